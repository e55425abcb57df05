"""Damaged files, foreign ones, and those that another program changed, made by chance."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

PAGE = 4096
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489")


def flip_bits(content: bytearray, chance: random.Random) -> bytes:
    """Change one to three bits anywhere."""
    for _ in range(chance.choice((1, 1, 1, 3))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def flip_byte(content: bytearray, chance: random.Random) -> bytes:
    """Change one byte to another."""
    content[chance.randrange(len(content))] ^= chance.randrange(1, 256)
    return bytes(content)


def flip_header(content: bytearray, chance: random.Random) -> bytes:
    """Change one byte of the header or of the first page's beginning."""
    content[chance.randrange(128)] ^= chance.randrange(1, 256)
    return bytes(content)


def cut_short(content: bytearray, chance: random.Random) -> bytes:
    """Leave the end away, sometimes only the last bytes of it."""
    return bytes(
        content[: len(content) - chance.choice((1, 100, PAGE, chance.randrange(len(content))))]
    )


def swap_pages(content: bytearray, chance: random.Random) -> bytes:
    """Exchange two pages that differ."""
    pages = _pages(content)
    first, second = chance.sample(range(len(pages)), 2)
    pages[first], pages[second] = pages[second], pages[first]
    return b"".join(pages)


def zero_page(content: bytearray, chance: random.Random) -> bytes:
    """Put zeros in place of a page, as a drive does that lost it."""
    return _replace_page(content, chance, bytes(PAGE))


def scramble_page(content: bytearray, chance: random.Random) -> bytes:
    """Put noise in place of a page."""
    return _replace_page(content, chance, chance.randbytes(PAGE))


def lengthen(content: bytearray, chance: random.Random) -> bytes:
    """Append what does not belong there."""
    return bytes(content) + chance.randbytes(chance.choice((1, 100, PAGE)))


def replace_all(content: bytearray, chance: random.Random) -> bytes:
    """Give something else the file's name."""
    others = (
        b"",
        b"S",
        bytes(content[:100]),
        bytes(PAGE * 4),
        PNG,
        b"PK\x03\x04" + chance.randbytes(9000),
        "Kündigungen, Umsatz\r\n".encode("utf-16"),
        chance.randbytes(PAGE * chance.randrange(1, 6)),
        chance.randbytes(9999),
    )
    return chance.choice(others)


Damage = Callable[[bytearray, random.Random], bytes]
DAMAGES: Mapping[str, Damage] = {
    damage.__name__.replace("_", " "): damage
    for damage in (
        *(flip_bits, flip_byte, flip_header, cut_short, swap_pages),
        *(zero_page, scramble_page, lengthen, replace_all),
    )
}
"""What happens to bytes; it can happen to plain and to encrypted files."""

STATEMENTS: Mapping[str, str] = {
    "foreign trigger": "CREATE TRIGGER steal AFTER INSERT ON answer BEGIN DELETE FROM answer; END",
    "foreign view": "CREATE VIEW every AS SELECT * FROM answer",
    "endless view": (
        "CREATE VIEW endless AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) "
        "SELECT * FROM n"
    ),
    "generated column": "ALTER TABLE answer ADD COLUMN big TEXT AS (hex(zeroblob(99)))",
    "foreign table": "CREATE TABLE other (id INTEGER)",
    "foreign index": "CREATE INDEX quick ON answer (note)",
    "lacking table": "DROP TABLE raci",
    "edited answer": "UPDATE answer SET note = 'never said' WHERE rowid % 3 = 0",
    "deleted answer": "DELETE FROM answer WHERE rowid = (SELECT max(rowid) FROM answer)",
    "added owner": "INSERT INTO initiative_owner SELECT min(engagement_id), 'x', 'y' FROM answer",
    "edited amount": "UPDATE list_column SET cells = json_replace(cells, '$[0]', 1.5) "
    "WHERE name = 'arr' AND block = 0",
    "edited log": "UPDATE change SET person = 'Nobody' WHERE id = 2",
    "shortened log": "DELETE FROM change WHERE id > 3",
    "newer format": "PRAGMA user_version = 99",
    "never finished": "PRAGMA user_version = 0",
    "other program": "PRAGMA application_id = 7",
    "write-ahead log": "PRAGMA journal_mode = WAL",
}
"""What another program does to a plain file."""


def change_by_sql(path: Path, statement: str) -> None:
    """Let another program change a plain file."""
    connection = sqlite3.connect(path)
    try:
        connection.execute(statement)
        connection.commit()
    finally:
        connection.close()


def _pages(content: bytearray) -> list[bytes]:
    return [bytes(content[start : start + PAGE]) for start in range(0, len(content), PAGE)]


def _replace_page(content: bytearray, chance: random.Random, page: bytes) -> bytes:
    pages = _pages(content)
    pages[chance.randrange(len(pages))] = page
    return b"".join(pages)
