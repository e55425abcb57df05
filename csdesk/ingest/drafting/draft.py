"""A whole file as a draft: its tables mapped and read, every oddity listed, nothing written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from csdesk.errors import InputRefused
from csdesk.formatting import day, join_words, plural
from csdesk.formatting.spellings import spell_all
from csdesk.ingest.drafting.book_checks import check_book, find_double_lists
from csdesk.ingest.drafting.questions import list_questions
from csdesk.ingest.drafting.records import make_records
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.drafting.stated_date import find_stated_dates
from csdesk.ingest.drafting.table_checks import check_table
from csdesk.ingest.drafting.table_choice import ChosenTable, TableChoice, choose_tables
from csdesk.ingest.drafting.table_draft import ReadTable, make_draft
from csdesk.ingest.drafting.table_reading import TableReader
from csdesk.ingest.sheets import RawBook
from csdesk.ingest.tables import Catalogue, load_catalogue
from csdesk.ingest.tables.lost_lists import is_called_lost
from csdesk.model.imports import (
    ColumnBlock,
    DataIssue,
    IssueKind,
    Obstacle,
    OtherTable,
    Reading,
    TableDraft,
    TableId,
)
from csdesk.model.tables import Cell, TableKind
from csdesk.progress import Progress, silent

TITLE_ROWS = 200


@dataclass(frozen=True, slots=True, eq=False)
class ReadBook:
    """A file under some decisions: what there is to say of it, and what would be stored."""

    reading: Reading
    tables: Mapping[TableId, ReadTable]

    def blocks(self, table: TableId) -> Iterator[ColumnBlock]:
        """Yield what is stored of a table. Raises KeyError where it is not among those read."""
        return self.tables[table].records.blocks()


def read_book(book: RawBook, request: ReadingRequest, progress: Progress = silent) -> ReadBook:
    """Return what an import of a file would bring under the decisions of the request.

    Raises InputRefused where the file holds no table at all.
    """
    progress(0, 0, "Looking for tables")
    catalogue = load_catalogue(request.fields, request.tables)
    choice = choose_tables(book, request, catalogue)
    _require_tables(book, choice)
    tables: dict[TableId, ReadTable] = {}
    for number, chosen in enumerate(choice.chosen):
        progress(number, len(choice.chosen), f"Reading sheet {chosen.found.sheet.name}")
        reader = TableReader(
            chosen.found, catalogue.of(chosen.kind), chosen.matches, request, progress
        )
        reading = reader.read()
        tables[chosen.found.id] = ReadTable(reading, make_records(reading))
        chosen.found.sheet.rest()
    return ReadBook(_make_reading(book, request, choice, tables, catalogue), tables)


def _make_reading(
    book: RawBook,
    request: ReadingRequest,
    choice: TableChoice,
    tables: Mapping[TableId, ReadTable],
    catalogue: Catalogue,
) -> Reading:
    name, resting = book.outline.file_name, spell_all(request.resting)
    drafts: list[TableDraft] = []
    obstacles: list[Obstacle] = []
    for chosen in choice.chosen:
        table = tables[chosen.found.id]
        notes, blocking = check_table(table, name, resting)
        rival = _tell_rival(chosen, catalogue, name)
        drafts.append(make_draft(table, name, (*rival, *notes)))
        obstacles += blocking
    if not drafts:
        obstacles.append(_nothing_known(choice))
    obstacles += find_double_lists(tuple(tables.values()))
    dates = _find_dates(book, drafts)
    return Reading(
        tables=tuple(drafts),
        others=choice.others,
        questions=tuple(
            question
            for table in tables.values()
            for question in list_questions(table, request.decisions)
        ),
        obstacles=tuple(obstacles),
        issues=(
            *book.issues,
            *_remarks(book, choice),
            *_date_issues(book, dates),
            *check_book(tuple(tables.values()), name),
        ),
        as_of=next(iter(dates)) if len(dates) == 1 else None,
        currency=_find_currency(drafts),
    )


def _require_tables(book: RawBook, choice: TableChoice) -> None:
    if not choice.chosen and not choice.others:
        raise InputRefused(
            "no table was found in it",
            file=book.outline.file_name,
            advice=(
                "It needs a row of headers with rows below it, such as the customer's name or id "
                "and the ARR"
            ),
        )


def _nothing_known(choice: TableChoice) -> Obstacle:
    if len(choice.others) == 1:
        only = choice.others[0]
        problem = f"The only table of the file was not read. {only.reason}"
        return Obstacle(problem, "Choose what it lists, or choose another file", only.id)
    return Obstacle(
        "None of the file's tables is one that csdesk knows",
        "Choose what one of them lists, or choose another file",
    )


def _find_currency(drafts: Sequence[TableDraft]) -> str | None:
    """Return the currency of the customers, or the one that all tables with amounts agree on."""
    stated = {draft.currency for draft in drafts if draft.currency}
    first = next((draft.currency for draft in drafts if draft.kind == "accounts"), None)
    return first or (next(iter(stated)) if len(stated) == 1 else None)


def _find_dates(book: RawBook, drafts: Sequence[TableDraft]) -> set[date]:
    """Return the dates that titles, covers and footers state for the figures."""
    rows: list[tuple[Cell, ...]] = []
    for sheet in book.sheets:
        if not sheet.visible:
            continue
        own = [draft.range for draft in drafts if draft.range.sheet == sheet.name]
        top = min((found.header_row for found in own), default=TITLE_ROWS + 1)
        rows += sheet.rows(1, top - 1)
        rows += [sheet.row(number) for found in own for number in found.footer_rows]
    return find_stated_dates(rows)


def _tell_rival(chosen: ChosenTable, catalogue: Catalogue, name: str) -> Iterator[DataIssue]:
    if chosen.rival is None:
        return
    own = catalogue.of(chosen.kind).definition.records
    other = catalogue.of(chosen.rival).definition.records
    sheet = chosen.found.sheet.name
    is_lost = chosen.kind is TableKind.CHURN_EVENTS and is_called_lost(sheet)
    why = f", as its sheet is called “{sheet}”" if is_lost else ""
    yield DataIssue(
        IssueKind.NOTE,
        name,
        sheet,
        chosen.found.header.row,
        None,
        f"The table was read as a list of {own}{why}; its headers fit a list of {other} as well",
        "Choose the other kind if that is what it lists",
    )


def _remarks(book: RawBook, choice: TableChoice) -> Iterator[DataIssue]:
    for sheet in book.sheets:
        if not sheet.visible and sheet.row_count:
            count = plural(sheet.row_count, "row")
            sentence = f"The sheet is hidden and is not read unless you choose it ({count})"
            yield _note(book, sheet.name, sentence)
    for sheet in choice.bare:
        if sheet.visible:
            yield _tell_bare(book, sheet.name)
    for other in choice.others:
        if book.sheet(other.range.sheet).visible:
            yield _note(book, other.range.sheet, f"A table was not read. {other.reason}", other)
    for table in choice.chosen:
        for column in table.found.columns:
            if column.number in table.found.sheet.hidden_columns:
                sentence = "The column is hidden in the file; it was read"
                yield _note(book, table.found.sheet.name, sentence, None, column.header)


def _tell_bare(book: RawBook, sheet: str) -> DataIssue:
    note = _note(book, sheet, "The sheet holds no table")
    if not is_called_lost(sheet):
        return note
    fix = "If it lists customers that left, write “Customer” above their names and import it again"
    return replace(note, fix=fix)


def _date_issues(book: RawBook, dates: set[date]) -> Iterator[DataIssue]:
    if len(dates) > 1:
        named = join_words([day(stated) for stated in sorted(dates)])
        yield _note(book, None, f"The file states several dates for its figures: {named}")


def _note(
    book: RawBook,
    sheet: str | None,
    sentence: str,
    other: OtherTable | None = None,
    column: str | None = None,
) -> DataIssue:
    row = other.range.header_row if other else None
    return DataIssue(IssueKind.NOTE, book.outline.file_name, sheet, row, column, sentence)
