"""Taking an account out of a client's workspace for good: its records, answers, names of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import orjson

from csdesk.model.history import Erasure
from csdesk.model.imports import BLOCK_ROWS
from csdesk.model.joining import follow_aliases
from csdesk.model.matching import AccountAlias, MatchBasis
from csdesk.storage.books.change_log import blank_entries
from csdesk.storage.books.score_erasure import SCORES, find_scores, take_scores_out
from csdesk.storage.books.tables import TableUse, tables_of
from csdesk.storage.file.database import Database

KEY, SOURCE_ROW = "key", "source_row"
CLIENT_OF = "(SELECT client_id FROM engagement WHERE id = ?1)"
AUDITS = f"(SELECT id FROM engagement WHERE client_id = {CLIENT_OF})"  # noqa: S608
FILES = f"(SELECT id FROM import_batch WHERE engagement_id IN {AUDITS})"  # noqa: S608
RESPONDENTS = f"(SELECT id FROM respondent WHERE engagement_id IN {AUDITS})"  # noqa: S608
IS_KEY = "IN (SELECT value FROM json_each(?2))"
NAMED = {
    "answer": f"subject {IS_KEY} AND engagement_id IN {AUDITS}",
    "response": f"subject {IS_KEY} AND respondent_id IN {RESPONDENTS}",
    "observation": f"subject {IS_KEY} AND engagement_id IN {AUDITS}",
    "service_tier_choice": f"account {IS_KEY} AND engagement_id IN {AUDITS}",
    "score_override": f"account {IS_KEY} AND engagement_id IN {AUDITS}",
    "task": f"account {IS_KEY} AND engagement_id IN {AUDITS}",
    "loss_note": f"account {IS_KEY} AND engagement_id IN {AUDITS}",
    "expansion_proof": f"account {IS_KEY} AND engagement_id IN {AUDITS}",
    "register_row": f"account {IS_KEY} AND engagement_id IN {AUDITS}",
    "offer": f"account {IS_KEY} AND engagement_id IN {AUDITS}",
    "account_alias": f"(alias {IS_KEY} OR account {IS_KEY}) AND engagement_id IN {AUDITS}",
}
"""The rows that are about an account."""
LISTS = f"SELECT id, batch_id, sheet FROM imported_list WHERE batch_id IN {FILES}"  # noqa: S608
DECISIONS = f"SELECT id, decisions FROM import_batch WHERE id IN {FILES}"  # noqa: S608
ENTRIES = f"""
SELECT id FROM change WHERE engagement_id IN {AUDITS} AND EXISTS (
    SELECT 1 FROM json_each(coalesce(new_value, old_value)) AS part
    WHERE part.key IN ('subject', 'account', 'alias') AND part.value {IS_KEY}
)
"""  # noqa: S608
COLUMNS = """
SELECT name, part, block, cells FROM list_column WHERE list_id = ? ORDER BY name, part, block
"""
ADD_BLOCK = "INSERT INTO list_column (list_id, name, part, block, cells) VALUES (?, ?, ?, ?, ?)"
DROP_ISSUE = "DELETE FROM data_issue WHERE batch_id = ? AND sheet = ? AND source_row = ?"
LESS = "UPDATE imported_list SET records = max(0, records - ?), summaries = ? WHERE id = ?"
RECORDS = "list_column"

Columns = Mapping[tuple[str, str], list[Any]]


def find_account(database: Database, engagement: int, key: str) -> dict[str, int]:
    """Return how many rows of each table are about an account; of lists, how many records."""
    place = (engagement, _written(find_keys(database, engagement, key)))
    counts = {
        table: int(database.rows(f"SELECT count(*) FROM {table} WHERE {where}", place)[0][0])  # noqa: S608
        for table, where in NAMED.items()
    }
    counts[RECORDS] = sum(len(found) for _, found in _find_records(database, *place))
    counts[SCORES] = sum(len(found) for _, found in find_scores(database, *place))
    counts["change"] = len(database.rows(ENTRIES, place))
    return {table: count for table, count in counts.items() if count}


def erase_account(database: Database, engagement: int, key: str) -> Erasure:
    """Delete what is about an account and the keys that stand for it, in all audits of a client.

    What was computed is dropped as a whole. Texts that name the account are not searched.
    """
    found = find_account(database, engagement, key)
    place = (engagement, _written(find_keys(database, engagement, key)))
    entries = [number for (number,) in database.rows(ENTRIES, place)]
    for (number, batch, sheet), positions in list(_find_records(database, *place)):
        _take_out(database, number, (batch, sheet), positions)
    for number, positions in list(find_scores(database, *place)):
        take_scores_out(database, number, positions)
    _forget_decisions(database, *place)
    for table, where in NAMED.items():
        database.write(f"DELETE FROM {table} WHERE {where}", place)  # noqa: S608
    for table in reversed(tables_of(TableUse.COMPUTED)):
        database.write(f"DELETE FROM {table}")  # noqa: S608
    blank_entries(database, entries)
    found.pop("change", None)
    return Erasure(found, len(entries))


def find_keys(database: Database, engagement: int, key: str) -> set[str]:
    """Return the key of an account with every key that stands for it."""
    rows = database.rows(
        f"SELECT alias, account FROM account_alias WHERE engagement_id IN {AUDITS} ORDER BY rowid",  # noqa: S608
        (engagement,),
    )
    ends = follow_aliases(
        AccountAlias(alias, account, MatchBasis.PERSON, "") for alias, account in rows
    )
    return {key, *(alias for alias, account in ends.items() if account == key)}


def _find_records(
    database: Database, engagement: int, keys: str
) -> Iterator[tuple[tuple[int, int, str], list[int]]]:
    """Yield each list that holds records of an account, with their positions."""
    wanted = set(orjson.loads(keys))
    for number, batch, sheet in database.rows(LISTS, (engagement,)):
        rows = database.rows(
            "SELECT cells FROM list_column WHERE list_id = ? AND name = ? AND part = 'value' "
            "ORDER BY block",
            (number, KEY),
        )
        known = (key for (cells,) in rows for key in orjson.loads(cells))
        positions = [at for at, key in enumerate(known) if key in wanted]
        if positions:
            yield (number, batch, sheet), positions


def _take_out(
    database: Database, number: int, place: tuple[int, str], positions: Sequence[int]
) -> None:
    """Write the columns of a list anew without some records, and drop what was odd in them."""
    gone = set(positions)
    columns = _read_columns(database, number)
    rows = columns[SOURCE_ROW, "value"]
    database.write_many(DROP_ISSUE, ((*place, rows[at]) for at in positions))
    database.write("DELETE FROM list_column WHERE list_id = ?", (number,))
    kept = {
        name: [value for at, value in enumerate(values) if at not in gone]
        for name, values in columns.items()
    }
    for (name, part), values in kept.items():
        blocks = range(0, max(1, len(values)), BLOCK_ROWS)
        for block, first in enumerate(blocks):
            cells = _pack(values[first : first + BLOCK_ROWS], part)
            if cells is not None:
                database.write(ADD_BLOCK, (number, name, part, block, cells))
    ((summaries,),) = database.rows("SELECT summaries FROM imported_list WHERE id = ?", (number,))
    told = _count_anew(orjson.loads(summaries), kept)
    database.write(LESS, (len(gone), orjson.dumps(told).decode(), number))


def _read_columns(database: Database, number: int) -> Columns:
    """Return whole columns; of the part "original" a text or None for each record."""
    columns: dict[tuple[str, str], list[Any]] = {}
    for name, part, block, cells in database.rows(COLUMNS, (number,)):
        values = columns.setdefault((name, part), [])
        told = orjson.loads(cells)
        if part == "value":
            values.extend(told)
        else:
            values.extend([None] * ((block + 1) * BLOCK_ROWS - len(values)))
            for at, text in told.items():
                values[block * BLOCK_ROWS + int(at)] = text
    return columns


def _pack(values: Sequence[Any], part: str) -> str | None:
    if part == "value":
        return orjson.dumps(values).decode()
    texts = {str(at): text for at, text in enumerate(values) if text is not None}
    return orjson.dumps(texts).decode() if texts else None


def _count_anew(summaries: dict[str, dict[str, Any]], kept: Columns) -> dict[str, Any]:
    """Return summaries that let nobody work out what was taken away."""
    return {
        name: {**told, **_summarise(told, kept.get((name, "value"), ()))}
        for name, told in summaries.items()
    }


def _summarise(told: Mapping[str, Any], values: Collection[Any]) -> dict[str, Any]:
    stated = [value for value in values if value is not None]
    counts: dict[str, Any] = {"filled": len(stated), "distinct": len(set(stated))}
    if told.get("total") is not None:
        counts["total"] = sum(stated)
    if told.get("earliest") is not None:
        days = [str(value)[:10] for value in stated]
        counts |= {"earliest": min(days, default=None), "latest": max(days, default=None)}
    return counts


def _forget_decisions(database: Database, engagement: int, keys: str) -> None:
    """Take an account out of what was decided about files."""
    gone = set(orjson.loads(keys))
    for number, decisions in database.rows(DECISIONS, (engagement,)):
        told = orjson.loads(decisions)
        same = told.get("same", {})
        left = {key: found for key, found in same.items() if gone.isdisjoint((key, found))}
        if left != same:
            text = orjson.dumps({**told, "same": left}, option=orjson.OPT_SORT_KEYS).decode()
            database.write("UPDATE import_batch SET decisions = ? WHERE id = ?", (text, number))


def _written(keys: Collection[str]) -> str:
    return orjson.dumps(sorted(keys)).decode()
