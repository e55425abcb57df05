"""The SQL that reads one file as clean events: ids without spaces around them, days as numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from csdesk.ingest.events.engine import name
from csdesk.ingest.events.files import EventFile
from csdesk.ingest.events.times import microseconds
from csdesk.model.identifiers import FieldId
from csdesk.model.usage_events import EventChoices, TimeFormat

DAY = 86_400_000_000
"""Microseconds."""
SECOND = 1_000_000
SPACES = "E' \\t\\r\\n'"
TEXT, FILLED = "VARCHAR", "FILLED"
"""Types of columns: texts, and texts of which none is blank or begins with a space."""
EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Cleaner:
    """Reads files under the choices of a person; ``way`` is how times in texts are written."""

    choices: EventChoices
    way: TimeFormat

    def events(self, file: EventFile, kinds: Mapping[str, str], *, keeps_torn: bool = False) -> str:
        """Return the SQL for the events of a file, every row of it.

        Columns: ``a`` account, ``u`` user, ``e`` own id, ``t`` type, ``f`` feature, ``s`` session
        as text, NULL where blank; ``us`` microseconds since 1970, ``day`` days since then.
        ``kinds`` are the types of the file's columns, ``FILLED`` for texts without a blank.
        """
        account, fallback = self._id("account_id", kinds), self._id("account_name", kinds)
        if "account_name" in self.choices.columns:
            account = f"coalesce({account}, {fallback})"
        time = self.choices.columns[FieldId("happened_at")]
        moment = microseconds(name(time), kinds[time], self.way)
        return (
            f"(SELECT *, us // {DAY} AS day FROM (SELECT {account} AS a, "
            f"{self._id('user_id', kinds)} AS u, {self._text('event_id', kinds)} AS e, "
            f"{self._text('event_type', kinds)} AS t, {self._text('feature', kinds)} AS f, "
            f"{self._text('session_id', kinds)} AS s, {moment} AS us "
            f"FROM {file.scan(keeps_torn=keeps_torn)}))"
        )

    def has(self, field: str) -> bool:
        """Tell whether a column was chosen for a field."""
        return field in self.choices.columns

    def _id(self, field: str, kinds: Mapping[str, str]) -> str:
        """Return an id; what begins with a space is trimmed, which is rare and costs time."""
        text = self._text(field, kinds)
        column = self.choices.columns.get(FieldId(field))
        if column is None or kinds[column] == FILLED:
            return text
        return f"CASE WHEN {text} < '!' THEN nullif(trim({text}, {SPACES}), '') ELSE {text} END"

    def _text(self, field: str, kinds: Mapping[str, str]) -> str:
        column = self.choices.columns.get(FieldId(field))
        if column is None:
            return "NULL::VARCHAR"
        if kinds[column] == FILLED:
            return name(column)
        text = name(column) if kinds[column] == TEXT else f"CAST({name(column)} AS VARCHAR)"
        return f"nullif({text}, '')"


def day_number(day: date) -> int:
    """Return the days since 1970 of a date."""
    return day.toordinal() - EPOCH


def find_day(number: int) -> date:
    """Return the date of a number of days since 1970."""
    return date.fromordinal(number + EPOCH)


def same_keys(cleaner: Cleaner) -> tuple[str, ...]:
    """Return the SQL of numbers that two events which are the same share; the quickest first.

    The first of two will do where every event has an id of its own. Others may share a number by
    chance: events with the same one are looked at one by one later. Of an event without an id the
    account is left out, as one of two may lack it.
    """
    by_what = f"hash(lower(trim(u, {SPACES})), t, us // {SECOND})"
    if not cleaner.has("event_id"):
        return (by_what,)
    return "hash(e)", f"CASE WHEN e IS NOT NULL THEN hash(e) ELSE {by_what} END"


def shorten(key: str) -> str:
    """Return the SQL of the upper half of a number, which takes half of the room."""
    return f"({key} >> 32)::UINTEGER"
