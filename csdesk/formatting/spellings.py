"""How the words of a client's list are compared with those of the content."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.formatting import normalise_header

TWO_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def spell_phrase(phrase: str) -> tuple[str, str]:
    """Return a phrase as it is compared, with its umlauts as one letter and as two."""
    return normalise_header(phrase), normalise_header(phrase.casefold().translate(TWO_LETTERS))


def spell_all(phrases: Iterable[str]) -> frozenset[str]:
    """Return every spelling of these phrases."""
    return frozenset(spelling for phrase in phrases for spelling in spell_phrase(phrase))
