"""The names behind the losses: who left, who shrank."""

from __future__ import annotations

from csdesk.formatting import plural
from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey, KpiId
from csdesk.report.document import Block, Column, Format, Table, Text, Value

LEFT, SHRANK = KpiId("churn_arr"), KpiId("contraction_arr")
ON_PAPER = 20
TITLE = "Who left, and who shrank?"
COLUMNS = (
    Column("Account", Format.TEXT, 0.35),
    Column("What happened", Format.TEXT, 0.1),
    Column("ARR before", Format.MONEY, 0.12),
    Column("CSM then", Format.TEXT, 0.15),
    Column("Reason, as the list of lost customers gives it", Format.TEXT, 0.2),
    Column("Row of the earlier list", Format.INTEGER, 0.08),
)


def departures(diagnosis: Diagnosis) -> tuple[Block, ...]:
    """Return the accounts that left or shrank, largest first; nothing without an earlier list."""
    rows = _rows(diagnosis)
    if not rows:
        return ()
    whole = Table("Left and shrank", TITLE, COLUMNS, rows, "", workbook_only=True)
    paper = Table("Largest losses", TITLE, COLUMNS, rows[:ON_PAPER], "", paper_only=True)
    if len(rows) <= ON_PAPER:
        return whole, paper
    note = f"The {ON_PAPER} largest of {plural(len(rows), 'account')}; the workbook has all."
    return whole, paper, Text(note, quiet=True)


def _rows(diagnosis: Diagnosis) -> tuple[tuple[Value, ...], ...]:
    before = diagnosis.previous
    if before is None:
        return ()
    happened = dict.fromkeys(_named(diagnosis, SHRANK), "Shrank")
    happened |= dict.fromkeys(_named(diagnosis, LEFT), "Left")
    reasons = {account.key: account.reason for account in diagnosis.lost}
    rows = [
        _row(before, place, happened[key], reasons.get(key, ""))
        for place, key in enumerate(before.keys)
        if key in happened
    ]
    return tuple(sorted(rows, key=lambda row: -float(str(row[2] or 0))))


def _named(diagnosis: Diagnosis, kpi: KpiId) -> tuple[AccountKey, ...]:
    value = diagnosis.kpis.get(kpi)
    return value.accounts if value else ()


def _row(before: AccountTable, place: int, happened: str, reason: str) -> tuple[Value, ...]:
    name = before.column("account_name")[place] or before.keys[place]
    return (
        str(name),
        happened,
        before.arr()[place],
        str(before.column("csm")[place] or "") or None,
        reason or None,
        before.source_rows[place],
    )
