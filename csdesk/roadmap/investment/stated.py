"""What people stated about the money of a plan, as numbers, with who says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.formatting import answered_number, money, percent, write_as_of
from csdesk.model.investment import Basis, Gap
from csdesk.model.kpi_book import InputKind, KpiInputDefinition, KpiInputId, StatedInput

BY_DEFAULT = "by default"


@dataclass(frozen=True, slots=True)
class StatedFigures:
    """Stated figures and the defaults of those that nobody stated."""

    definitions: Mapping[str, KpiInputDefinition]
    stated: Mapping[KpiInputId, StatedInput]
    currency: str

    def find(self, name: str) -> float | None:
        """Return a figure as stated, else its default; None where there is neither."""
        found = self.stated.get(KpiInputId(name))
        known = self.definitions.get(name)
        text = found.value if found else known.default if known else ""
        return float(text) if text else None

    def is_stated(self, name: str) -> bool:
        """Tell whether a person stated it."""
        return KpiInputId(name) in self.stated

    def tell(self, name: str) -> Basis | None:
        """Return a figure in words with who says so; None where there is none."""
        value, definition = self.find(name), self.definitions.get(name)
        if value is None or definition is None:
            return None
        found = self.stated.get(KpiInputId(name))
        source = write_as_of(found.basis, found.as_of) if found else BY_DEFAULT
        if not found and definition.source:
            source = f"{BY_DEFAULT} ({definition.source})"
        return Basis(definition.name, self._write(definition, value), source)

    def gap(self, figure: str, name: str) -> Gap:
        """Return what to say where a figure is needed and nobody stated it."""
        words = self.definitions[name].name
        return Gap(figure, f"“{words}” is not stated.", f"State “{words}”.")

    def _write(self, definition: KpiInputDefinition, value: float) -> str:
        if definition.kind is InputKind.PERCENT:
            return percent(value, 4, trim=True)
        if definition.kind is InputKind.MONEY:
            return money(value, self.currency)
        return answered_number(value)
