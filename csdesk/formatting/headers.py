"""Headers of columns in the one form in which they are compared."""

from __future__ import annotations

import re
import unicodedata

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_SALESFORCE = re.compile(r"__[cr]$|^cf_", re.IGNORECASE)
_SPLIT = re.compile(r"[\W_]+")


def normalise_header(text: str) -> str:
    """Return a header as lower-case words without accents and punctuation."""
    spaced = _HUMP.sub(" ", _SALESFORCE.sub("", text.strip()))
    plain = unicodedata.normalize("NFKD", spaced.casefold())
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(word for word in _SPLIT.split(letters) if word)
