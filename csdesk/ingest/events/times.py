"""How the times of event files are written, and the SQL that makes microseconds of them.

A time that names its zone is taken to UTC; any other is taken as UTC.
"""

from __future__ import annotations

from csdesk.errors import InputRefused
from csdesk.ingest.events.engine import Engine, listed, name
from csdesk.ingest.events.files import EventFile
from csdesk.model.usage_events import EventRules, TimeFormat

SAMPLED = 2_000
ZONE = r"\d ?(Z|UTC|[+-]\d\d(:?\d\d)?)$"
FITS = 0.5
"""Of the sampled times, so many must be readable for a way of writing them."""
NUMBER = TimeFormat("number", "Seconds since 1970")
TYPED = TimeFormat("typed", "As the file itself says")
EPOCHS = ((10**11, 1_000_000), (10**14, 1_000), (10**17, 1))
"""Numbers below the first of each are seconds, milliseconds, microseconds; what they count."""


def find_formats(
    engine: Engine, file: EventFile, column: str, rules: EventRules
) -> tuple[TimeFormat, ...]:
    """Return how the times of a file may be meant: one way, or several that fit equally well.

    Raises InputRefused where the column holds no times.
    """
    kind = str(engine.row(f"DESCRIBE SELECT {name(column)} FROM {file.scan()}")[1])
    if kind.startswith(("TIMESTAMP", "DATE")):
        return (TYPED,)
    sample = f"(SELECT CAST({name(column)} AS VARCHAR) t FROM {file.scan()} LIMIT {SAMPLED})"
    ways = (NUMBER, *rules.time_formats)
    counts = ", ".join(f"count({microseconds('t', 'VARCHAR', way)})" for way in ways)
    filled, *fitting = engine.row(
        f"SELECT count(t), {counts} FROM {sample} WHERE trim(coalesce(t, '')) <> ''"
    )
    best = max(fitting)
    if not filled or best < FITS * filled:
        raise InputRefused(
            "the column holds no dates and times that can be read",
            file=file.path.name,
            column=column,
            advice="Choose another column, or export it as 2026-03-30 09:15:00",
        )
    return tuple(way for way, count in zip(ways, fitting, strict=True) if count == best)


def names_zone(engine: Engine, file: EventFile, column: str) -> bool:
    """Tell whether the first times of a file say their zone."""
    text = f"SELECT {name(column)} AS t FROM {file.scan()} LIMIT {SAMPLED}"
    kind, zoned = engine.row(
        "SELECT any_value(typeof(t)), coalesce(bool_or(regexp_matches(CAST(t AS VARCHAR), "
        f"'{ZONE}')), false) FROM ({text})"
    )
    return bool(zoned) and str(kind) in {"VARCHAR", "TIMESTAMP WITH TIME ZONE"}


def find_format(format_id: str | None, rules: EventRules) -> TimeFormat:
    """Return the way of writing times with this id; KeyError for an unknown one."""
    ways = {way.id: way for way in (TYPED, NUMBER, *rules.time_formats)}
    return ways[format_id or TYPED.id]


def microseconds(column: str, kind: str, way: TimeFormat) -> str:
    """Return the SQL for the microseconds since 1970 in UTC; NULL where a time is unreadable."""
    if kind.startswith(("TIMESTAMP", "DATE")):
        return f"epoch_us({column})"
    if way.id == NUMBER.id:
        return _count_up(column)
    if way.patterns:
        return f"epoch_us(try_strptime(trim(CAST({column} AS VARCHAR)), {listed(way.patterns)}))"
    return f"epoch_us(TRY_CAST({column} AS TIMESTAMPTZ))"


def _count_up(column: str) -> str:
    number = f"TRY_CAST({column} AS DOUBLE)"
    cases = " ".join(
        f"WHEN abs({number}) < {below} THEN CAST({number} * {factor} AS BIGINT)"
        for below, factor in EPOCHS
    )
    return f"CASE {cases} WHEN abs({number}) < 1e18 THEN CAST({number} / 1000 AS BIGINT) END"
