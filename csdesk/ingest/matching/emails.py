"""E-mail addresses of accounts, compared as hashes: nobody needs to see them for that."""

from __future__ import annotations

import hashlib
import re

HASH_SIZE = 16
ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")


def hash_email(text: str) -> str:
    """Return what an e-mail address is the same by; empty where the text is blank.

    A pseudonym that took an address's place at an import counts as it stands.
    """
    found = ADDRESS.search(text)
    if found is None:
        return text.strip()
    address = found[0].removeprefix("mailto:").rstrip(".").casefold()
    return hashlib.blake2b(address.encode("utf-8", "replace"), digest_size=HASH_SIZE).hexdigest()
