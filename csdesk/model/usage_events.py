"""Events of use on their way in: which columns tell what, the rules, and what was counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from csdesk.model.identifiers import FieldId

LONGEST_WINDOW = 90
"""Days that the signals of one day look back over."""
USED_FIELDS = (
    "account_id", "account_name", "user_id", "happened_at", "event_type", "feature", "session_id",
    "event_id",
)  # fmt: skip
"""The fields of an event that signals are made of; nothing else of a file is read."""


@dataclass(frozen=True, slots=True)
class TimeFormat:
    """A way to write a time: ``pattern`` in the directives of strptime."""

    id: str
    name: str
    patterns: tuple[str, ...] = ()
    """Empty: as ISO 8601 writes it."""


@dataclass(frozen=True, slots=True)
class EventRules:
    """How events are added up, as shipped content."""

    month_ends: int
    """Ends of months before the last day that get signals of their own, at most."""
    most_signals: int
    """Rows of signals, at most; of more accounts fewer ends of months are kept."""
    most_days: int
    """Rows per account and day that are kept beside the signals; none where there are more."""
    most_features: int
    """A column with more different words names no features."""
    examples: int
    """Rows that are named of each kind of problem."""
    memory_mb: int
    """What the engine may hold in memory; the rest goes to the disk."""
    numbers_at_once: int
    """Keys that are looked through together for events that came twice."""
    time_formats: tuple[TimeFormat, ...] = ()


NO_EVENT_RULES = EventRules(0, 0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class EventChoices:
    """What a person says of event files: the column of each field, and what is a core feature."""

    columns: Mapping[FieldId, str] = field(default_factory=dict)
    core_features: tuple[str, ...] = ()
    time_format: str | None = None
    """The id of a ``TimeFormat``; None where the files leave no doubt."""


@dataclass(frozen=True, slots=True)
class EventColumn:
    """A column with what stands in its first rows; ``field`` is what it seems to be."""

    name: str
    samples: tuple[str, ...]
    field: FieldId | None = None


@dataclass(frozen=True, slots=True)
class EventFiles:
    """Event files that were looked into: their columns, and how their times may be meant.

    Several ``time_formats`` fit where days and months could be swapped.
    """

    name: str
    files: int
    size: int
    columns: tuple[EventColumn, ...]
    time_formats: tuple[TimeFormat, ...]
    choices: EventChoices
    """What is proposed."""


@dataclass(frozen=True, slots=True)
class EventProblem:
    """Rows that were not counted; ``examples`` are file and row."""

    words: str
    rows: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventCounts:
    """Where every row of the files went: the rows are the sum of all others."""

    rows: int
    counted: int
    """Events that the signals were made of, the repaired ones among them."""
    repaired: int
    """Events without an account that were given that of their user."""
    doubled: int
    unknown: int
    """Events that nothing says the account of."""
    problems: tuple[EventProblem, ...]
    first_day: date
    last_day: date
    accounts: int
    users: int
    names_zone: bool = False
    """The times say their zone and were taken to UTC; else they are taken as UTC."""

    @property
    def left_out(self) -> int:
        """Return how many rows were not counted for what is wrong with them."""
        return sum(problem.rows for problem in self.problems)
