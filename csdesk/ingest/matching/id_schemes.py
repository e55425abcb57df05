"""Which ways of numbering customers two lists have in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

from csdesk.ingest.matching.keys import REMEMBERED, UUID, clean_key
from csdesk.ingest.matching.salesforce import read_salesforce_id

Schemes = frozenset[str]
DIGITS = re.compile(r"\d+")
LETTERS_BETWEEN = re.compile(r"\d[^\W\d_]")
MANY, EVERY = 20_000, 16
COMMON_SHARE = 0.2
"""Of the ids of a kind, how many have to be on both lists before the kind counts as shared."""


@lru_cache(REMEMBERED)
def describe_scheme(key: str) -> str:
    """Return the kind of an id: "cust-9" for "CUST-001", "salesforce", "uuid", or its length."""
    cleaned = clean_key(key)
    if read_salesforce_id(cleaned):
        return "salesforce"
    folded = cleaned.casefold()
    if UUID.fullmatch(folded):
        return "uuid"
    if LETTERS_BETWEEN.search(folded):
        return f"{len(folded)} characters"
    return DIGITS.sub("9", folded)


def find_shared_schemes(
    first: Sequence[str], second: Sequence[str], shared: Sequence[str]
) -> Schemes:
    """Return the kinds of ids of which many stand on both lists; ``shared`` are the ids that do."""
    ones, others, found = (
        Counter(map(describe_scheme, _sample(ids))) for ids in (first, second, shared)
    )
    return frozenset(
        scheme
        for scheme, count in found.items()
        if count >= COMMON_SHARE * min(ones[scheme], others[scheme])
    )


def _sample(ids: Sequence[str]) -> Iterable[str]:
    """Return some of many ids: the same ones in whatever order and list they stand."""
    if len(ids) <= MANY:
        return ids
    return (key for key in ids if not crc32(key.encode("utf-8", "replace")) % EVERY)
