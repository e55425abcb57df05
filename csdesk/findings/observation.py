"""What a rule has seen: figures for its texts, the accounts concerned, and the evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.formatting import percent
from csdesk.model.accounts import AccountTable
from csdesk.model.few import FEWEST
from csdesk.model.findings import Evidence
from csdesk.model.identifiers import InitiativeId


@dataclass(frozen=True, slots=True)
class Affected:
    """Accounts that a finding is about, largest ARR first; ``arr`` is None without any ARR."""

    table: AccountTable
    positions: tuple[int, ...]
    is_at_stake: bool = True
    """Whether their ARR counts as being at stake; it does not where only knowledge is missing."""

    def names(self) -> tuple[str, ...]:
        """Return the accounts' names, or their keys where the list has no names."""
        names = self.table.column("account_name")
        return tuple(str(names[at] or self.table.keys[at]) for at in self.positions)

    def arr(self) -> tuple[float, ...] | None:
        """Return the ARR of each account, None when the list states no ARR at all."""
        if not has_values(self.table, "arr"):
            return None
        amounts = self.table.arr()
        return tuple(amounts[at] for at in self.positions)

    def evidence(self, text: str) -> Evidence:
        """Return the rows of the list in which these accounts stand."""
        import numpy as np

        # Positions are in the order of the rows, nearly always, so the second sorting is quick.
        places = np.sort(np.array(self.positions, np.int64)).tolist()
        rows = sorted(self.table.source_rows[at] for at in places)
        return Evidence(text, file=self.table.file_name, sheet=self.table.sheet, rows=tuple(rows))


@dataclass(frozen=True, slots=True)
class Observation:
    """Figures as they are written into a rule's texts; percentages follow from the counts."""

    evidence: tuple[Evidence, ...]
    value: str = ""
    threshold: str = ""
    target: str = ""
    """The target of a KPI."""
    limit: str = ""
    """The edge of a signal or of the scorecard beyond which something counts as wrong."""
    count: int | None = None
    total: int | None = None
    affected: Affected | None = None
    names: tuple[str, ...] = ()
    """Names of what it concerns, where those are not the accounts' own."""
    base: int | None = None
    """How many accounts a rate or a share rests on; None where there is none."""
    initiatives: tuple[InitiativeId, ...] = ()
    """What closes it beside the initiatives of the rule."""
    is_hint: bool = False
    """Whether what it rests on is mostly known in part, such as thin scores."""

    @property
    def is_few(self) -> bool:
        """Return whether the base is too small for a percentage (S1.56)."""
        return self.base is not None and self.base < FEWEST


def choose_accounts(
    table: AccountTable, positions: Iterable[int], *, is_at_stake: bool = True
) -> Affected:
    """Return these accounts of a list, those with most ARR first."""
    return Affected(table, tuple(rank_by_arr(table, positions)), is_at_stake)


def rank_by_arr(table: AccountTable, positions: Iterable[int]) -> list[int]:
    """Return these positions, those with most ARR first, of equals the first on the list."""
    import numpy as np

    places = np.sort(np.array(list(positions), np.int64))
    ranked: list[int] = places[np.argsort(-table.arr_column[places], kind="stable")].tolist()
    return ranked


def paying_positions(table: AccountTable) -> Sequence[int]:
    """Return the positions of the accounts with ARR; all of them when the list states none."""
    if not has_values(table, "arr"):
        return range(len(table))
    paying: list[int] = (table.arr_column > 0).nonzero()[0].tolist()
    return paying


def has_values(table: AccountTable, field: str) -> bool:
    """Return whether any account of a list has a value in this column."""
    return any(not is_blank(value) for value in table.column(field))


def is_due_within(renewal: object, as_of: date, days: int) -> bool:
    """Return whether a renewal date lies between today and so many days from now."""
    return isinstance(renewal, date) and 0 <= (renewal - as_of).days <= days


def share_note(count: int | None, total: int | None) -> str:
    """Return " (33.3%)"; nothing where a percentage would say too much."""
    if count is None or total is None or total < FEWEST:
        return ""
    return f" ({percent(100 * count / total)})"


def is_blank(value: object) -> bool:
    """Return whether a cell says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def unite(initiatives: Iterable[Iterable[InitiativeId]]) -> tuple[InitiativeId, ...]:
    """Return each initiative once, in the order in which they are named."""
    return tuple(dict.fromkeys(one for several in initiatives for one in several))
