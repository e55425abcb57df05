"""Bounds of what people write: texts that a cell of a spreadsheet can hold, and not too many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
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
ONE_LINE = frozenset({"id", "name", "short", "label", "unit", "word", "version"})
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def check_sizes(found: InstrumentContents) -> None:
    """Check that every text and every list of an instrument is of a size to work with."""
    for section, entries in found.contents.entries.items():
        if len(entries) > MOST_OBJECTS:
            expected = f"at most {MOST_OBJECTS:,} in one instrument"
            raise entries[0].reject("", f"{len(entries):,} × {section}", expected)
    for entry in _entries(found):
        _check_values(entry, entry.item, "")


def _entries(found: InstrumentContents) -> Iterator[Entry[Any]]:
    """Give every object once: questions as they are when their scale is filled in."""
    for section, entries in found.contents.entries.items():
        if section not in ("question", "scale"):
            yield from entries
    yield found.head
    yield from found.questions


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


def _check_values(entry: Entry[Any], item: Any, path: str) -> None:
    for field in fields(item):
        value = getattr(item, field.name)
        place = f"{path}.{field.name}" if path else field.name
        if isinstance(value, str):
            _check_text(entry, place, value, is_one_line=field.name in ONE_LINE)
        elif isinstance(value, tuple):
            _check_list(entry, place, value)


def _check_list(entry: Entry[Any], path: str, values: tuple[Any, ...]) -> None:
    if len(values) > MOST_PARTS:
        raise entry.reject(path, len(values), f"at most {MOST_PARTS}")
    for number, value in enumerate(values, start=1):
        if is_dataclass(value):
            _check_values(entry, value, f"{path}[{number}]")
        elif isinstance(value, str):
            _check_item(entry, f"{path}[{number}]", value)


def _check_item(entry: Entry[Any], path: str, text: str) -> None:
    if not text.strip():
        raise entry.reject(path, text, "a text")
    _check_text(entry, path, text, is_one_line=True)


def _check_text(entry: Entry[Any], path: str, text: str, *, is_one_line: bool) -> None:
    if len(text) > LONGEST_TEXT:
        raise entry.reject(path, text, f"at most {LONGEST_TEXT:,} characters, not {len(text):,}")
    if UNWRITABLE.search(text):
        raise entry.reject(path, text, "a text without control characters")
    if is_one_line and "\n" in text:
        raise entry.reject(path, text, "a text in one line")
    if text != text.strip():
        raise entry.reject(path, text, "a text without spaces or lines at its ends")
    if text.startswith("="):
        raise entry.reject(path, text, "a text that does not begin like a formula")
