"""Salesforce ids: 15 characters that tell capitals apart, or 18 that say which are capitals.

The last three of 18 characters hold one bit for each of the first 15, the lowest first, five bits
to a character: 1 where it is a capital. So even an id that lost its capitals can be read.
Source: Salesforce, "Using Record Identifiers and Data Types" (ID field type).
"""

from __future__ import annotations

SUFFIX_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
SHORT, LONG, PART = 15, 18, 5
ACCOUNT_PREFIX = "001"


def read_salesforce_id(text: str) -> str | None:
    """Return the 15 characters that an id stands for, or None where it is no such id."""
    if not (text.isascii() and text.isalnum()):
        return None
    if len(text) == SHORT:
        return text if _is_short_id(text) else None
    return _restore_capitals(text) if len(text) == LONG else None


def check_suffix(short: str) -> str:
    """Return the three characters that make an id of 15 one of 18."""
    parts = (short[first : first + PART] for first in range(0, SHORT, PART))
    return "".join(SUFFIX_CHARACTERS[_capital_bits(part)] for part in parts)


def _capital_bits(part: str) -> int:
    return sum(1 << at for at, letter in enumerate(part) if letter.isupper())


def _is_short_id(text: str) -> bool:
    """Tell whether 15 characters are an account's id or mix capitals with digits as ids do."""
    if text.isdecimal():
        return False
    is_mixed = not text.isupper() and not text.islower() and any(map(str.isdecimal, text))
    return text.startswith(ACCOUNT_PREFIX) or is_mixed


def _restore_capitals(text: str) -> str | None:
    """Return the first 15 of 18 characters as their suffix says; None where that cannot be."""
    short, suffix = text[:SHORT], text[SHORT:].upper()
    if not set(suffix) <= set(SUFFIX_CHARACTERS):
        return None
    bits = [SUFFIX_CHARACTERS.index(letter) >> at & 1 for letter in suffix for at in range(PART)]
    restored = "".join(
        letter.upper() if bit else letter.lower() for letter, bit in zip(short, bits, strict=True)
    )
    if check_suffix(restored) != suffix:
        return None
    has_lost_capitals = text in (text.upper(), text.lower())
    return restored if short == restored or has_lost_capitals else None
