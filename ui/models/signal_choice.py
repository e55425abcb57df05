"""The facts that a scorecard can be made of, and for how many accounts each is known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from csdesk.formatting import number, percent
from csdesk.model.directions import Direction
from csdesk.model.fact_windows import split_window
from csdesk.model.facts import FactDefinition, Facts
from csdesk.model.identifiers import FactId, SignalId
from csdesk.model.scorecards import Scorecard, Signal, SignalCategory
from csdesk.model.tables import TableKind
from csdesk.report.document import Status, StatusWord
from ui.models.column_table import TableColumn

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WHOLE = 100
FIRST_WEIGHT = 5.0
_CATEGORIES = {
    TableKind.USAGE: SignalCategory.PRODUCT_USAGE,
    TableKind.USAGE_EVENTS: SignalCategory.PRODUCT_USAGE,
    TableKind.USAGE_SIGNALS: SignalCategory.PRODUCT_USAGE,
    TableKind.SUPPORT: SignalCategory.SUPPORT,
    TableKind.SURVEYS: SignalCategory.SUPPORT,
    TableKind.INVOICES: SignalCategory.FINANCIAL,
    TableKind.PAYMENTS: SignalCategory.FINANCIAL,
    TableKind.TOUCHES: SignalCategory.RELATIONSHIP,
    TableKind.USERS: SignalCategory.RELATIONSHIP,
}
_COMPUTABLE = StatusWord(Status.GOOD, "Yes")
_IN_PART = StatusWord(Status.WATCH, "In part")
_NOT = StatusWord(Status.NONE, "No data")


@dataclass(frozen=True, slots=True)
class FactChoice:
    """A fact that can become a signal; ``known`` accounts of all."""

    definition: FactDefinition
    known: int
    accounts: int
    is_used: bool

    @property
    def status(self) -> StatusWord:
        """Return whether the client's data tell it: of all accounts, of some, of none."""
        if not self.known:
            return _NOT
        return _COMPUTABLE if self.known == self.accounts else _IN_PART


def count_known(facts: Facts) -> Mapping[FactId, int]:
    """Return for how many accounts each fact is known."""
    import numpy as np

    return {
        fact: int(np.count_nonzero(~np.isnan(facts.numbers(fact)))) for fact in facts.definitions
    }


def list_choices(
    facts: Facts, known: Mapping[FactId, int], card: Scorecard
) -> tuple[FactChoice, ...]:
    """Return every fact, those that are known for most accounts first."""
    used = {split_window(signal.fact)[0] for signal in card.signals}
    found = (
        FactChoice(one, known.get(fact, 0), len(facts.keys), fact in used)
        for fact, one in facts.definitions.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.known, one.definition.name)))


def choice_columns(choices: Sequence[FactChoice]) -> tuple[TableColumn, ...]:
    """Return the table of facts to choose from."""
    statuses = [one.status for one in choices]
    return (
        TableColumn("Fact", [_name(one) for one in choices], str, width=210),
        TableColumn(
            "From your data", [one.word for one in statuses], str, statuses.__getitem__, width=112
        ),
        TableColumn("Known for", [_cover(one) for one in choices], str, right=True, width=120),
        TableColumn("It asks", [one.definition.question for one in choices], str, width=330),
    )


def make_signal(fact: FactDefinition, facts: Facts, presets: Iterable[Scorecard]) -> Signal:
    """Return a new signal on a fact: as a shipped card has it, else with edges from the book."""
    every = (signal for card in presets for signal in card.signals)
    known = next((one for one in every if one.fact == fact.id), None)
    if known is not None:
        return replace(known, weight=FIRST_WEIGHT, group=None)
    yellow, green = _thirds(facts.numbers(fact.id))
    return Signal(
        id=SignalId(fact.id),
        name=fact.name,
        category=_CATEGORIES.get(fact.sources[-1].table, SignalCategory.BUSINESS),
        fact=fact.id,
        weight=FIRST_WEIGHT,
        direction=Direction.HIGHER,
        green=green,
        yellow=yellow,
        unit=fact.unit,
    )


def _thirds(values: NDArray[np.float64]) -> tuple[float, float]:
    """Return two values that a third and two thirds of the book do not pass."""
    import numpy as np

    known = values[~np.isnan(values)]
    if not known.size:
        return 0.0, 1.0
    low, high = (float(f"{edge:.3g}") for edge in np.quantile(known, (1 / 3, 2 / 3)))
    return (low, high) if low < high else (low, low + 1)


def _name(choice: FactChoice) -> str:
    return f"{choice.definition.name} (in the card)" if choice.is_used else choice.definition.name


def _cover(choice: FactChoice) -> str:
    if not choice.accounts:
        return "–"
    share = percent(WHOLE * choice.known / choice.accounts, 0)
    return f"{number(choice.known)} ({share})"
