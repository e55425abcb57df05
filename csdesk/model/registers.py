"""Registers: typed tables that a consultant fills, defined in content.

A register says what its columns hold and what its rows must satisfy; which rows it has is kept in
the workspace. Rows that content brings are there from the start, until they are changed or removed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

RegisterId = NewType("RegisterId", str)
ColumnId = NewType("ColumnId", str)
RowId = NewType("RowId", str)
"""Unique in its register: written in content for the rows that it brings, else given out."""

Cell = str | float | bool
"""What stands in a cell; dates as ISO text, choices and references by their ids."""
Cells = Mapping[ColumnId, Cell]
"""A column without a value is left out."""


class ColumnKind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    DAYS = "days"
    DATE = "date"
    CHOICE = "choice"
    TICK = "tick"
    ROLE = "role"
    ACCOUNT = "account"
    FINDING = "finding"
    INITIATIVE = "initiative"
    KPI = "kpi"

    @property
    def is_number(self) -> bool:
        """Return whether its cells are numbers."""
        return self in {self.NUMBER, self.MONEY, self.PERCENT, self.DAYS}


@dataclass(frozen=True, slots=True)
class RegisterColumn:
    """One column; ``low`` and ``high`` bound its numbers."""

    id: ColumnId
    name: str
    kind: ColumnKind
    help: str = ""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    """Value and words, where the kind is a choice."""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """A named test of ``csdesk.registers`` with what it needs, and the sentence where it fails.

    ``text`` may hold {row}, {value}, {low}, {high} and {missing}.
    """

    test: str
    text: str
    columns: tuple[ColumnId, ...] = ()
    values: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    blocks: bool = False
    """It refuses the change; otherwise it is told beside the register."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One row; ``is_starter`` while it is as content brings it."""

    id: RowId
    cells: Cells
    is_starter: bool = False


@dataclass(frozen=True, slots=True)
class RegisterDefinition:
    """A register as shipped content; ``starters`` are the rows that it begins with."""

    id: RegisterId
    name: str
    about: str
    group: str
    """Registers of one group stand together: governance, change, customers ..."""
    columns: tuple[RegisterColumn, ...]
    title: ColumnId
    """The column that names a row."""
    starters: tuple[RegisterRow, ...] = ()
    checks: tuple[RegisterCheck, ...] = ()
    source: str = ""

    def column(self, column: ColumnId) -> RegisterColumn | None:
        """Return one of its columns."""
        return next((known for known in self.columns if known.id == column), None)


@dataclass(frozen=True, slots=True)
class RegisterProblem:
    """What is not right: in one row, in the register as a whole where ``row`` is None."""

    text: str
    row: RowId | None = None
    column: ColumnId | None = None
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """A register as it stands in an engagement: rows in the order in which they are shown."""

    definition: RegisterDefinition
    rows: tuple[RegisterRow, ...]
    problems: tuple[RegisterProblem, ...] = field(default=())

    def named(self, row: RegisterRow) -> str:
        """Return what names a row; empty where nothing does."""
        return str(row.cells.get(self.definition.title, ""))
