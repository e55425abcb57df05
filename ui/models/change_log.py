"""The change log as a table: who did what to which thing, and what it was before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from csdesk.formatting import UNKNOWN, day
from csdesk.model.history import LogEntry
from csdesk.model.identifiers import EngagementId
from ui.models.action_words import action_title
from ui.models.column_table import TableColumn
from ui.models.log_names import LogNames
from ui.models.log_values import changed_values, entity_words

NOBODY = "–"


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the change log in words."""

    entry: LogEntry
    time: str
    """In the time of this computer."""
    person: str
    action: str
    entity: str
    before: str
    after: str

    @property
    def words(self) -> str:
        """Return everything in the line, to search in."""
        parts = (self.time, self.person, self.action, self.entity, self.before, self.after)
        return "\n".join(parts).casefold()


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which lines of the change log are shown; an empty part lets every line through."""

    text: str = ""
    person: str = ""
    action: str = ""
    since: datetime | None = None
    client: EngagementId | None = None
    """Lines of this engagement, and those that belong to the file as a whole."""


def write_line(entry: LogEntry, names: LogNames) -> LogLine:
    """Return a line of the change log in words."""
    before, after = changed_values(entry, names)
    return LogLine(
        entry=entry,
        time=local_time(entry.at),
        person=entry.person or NOBODY,
        action=action_title(entry.action),
        entity=entity_words(entry, names),
        before=before,
        after=after,
    )


def log_columns(lines: Sequence[LogLine]) -> tuple[TableColumn, ...]:
    """Return the columns of the table; the time sorts by the order of the lines."""
    times = {line.entry.id: line.time for line in lines}
    ids = [line.entry.id for line in lines]
    return (
        TableColumn("What", [line.entity for line in lines], str, width=160),
        TableColumn("Time", ids, times.__getitem__, width=130),
        TableColumn("Person", [line.person for line in lines], str, width=112),
        TableColumn("Done", [line.action for line in lines], str, width=140),
        TableColumn("Before", [line.before for line in lines], str, width=88),
        TableColumn("After", [line.after for line in lines], str, width=116),
    )


def matching_rows(lines: Sequence[LogLine], chosen: LogFilter) -> list[int] | None:
    """Return the places of the lines that a filter lets through, None when it lets all through."""
    if chosen == LogFilter():
        return None
    needle = chosen.text.strip().casefold()
    return [
        row
        for row, line in enumerate(lines)
        if (not chosen.person or line.person == chosen.person)
        and (not chosen.action or line.action == chosen.action)
        and (chosen.client is None or line.entry.engagement in (None, chosen.client))
        and (chosen.since is None or line.entry.at >= chosen.since)
        and (not needle or needle in line.words)
    ]


def people(lines: Sequence[LogLine]) -> list[str]:
    """Return everybody who is named in the log, by name."""
    return sorted({line.person for line in lines}, key=str.casefold)


def actions(lines: Sequence[LogLine]) -> list[str]:
    """Return everything that was done, by name."""
    return sorted({line.action for line in lines})


def start_of_day(days_ago: int, today: date | None = None) -> datetime:
    """Return when a day began on this computer."""
    today = today or datetime.now().astimezone().date()
    first = today - timedelta(days=days_ago)
    return datetime(first.year, first.month, first.day).astimezone()


def local_time(at: datetime) -> str:
    """Return a moment as "9 Mar 2026, 14:02" in the time of this computer."""
    local = at.astimezone()
    return f"{day(local.date())}, {local:%H:%M}"


def utc_time(at: datetime) -> str:
    """Return a moment to the second, in UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"


@dataclass(frozen=True, slots=True)
class LogFact:
    """One of the seven parts of a line (S1.77): its name, its words, and what is stored."""

    name: str
    words: str
    stored: str = ""


def list_facts(line: LogLine) -> tuple[LogFact, ...]:
    """Return all seven parts of a line, and the raw values behind the words."""
    entry = line.entry
    return (
        LogFact("Line", str(entry.id), f"step {entry.step}"),
        LogFact("Person", line.person),
        LogFact("Done", line.action, entry.action),
        LogFact("Time", line.time, utc_time(entry.at)),
        LogFact("What", line.entity, f"{entry.entity} {entry.key}".strip()),
        LogFact("Before", line.before, entry.old_value or UNKNOWN),
        LogFact("After", line.after, entry.new_value or UNKNOWN),
    )
