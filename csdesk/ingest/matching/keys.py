"""Ids of accounts as different files write them: what is the same id, what merely looks alike."""

from __future__ import annotations

import re
from functools import lru_cache

from csdesk.ingest.matching.salesforce import LONG, SHORT, read_salesforce_id

INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
SEPARATORS = re.compile(r"[\W_]+")
WHOLE_NUMBER = re.compile(r"(\d+)(?:[.,]0)?")
SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d+))?[eE]\+(\d{1,2})")
UUID = re.compile(r"([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})")
BETWEEN_KINDS = re.compile(r"(?<=[^\W\d_])-(?=\d)|(?<=\d)-(?=[^\W\d_])")
LEADING_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
LOOKS = str.maketrans("oilsb", "01158")
"""Letters that people mistake for digits."""
KEPT_DIGITS = 15
"""Digits of a number that a spreadsheet keeps; it makes noughts of the rest."""
REMEMBERED = 1 << 16
"""So many ids that were read stay in memory: each is asked for several times."""
ROUGH_LENGTH, ROUGH_DIGITS = 11, 3
"""Longer numbers are shown as 1.23457E+11; their first digits survive."""


def clean_key(text: str) -> str:
    """Return an id without the spaces and marks that nobody sees."""
    return " ".join(text.translate(INVISIBLE).split()).strip("'\"#{}")


@lru_cache(REMEMBERED)
def repair_key(text: str) -> str:
    """Return what an id is the same by however it is written; empty where it says nothing.

    The same: CUST_001, cust-001 and CUST001; 15 and 18 characters of a Salesforce id; 00123, 123
    and 123.0; 1.23E+2 with all its digits; a UUID with and without its hyphens. Separators between
    digits stay: A-1-2 is not A-12.
    """
    cleaned = clean_key(text)
    if salesforce := read_salesforce_id(cleaned):
        return f"salesforce {salesforce}"
    if number := _read_number(cleaned):
        return number
    folded = cleaned.casefold()
    if found := UUID.fullmatch(folded):
        return "-".join(found.groups())
    return BETWEEN_KINDS.sub("", SEPARATORS.sub("-", folded).strip("-"))


@lru_cache(REMEMBERED)
def loosen_key(text: str) -> str:
    """Return what two ids share at least when they are the same or look alike."""
    cleaned = clean_key(text)
    if number := _read_number(cleaned) or _read_rounded(cleaned):
        return _loosen_number(number)
    bare = SEPARATORS.sub("", cleaned).casefold()
    if len(bare) == LONG and bare.isalnum():
        bare = bare[:SHORT]
    bare = bare.translate(LOOKS)
    return _loosen_number(bare) if bare.isdecimal() else LEADING_ZEROS.sub("", bare)


def looks_like(first: str, second: str) -> bool:
    """Tell whether two ids may be one that was mistyped, rounded or cut."""
    if loosen_key(first) != loosen_key(second):
        return False
    one, other = _digits(first), _digits(second)
    if not (one.isdecimal() and other.isdecimal()) or len(one) <= ROUGH_LENGTH:
        return True
    kept = min(_count_kept(first), _count_kept(second))
    # A spreadsheet rounds what it shows, but cuts off the digits that it cannot keep.
    tolerance = 1 if kept == KEPT_DIGITS else 0
    return abs(_round_number(one, kept) - _round_number(other, kept)) <= tolerance


def _digits(text: str) -> str:
    cleaned = clean_key(text)
    return _read_number(cleaned) or _read_rounded(cleaned) or SEPARATORS.sub("", cleaned)


def _read_number(text: str) -> str:
    """Return a whole number without leading zeros; empty where it is none, or was rounded."""
    if found := WHOLE_NUMBER.fullmatch(text):
        return found[1].lstrip("0") or "0"
    found = SCIENTIFIC.fullmatch(text)
    return _read_rounded(text) if found and len(found[2] or "") >= int(found[3]) else ""


def _read_rounded(text: str) -> str:
    """Return the digits of a number such as 1.23457E+11; those that it lost are noughts."""
    if not (found := SCIENTIFIC.fullmatch(text)):
        return ""
    fraction, exponent = found[2] or "", int(found[3])
    return found[1] + fraction[:exponent].ljust(exponent, "0")


def _count_kept(text: str) -> int:
    found = SCIENTIFIC.fullmatch(clean_key(text))
    return 1 + len(found[2] or "") if found else KEPT_DIGITS


def _round_number(number: str, digits: int) -> int:
    lost = int(10 ** max(0, len(number) - digits))
    return (int(number) + lost // 2) // lost


def _loosen_number(number: str) -> str:
    """Return a number, a long one by its first digits: a spreadsheet may have rounded the rest."""
    bare = number.lstrip("0") or "0"
    return f"{bare[:ROUGH_DIGITS]}…{len(bare)}" if len(bare) > ROUGH_LENGTH else bare
