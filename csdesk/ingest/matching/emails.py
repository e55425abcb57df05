"""E-mail addresses of accounts, or the pseudonyms that took their place at an import."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"[^@\s<>,;:]+@[^@\s<>,;:]+\.[^@\s<>,;:]+")


def email_key(text: str) -> str:
    """Return what an e-mail address is the same by; empty where the text is blank.

    A pseudonym counts as it stands: it is the same for the same address in one workspace.
    """
    found = ADDRESS.search(text)
    return found[0].rstrip(".").casefold() if found else text.strip()
