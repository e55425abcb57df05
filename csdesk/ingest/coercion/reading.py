"""What came out of reading one column."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from csdesk.model.imports import Option, Topic
from csdesk.model.tables import Cell


@dataclass(frozen=True, slots=True)
class Unread:
    """A value that is not what its field needs; ``value`` where it is a number out of range.

    ``is_open`` marks a value of the right kind which can be read in two ways. ``day`` is a date
    that nobody can mean, such as one in 1900.
    """

    problem: str
    fix: str
    value: float | None = None
    is_open: bool = False
    day: date | None = None
    rates: tuple[str, ...] = ()
    """The currencies whose exchange rates would make it readable."""


@dataclass(frozen=True, slots=True)
class ColumnQuestion:
    """What a column leaves open. ``proposed`` is what its evidence speaks for, or None.

    The reading follows the answer, or else the proposal. Without both, values that depend on it
    are unread and open, or stay as they are written.
    """

    topic: Topic
    text: str
    evidence: str
    options: tuple[Option, ...]
    proposed: str | None = None

    def settle(self, answers: Mapping[Topic, str]) -> str | None:
        """Return the option to go by: the person's answer, or else what is proposed."""
        answer = answers.get(self.topic)
        return answer if answer in {option.value for option in self.options} else self.proposed


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """One column, value by value; what was not read is None there and explained in ``unread``.

    ``conversions`` say what was read differently from how it is written. ``manner`` says how the
    column was understood and why. ``currencies`` has the first index of each currency mark.
    ``refusal`` is set when the column as a whole cannot be read; it has no values then.
    ``originals`` has the file's own text at each index where the value is another form of it, or
    where a word for nothing was read as empty. ``proven`` has what the column shows beyond doubt
    (DATE_ORDER, DECIMAL_MARK): evidence for other columns of its table.
    """

    values: tuple[Cell, ...]
    unread: Mapping[int, Unread] = field(default_factory=dict)
    conversions: tuple[str, ...] = ()
    manner: str = ""
    currencies: Mapping[str, int] = field(default_factory=dict)
    refusal: Unread | None = None
    questions: tuple[ColumnQuestion, ...] = ()
    originals: Mapping[int, str] = field(default_factory=dict)
    proven: Mapping[Topic, str] = field(default_factory=dict)


def quote(value: object) -> str:
    """Return a value as it may stand in a sentence, cut when it is long."""
    text = " ".join(str(value).split())
    return f"“{text}”" if len(text) <= 40 else f"“{text[:39]}…”"


def refuse_column(length: int, problem: str, fix: str) -> ColumnReading:
    """Return the reading of a column that cannot be read as a whole."""
    return ColumnReading((None,) * length, refusal=Unread(problem, fix))
