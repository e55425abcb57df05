"""What becomes of columns about persons: kept, replaced by pseudonyms, or left out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from csdesk.model.imports import Privacy
from csdesk.model.tables import Cell, Field

HASHED = re.compile(r"e_?mail|phone|mobile")
_PUNCTUATION = re.compile(r"[\s()./-]")


def propose_privacy(field: Field) -> Privacy:
    """Return what is proposed for a field: addresses and telephone numbers become pseudonyms."""
    return Privacy.HASH if field.is_personal and HASHED.search(field.id) else Privacy.KEEP


def choose_privacy(field: Field, chosen: Privacy | None) -> Privacy:
    """Return what becomes of a column: what the person chose, or else what is proposed."""
    return chosen or propose_privacy(field)


def hash_persons(values: Sequence[Cell], salt: str) -> tuple[Cell, ...]:
    """Return pseudonyms in place of values, the same for the same person under the same salt."""
    known: dict[Cell, str] = {}
    key = hashlib.blake2b(salt.encode()).digest()
    for value in set(values) - {None}:
        known[value] = make_pseudonym(str(value), key)
    return tuple(None if value is None else known[value] for value in values)


def make_pseudonym(text: str, key: bytes) -> str:
    """Return the keyed BLAKE2b pseudonym of a person's address or number; the key has 64 bytes."""
    plain = text.strip().casefold()
    if "@" not in plain:
        plain = _PUNCTUATION.sub("", plain)
    return "p-" + hashlib.blake2b(plain.encode(), digest_size=8, key=key).hexdigest()
