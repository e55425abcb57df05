"""The first look at all events: how many, of which days, which may be there twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from csdesk.errors import CsdeskError, InputRefused
from csdesk.ingest.events.cleaning import (
    FILLED,
    TEXT,
    Cleaner,
    day_number,
    find_day,
    same_keys,
    shorten,
)
from csdesk.ingest.events.engine import Engine, OutOfMemory, name, quote, refuse
from csdesk.ingest.events.files import EventFile
from csdesk.ingest.events.inspection import TIME, list_columns, name_files
from csdesk.ingest.events.repeated import find_repeated
from csdesk.ingest.events.times import names_zone
from csdesk.model.usage_events import LONGEST_WINDOW, EventProblem, EventRules
from csdesk.progress import Progress

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

UNDATED, FUTURE = "without a date that can be read", "dated in the future"
TOO_OLD, TORN = "before the days that are looked at", "with more or fewer cells than columns"
AHEAD = timedelta(days=1)
"""Somewhere it is tomorrow already."""
DOUBLED = "doubled"
"""The table of the numbers that several events share."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file, and the SQL of its events; ``counting`` notes the lines that are no rows."""

    file: EventFile
    events: str
    counting: str
    torn: tuple[str, ...] | None = None
    """The lines that are no rows, where they are known already."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days that are looked at, as numbers since 1970, both inclusive."""

    first: int
    last: int
    months: tuple[int, ...]
    """The last days of months before the last day that get signals, oldest first."""

    @property
    def zero(self) -> int:
        """Return the day that counts as 0."""
        return self.first

    @property
    def words(self) -> int:
        """Return how many words of 64 days it takes."""
        return (self.last - self.first) // 64 + 1


@dataclass(frozen=True, slots=True)
class Survey:
    """What the first look found."""

    parts: tuple[Part, ...]
    span: Span
    rows: int
    """Every row of the files, those with a wrong number of cells too."""
    problems: tuple[EventProblem, ...]
    has_doubles: bool
    features: tuple[str, ...]
    """Different words of the column of features in any case; empty where it has too many."""
    names_zone: bool
    key: str
    """The SQL of a number that two events which are the same share."""


def survey_files(
    engine: Engine,
    files: Sequence[EventFile],
    cleaner: Cleaner,
    rules: EventRules,
    today: date,
    progress: Progress,
) -> Survey:
    """Return what the files hold on the whole. Raises InputRefused, Cancelled."""
    parts = tuple(
        _describe(engine, file, cleaner, number, progress) for number, file in enumerate(files)
    )
    latest = day_number(today + AHEAD)
    counted = [_count(engine, part, latest, progress) for part in parts]
    dated = [one for one in counted if one.first is not None]
    if not dated:
        raise InputRefused(
            "none of its events has a date that can be read, up to today",
            file=name_files(files),
            advice="Choose the column with the time of the events",
        )
    first, last = min(one.first or 0 for one in dated), max(one.last or 0 for one in dated)
    span = find_span(first, last, rules)
    rows = sum(one.rows for one in counted)
    torn = _list_torn(counted, rules)
    problems = tuple(_find_problems(engine, parts, counted, latest, rules, progress))
    key, has_doubles = _find_doubles(engine, parts, cleaner, rows, rules, progress)
    return Survey(
        parts=parts,
        span=span,
        rows=rows + (torn.rows if torn else 0),
        problems=(*([torn] if torn else []), *problems),
        has_doubles=has_doubles,
        features=_list_features(engine, parts, cleaner, rules, progress),
        names_zone=names_zone(engine, files[0], cleaner.choices.columns[TIME]),
        key=key,
    )


def dated_events(part: Part, survey: Survey) -> str:
    """Return the SQL of the events of the days that are looked at, ``d`` counted from the first."""
    span = survey.span
    return (
        f"(SELECT *, (day - {span.zero})::INTEGER AS d FROM {part.events} "
        f"WHERE day BETWEEN {span.first} AND {span.last})"
    )


def find_span(first: int, last: int, rules: EventRules) -> Span:
    """Return the days to look at: ends of months with a whole window before them, and the last."""
    months: list[int] = []
    end = find_day(last).replace(day=1) - timedelta(days=1)
    while len(months) < rules.month_ends and day_number(end) - LONGEST_WINDOW + 1 >= first:
        months.append(day_number(end))
        end = end.replace(day=1) - timedelta(days=1)
    earliest = months[-1] if months else last
    return Span(max(first, earliest - LONGEST_WINDOW + 1), last, tuple(reversed(months)))


@dataclass(frozen=True, slots=True)
class _Counted:
    rows: int
    undated: int
    future: int
    first: int | None
    last: int | None
    torn: tuple[str, ...]
    """The lines that are no rows."""


def _describe(
    engine: Engine, file: EventFile, cleaner: Cleaner, number: int, progress: Progress
) -> Part:
    kinds = list_columns(engine, file)
    kinds |= dict.fromkeys(_find_filled(engine, file, kinds, cleaner), FILLED)
    events, counting = (cleaner.events(file, kinds, keeps_torn=keeps) for keeps in (False, True))
    part = Part(file, events, counting)
    return part if file.is_typed else _stage(engine, part, number, progress)


def _stage(engine: Engine, part: Part, number: int, progress: Progress) -> Part:
    """Keep the events of a text file in the private folder, where there is one: it is read once."""
    if engine.room.spill is None:
        return part
    target = quote(str(engine.room.spill / f"{number}.parquet"))
    engine.run("SET preserve_insertion_order = true")
    try:
        copy = f"COPY (FROM {part.counting}) TO {target} (FORMAT parquet)"
        engine.run(copy, progress, f"Reading {part.file.path.name}")
    except OutOfMemory:
        raise
    except Exception as error:
        raise _as_told(error, part.file) from error
    finally:
        engine.run("SET preserve_insertion_order = false")
    staged = f"(FROM read_parquet({target}))"
    return Part(part.file, staged, staged, _take_torn(engine, part))


def _find_filled(
    engine: Engine, file: EventFile, kinds: Mapping[str, str], cleaner: Cleaner
) -> list[str]:
    """Return the columns of texts without a blank, by what the file says of its columns."""
    columns = [one for one in set(cleaner.choices.columns.values()) if kinds[one] == TEXT]
    if not file.is_typed or not columns:
        return []
    least = ", ".join(f"coalesce(min({name(column)}) >= '!', false)" for column in columns)
    found = engine.row(f"SELECT {least} FROM {file.scan()}")
    return [column for column, is_filled in zip(columns, found, strict=True) if is_filled]


def _count(engine: Engine, part: Part, latest: int, progress: Progress) -> _Counted:
    known = f"FILTER (day <= {latest})"
    try:
        row = engine.row(
            f"SELECT count(*), count(*) FILTER (day IS NULL), count(*) FILTER (day > {latest}), "
            f"min(day) {known}, max(day) {known} FROM {part.counting}",
            progress,
            f"Looking through {part.file.path.name}",
        )
    except OutOfMemory:
        raise
    except Exception as error:
        raise _as_told(error, part.file) from error
    return _Counted(
        row[0],
        row[1],
        row[2],
        row[3],
        row[4],
        part.torn if part.torn is not None else _take_torn(engine, part),
    )


def _take_torn(engine: Engine, part: Part) -> tuple[str, ...]:
    if part.file.is_typed:
        return ()
    found = engine.rows("SELECT DISTINCT line FROM reject_errors ORDER BY line")
    for table in ("reject_errors", "reject_scans"):
        engine.run(f"DROP TABLE {table}")
    return tuple(f"{part.file.path.name}, row {row[0]}" for row in found)


def _list_torn(counted: Sequence[_Counted], rules: EventRules) -> EventProblem | None:
    lines = [line for one in counted for line in one.torn]
    return EventProblem(TORN, len(lines), tuple(lines[: rules.examples])) if lines else None


def _as_told(error: Exception, file: EventFile) -> Exception:
    return error if isinstance(error, CsdeskError) else refuse(error, file.path.name)


def _find_problems(
    engine: Engine,
    parts: Sequence[Part],
    counted: Sequence[_Counted],
    latest: int,
    rules: EventRules,
    progress: Progress,
) -> Iterator[EventProblem]:
    for words, counts, test in (
        (UNDATED, [one.undated for one in counted], "day IS NULL"),
        (FUTURE, [one.future for one in counted], f"day > {latest}"),
    ):
        if any(counts):
            having = [part for part, count in zip(parts, counts, strict=True) if count]
            examples = _name_rows(engine, having[0], test, rules, progress)
            yield EventProblem(words, sum(counts), examples)


def _name_rows(
    engine: Engine, part: Part, test: str, rules: EventRules, progress: Progress
) -> tuple[str, ...]:
    """Return the first rows of a file that meet a test, by their number in it."""
    header = 0 if part.file.is_typed else 1
    engine.run("SET preserve_insertion_order = true")
    found = engine.rows(
        f"SELECT row FROM (SELECT day, row_number() OVER () AS row FROM {part.events}) "
        f"WHERE {test} LIMIT {rules.examples}",
        progress,
        "Naming rows",
    )
    engine.run("SET preserve_insertion_order = false")
    return tuple(f"{part.file.path.name}, row {row[0] + header}" for row in sorted(found))


def _find_doubles(
    engine: Engine,
    parts: Sequence[Part],
    cleaner: Cleaner,
    rows: int,
    rules: EventRules,
    progress: Progress,
) -> tuple[str, bool]:
    """Keep the numbers that several events share in a table; return how they are made, and if any.

    Where several events have no id of their own, all of them share the number of none.
    """
    none = _number_of_none(engine)
    keys = same_keys(cleaner)
    for key in keys:
        numbers = _share_numbers(engine, parts, key, -(-rows // rules.numbers_at_once), progress)
        if none not in numbers:
            break
    engine.keep(DOUBLED, {"half": numbers})
    return key, bool(len(numbers))


def _number_of_none(engine: Engine) -> int:
    """Return the number of an event without an id."""
    return int(engine.row(f"SELECT {shorten('hash(NULL::VARCHAR)')}")[0])


def _share_numbers(
    engine: Engine, parts: Sequence[Part], key: str, slices: int, progress: Progress
) -> NDArray[np.uint32]:
    """Return the halves of numbers that several events share, a part of them at a time."""
    import numpy as np

    union = " UNION ALL ".join(f"SELECT {key} AS h FROM {part.events}" for part in parts)
    shared: list[NDArray[np.uint32]] = []
    for number in range(slices):
        only = f"WHERE h % {slices} = {number}" if slices > 1 else ""
        query = f"SELECT {shorten('h')} AS half FROM ({union}) {only}"
        found = engine.columns(query, progress, "Looking for events that came twice")["half"]
        shared.append(find_repeated(np.asarray(found), progress))
    return np.unique(np.concatenate(shared))


def _list_features(
    engine: Engine,
    parts: Sequence[Part],
    cleaner: Cleaner,
    rules: EventRules,
    progress: Progress,
) -> tuple[str, ...]:
    if not cleaner.has("feature"):
        return ()
    union = " UNION ALL ".join(f"SELECT DISTINCT f FROM {part.events}" for part in parts)
    rows = engine.rows(
        f"SELECT DISTINCT lower(trim(f)) FROM ({union}) WHERE trim(f) <> '' "
        f"ORDER BY 1 LIMIT {rules.most_features + 1}",
        progress,
        "Listing the features",
    )
    return tuple(row[0] for row in rows) if len(rows) <= rules.most_features else ()
