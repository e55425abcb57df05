"""How values of a report are written, and the values that carry more than a number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.kpis import Unit


class Format(StrEnum):
    """How a raw value is written, on paper and in a cell."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    """One digit."""
    PERCENT = "percent"
    """Percent points, one digit: 104.2 is 104.2%."""
    MONEY = "money"
    """Whole units of the report's currency."""
    DATE = "date"
    STATUS = "status"
    """A ``StatusWord``, written as its word with its shape."""
    QUANTITY = "quantity"
    """A ``Quantity``: the unit differs from row to row."""
    LETTER = "letter"
    """A RACI letter, or empty text."""


class Status(StrEnum):
    """Silhouette, word and colour of the four states."""

    GOOD = "good"
    WATCH = "watch"
    RISK = "risk"
    NONE = "none"
    DOING = "doing"


@dataclass(frozen=True, slots=True)
class StatusWord:
    """A status with the word that names it here ("Below target")."""

    status: Status
    word: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its own unit; ``digits`` None: as many as its unit is usually given with."""

    value: float | None
    unit: Unit
    digits: int | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A text with a quieter second line: a plain name above its term."""

    text: str
    note: str
    place: str = ""
    """The name by which links lead here; empty: none does."""
    link: str = ""
    """The place that it leads to; empty: none."""


Value = str | float | int | date | StatusWord | Quantity | Noted | None
