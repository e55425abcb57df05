"""Whose events they are: accounts however they are written, and those of users without one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from csdesk.ingest.events.cleaning import SPACES
from csdesk.ingest.events.engine import Engine
from csdesk.ingest.matching.keys import clean_key, repair_key
from csdesk.progress import Progress

STEP = "Telling whose the events are"
Users = Sequence[tuple[str, str]]
"""User id and account of each user on the client's own list."""


def make_accounts(
    engine: Engine, raw: Sequence[str], users: Users, known: Iterable[str], progress: Progress
) -> None:
    """Make the table ``accounts``, numbered, and ``spellings`` with every way to write one.

    Ways to write the same id are one account, as for any list. Its key is that of ``known``, the
    accounts that the workspace lists, or else the first way by the alphabet.
    """
    keys = {repair_key(key): key for key in known}
    spellings: dict[str, str] = {}
    named: dict[str, str] = {}
    for number, text in enumerate(sorted({*raw, *(account for _, account in users)})):
        if number % 4096 == 0:
            progress(0, 0, STEP)
        repaired = repair_key(text)
        if repaired:
            spellings[text] = repaired
            named.setdefault(repaired, keys.get(repaired, clean_key(text)))
    codes = {repaired: code for code, repaired in enumerate(named)}
    _keep_texts(engine, "accounts", {"code": list(codes.values()), "account": list(named.values())})
    of_spellings = [codes[repaired] for repaired in spellings.values()]
    _keep_texts(engine, "spellings", {"a": list(spellings), "code": of_spellings})


def make_homes(engine: Engine, users: Users, pairs: str, progress: Progress) -> None:
    """Give each user the account that is theirs beyond doubt, in a table ``homes``.

    That is the one on the client's list of users, else the only one in which they did anything.
    ``pairs`` is the SQL of accounts and users, ``a`` and ``u``.
    """
    listed = {"u": [user for user, _ in users], "a": [account for _, account in users]}
    _keep_texts(engine, "listed_users", listed)
    by_list = _only_one("listed_users")
    by_events = _only_one(pairs)
    engine.run(
        f"CREATE OR REPLACE TABLE homes AS SELECT person, "
        f"coalesce(listed.code, seen.code) AS code FROM ({by_list}) listed "
        f"FULL JOIN ({by_events}) seen USING (person)",
        progress,
        STEP,
    )


def same_user(column: str = "u") -> str:
    """Return the SQL of a user's id as it is the same however it is written."""
    return f"nullif(lower(trim({column}, {SPACES})), '')"


def _only_one(pairs: str) -> str:
    return (
        f"SELECT person, min(code) AS code FROM (SELECT DISTINCT {same_user()} AS person, code "
        f"FROM {pairs} JOIN spellings USING (a)) WHERE person IS NOT NULL "
        "GROUP BY person HAVING count(*) = 1"
    )


def _keep_texts(engine: Engine, table: str, columns: Mapping[str, Sequence[object]]) -> None:
    import numpy as np

    kinds = {"code": np.int32}
    arrays = {
        name: np.array(values, dtype=kinds.get(name, object)) for name, values in columns.items()
    }
    engine.run(
        f"CREATE OR REPLACE TABLE {table} ("
        + ", ".join(f"{name} {'INTEGER' if name in kinds else 'VARCHAR'}" for name in columns)
        + ")"
    )
    if len(next(iter(arrays.values()))):
        engine.keep("texts", arrays)
        engine.run(f"INSERT INTO {table} FROM texts")
        engine.run("DROP TABLE texts")
