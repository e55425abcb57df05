"""Decoded content before it is put together: each object with the place it stands at."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from csdesk.content.decoding import decode
from csdesk.content.files import ContentFile
from csdesk.content.rejection import MISSING, join_path, rejection
from csdesk.content.sheet_cells import SheetCells
from csdesk.errors import ContentInvalid

T = TypeVar("T")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One object of a content file, and where it stands: in TOML, or in ``cells`` of a sheet."""

    item: T
    file: str
    key: str
    cells: SheetCells | None = None

    def reject(self, path: str, value: object, expected: str) -> ContentInvalid:
        """Return the error that says what is wrong at ``path`` of this object."""
        if self.cells is not None:
            return rejection(self.file, self.cells.locate(path), value, expected)
        return rejection(self.file, join_path(self.key, path), value, expected)

    def missing(self, path: str, expected: str) -> ContentInvalid:
        """Return the error that says what is missing at ``path`` of this object."""
        return self.reject(path, MISSING, expected)

    def part(self, path: str, item: Other) -> Entry[Other]:
        """Return something that stands at ``path`` of this object, with its place."""
        cells = self.cells and self.cells.part(path)
        key = cells.locate("") if cells else join_path(self.key, path)
        return Entry(item, self.file, key, cells)


@dataclass(frozen=True, slots=True)
class Contents:
    """The objects of some files by their section, in the order of the files."""

    entries: Mapping[str, tuple[Entry[Any], ...]]

    def of(self, section: str) -> tuple[Entry[Any], ...]:
        """Return the objects of one section; none when no file has it."""
        return self.entries.get(section, ())

    def items(self, section: str) -> tuple[Any, ...]:
        """Return the objects of one section without their places."""
        return tuple(entry.item for entry in self.of(section))

    def ids(self, section: str) -> frozenset[str]:
        """Return the ids of the objects of one section."""
        return frozenset(item.id for item in self.items(section))


def read_contents(files: Iterable[ContentFile], sections: Mapping[str, type]) -> Contents:
    """Return what the files hold, decoded; every top-level key must be one of ``sections``."""
    entries: dict[str, list[Entry[Any]]] = defaultdict(list)
    for file in files:
        for section, value in file.tables.items():
            if section not in sections:
                raise rejection(file.name, section, value, f"one of: {', '.join(sections)}")
            entries[section].extend(_read_section(file.name, section, value, sections[section]))
    return Contents({section: tuple(found) for section, found in entries.items()})


def _read_section(file: str, section: str, value: object, kind: type) -> Iterable[Entry[Any]]:
    if not isinstance(value, list):
        return [Entry(decode(kind, value, file, section), file, section)]
    keys = [f"{section}[{number}]" for number in range(1, len(value) + 1)]
    return [
        Entry(decode(kind, item, file, key + _name(item)), file, key + _name(item))
        for key, item in zip(keys, value, strict=True)
    ]


def _name(item: object) -> str:
    return f" “{item['id']}”" if isinstance(item, dict) and "id" in item else ""
