"""Event files from the first look to the signals; a reading that was cancelled goes on later."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from csdesk.errors import CsdeskError, InputRefused
from csdesk.ingest.events.accounts import Users
from csdesk.ingest.events.cleaning import Cleaner, find_day
from csdesk.ingest.events.doubles import set_apart
from csdesk.ingest.events.engine import Engine, OutOfMemory, Room, refuse
from csdesk.ingest.events.files import EventFile
from csdesk.ingest.events.inspection import check_columns, name_files
from csdesk.ingest.events.joining import Joined, join_parts
from csdesk.ingest.events.partial_sums import Sums, add_part, make_features, make_sums
from csdesk.ingest.events.signals import make_days, make_signals
from csdesk.ingest.events.survey import TOO_OLD, Part, Survey, survey_files
from csdesk.ingest.events.times import find_format
from csdesk.model.usage_events import EventChoices, EventCounts, EventProblem, EventRules
from csdesk.progress import Progress, silent

PART_BYTES = 256 * 1024 * 1024
PART_FILES = 64
"""Files that are added up together, at most."""
NO_ROOM = "there are more accounts and users in it than fit into {} MB of memory"
MORE_ROOM = "Import fewer days or files at once"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the workspace knows: its users with their accounts, its accounts, and the day."""

    today: date
    users: Users = ()
    accounts: Sequence[str] = ()


class EventReading:
    """Event files under some choices; ``add_up`` may be cancelled and called again.

    Parts that were finished stay with the engine, and are not read a second time: what comes out
    is the same. ``close`` lets go of everything, the folder on the disk too.
    """

    def __init__(
        self,
        files: Sequence[EventFile],
        choices: EventChoices,
        rules: EventRules,
        room: Room,
        around: Surroundings,
    ) -> None:
        self.files = tuple(files)
        self.choices = choices
        self._rules, self._room, self._around = rules, room, around
        self._cleaner = Cleaner(choices, find_format(choices.time_format, rules))
        self._engine: Engine | None = None
        self._survey: Survey | None = None
        self._sets_apart = False
        self._finished = 0
        self._tables: dict[str, int] = {}
        self.counts: EventCounts | None = None

    @property
    def finished_parts(self) -> int:
        """Return how many parts were added up."""
        return self._finished

    @property
    def has_days(self) -> bool:
        """Tell whether rows per account and day are kept; there may be too many."""
        return bool(self._tables.get("daily"))

    def add_up(self, progress: Progress = silent) -> EventCounts:
        """Read all files and return what was counted. Raises InputRefused, Cancelled."""
        try:
            return self._add_up(progress)
        except CsdeskError:
            raise
        except OutOfMemory as error:
            problem = NO_ROOM.format(f"{self._room.memory_mb:,}")
            raise InputRefused(problem, file=name_files(self.files), advice=MORE_ROOM) from error
        except Exception as error:
            raise refuse(error, name_files(self.files)) from error

    def rows_of(self, table: str) -> int:
        """Return how many rows a finished table has; 0 where it is not kept."""
        return self._tables.get(table, 0)

    def column(self, table: str, column: str) -> list[Any]:
        """Return a column of the finished table ``signals`` or ``daily``."""
        found = self._open().columns(f"SELECT {column} FROM {table} ORDER BY rowid")[column]
        values: list[Any] = found.tolist()
        return values

    def columns(self, table: str) -> list[str]:
        """Return the names of the columns of a finished table."""
        return [row[0] for row in self._open().rows(f"DESCRIBE {table}")]

    def some_rows(
        self, table: str, columns: Sequence[str], skipped: int, count: int
    ) -> list[tuple[Any, ...]]:
        """Return some rows of a finished table."""
        page = f"ORDER BY rowid LIMIT {count} OFFSET {skipped}"
        return self._open().rows(f"SELECT {', '.join(columns)} FROM {table} {page}")

    def ask(self, table: str, expressions: Sequence[str]) -> tuple[Any, ...]:
        """Return the values of expressions over a finished table."""
        return self._open().row(f"SELECT {', '.join(expressions)} FROM {table}")

    def close(self) -> None:
        """Let go of the engine and of what it wrote to the disk."""
        if self._engine is not None:
            self._engine.close()
            self._engine = None
        if self._room.spill is not None:
            shutil.rmtree(self._room.spill, ignore_errors=True)

    def _open(self) -> Engine:
        if self._engine is None:
            if self._room.spill is not None:
                self._room.spill.mkdir(mode=0o700, exist_ok=True)
            self._engine = Engine(self._room)
        return self._engine

    def _add_up(self, progress: Progress) -> EventCounts:
        engine = self._open()
        if self._survey is None:
            check_columns(engine, self.files, self.choices)
            self._survey = self._look(engine, progress)
        survey = self._survey
        sums = make_sums(survey, self._cleaner, sets_apart=self._sets_apart)
        parts = list(group_parts(survey.parts))
        for number in range(self._finished, len(parts)):
            add_part(engine, parts[number], number, sums, progress)
            self._finished = number + 1
        around = self._around
        joined = join_parts(engine, len(parts), sums, around.users, around.accounts, progress)
        self._tables = self._finish(engine, sums, joined, progress)
        self.counts = _count(survey, joined)
        return self.counts

    def _look(self, engine: Engine, progress: Progress) -> Survey:
        rules, today = self._rules, self._around.today
        survey = survey_files(engine, self.files, self._cleaner, rules, today, progress)
        make_features(engine, survey)
        self._sets_apart = set_apart(engine, survey, progress)
        return survey

    def _finish(
        self, engine: Engine, sums: Sums, joined: Joined, progress: Progress
    ) -> dict[str, int]:
        if not joined.counted:
            raise InputRefused(
                "nothing tells the account of any of its events",
                file=name_files(self.files),
                advice="Import the list of users with their accounts first, or choose the column",
            )
        days = choose_days(sums, joined.accounts, self._rules)
        make_signals(engine, sums, days, self.choices.core_features, progress)
        tables = {"signals": _rows(engine, "signals")}
        if _count_days(engine, self._rules.most_days) <= self._rules.most_days:
            make_days(engine, sums, progress)
            tables["daily"] = _rows(engine, "daily")
        return tables


def group_parts(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield parts of about the same size: small files together, a large one by itself."""
    group: list[Part] = []
    size = 0
    for part in parts:
        own = part.file.path.stat().st_size
        if group and (size + own > PART_BYTES or len(group) == PART_FILES):
            yield _join(group)
            group, size = [], 0
        group.append(part)
        size += own
    yield _join(group)


def choose_days(sums: Sums, accounts: int, rules: EventRules) -> tuple[int, ...]:
    """Return the days that get signals: the last, and as many ends of months as there is room."""
    span = sums.survey.span
    room = max(0, rules.most_signals // max(1, accounts) - 1)
    months = [month for month in span.months if month != span.last]
    return (*months[max(0, len(months) - room) :], span.last) if room else (span.last,)


def _join(group: Sequence[Part]) -> Part:
    if len(group) == 1:
        return group[0]
    union = " UNION ALL BY NAME ".join(f"SELECT * FROM {part.events}" for part in group)
    return Part(group[0].file, f"({union})", "")


def _rows(engine: Engine, table: str) -> int:
    return int(engine.row(f"SELECT count(*) FROM {table}")[0])


def _count_days(engine: Engine, most: int) -> int:
    """Return how many accounts and days there are, or more than ``most``."""
    different = f"SELECT DISTINCT code, d FROM account_days LIMIT {most + 1}"
    return int(engine.row(f"SELECT count(*) FROM ({different})")[0])


def _count(survey: Survey, joined: Joined) -> EventCounts:
    """Return where every row went; what is in none of the sums is older than all of them."""
    problems = survey.problems
    told = sum(problem.rows for problem in problems)
    old = survey.rows - told - joined.counted - joined.doubled - joined.unknown
    if old:
        problems = (*problems, EventProblem(TOO_OLD, old))
    return EventCounts(
        rows=survey.rows,
        counted=joined.counted,
        repaired=joined.repaired,
        doubled=joined.doubled,
        unknown=joined.unknown,
        problems=problems,
        first_day=find_day(survey.span.first),
        last_day=find_day(survey.span.last),
        accounts=joined.accounts,
        users=joined.users,
        names_zone=survey.names_zone,
    )
