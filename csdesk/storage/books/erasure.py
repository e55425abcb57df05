"""Taking a person, or a client, out of a workspace for good."""

from __future__ import annotations

import json
import re
import secrets
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from csdesk.errors import WrongUsage
from csdesk.model.history import Erasure
from csdesk.model.identifiers import EngagementId
from csdesk.model.pseudonyms import make_key, make_pseudonym
from csdesk.storage.books.block_texts import BlockTexts
from csdesk.storage.books.change_log import blank_entries
from csdesk.storage.books.salts import list_salts
from csdesk.storage.books.tables import TABLES, TableUse, tables_of
from csdesk.storage.file.database import Database, Value
from csdesk.storage.file.structure import read_columns

ERASED = "[erased]"
SHORTEST_NAME = 3
SPACE = r"(?:\s|\\[nrt])+"
"""Between two words, in a text or in one written as JSON."""
CUSTOMER_KEYS = ("key", "subject", "account", "alias", "rater")
"""Columns that name a customer, whom lists and answers know by one and the same key, or a rater,
whose weights must not run together with those of another one."""
HELD_TABLES = tables_of(TableUse.DECISION, TableUse.LIST, TableUse.COMPUTED)
LOG_HOLDS = "csdesk_holds(person, entity_key, old_value, new_value)"
BLOCKS = ("list_column", "snapshot_column")
"""Tables that hold many texts in one cell."""
HOLDING_ENTRIES = f"SELECT id FROM change WHERE {LOG_HOLDS}"  # noqa: S608


def find_person(database: Database, name: str) -> dict[str, int]:
    """Return how many rows of each table, the change log among them, hold a name.

    Of the columns of lists the values are counted. A name may be an e-mail address or a telephone
    number; then the pseudonym that took its place at an import counts as well.

    Raises WrongUsage for a name of fewer than three letters, which would be found everywhere.
    """
    _name_functions(database, name)
    counts = {table: _count(database, table, _holds(database, table)) for table in HELD_TABLES}
    counts |= {table: _count_in_blocks(database, table) for table in BLOCKS}
    counts["change"] = _count(database, "change", LOG_HOLDS)
    return {table: count for table, count in counts.items() if count}


def erase_person(database: Database, name: str) -> Erasure:
    """Replace a name wherever it stands; computed rows that hold it are dropped.

    Raises WrongUsage for a name of fewer than three letters.
    """
    found = find_person(database, name)
    for table in found:
        if table in HELD_TABLES:
            _erase(database, table)
    if any(TABLES[table].use is TableUse.COMPUTED for table in found):
        database.write("DELETE FROM computed_part")
    entries = [number for (number,) in database.rows(HOLDING_ENTRIES)]
    blank_entries(database, entries)
    found.pop("change", None)
    return Erasure(found, len(entries))


def remove_client(database: Database, engagement: EngagementId) -> None:
    """Delete the client of an engagement with everything that belongs to it.

    What the change log says about it is blanked; its steps can no longer be undone.
    """
    (client,) = database.row("SELECT client_id FROM engagement WHERE id = ?", (engagement,)) or (0,)
    audits = database.rows("SELECT id FROM engagement WHERE client_id = ?", (client,))
    for (number,) in audits:
        lines = database.rows("SELECT id FROM change WHERE engagement_id = ?", (number,))
        blank_entries(database, (line for (line,) in lines))
        database.write("DELETE FROM undo_step WHERE engagement_id = ?", (number,))
    database.write("DELETE FROM client WHERE id = ?", (client,))


def _name_functions(database: Database, name: str) -> None:
    cleaned = name.strip()
    if len(cleaned) < SHORTEST_NAME:
        raise WrongUsage("Give the whole name of the person, three letters or more.")
    texts = _forms(cleaned) | _pseudonyms(database, cleaned)
    written = {_spaced(form) for text in texts for form in (text, _as_json(text))}
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(written))})(?!\w)", re.IGNORECASE)

    def holds(*texts: Value) -> bool:
        return any(isinstance(text, str) and pattern.search(text) for text in texts)

    def erase(text: Value) -> Value:
        return pattern.sub(ERASED, text) if isinstance(text, str) else text

    @cache
    def rename(key: Value) -> Value:
        return f"{erase(key)!s} {secrets.token_hex(4)}" if holds(key) else key

    blocks = BlockTexts(_loosen(texts), pattern, erase, rename)
    database.connection.create_function("csdesk_count", 1, blocks.count)
    database.connection.create_function("csdesk_erase_block", 2, blocks.erase)
    database.connection.create_function("csdesk_holds", -1, holds)
    database.connection.create_function("csdesk_erase", 1, erase)
    database.connection.create_function("csdesk_rename", 1, rename)


def _forms(name: str) -> set[str]:
    """Return a name as it is, and as others write its accents: macOS apart in names of files."""
    return {name, *(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))}


def _pseudonyms(database: Database, name: str) -> set[str]:
    """Return what stands for an address or a number in the lists of this workspace."""
    keys = [make_key(salt) for salt in list_salts(database)]
    return {make_pseudonym(form, key) for form in _forms(name) for key in keys}


def _as_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _spaced(name: str) -> str:
    """Return the pattern of a name with whatever space, or end of a line, between its words."""
    return SPACE.join(map(re.escape, name.split()))


def _loosen(texts: Iterable[str]) -> re.Pattern[str]:
    """Return what finds every block that may hold one of the texts, and few others."""
    forms = {_spaced(_as_json(text)) for text in texts}
    return re.compile("|".join(sorted(forms)), re.IGNORECASE)


def _erase(database: Database, table: str) -> None:
    if table in BLOCKS:
        change = "cells = csdesk_erase_block(name, cells)"
        database.write(f"UPDATE {table} SET {change} WHERE csdesk_count(cells) > 0")  # noqa: S608
        return
    holds = _holds(database, table)
    if TABLES[table].use is TableUse.COMPUTED:
        database.write(f"DELETE FROM {table} WHERE {holds}")  # noqa: S608
        return
    changes = ", ".join(_replacement(name) for name in _text_columns(database, table))
    database.write(f"UPDATE {table} SET {changes} WHERE {holds}")  # noqa: S608


def _replacement(column: str) -> str:
    """Return the change to a column; a customer gets one new key everywhere, unlike any other."""
    how = "rename" if column in CUSTOMER_KEYS else "erase"
    return f"{column} = csdesk_{how}({column})"


def _holds(database: Database, table: str) -> str:
    columns = ", ".join(_text_columns(database, table))
    return f"csdesk_holds({columns})" if columns and table not in BLOCKS else "0"


def _text_columns(database: Database, table: str) -> Iterator[str]:
    return (column.name for column in read_columns(database, table) if column.kind == "TEXT")


def _count_in_blocks(database: Database, table: str) -> int:
    ((count,),) = database.rows(f"SELECT coalesce(sum(csdesk_count(cells)), 0) FROM {table}")  # noqa: S608
    return int(count)


def _count(database: Database, table: str, condition: str) -> int:
    row = database.row(f"SELECT count(*) FROM {table} WHERE {condition}")  # noqa: S608
    return int(row[0]) if row else 0
