"""What one part of the events adds up to, in tables that any other part can be added to.

Days are counted from the first that is looked at. Every table says whose the events are by the
account ``a``, and where they name none by the user ``o`` whose account is looked up at the end:

- ``users`` the days of each user in words of 64 bits, ``w0`` and on;
- ``days`` the events ``n`` of each day ``d``, and its features in words of 64 bits, ``f0`` and on;
- ``visits`` the first day ``d`` of each session.
"""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.ingest.events.cleaning import SPACES, Cleaner
from csdesk.ingest.events.doubles import APART
from csdesk.ingest.events.engine import Engine
from csdesk.ingest.events.survey import Part, Survey, dated_events
from csdesk.progress import Progress

BITS = 64
FEATURES = "features"
"""The table of the features with their numbers from 0."""


@dataclass(frozen=True, slots=True)
class Sums:
    """The SQL of partial sums over any events with the columns of ``Cleaner.events``."""

    survey: Survey
    has_users: bool
    has_visits: bool
    sets_apart: bool = False
    """Some events may be there twice in different words, and are not among these sums."""

    @property
    def feature_words(self) -> int:
        """Return how many words of 64 features there are; 0 where none are told."""
        return -(-len(self.survey.features) // BITS)

    def select_users(self, events: str) -> str:
        """Return the SQL of the days of each user."""
        span = self.survey.span
        words = ", ".join(
            f"bit_or(bit) FILTER (word = {number}) AS w{number}" for number in range(span.words)
        )
        bits = f"SELECT a, u, d // {BITS} AS word, 1::UBIGINT << (d % {BITS}) AS bit FROM {events}"
        return f"SELECT a, u, {words} FROM ({bits} WHERE u IS NOT NULL) GROUP BY a, u"

    def select_days(self, events: str) -> str:
        """Return the SQL of the events of each day."""
        owner = "a, CASE WHEN a IS NULL THEN u END AS o, d"
        if not self.feature_words:
            return f"SELECT {owner}, count(*) AS n FROM {events} GROUP BY ALL"
        words = ", ".join(
            f"bit_or(1::UBIGINT << ({FEATURES}.code % {BITS})) "
            f"FILTER ({FEATURES}.code // {BITS} = {number}) AS f{number}"
            for number in range(self.feature_words)
        )
        joined = f"{events} LEFT JOIN {FEATURES} ON lower(trim(f)) = feature"
        return f"SELECT {owner}, count(*) AS n, {words} FROM {joined} GROUP BY ALL"

    def select_visits(self, events: str) -> str:
        """Return the SQL of the first day of each session; one is a user's own."""
        owner = "a, CASE WHEN a IS NULL THEN u END AS o"
        return (
            f"SELECT {owner}, hash(lower(trim(u, {SPACES})), s) AS visit, min(d) AS d "
            f"FROM {events} WHERE s IS NOT NULL GROUP BY ALL"
        )


def make_features(engine: Engine, survey: Survey) -> None:
    """Make the table of the features with their numbers."""
    engine.run(f"CREATE OR REPLACE TABLE {FEATURES} (feature VARCHAR, code INTEGER)")
    if survey.features:
        rows = ", ".join(
            f"({_quoted(feature)}, {code})" for code, feature in enumerate(survey.features)
        )
        engine.run(f"INSERT INTO {FEATURES} VALUES {rows}")


def make_sums(survey: Survey, cleaner: Cleaner, *, sets_apart: bool) -> Sums:
    """Return the SQL for the partial sums of these events."""
    has_users, has_visits = cleaner.has("user_id"), cleaner.has("session_id")
    return Sums(survey, has_users, has_visits, sets_apart)


def add_part(engine: Engine, part: Part, number: int, sums: Sums, progress: Progress) -> None:
    """Add one part up; its tables carry its number. They are all there, or none is."""
    events = dated_events(part, sums.survey)
    if sums.sets_apart:
        events = _single(events, sums.survey.key)
    engine.run("BEGIN")
    try:
        for table, select in (
            ("users", sums.select_users(events)),
            ("days", sums.select_days(events)),
            ("visits", sums.select_visits(events)),
        ):
            step = f"Adding up {part.file.path.name}"
            engine.run(f"CREATE TABLE {table}_{number} AS {select}", progress, step)
        engine.run("COMMIT")
    except BaseException:
        engine.run("ROLLBACK")
        raise


def _single(events: str, key: str) -> str:
    """Return the SQL of the events that are not set apart."""
    keyed = f"(SELECT *, {key} AS h FROM {events})"
    return f"(SELECT * FROM {keyed} ANTI JOIN {APART} USING (h))"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
