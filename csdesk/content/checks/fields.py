"""The field catalogue: no header means two fields, templates fit, totals differ from records."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.content.contents import Contents, Entry
from csdesk.content.rejection import MISSING, rejection
from csdesk.formatting import normalise_header
from csdesk.model.tables import Field, FieldKind


def check_fields(contents: Contents) -> None:
    """Check synonyms, bounds, what templates offer and the words for totals."""
    seen: dict[tuple[str, str], Entry[Field]] = {}
    for entry in contents.of("field"):
        _check_bounds(entry)
        _check_offer(entry)
        for synonym, spelling in _spellings(entry):
            first = seen.setdefault((entry.item.table, spelling), entry)
            if first is not entry:
                raise entry.reject("synonyms", synonym, f"one that {first.key} does not have")
    _check_total_words(contents)


def _spellings(entry: Entry[Field]) -> Iterator[tuple[str, str]]:
    for synonym in (entry.item.id, entry.item.name, *entry.item.synonyms):
        yield synonym, normalise_header(synonym)


def _check_bounds(entry: Entry[Field]) -> None:
    low, high = entry.item.minimum, entry.item.maximum
    if low is not None and high is not None and low >= high:
        raise entry.reject("maximum", high, f"more than the minimum, {low:g}")


def _check_offer(entry: Entry[Field]) -> None:
    field = entry.item
    if not field.example.strip():
        raise entry.missing("example", "a value that a template shows")
    if field.choices and field.kind is not FieldKind.TEXT:
        raise entry.reject("choices", field.choices[0], "none, as only text has a list of words")
    for choice in field.choices:
        if field.choices.count(choice) > 1:
            raise entry.reject("choices", choice, "words of which each stands there once")


def _check_total_words(contents: Contents) -> None:
    words = contents.of("total_words")
    if not words:
        raise rejection(
            "resources/library/fields", "total_words", MISSING, "at least one word for totals"
        )
    for entry in words:
        if not entry.item.strip():
            raise entry.reject("", entry.item, "a word that marks a row as a total")
