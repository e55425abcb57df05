"""The list of registers: a heading for each group, and how many rows and problems each has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from csdesk.formatting import plural
from csdesk.model.registers import Register, RegisterId


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A register, or the heading of a group where ``register`` is None."""

    name: str
    register: RegisterId | None = None
    rows: int = 0
    problems: int = 0

    @property
    def spoken(self) -> str:
        """Return what is read aloud."""
        if self.register is None:
            return self.name
        told = f"{self.name}, {plural(self.rows, 'row')}"
        return f"{told}, {plural(self.problems, 'problem')}" if self.problems else told


def register_lines(registers: Iterable[Register]) -> Iterator[RegisterLine]:
    """Return the lines of a list, group by group; groups and registers in alphabetical order."""
    ordered = sorted(registers, key=lambda one: (one.definition.group, one.definition.name))
    for group, found in groupby(ordered, key=lambda one: one.definition.group):
        yield RegisterLine(group)
        for one in found:
            name, key = one.definition.name, one.definition.id
            yield RegisterLine(name, key, len(one.rows), len(one.problems))
