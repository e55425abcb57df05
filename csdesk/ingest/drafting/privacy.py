"""What becomes of columns about persons: kept, replaced by pseudonyms, or left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from csdesk.model.imports import Privacy
from csdesk.model.pseudonyms import make_key, make_pseudonym
from csdesk.model.tables import Cell, Field

HASHED = re.compile(r"e_?mail|phone|mobile")


def propose_privacy(field: Field) -> Privacy:
    """Return what is proposed for a field: addresses and telephone numbers become pseudonyms."""
    return Privacy.HASH if field.is_personal and HASHED.search(field.id) else Privacy.KEEP


def choose_privacy(field: Field, chosen: Privacy | None) -> Privacy:
    """Return what becomes of a column: what the person chose, or else what is proposed."""
    return chosen or propose_privacy(field)


def hash_persons(values: Sequence[Cell], salt: str) -> tuple[Cell, ...]:
    """Return pseudonyms in place of values, the same for the same person under the same salt."""
    known: dict[Cell, str] = {}
    key = make_key(salt)
    for value in set(values) - {None}:
        known[value] = make_pseudonym(str(value), key)
    return tuple(None if value is None else known[value] for value in values)
