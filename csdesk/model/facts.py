"""What is known about each account on a day: facts, and where they are read from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from csdesk.model.identifiers import AccountKey, FactId, FieldId
from csdesk.model.tables import TableKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]


class Aggregate(StrEnum):
    """How the records of an account within a window become one number."""

    VALUE = "value"
    """The number that the customer list itself states."""
    LATEST = "latest"
    MEAN = "mean"
    SUM = "sum"
    LARGEST = "largest"
    SMALLEST = "smallest"
    COUNT = "count"
    """Records; 0 for an account without any, where the list has a record of somebody."""
    DISTINCT = "distinct"
    """Different values."""
    PER_MONTH = "per_month"
    """``COUNT`` divided by the months of the window, each 30 days."""
    EMA = "ema"
    """Exponential moving average of the daily sums: alpha is 2 / (window days + 1) (S1.24)."""
    CHANGE = "change"
    """Sum of the window against that of the window before, in percent; None from a base of 0.

    Of the customer list: what it states against what the earlier list stated.
    """
    DAYS_SINCE = "days_since"
    """Days from the latest date until the day looked at."""
    DAYS_UNTIL = "days_until"
    """Days from the day looked at until the next date; below 0 where the only dates are past."""
    SHARE = "share"
    """Percent of the records that state the field for which it is true."""


@dataclass(frozen=True, slots=True)
class RecordFilter:
    """Only records whose value of a field is one of ``words`` (compared without case)."""

    field: FieldId
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactSource:
    """One way to know a fact: a field of a canonical table, gathered over a window.

    A window of 0 days takes every record up to the day looked at; of n days those of the n days
    that end on it. ``scale`` multiplies the result, ``divisor`` divides it (3 makes a month of a
    quarter).
    """

    table: TableKind
    field: FieldId
    aggregate: Aggregate
    window_days: int = 0
    dated_by: FieldId | None = None
    """The field that says when a record happened; None: the one that its table names."""
    where: tuple[RecordFilter, ...] = ()
    """All of them hold for a record that counts."""
    since: FieldId | None = None
    """The value of a record is the days from this date to ``field``, at least 0; where the latter
    is blank or yet to come, to the day looked at."""
    divided_by: FieldId | None = None
    """The value of a record is its ``field`` divided by this one, where that is above 0."""
    is_lasting: bool = False
    """It never changes once it is stated, so that today's list tells it of a past day as well."""
    scale: float = 1.0
    divisor: float = 1.0


@dataclass(frozen=True, slots=True)
class FactDefinition:
    """Something that can be known about an account, as shipped content.

    The first source that has a value for an account wins.
    """

    id: FactId
    name: str
    unit: str
    """``percent``, ``days``, ``money``, ``count``, or words ("rating 0 to 10")."""
    question: str
    """What it says, in words that a founder understands."""
    sources: tuple[FactSource, ...]
    seeds: str = ""


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts of one kind within a catalogue."""

    name: str
    facts: tuple[FactId, ...]


@dataclass(frozen=True, slots=True)
class FactCatalogue:
    """Facts that a text proposes for a score, sorted as it sorts them (S1.23, S4.7)."""

    id: str
    name: str
    groups: tuple[FactGroup, ...]
    seeds: str = ""


@dataclass(frozen=True, slots=True)
class FactOrigin:
    """Where the value of a fact comes from for one account."""

    source: FactSource
    file: str
    sheet: str
    rows: tuple[int, ...]
    """The source rows, at most a hundred."""
    records: int
    """How many records there are behind it in all."""
    dated: date | None


class Facts(Protocol):
    """The facts of all accounts of a book on one day, each computed when it is asked for.

    Arrays have one value per account in the order of ``keys``; unknown is NaN, or None in texts.
    Only what was dated on or before ``as_of`` counts, so facts of a past day know nothing of what
    came later. Where ``is_replayed``, facts that only the undated customer list states are NaN.
    """

    as_of: date
    keys: tuple[AccountKey, ...]
    is_replayed: bool

    def numbers(self, fact: FactId) -> FloatArray:
        """Return a fact as numbers; KeyError for one that no definition names."""
        ...

    def ages(self, fact: FactId) -> FloatArray:
        """Return how many days before ``as_of`` the latest record behind each value is dated."""
        ...

    def texts(self, field: FieldId) -> Sequence[str | None]:
        """Return a field of the customer list as text, as the latest list states it."""
        ...

    def origin(self, fact: FactId, account: AccountKey) -> FactOrigin | None:
        """Return where one value comes from."""
        ...

    def main_feature(self, account: AccountKey) -> str | None:
        """Return the feature that an account used most; None where none is named."""
        ...

    @property
    def arr(self) -> FloatArray:
        """Annual recurring revenue, 0 where it is not stated."""
        ...

    @property
    def definitions(self) -> Mapping[FactId, FactDefinition]:
        """What the facts mean."""
        ...
