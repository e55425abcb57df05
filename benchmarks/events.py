"""Usage events to the signals of accounts, beside the bare query for the same signals.

The floor scans the file. The peer is what a practised analyst writes in DuckDB: the same signals of
the same days, from events as they are, without looking for those that came twice or miss their
account.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

EVENTS_PER_ACCOUNT = 1_000
TODAY = date(2026, 4, 1)
DAYS = 365
DOUBLED, NAMELESS = 1_000, 97
"""One event in so many is there twice, or lacks its account."""
MEMORY_MB = 1_000
Work = Callable[[], object]


def write_events(path: Path, rows: int, accounts: int | None = None) -> Path:
    """Write events of a year in the order of time, as an export has them: some twice, some bare."""
    import duckdb

    accounts = accounts or max(10, rows // EVENTS_PER_ACCOUNT)
    with duckdb.connect(config={"memory_limit": "1GB", "threads": 2}) as connection:
        connection.execute("SET preserve_insertion_order = false")
        connection.execute(
            f"""
            COPY (
              SELECT 'e' || printf('%012x', i) AS event_id,
                CASE WHEN i % {NAMELESS} > 0 THEN 'C-' || lpad(whose::VARCHAR, 7, '0') END
                  AS account_id,
                'U-' || whose || '-' || (hash(i // 8 + 1) % 10) AS user_id,
                'type' || (hash(i * 3) % 20) AS event_type,
                'feature' || (hash(i * 5) % 40) AS feature,
                'S' || (i // 8) AS session_id,
                TIMESTAMP '2025-04-01' + to_microseconds((i / {rows} * {DAYS} * 86400e6)::BIGINT)
                  AS happened_at
              FROM (SELECT i, hash(i // 8) % {accounts} AS whose FROM (
                SELECT i FROM range({rows}) events(i) UNION ALL
                SELECT i FROM range(0, {rows}, {DOUBLED}) again(i)
              ))
            ) TO '{path}' (FORMAT parquet)
            """  # noqa: S608
        )
    return path


def add_up(path: Path, folder: Path) -> object:
    """Add a file up as csdesk does, from the first look to the signals, repairs included."""
    from csdesk.content import load_library
    from csdesk.ingest.events.engine import Engine, Room
    from csdesk.ingest.events.files import find_event_files
    from csdesk.ingest.events.inspection import inspect_files
    from csdesk.ingest.events.reading import EventReading, Surroundings

    library = load_library()
    files = find_event_files([path])
    engine = Engine(Room(200))
    choices = inspect_files(engine, files, library.fields, library.event_rules).choices
    engine.close()
    room = Room(MEMORY_MB, folder / ".spill")
    reading = EventReading(files, choices, library.event_rules, room, Surroundings(TODAY))
    counts = reading.add_up()
    found = counts.counted, reading.rows_of("signals")
    reading.close()
    return found


def query_bare(path: Path, folder: Path) -> object:
    """Return the same signals by queries alone: no look for doubles, no accounts looked up."""
    from csdesk.content import load_library
    from csdesk.ingest.events.cleaning import day_number
    from csdesk.ingest.events.engine import Engine, Room, quote
    from csdesk.ingest.events.files import describe_file
    from csdesk.ingest.events.partial_sums import Sums, make_features
    from csdesk.ingest.events.reading import choose_days
    from csdesk.ingest.events.signals import make_signals
    from csdesk.ingest.events.survey import Part, Survey, find_span

    rules = load_library().event_rules
    engine = Engine(Room(MEMORY_MB, folder / ".bare"))
    source = f"read_parquet({quote(str(path))})"
    first, last = engine.row(
        f"SELECT min(happened_at)::DATE, max(happened_at)::DATE FROM {source}"  # noqa: S608
    )
    span = find_span(day_number(first), day_number(last), rules)
    features = tuple(
        row[0]
        for row in engine.rows(f"SELECT DISTINCT feature FROM {source} ORDER BY 1")  # noqa: S608
    )
    part = Part(describe_file(path), "", "")
    survey = Survey((part,), span, 0, (), False, features, False, "")
    sums = Sums(survey, has_users=True, has_visits=True)
    make_features(engine, survey)
    events = f"""(
        SELECT account_id AS a, user_id AS u, feature AS f, session_id AS s,
          (happened_at::DATE - DATE '1970-01-01' - {span.zero})::INTEGER AS d FROM {source}
        WHERE happened_at::DATE - DATE '1970-01-01' BETWEEN {span.first} AND {span.last}
    )"""  # noqa: S608
    for table, select in (
        ("users", sums.select_users(events)),
        ("days", sums.select_days(events)),
        ("visits", sums.select_visits(events)),
    ):
        engine.run(f"CREATE TABLE {table} AS {select}")
    engine.run(
        "CREATE TABLE accounts AS SELECT a AS account, row_number() OVER () AS code FROM "
        "(SELECT DISTINCT a FROM days WHERE a IS NOT NULL)"
    )
    own = "JOIN accounts ON a = account"
    engine.run(f"CREATE TABLE user_days AS FROM users {own}")
    engine.run(f"CREATE TABLE account_days AS FROM days {own}")
    engine.run(
        "CREATE TABLE visit_days AS SELECT code, d, count(*) AS visits "  # noqa: S608
        f"FROM visits {own} GROUP BY ALL"
    )
    accounts = engine.row("SELECT count(*) FROM accounts")[0]
    make_signals(engine, sums, choose_days(sums, accounts, rules), (), lambda *_told: None)
    found = engine.row("SELECT count(*) FROM signals")
    engine.close()
    return found


def scan(path: Path) -> object:
    """Read every column of the file once."""
    import duckdb

    with duckdb.connect(config={"memory_limit": f"{MEMORY_MB}MB", "threads": 2}) as connection:
        columns = ("event_id", "account_id", "user_id", "event_type", "feature", "session_id")
        wanted = ", ".join(f"max(hash({column}))" for column in (*columns, "happened_at"))
        return connection.execute(f"SELECT {wanted} FROM '{path}'").fetchone()  # noqa: S608


def add_up_beside_scan(folder: Path, rows: int) -> tuple[Work, Work]:
    """Add events up, beside one reading of every column of their file."""
    path = write_events(folder / "events.parquet", rows)
    return lambda: scan(path), lambda: add_up(path, folder)


def add_up_beside_query(folder: Path, rows: int) -> tuple[Work, Work]:
    """Add events up, beside the bare query."""
    path = write_events(folder / "events.parquet", rows)
    return lambda: query_bare(path, folder), lambda: add_up(path, folder)
