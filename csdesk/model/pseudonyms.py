"""What stands for a person in imported data: the same for the same person in one workspace."""

from __future__ import annotations

import hashlib
import re

_PUNCTUATION = re.compile(r"[\s()./-]")


def make_key(salt: str) -> bytes:
    """Return the 64 bytes that pseudonyms under a salt are made with."""
    return hashlib.blake2b(salt.encode()).digest()


def make_pseudonym(text: str, key: bytes) -> str:
    """Return the keyed BLAKE2b pseudonym of a person's address or number; the key has 64 bytes."""
    plain = text.strip().casefold()
    if "@" not in plain:
        plain = _PUNCTUATION.sub("", plain)
    return "p-" + hashlib.blake2b(plain.encode(), digest_size=8, key=key).hexdigest()
