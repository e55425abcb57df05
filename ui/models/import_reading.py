"""How a file is read before it is imported: columns, choices and what would be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from csdesk.formatting import column_letters, day, join_words, money, number
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import (
    ColumnMatch,
    ImportBatch,
    ImportDraft,
    ListRole,
    Privacy,
    TableDraft,
    TableId,
)
from csdesk.model.library import Library
from csdesk.model.matching import Comparison
from csdesk.model.tables import Field, TableKind
from csdesk.report.document import StatusWord
from ui.models.import_choice import ImportChoice, open_matches
from ui.models.wording import CERTAINTIES

DO_NOT_IMPORT = "Do not import"
IMPORTED_AS = {
    ListRole.CURRENT: "customers now",
    ListRole.PREVIOUS: "customers before",
    ListRole.ADDED: "customers beside",
}
MOST_KINDS = 2
LEFT_OUT = "The column is left out; nothing is computed from it."


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """One column of a table and the field that it is read as.

    ``privacy`` is what becomes of a personal column, None for any other.
    """

    column: int
    letters: str
    header: str
    field: FieldId | None
    name: str
    certainty: StatusWord
    evidence: str
    privacy: Privacy | None = None


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """What a column can be read as; ``field`` None leaves the column out."""

    field: FieldId | None
    name: str
    help: str
    words: str = ""
    """Everything that a search finds it by, in small letters."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """One line of "if you import now"."""

    count: str
    text: str


@dataclass(frozen=True, slots=True)
class TableRows:
    """Where the rows of one table go; ``rows`` is the sum of the others when ``is_whole``."""

    table: TableId
    sheet: str
    kind: str
    rows: int
    records: int
    added: int
    rejected: int
    no_records: int
    is_whole: bool


def name_records(library: Library) -> Mapping[TableKind, str]:
    """Return what the records of each kind of table are called: "support requests"."""
    plain = {kind: kind.value.replace("_", " ") for kind in TableKind}
    return {**plain, **{table.kind: table.records for table in library.tables}}


def name_tables(library: Library) -> Mapping[TableKind, str]:
    """Return what each kind of table is called."""
    plain = {kind: kind.value.replace("_", " ").capitalize() for kind in TableKind}
    return {**plain, **{table.kind: table.name for table in library.tables}}


def read_columns(choice: ImportChoice, table: TableDraft, library: Library) -> list[ColumnReading]:
    """Return how each column of a table is read, in the order of the sheet."""
    known = {field.id: field for field in library.fields if field.table is table.kind}
    ordered = sorted(table.matches, key=lambda match: match.column)
    return [_reading(choice, table, match, known) for match in ordered]


def field_choices(fields: Sequence[Field], kind: TableKind) -> tuple[FieldChoice, ...]:
    """Return what a column of a table can be read as, "Do not import" first."""
    known = [_field_choice(field) for field in fields if field.table is kind]
    words = DO_NOT_IMPORT.casefold()
    return (FieldChoice(None, DO_NOT_IMPORT, LEFT_OUT, words), *known)


def find_choices(choices: Sequence[FieldChoice], text: str) -> tuple[FieldChoice, ...]:
    """Return the choices that hold every word of a text; names that begin with it come first."""
    needles = text.casefold().split()
    found = [choice for choice in choices if all(needle in choice.words for needle in needles)]
    start = text.strip().casefold()
    return tuple(sorted(found, key=lambda choice: not choice.name.casefold().startswith(start)))


def foresee_import(
    choice: ImportChoice,
    batches: Sequence[ImportBatch],
    currency: str,
    words: Mapping[TableKind, str],
) -> tuple[Consequence, ...]:
    """Return what importing a file as it is decided would write, change and replace.

    ``words`` are what the records of each kind are called.
    """
    draft = choice.draft
    accounts = draft.table(TableKind.ACCOUNTS)
    lines = [] if accounts is None else [_accounts_line(accounts, draft.currency or currency)]
    if choice.comparison is not None and accounts is not None:
        lines += _change_lines(choice, choice.comparison)
    lines += _other_lines(draft, accounts, words)
    lines.append(_rejected_line(sum(table.rejected for table in draft.tables)))
    lines.append(_replacement_line(choice.role, batches))
    return tuple(lines)


def account_rows(draft: ImportDraft, names: Mapping[TableKind, str]) -> tuple[TableRows, ...]:
    """Return where every row of the tables of a file goes."""
    return tuple(
        TableRows(
            table.id,
            table.range.sheet,
            names[table.kind],
            table.rows,
            table.records,
            table.added,
            table.rejected,
            table.no_records,
            table.is_whole,
        )
        for table in draft.tables
    )


def table_total(table: TableDraft) -> float | None:
    """Return the ARR of all records, None when no column is read as ARR."""
    summary = table.summaries.get(FieldId("arr"))
    return None if summary is None else summary.total or 0.0


def _reading(
    choice: ImportChoice, table: TableDraft, match: ColumnMatch, known: Mapping[FieldId, Field]
) -> ColumnReading:
    field = known.get(match.field) if match.field is not None else None
    is_personal = field is not None and field.is_personal
    decided = choice.decisions.privacy.get(table.id, {}).get(match.column)
    return ColumnReading(
        column=match.column,
        letters=column_letters(match.column),
        header=match.header or "(no header)",
        field=match.field,
        name=DO_NOT_IMPORT if match.field is None else field.name if field else match.field,
        certainty=CERTAINTIES[match.certainty],
        evidence=match.evidence,
        privacy=decided or (Privacy.KEEP if is_personal else None),
    )


def _field_choice(field: Field) -> FieldChoice:
    words = "\n".join((field.name, field.id.replace("_", " "), *field.synonyms))
    return FieldChoice(field.id, field.name, field.help, words.casefold())


def _accounts_line(accounts: TableDraft, currency: str) -> Consequence:
    total = table_total(accounts)
    with_arr = "" if total is None else f" with {money(total, currency, short=True)} ARR"
    written = _agree(accounts.records, "account is written", "accounts are written")
    return Consequence(number(accounts.records), f"{written}{with_arr}")


def _change_lines(choice: ImportChoice, comparison: Comparison) -> list[Consequence]:
    if not comparison.changed + comparison.unchanged + comparison.missing:
        return []
    same = f"{number(comparison.changed)} changed, {number(comparison.unchanged)} unchanged"
    lines = [Consequence(number(comparison.new), f"of them new, {same}")]
    if comparison.missing:
        gone = _agree(comparison.missing, "known account is", "known accounts are")
        lines.append(Consequence(number(comparison.missing), f"{gone} not in this file"))
    if comparison.dropped:
        lost = _agree(len(comparison.dropped), "column is", "columns are")
        lines.append(Consequence(number(len(comparison.dropped)), f"known {lost} not in this file"))
    if waiting := open_matches(choice):
        names = _agree(waiting, "name", "names")
        lines.append(Consequence(number(waiting), f"{names} to compare, otherwise new accounts"))
    return lines


def _other_lines(
    draft: ImportDraft, accounts: TableDraft | None, words: Mapping[TableKind, str]
) -> list[Consequence]:
    others = [table for table in draft.tables if table is not accounts]
    if len(others) <= 2:
        return [
            Consequence(number(table.records), f"{words[table.kind]} are written")
            for table in others
        ]
    records = sum(table.records for table in others)
    kinds = list(dict.fromkeys(words[table.kind] for table in others))
    return [Consequence(number(records), f"other records are written: {join_words(kinds)}")]


def _rejected_line(count: int) -> Consequence:
    left_out = _agree(count, "row is left out", "rows are left out")
    return Consequence(number(count), f"{left_out}{'; see the problems' if count else ''}")


def _replacement_line(role: ListRole, batches: Sequence[ImportBatch]) -> Consequence:
    replaced = next((batch for batch in batches if batch.role is role), None)
    if replaced is None or role is ListRole.ADDED:
        return Consequence("0", "accounts are replaced, no answer changes")
    before = _agree(replaced.accounts_read, "account is", "accounts are")
    of_file = f"“{replaced.file_name}” of {day(replaced.as_of)}"
    return Consequence(number(replaced.accounts_read), f"{before} replaced: {of_file}")


def _agree(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def describe_table(table: TableDraft) -> str:
    """Return where a table stands and how many records it has."""
    return f"{table.range.sheet}, row {number(table.range.header_row)} ({number(table.records)})"


def describe_imported(batches: Sequence[ImportBatch], words: Mapping[TableKind, str]) -> str:
    """Return what was imported: customers of the present and of the earlier list apart."""
    parts = [
        f"{number(batch.accounts_read)} {IMPORTED_AS[batch.role]}"
        for batch in sorted(batches, key=lambda batch: list(ListRole).index(batch.role))
        if batch.accounts_read
    ]
    others: dict[TableKind, int] = {}
    for found in (found for batch in batches for found in batch.lists):
        if found.kind is not TableKind.ACCOUNTS:
            others[found.kind] = others.get(found.kind, 0) + found.records
    if len(others) > MOST_KINDS:
        parts.append(f"{number(sum(others.values()))} other records")
    else:
        parts += [f"{number(count)} {words[kind]}" for kind, count in others.items()]
    return join_words(parts)
