"""The cells of registers as values of a document: words in place of ids, days in place of text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast

from csdesk.formatting import day
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.registers import Cell, ColumnKind, Register, RegisterColumn
from csdesk.report.account_names import ListedNames
from csdesk.report.document import Format, Value

YES = "Yes"
FORMATS: Mapping[ColumnKind, Format] = {
    ColumnKind.NUMBER: Format.DECIMAL,
    ColumnKind.MONEY: Format.MONEY,
    ColumnKind.PERCENT: Format.PERCENT,
    ColumnKind.DAYS: Format.INTEGER,
    ColumnKind.DATE: Format.DATE,
}


@dataclass(frozen=True, slots=True)
class RegisterNames:
    """What the things are called that cells refer to, by the kind of the column and the id."""

    by_kind: Mapping[ColumnKind, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, diagnosis: Diagnosis, library: Library) -> RegisterNames:
        """Return the names that are known in an engagement."""
        return cls(
            {
                ColumnKind.ROLE: {role.id: role.name for role in library.roles},
                ColumnKind.KPI: {kpi.id: kpi.name for kpi in library.kpis},
                ColumnKind.INITIATIVE: {one.id: one.title for one in library.initiatives},
                ColumnKind.FINDING: {one.id: one.title for one in diagnosis.findings},
                ColumnKind.ACCOUNT: _account_names(diagnosis),
            }
        )

    def tell(self, column: RegisterColumn, cell: Cell | None) -> Value:
        """Return what a cell says, None where it is empty."""
        if cell is None or cell is False:
            return None
        if column.kind is ColumnKind.TICK:
            return YES
        if isinstance(cell, float | int):
            return float(cell)
        return self._tell_text(column, cell)

    def _tell_text(self, column: RegisterColumn, cell: str) -> Value:
        if column.kind is ColumnKind.DATE:
            return date.fromisoformat(cell)
        if column.kind is ColumnKind.MOMENT:
            moment = datetime.fromisoformat(cell)
            return f"{day(moment.date())}, {moment:%H:%M}"
        if column.kind is ColumnKind.CHOICE:
            return column.word(cell)
        return self.by_kind.get(column.kind, {}).get(cell, cell)


def _account_names(diagnosis: Diagnosis) -> Mapping[str, str]:
    accounts = diagnosis.accounts
    if accounts is None:
        return {}
    return cast("Mapping[str, str]", ListedNames(accounts))


def column_format(register: Register, column: RegisterColumn) -> Format:
    """Return how a column is written; numbers without a part below one as whole numbers."""
    known = FORMATS.get(column.kind, Format.TEXT)
    cells = [row.cells.get(column.id) for row in register.rows]
    is_whole = all(float(cell).is_integer() for cell in cells if isinstance(cell, float | int))
    return Format.INTEGER if known is Format.DECIMAL and is_whole else known


def shown_columns(register: Register, *, for_client: bool = False) -> tuple[RegisterColumn, ...]:
    """Return the columns, without those that only the consultant reads where it is for clients."""
    columns = register.definition.columns
    return tuple(one for one in columns if not (for_client and one.is_internal))
