"""Registers as documents that can be written to a file."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from csdesk.errors import WrongUsage
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.queries import QueryResult
from csdesk.model.registers import Register, RegisterId, RowId
from csdesk.registers.asides.reached import rows_of_month
from csdesk.report.dashboard_books import DashboardBook
from csdesk.report.document import Report
from csdesk.report.register_books import make_register_book, make_register_lines
from csdesk.report.register_pages import compose_row
from csdesk.report.register_words import RegisterNames

INSIGHTS = RegisterId("insight_log")


def make_registers_book(
    diagnosis: Diagnosis,
    library: Library,
    only: Collection[RegisterId] = (),
    *,
    for_client: bool = False,
) -> DashboardBook:
    """Return registers as sheets of a workbook, all of them or only some.

    ``for_client`` leaves out the columns that only the consultant reads. WrongUsage where one of
    them does not exist.
    """
    chosen = [_find(diagnosis, one) for one in only] or list(diagnosis.registers.values())
    names = RegisterNames.of(diagnosis, library)
    return make_register_book(diagnosis, chosen, names, for_client=for_client)


def make_registers_rows(
    diagnosis: Diagnosis, library: Library, register: RegisterId, *, for_client: bool = False
) -> QueryResult:
    """Return one register as rows for a CSV file; WrongUsage where it does not exist."""
    names = RegisterNames.of(diagnosis, library)
    known, as_of = _find(diagnosis, register), diagnosis.engagement.as_of
    return make_register_lines(known, names, as_of, for_client=for_client)


def make_row_page(
    diagnosis: Diagnosis, library: Library, register: RegisterId, row: RowId
) -> Report:
    """Return one row as a document to hand over, without what only the consultant reads (S4.11).

    WrongUsage where the register or the row does not exist.
    """
    known = _find(diagnosis, register)
    found = next((one for one in known.rows if one.id == row), None)
    if found is None:
        raise WrongUsage(f"“{known.definition.name}” has no such row. Choose one of its rows.")
    return compose_row(diagnosis, known, found, RegisterNames.of(diagnosis, library))


def make_retrospective(diagnosis: Diagnosis, library: Library, month: date) -> QueryResult:
    """Return what customers said in the month of a day, for the team's retrospective (S0.18)."""
    known = _find(diagnosis, INSIGHTS)
    names = RegisterNames.of(diagnosis, library)
    return make_register_lines(known, names, month, rows_of_month(known, month))


def _find(diagnosis: Diagnosis, register: RegisterId) -> Register:
    if register not in diagnosis.registers:
        raise WrongUsage(f"There is no register “{register}”. Choose one of those that are listed.")
    return diagnosis.registers[register]
