"""An instrument as rows of sheets: to be looked at, changed, and read back as one's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import MISSING, dataclass, fields
from typing import Any

from csdesk.model.instrument_sheets import NO, YES, Column, Form, SheetForm
from csdesk.model.instruments import Instrument

Cell = str | float | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class InstrumentTemplate:
    """What is written: an instrument, or empty sheets where there is none."""

    instrument: Instrument | None = None

    def rows(self, form: SheetForm) -> tuple[Row, ...]:
        """Return the rows of one sheet below its header; what stands at its default is empty."""
        if self.instrument is None:
            return ()
        items = _items_of(self.instrument, form.section)
        if not form.part:
            return tuple(_row(item, form.columns) for item in items)
        return tuple(
            (_name(item), *_row(part, form.columns[1:]))
            for item in items
            for part in getattr(item, form.part)
        )


@dataclass(frozen=True, slots=True)
class _Shared:
    """A lent question as the sheet of shared questions has it."""

    question: str
    area: str
    tier: int | None = None
    weight: float = 1.0


def _items_of(instrument: Instrument, section: str) -> Iterable[Any]:
    own = [question for question in instrument.questions if question.lender is None]
    lent = [question for question in instrument.questions if question.lender is not None]
    known: dict[str, Iterable[Any]] = {
        "instrument": (instrument,),
        "tier": instrument.tiers,
        "mark": instrument.marks,
        "area": instrument.areas,
        "dimension": instrument.dimensions,
        "function": instrument.functions,
        "grid": instrument.grids,
        "reconciliation": instrument.reconciliations,
        "question": own,
        "shared": [_Shared(one.id, one.area, one.tier, one.weight) for one in lent],
    }
    return known[section]


def _name(item: Any) -> Cell:
    """Return what the rows of a part call the object that they belong to."""
    name: Cell = getattr(item, "id", None) or item.number
    return name


def _row(item: Any, columns: tuple[Column, ...]) -> Row:
    defaults = {field.name: field.default for field in fields(item)}
    return tuple(_cell(getattr(item, one.key), one, defaults[one.key]) for one in columns)


def _cell(value: Any, column: Column, default: Any) -> Cell:
    if value is None or (default is not MISSING and value == default):
        return None
    if column.form is Form.LIST:
        return "\n".join(_texts(value))
    if column.form is Form.FLAG:
        return YES if value else NO
    return str(value) if column.form is Form.TEXT else float(value)


def _texts(values: Iterable[object]) -> Iterator[str]:
    return (str(value) for value in values)
