"""The field catalogue: no header may mean two fields, and totals can be told from records."""

from __future__ import annotations

import re
from collections.abc import Iterator

from csdesk.content.contents import Contents, Entry
from csdesk.content.rejection import MISSING, rejection
from csdesk.model.tables import Field


def check_fields(contents: Contents) -> None:
    """Check synonyms, bounds and the words for totals."""
    seen: dict[tuple[str, str], Entry[Field]] = {}
    for entry in contents.of("field"):
        _check_bounds(entry)
        for synonym, spelling in _spellings(entry):
            first = seen.setdefault((entry.item.table, spelling), entry)
            if first is not entry:
                raise entry.reject("synonyms", synonym, f"one that {first.key} does not have")
    _check_total_words(contents)


def _spellings(entry: Entry[Field]) -> Iterator[tuple[str, str]]:
    for synonym in (entry.item.name, *entry.item.synonyms):
        yield synonym, re.sub(r"[\W_]+", " ", synonym.casefold()).strip()


def _check_bounds(entry: Entry[Field]) -> None:
    low, high = entry.item.minimum, entry.item.maximum
    if low is not None and high is not None and low >= high:
        raise entry.reject("maximum", high, f"more than the minimum, {low:g}")


def _check_total_words(contents: Contents) -> None:
    words = contents.of("total_words")
    if not words:
        raise rejection(
            "resources/library/fields", "total_words", MISSING, "at least one word for totals"
        )
    for entry in words:
        if not entry.item.strip():
            raise entry.reject("", entry.item, "a word that marks a row as a total")
