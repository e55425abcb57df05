"""How a file is read before it is imported: columns, choices and what would be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from csdesk.formatting import column_letters, day, money, number
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import ColumnMatch, ImportBatch, ImportDraft, ListRole, TableDraft
from csdesk.model.tables import Field, TableKind
from csdesk.report.document import StatusWord
from ui.models.wording import CERTAINTIES

DO_NOT_IMPORT = "Do not import"
LEFT_OUT = "The column is left out; nothing is computed from it."
TABLE_NAMES = {
    TableKind.ACCOUNTS: "Customers",
    TableKind.CHURN_EVENTS: "Lost customers",
}


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """One column of a table and the field that it is read as."""

    column: int
    letters: str
    header: str
    field: FieldId | None
    certainty: StatusWord
    evidence: str


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """What a column can be read as; ``field`` None leaves the column out."""

    field: FieldId | None
    name: str
    help: str


@dataclass(frozen=True, slots=True)
class Consequence:
    """One line of "if you import now"."""

    count: str
    text: str


def read_columns(table: TableDraft) -> tuple[ColumnReading, ...]:
    """Return how each column of a table is read, in the order of the sheet."""
    return tuple(_reading(match) for match in sorted(table.matches, key=lambda m: m.column))


def field_choices(fields: Sequence[Field], kind: TableKind) -> tuple[FieldChoice, ...]:
    """Return what a column of a table can be read as, "Do not import" first."""
    known = [FieldChoice(f.id, f.name, f.help) for f in fields if f.table is kind]
    return (FieldChoice(None, DO_NOT_IMPORT, LEFT_OUT), *known)


def foresee_import(
    draft: ImportDraft, role: ListRole, batches: Sequence[ImportBatch], currency: str
) -> tuple[Consequence, ...]:
    """Return what importing a draft in a role would write and replace."""
    accounts = draft.table(TableKind.ACCOUNTS)
    lost = draft.table(TableKind.CHURN_EVENTS)
    lines = []
    if accounts is not None:
        lines.append(_accounts_line(accounts, draft.currency or currency))
        lines.append(_rejected_line(accounts.rejected))
    if lost is not None:
        noted = _agree(lost.records, "lost customer is noted", "lost customers are noted")
        lines.append(Consequence(number(lost.records), noted))
    lines.append(_replacement_line(role, batches))
    return tuple(lines)


def table_total(table: TableDraft) -> float | None:
    """Return the ARR of all records, None when no column is read as ARR."""
    summary = table.summaries.get(FieldId("arr"))
    return None if summary is None else summary.total or 0.0


def _reading(match: ColumnMatch) -> ColumnReading:
    return ColumnReading(
        column=match.column,
        letters=column_letters(match.column),
        header=match.header or "(no header)",
        field=match.field,
        certainty=CERTAINTIES[match.certainty],
        evidence=match.evidence,
    )


def _accounts_line(accounts: TableDraft, currency: str) -> Consequence:
    total = table_total(accounts)
    with_arr = "" if total is None else f" with {money(total, currency, short=True)} ARR"
    written = _agree(accounts.records, "account is written", "accounts are written")
    return Consequence(number(accounts.records), f"{written}{with_arr}")


def _rejected_line(count: int) -> Consequence:
    left_out = _agree(count, "row is left out", "rows are left out")
    return Consequence(number(count), f"{left_out}{'; see the problems' if count else ''}")


def _replacement_line(role: ListRole, batches: Sequence[ImportBatch]) -> Consequence:
    replaced = next((batch for batch in batches if batch.role is role), None)
    if replaced is None:
        return Consequence("0", "accounts are replaced, no answer changes")
    before = _agree(replaced.accounts_read, "account is", "accounts are")
    of_file = f"“{replaced.file_name}” of {day(replaced.as_of)}"
    return Consequence(number(replaced.accounts_read), f"{before} replaced: {of_file}")


def _agree(count: int, one: str, many: str) -> str:
    return one if count == 1 else many
