"""Lists of customers of any length, drawn from a seed, ready to be imported."""

from __future__ import annotations

import random
from datetime import date

from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.imports import DataIssue, ImportDraft, IssueKind, TableDraft, TableRange, Workbook
from csdesk.model.tables import Cell, RecordTable, TableKind
from tests.reliability.content import CustomerList

AS_OF = date(2026, 6, 30)
COLUMNS = ("account_id", "account_name", "arr", "csm", "nps")


def make_draft(seed: int, size: int) -> ImportDraft:
    """Return a draft of ``size`` customers; the same seed gives the same list."""
    columns = _columns(random.Random(seed), size)
    file_name = f"list {seed}.xlsx"
    records = RecordTable(TableKind.ACCOUNTS, "Customers", tuple(range(2, size + 2)), columns)
    place = TableRange("Customers", 1, 2, size + 1, 1, len(COLUMNS), COLUMNS)
    issue = DataIssue(
        IssueKind.UNREAD_VALUE, file_name, "Customers", 2, "ARR", "“n/a” is no amount", "left empty"
    )
    table = TableDraft(TableKind.ACCOUNTS, place, (), records, rejected=0, issues=(issue,))
    return ImportDraft(Workbook(file_name, f"{seed:064x}", ()), (table,), (), AS_OF, "EUR")


def expected_list(seed: int, size: int) -> CustomerList:
    """Return the list as a workspace gives it back."""
    draft = make_draft(seed, size)
    columns = draft.tables[0].records.columns
    keys = tuple(AccountKey(str(key)) for key in columns[FieldId("account_id")])
    return CustomerList(draft.workbook.file_name, AS_OF, keys, columns)


def _columns(chance: random.Random, size: int) -> dict[FieldId, tuple[Cell, ...]]:
    rows = [
        (f"A{number}", f"Customer {chance.random()}", chance.uniform(0, 1e6), "Ada", _nps(chance))
        for number in range(size)
    ]
    return {
        FieldId(name): tuple(column)
        for name, column in zip(COLUMNS, zip(*rows, strict=True), strict=True)
    }


def _nps(chance: random.Random) -> float | None:
    return float(chance.randrange(11)) if chance.random() < 0.9 else None
