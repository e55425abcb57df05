"""Questions in SQL about a client's tables: what ships, the tables, and what comes of asking."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from csdesk.model.tables import Cell

MOST_ROWS = 10_000
"""As many rows of a result are shown."""
AS_OF = "as_of"
"""The parameter that every query may use: the day of the client's figures, as 2026-10-31."""


@dataclass(frozen=True, slots=True)
class QueryParameter:
    """A number in a query that a person may change; in SQL it is written ``:id``."""

    id: str
    about: str
    default: float


@dataclass(frozen=True, slots=True)
class SampleQuery:
    """One snippet of the source texts, corrected, as shipped content."""

    id: str
    name: str
    question: str
    source: str
    wrong: str
    """What was wrong with the original."""
    matters: str
    """What comes of that in a real client's figures."""
    sql: str
    parameters: tuple[QueryParameter, ...] = ()


@dataclass(frozen=True, slots=True)
class TableOutline:
    """What is known of a table that queries can name, without its values."""

    name: str
    about: str
    columns: tuple[str, ...]
    filled: frozenset[str] = frozenset()
    """Columns for which the client's files have at least one value."""
    records: int | None = 0
    """How many records there are; None where that is known only once they are computed."""


@dataclass(frozen=True, slots=True)
class QueryTable:
    """A table that queries can name.

    ``read`` gives its values column by column, all of one length, for the names that it is asked
    for; a column that no file has may be left out.
    """

    outline: TableOutline
    read: Callable[[Sequence[str]], Mapping[str, Sequence[Cell]]]

    @property
    def name(self) -> str:
        """Return what queries call it."""
        return self.outline.name

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of its columns."""
        return self.outline.columns


@dataclass(frozen=True, slots=True)
class QueryResult:
    """What a query found."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]
    """At most ``MOST_ROWS`` of them."""
    total: int | None
    """How many rows there are; None where counting them all takes longer than is allowed."""
    day: str
    """The day of the client's figures, as ``:as_of`` had it."""

    @property
    def is_cut(self) -> bool:
        """Tell whether there are more rows than these."""
        return self.total is None or self.total > len(self.rows)
