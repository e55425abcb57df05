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
    MOMENT = "moment"
    """A day and a time, in ISO text without a zone: 2026-03-01T14:30."""
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


class RegisterTest(StrEnum):
    """What a check asks of a register; ``csdesk.registers.tests`` has one function for each."""

    NEEDED = "needed"
    """Where all conditions of ``values`` hold for a row, each of ``columns`` is filled or ticked.

    A condition is "column=value"; "column=true" asks for a tick, "column=*" for any value, and of
    several conditions on one column one is enough.
    """
    UNIQUE = "unique"
    """No two rows agree in all ``columns``."""
    NUMBER_BETWEEN = "number_between"
    """The number in the first of ``columns`` lies from ``low`` to ``high``."""
    SUM_BETWEEN = "sum_between"
    """The sum of the first of ``columns``, for each value of the second, lies in between."""
    EACH_VALUE_PRESENT = "each_value_present"
    """Each of ``values`` stands in the first of ``columns`` of some row, once there are rows."""
    REACHES = "reaches"
    """The number in the first of ``columns`` is not below that in the second."""
    DATE_ORDER = "date_order"
    """The first of ``columns`` is not after the second."""
    OVERDUE = "overdue"
    """Open since the first of ``columns`` for more than ``high`` hours, the second being empty."""


class Aside(StrEnum):
    """What is computed beside a register, from its rows and the client's figures."""

    AGENDA = "agenda"
    QUADRANTS = "quadrants"
    COVERAGE = "coverage"
    CADENCE = "cadence"
    CALENDAR = "calendar"
    PROGRESS = "progress"
    MONTHS = "months"
    PAYMENTS = "payments"
    CHECKPOINTS = "checkpoints"
    ALIASES = "aliases"
    ADVOCATES = "advocates"
    TOOLS = "tools"
    LOOP = "loop"
    COMPLETENESS = "completeness"
    FUNNEL = "funnel"


class AgendaList(StrEnum):
    """What an agenda can list from the client's figures."""

    RED_ACCOUNTS = "red_accounts"
    SCORE_CHANGES = "score_changes"
    ADOPTION_DIPS = "adoption_dips"
    ESCALATIONS = "escalations"
    OVERDUE_TASKS = "overdue_tasks"
    QUICK_WINS = "quick_wins"
    ONBOARDING = "onboarding"
    RENEWAL_WINDOW = "renewal_window"
    NRR_TREND = "nrr_trend"
    SEGMENTS = "segments"
    KPIS_OFF_TARGET = "kpis_off_target"
    LOSS_REASONS = "loss_reasons"
    INSIGHT_THEMES = "insight_themes"
    PLAYBOOK_CHANGES = "playbook_changes"
    SLA = "sla"


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
    is_internal: bool = False
    """It is left out of what the client is given."""

    def word(self, value: Cell) -> str:
        """Return the words of a choice; what stands there where it is none."""
        return dict(self.choices).get(str(value), str(value))


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """A named test with what it needs, and the sentence where it fails.

    ``text`` may hold {row}, {value}, {low}, {high} and {missing}.
    """

    test: RegisterTest
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
    aside: Aside | None = None
    agendas: Mapping[RowId, tuple[AgendaList, ...]] = field(default_factory=dict)
    """What the meetings among its starters look at."""
    promises: tuple[ColumnId, ColumnId] | None = None
    """The column with the day by which a row is promised, and the one that says it was kept."""
    usual: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What is usual for the choices of one column, such as vendors for what a tool is for."""

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
class AsideList:
    """One list beside a register; ``why_none`` says why nothing stands in it."""

    title: str
    lines: tuple[str, ...]
    why_none: str = ""
    row: RowId | None = None
    """The row that it belongs to; None: the register as a whole."""


@dataclass(frozen=True, slots=True)
class Register:
    """A register as it stands in an engagement: rows in the order in which they are shown."""

    definition: RegisterDefinition
    rows: tuple[RegisterRow, ...]
    problems: tuple[RegisterProblem, ...] = field(default=())
    is_touched: bool = False
    """A person added, changed or removed a row."""

    def named(self, row: RegisterRow) -> str:
        """Return what names a row; empty where nothing does."""
        return str(row.cells.get(self.definition.title, ""))
