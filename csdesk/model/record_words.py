"""What the words say that clients write into a column of states, as shipped content."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.identifiers import FieldId
from csdesk.model.tables import TableKind


class Meaning(StrEnum):
    """What a state of a record says, whatever a client calls it."""

    TRIAL = "trial"
    """A subscription that is tried, or costs nothing."""
    PAUSED = "paused"
    ENDED = "ended"
    """A subscription that is over, whose last day has to be known."""
    VOID = "void"
    """An invoice that never was sent, or was taken back: nobody has to pay it."""
    PAID = "paid"
    DONE = "done"
    NOT_NEEDED = "not needed"
    NO_REQUEST = "no request"
    """A support request that was deleted, merged into another one, or spam."""
    RENEWED = "renewed"
    REDUCED = "reduced"
    LOST = "lost"
    GAIN = "gain"
    """A revenue movement that brings revenue: a new customer, more seats, a return."""
    EXCHANGE = "exchange rate"
    PRICE = "price"
    USUAL = "usual"
    """It says nothing that counts otherwise: "active", "open". Such words stay as they are."""


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words that say the same."""

    words: tuple[str, ...]
    means: Meaning = Meaning.USUAL
    months: float | None = None
    """The length of a billing period, where the words name one."""


@dataclass(frozen=True, slots=True)
class RecordWords:
    """The words of one column of one table."""

    table: TableKind
    field: FieldId
    groups: tuple[WordGroup, ...]
    unknown: str = ""
    """How records with any other word are counted; empty where a word may be anything."""


def list_words(
    known: Iterable[RecordWords], column: tuple[TableKind, FieldId], meanings: Collection[Meaning]
) -> tuple[str, ...]:
    """Return the words of a column that say any of these."""
    return tuple(
        word
        for one in known
        if (one.table, one.field) == column
        for group in one.groups
        if group.means in meanings
        for word in group.words
    )


@dataclass(frozen=True, slots=True)
class UnknownWords:
    """Words of a column that the content does not know, the most frequent first."""

    table: TableKind
    field: FieldId
    words: tuple[str, ...]
    positions: tuple[int, ...]
    """The records that hold one of them."""
    stated: int
    """Records that hold any word."""
    counted: str
