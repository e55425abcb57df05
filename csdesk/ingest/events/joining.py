"""All parts as one: accounts told, doubtful events kept once, sums joined by number of account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.ingest.events.accounts import Users, make_accounts, make_homes, same_user
from csdesk.ingest.events.cleaning import SECOND
from csdesk.ingest.events.engine import Engine
from csdesk.ingest.events.partial_sums import Sums
from csdesk.progress import Progress

STEP = "Joining the parts"
COPIES = "SELECT a, CASE WHEN a IS NULL THEN u END AS o, d, -extra AS n FROM copies"
LOOKED_UP = "coalesce(spellings.code, homes.code)"


@dataclass(frozen=True, slots=True)
class Joined:
    """How many events there are of which kind, after what came twice was taken out."""

    counted: int
    repaired: int
    doubled: int
    unknown: int
    accounts: int
    users: int


def join_parts(
    engine: Engine,
    parts: int,
    sums: Sums,
    users: Users,
    known: Sequence[str],
    progress: Progress,
) -> Joined:
    """Make the tables ``user_days``, ``account_days`` and ``visit_days`` of all parts.

    ``code`` is the number of the account in the table ``accounts``.
    """
    numbers = range(parts)
    pairs = " UNION ALL ".join(f"SELECT a, u FROM users_{number}" for number in numbers)
    raw = " UNION ".join(f"SELECT a FROM days_{number}" for number in numbers)
    raw = f"SELECT a FROM ({raw} UNION SELECT a FROM doubtful) WHERE a IS NOT NULL"
    texts = [row[0] for row in engine.rows(raw, progress, STEP)]
    make_accounts(engine, texts, users, known, progress)
    make_homes(engine, users, f"({pairs} UNION ALL SELECT a, u FROM doubtful)", progress)
    doubled = _keep_once(engine, progress)
    _join_users(engine, parts, sums, progress)
    _join_days(engine, parts, sums, progress)
    _join_visits(engine, parts, sums, progress)
    return _count(engine, doubled)


def _keep_once(engine: Engine, progress: Progress) -> int:
    """Keep one of each doubtful event in a table ``once``; return how many went."""
    owned = (
        f"SELECT d.*, {LOOKED_UP} AS code, {same_user('d.u')} AS person, us // {SECOND} AS second "
        "FROM doubtful d LEFT JOIN spellings USING (a) "
        f"LEFT JOIN homes ON spellings.code IS NULL AND homes.person = {same_user('d.u')}"
    )
    order = "ORDER BY us, a NULLS LAST, u NULLS LAST, t, f, s"
    told = ("code", "person", "t", "second")
    same = ", ".join(f"CASE WHEN e IS NULL THEN {one} END" for one in told)
    engine.run(
        f"CREATE OR REPLACE TABLE once AS SELECT * EXCLUDE (place) FROM (SELECT *, "
        f"row_number() OVER (PARTITION BY e, {same} {order}) AS place FROM ({owned})) "
        "WHERE place = 1",
        progress,
        STEP,
    )
    copies, doubtful, once = engine.row(
        "SELECT (SELECT coalesce(sum(extra), 0) FROM copies), "
        "(SELECT count(*) FROM doubtful), (SELECT count(*) FROM once)"
    )
    return int(copies + doubtful - once)


def _join_users(engine: Engine, parts: int, sums: Sums, progress: Progress) -> None:
    words = range(sums.survey.span.words)
    joined = ", ".join(f"coalesce(bit_or(w{number}), 0) AS w{number}" for number in words)
    engine.run(
        f"CREATE OR REPLACE TABLE user_days AS SELECT {LOOKED_UP} AS code, person, {joined} "
        f"FROM (SELECT *, {same_user()} AS person FROM "
        f"({_all('users', parts, sums.select_users('once'))})) "
        "LEFT JOIN spellings USING (a) LEFT JOIN homes USING (person) "
        f"WHERE person IS NOT NULL AND {LOOKED_UP} IS NOT NULL GROUP BY ALL",
        progress,
        STEP,
    )


def _join_days(engine: Engine, parts: int, sums: Sums, progress: Progress) -> None:
    """Give the days their accounts; a day may stand in several rows, which are added later."""
    once = sums.select_days("once")
    words = "".join(f", f{number}" for number in range(sums.feature_words))
    engine.run(
        f"CREATE OR REPLACE TABLE account_days AS SELECT {LOOKED_UP} AS code, d, n, "
        f"CASE WHEN spellings.code IS NULL THEN n ELSE 0 END AS repaired{words} "
        f"FROM {_owned('days', parts, f'{once} UNION ALL BY NAME {COPIES}')}",
        progress,
        STEP,
    )


def _join_visits(engine: Engine, parts: int, sums: Sums, progress: Progress) -> None:
    """Count the visits that began on each day; only those told in several rows are joined first."""
    once = sums.select_visits("once")
    is_plain = parts == 1 and _is_written_once(engine)
    doubtful = "WHERE a IS NULL" if is_plain else ""
    tables = [f"SELECT visit FROM visits_{number} {doubtful}" for number in range(parts)]
    told_twice = " UNION ".join([*tables, f"SELECT visit FROM ({once})"])
    engine.run(f"CREATE OR REPLACE TABLE joined_visits AS {told_twice}", progress, STEP)
    apart = "SELECT code, d FROM (FROM visits_0 ANTI JOIN joined_visits USING (visit)) "
    together = (
        f"SELECT {LOOKED_UP} AS code, min(d) AS d FROM {_owned('visits', parts, once)} "
        "SEMI JOIN joined_visits USING (visit) GROUP BY coalesce(spellings.code, homes.code), visit"
    )
    engine.run(
        "CREATE OR REPLACE TABLE visit_days AS SELECT code, d, count(*) AS visits FROM "
        f"({apart} JOIN spellings USING (a) UNION ALL {together}) WHERE code IS NOT NULL "
        "GROUP BY ALL",
        progress,
        STEP,
    )


def _is_written_once(engine: Engine) -> bool:
    """Tell whether every account is written in one way only."""
    ways, accounts = engine.row("SELECT count(*), count(DISTINCT code) FROM spellings")
    return bool(ways == accounts)


def _all(table: str, parts: int, once: str) -> str:
    """Return the SQL of a table of all parts, and of the doubtful events that were kept."""
    tables = [f"FROM {table}_{number}" for number in range(parts)]
    return " UNION ALL BY NAME ".join([*tables, f"({once})"])


def _owned(table: str, parts: int, once: str) -> str:
    return (
        f"(SELECT *, {same_user('o')} AS orphan FROM ({_all(table, parts, once)})) "
        "LEFT JOIN spellings USING (a) "
        "LEFT JOIN homes ON spellings.code IS NULL AND homes.person = orphan"
    )


def _count(engine: Engine, doubled: int) -> Joined:
    known, repaired, unknown, accounts = engine.row(
        "SELECT coalesce(sum(n) FILTER (code IS NOT NULL), 0), "
        "coalesce(sum(repaired) FILTER (code IS NOT NULL), 0), "
        "coalesce(sum(n) FILTER (code IS NULL), 0), count(DISTINCT code) FROM account_days"
    )
    engine.run("DELETE FROM account_days WHERE code IS NULL")
    users = engine.row("SELECT count(*) FROM user_days")[0]
    return Joined(int(known), int(repaired), doubled, int(unknown), int(accounts), int(users))
