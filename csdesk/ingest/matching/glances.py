"""Tells at a glance that a text cannot be what is looked for, so that few have to be read.

Whoever has the same key has the same glance; a text that is no plain one has none and is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from csdesk.ingest.matching.salesforce import LONG
from csdesk.model.matching import MatchBasis

LAST, FIRST, KEPT = 4, 5, 3
SAME_LETTERS = re.compile("a+")
LABELS = re.compile(r"[^a-z0-9-]+")
Glance = Callable[[str], bool]


def make_glance(basis: MatchBasis, wanted: Collection[str]) -> Glance:
    """Return what tells of a text whether it may have one of the keys that are wanted."""
    match basis:
        case MatchBasis.REPAIRED_ID:
            return _make_id_glance({_last(key) for key in wanted})
        case MatchBasis.NAME:
            return _make_name_glance({_shorten(key) for key in wanted})
        case MatchBasis.DOMAIN:
            return _make_domain_glance({domain.partition(".")[0] for domain in wanted})
        case _:
            return lambda _: True


def _make_id_glance(ends: Collection[str]) -> Glance:
    def may_be(key: str) -> bool:
        end = key[-LAST:]
        is_plain = end.isascii() and end.isalnum() and len(key) < LONG
        return not is_plain or _last(end) in ends

    return may_be


def _last(key: str) -> str:
    """Return the last characters; leading zeros may be lost."""
    return key[-LAST:].casefold().lstrip("0")


def _make_name_glance(beginnings: Collection[str]) -> Glance:
    def may_be(name: str) -> bool:
        beginning = name[:FIRST]
        if not (beginning.isascii() and beginning.isalpha() and len(beginning) == FIRST):
            return True
        short = _shorten(beginning.casefold())
        return len(short) < KEPT or short in beginnings

    return may_be


def _shorten(text: str) -> str:
    """Return the first letters without those that umlauts are written with: "ue", "aa"."""
    return SAME_LETTERS.sub("a", text.replace("e", ""))[:KEPT]


def _make_domain_glance(labels: Iterable[str]) -> Glance:
    wanted = frozenset(labels)

    def may_be(address: str) -> bool:
        return not address.isascii() or not wanted.isdisjoint(LABELS.split(address.lower()))

    return may_be
