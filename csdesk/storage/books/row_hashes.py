"""The hash of a row, and sums of them that do not depend on the order of the rows.

The sum is taken modulo 2 to the 128 over BLAKE2b hashes of 16 bytes (RFC 7693); each is personal to
its table, so that a row cannot move from one to another unnoticed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import orjson

MODULUS = 1 << 128
NO_TOTAL = -1
"""Stands for a total that cannot be read; no sum is equal to it."""
DIGEST_SIZE = 16


@dataclass(frozen=True, slots=True)
class RowSum:
    """How many rows were added up, and the sum of their hashes."""

    count: int = 0
    total: int = 0

    def plus(self, count: int, total: int) -> RowSum:
        """Return the sum with other rows; negative numbers take rows away."""
        return RowSum(self.count + count, (self.total + total) % MODULUS)

    @classmethod
    def read(cls, count: int, written: str) -> RowSum:
        """Return the sum that was written so; with no total when its digits were altered."""
        try:
            found = cls(count, int(written, 16))
        except ValueError:
            return cls(count, NO_TOTAL)
        return found if found.written == written else cls(count, NO_TOTAL)

    @property
    def written(self) -> str:
        """Return the total as 32 hexadecimal digits."""
        return f"{self.total:032x}"


def hash_row(table: str, values: Sequence[Any]) -> int:
    """Return the hash of a row's values in the order of its columns, below 2 to the 128."""
    text = orjson.dumps(values, default=digest_bytes)
    personal = table.encode()[:DIGEST_SIZE]
    digest = hashlib.blake2b(text, digest_size=DIGEST_SIZE, person=personal).digest()
    return int.from_bytes(digest, "big")


def digest_bytes(value: object) -> str:
    """Return what stands for a value that JSON has no form for: the digest of its bytes."""
    if not isinstance(value, bytes):
        raise TypeError
    return hashlib.blake2b(value, digest_size=32).hexdigest()
