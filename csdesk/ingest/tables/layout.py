"""What has to be known of a table to sort its rows, and what its rows turned out to be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from csdesk.ingest.tables.catalogue import KnownTable
from csdesk.ingest.tables.totals import TotalWords
from csdesk.model.tables import TableKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class RowRejection:
    """A row that stands among the records and is not read as one."""

    row: int
    problem: str
    fix: str


@dataclass(frozen=True, slots=True)
class TableLayout:
    """What has to be known of a table to sort its rows; rows and columns are 1-based.

    ``amounts`` gives the amount of each row below the header, NaN where it has none.
    """

    key_columns: tuple[int, ...]
    total_words: TotalWords
    amounts: Callable[[], NDArray[np.float64]]
    lacks_key: RowRejection
    """What to say of a row without a key; its row number does not count."""
    carried: Mapping[int, Collection[int]] = field(default_factory=dict)
    """By key column the rows that are covered by merged cells and so have the key of another."""
    left_out: frozenset[int] = frozenset()
    """Hidden rows that the person does not want."""


@dataclass(slots=True)
class TableBody:
    """The rows of a table by what they are, 1-based, in the order of the file."""

    records: Sequence[int] = ()
    rejections: list[RowRejection] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    without_key: int = 0
    """Rejected rows that have values but no key."""
    total_amounts: dict[int, float] = field(default_factory=dict)
    """The amount that each total row states."""

    @property
    def last_row(self) -> int | None:
        """Return the last row that is or might have been a record."""
        rows = [*self.records[-1:], *(rejection.row for rejection in self.rejections)]
        return max(rows, default=None)


def explain_lack(known: KnownTable) -> RowRejection:
    """Return what to say of a row that has no key; its row number is still to be filled in."""
    if known.kind is TableKind.ACCOUNTS:
        return RowRejection(
            0, "the row has neither an account id nor a name", "Fill in one of them"
        )
    names = [known.fields[field].name for field in known.key_fields()]
    wanted = " or ".join(names[:3])
    problem = f"the row does not say which {known.definition.record} it is, nor whose"
    return RowRejection(0, problem, f"Fill in {wanted}")
