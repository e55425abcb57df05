"""Bounds of what people write: texts that a cell of a spreadsheet can hold, and not too many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from typing import Any

from csdesk.content.contents import Entry
from csdesk.content.instruments import InstrumentContents
from csdesk.errors import ContentInvalid

LONGEST_TEXT = 4_000
MOST_OBJECTS = 5_000
MOST_PARTS = 200
"""Choices of a question, rows of a grid, and whatever else one object lists."""
DEEPEST = 12
"""Levels of nesting; an instrument has nine."""
LARGEST_NUMBER = 10**12
ITEM = "item"
"""Stands for the key of what is in a list."""
ONE_LINE = frozenset({ITEM, "id", "name", "short", "label", "unit", "word", "version"})
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def check_sizes(found: InstrumentContents) -> None:
    """Check that every text and every list of an instrument is of a size to work with."""
    for section, entries in found.contents.entries.items():
        if len(entries) > MOST_OBJECTS:
            expected = f"at most {MOST_OBJECTS:,} in one instrument"
            raise entries[0].reject("", f"{len(entries):,} × {section}", expected)
    for entry in _entries(found):
        for path, key, value in _leaves(entry.item):
            if isinstance(value, str):
                _check_text(entry, path, key, value)
            elif isinstance(value, tuple) and len(value) > MOST_PARTS:
                raise entry.reject(path, len(value), f"at most {MOST_PARTS}")


def check_numbers(found: InstrumentContents) -> None:
    """Check that every number of an instrument is one to compute with."""
    for entry in _entries(found):
        for path, _, value in _leaves(entry.item):
            if isinstance(value, int | float) and abs(value) > LARGEST_NUMBER:
                raise entry.reject(path, value, f"at most {LARGEST_NUMBER:,}")


def _entries(found: InstrumentContents) -> Iterator[Entry[Any]]:
    """Give every object once: questions as they are when their scale is filled in."""
    for section, entries in found.contents.entries.items():
        if section not in ("question", "scale"):
            yield from entries
    yield found.head
    yield from (*found.questions, *found.shared)


def refuse_depth(values: Any, name: str) -> None:
    """Refuse what lies deeper than any instrument, before anything walks through it."""
    level = [values]
    for _ in range(DEEPEST):
        level = [inner for value in level for inner in _inside(value)]
    if level:
        raise ContentInvalid(f"{name}: it is nested deeper than {DEEPEST} levels.")


def _inside(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


def _leaves(item: Any, path: str = "") -> Iterator[tuple[str, str, Any]]:
    """Give path, key and value of everything that an object holds, and of its lists as a whole."""
    for key in item.__dataclass_fields__:
        value = getattr(item, key)
        place = f"{path}.{key}" if path else key
        yield place, key, value
        if isinstance(value, tuple):
            for number, one in enumerate(value, start=1):
                if is_dataclass(one):
                    yield from _leaves(one, f"{place}[{number}]")
                else:
                    yield f"{place}[{number}]", ITEM, one


def _check_text(entry: Entry[Any], path: str, key: str, text: str) -> None:
    if key == ITEM and not text.strip():
        raise entry.reject(path, text, "a text")
    if len(text) > LONGEST_TEXT:
        raise entry.reject(path, text, f"at most {LONGEST_TEXT:,} characters, not {len(text):,}")
    if UNWRITABLE.search(text):
        raise entry.reject(path, text, "a text without control characters")
    if key in ONE_LINE and "\n" in text:
        raise entry.reject(path, text, "a text in one line")
    if text != text.strip():
        raise entry.reject(path, text, "a text without spaces or lines at its ends")
    if text.startswith("="):
        raise entry.reject(path, text, "a text that does not begin like a formula")
