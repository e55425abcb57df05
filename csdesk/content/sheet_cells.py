"""Where the parts of an object stand that was written in rows of a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_PATH = re.compile(r"(\w+)(?:\[(\d+)\])?\.?(.*)")


@dataclass(frozen=True, slots=True)
class SheetCells:
    """The row of an object, the cell of each of its keys, and the rows of its parts."""

    sheet: str
    row: int
    cells: Mapping[str, str]
    """The name of the cell ("D5") for each key that has a column."""
    parts: Mapping[str, tuple[SheetCells, ...]] = field(default_factory=dict)
    """The rows of another sheet that belong to a key, such as the choices of a question."""

    def locate(self, path: str) -> str:
        """Return the place of what stands at ``path``, as exactly as it is known."""
        name, number, rest = self._split(path)
        parts = self.parts.get(name, ())
        if number and number <= len(parts):
            return parts[number - 1].locate(rest)
        if name in self.cells:
            return f"sheet “{self.sheet}”, cell {self.cells[name]} ({name})"
        told = f" ({path})" if path else ""
        return f"sheet “{self.sheet}”, row {self.row}{told}"

    def part(self, path: str) -> SheetCells:
        """Return the row of a part; the object's own where it has none."""
        name, number, _ = self._split(path)
        parts = self.parts.get(name, ())
        return parts[number - 1] if number and number <= len(parts) else self

    @staticmethod
    def _split(path: str) -> tuple[str, int, str]:
        found = _PATH.fullmatch(path)
        if found is None:
            return "", 0, ""
        return found[1], int(found[2] or 0), found[3]
