"""Decides which of a file's tables are read, as what, and why the others are not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from csdesk.formatting import plural
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.drafting.table_draft import describe_range
from csdesk.ingest.mapping import correct_mapping
from csdesk.ingest.sheets import RawBook, RawSheet
from csdesk.ingest.tables import (
    Catalogue,
    FoundTable,
    KindChoice,
    TableFinder,
    TotalWords,
    choose_kind,
    read_as,
)
from csdesk.ingest.tables.pivots import REASON, is_report
from csdesk.model.imports import ColumnMatch, OtherTable, TableEdges, TableId
from csdesk.model.tables import TableKind

NO_ROWS = "There is no row below its headers"
HIDDEN = "Its sheet is hidden in the file"
REVENUE = frozenset({"arr", "mrr"})


@dataclass(frozen=True, slots=True, eq=False)
class ChosenTable:
    """A table that is read, with its kind and the mapping of its columns."""

    found: FoundTable
    kind: TableKind
    matches: tuple[ColumnMatch, ...]
    rival: TableKind | None = None

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Return how full a list this is, to be compared with others of its kind."""
        fields = {match.field for match in self.matches if match.field}
        return bool(fields & REVENUE), len(fields), self.found.last_row - self.found.header.row


@dataclass(frozen=True, slots=True)
class TableChoice:
    """The tables of a file: those that are read, the others, and the sheets without any."""

    chosen: tuple[ChosenTable, ...]
    others: tuple[OtherTable, ...]
    bare: tuple[RawSheet, ...]


def choose_tables(book: RawBook, request: ReadingRequest, catalogue: Catalogue) -> TableChoice:
    """Return which tables are read: one list of customers at most, and all of other kinds."""
    chosen: list[ChosenTable] = []
    others: list[OtherTable] = []
    bare: list[RawSheet] = []
    words = TotalWords(request.total_words)
    for sheet in book.sheets:
        tables = find_tables(sheet, request, catalogue, words)
        for found in tables:
            table = _decide(found, request, catalogue, words)
            if isinstance(table, ChosenTable):
                chosen.append(table)
            else:
                others.append(table)
        if not tables and sheet.row_count:
            bare.append(sheet)
    passed = list(_pass_over(chosen, request))
    kept = [table for table in chosen if table.found.id not in {other.id for other in passed}]
    return TableChoice(tuple(kept), (*others, *passed), tuple(bare))


def find_tables(
    sheet: RawSheet, request: ReadingRequest, catalogue: Catalogue, words: TotalWords
) -> tuple[FoundTable, ...]:
    """Return the tables of a sheet, with the borders that a person drew."""
    if not sheet.row_count:
        return ()
    finder = TableFinder(sheet, catalogue, words)
    drawn = [
        finder.cut(table, edges)
        for table, edges in request.decisions.edges.items()
        if _sheet_of(table) == sheet.name and _holds_header(sheet, edges)
    ]
    found = [table for table in finder.find() if not any(_covers(own, table) for own in drawn)]
    return (*drawn, *found)


def _sheet_of(table: TableId) -> str:
    return table.rpartition("!")[0]


def _holds_header(sheet: RawSheet, edges: TableEdges) -> bool:
    cells = sheet.row(edges.header_row)[edges.first_column - 1 : edges.last_column]
    return any(cell is not None and str(cell).strip() for cell in cells)


def _covers(drawn: FoundTable, found: FoundTable) -> bool:
    """Tell whether the borders that a person drew take a table in."""
    is_inside = drawn.header.row <= found.header.row <= drawn.last_row
    shares = set(drawn.span) & set(found.span)
    return found.id == drawn.id or (is_inside and bool(shares))


def _decide(
    found: FoundTable, request: ReadingRequest, catalogue: Catalogue, words: TotalWords
) -> ChosenTable | OtherTable:
    if found.id in request.decisions.kinds:
        return _decide_as_told(found, request, catalogue)
    if is_report(found, words):
        return _other(found, REASON)
    choice = choose_kind(found, catalogue, found.sheet.name)
    reason = choice.reason
    if choice.kind is not None:
        if not _has_rows(found):
            reason = NO_ROWS
        elif not found.sheet.visible:
            reason = HIDDEN
        else:
            return _chosen(found, choice, choice.kind, request)
    return _other(found, reason, choice.kind or choice.guess)


def _decide_as_told(
    found: FoundTable, request: ReadingRequest, catalogue: Catalogue
) -> ChosenTable | OtherTable:
    kind = request.decisions.kinds[found.id]
    if kind is not None:
        return _chosen(found, read_as(found, catalogue.of(kind)), kind, request)
    guess = choose_kind(found, catalogue, found.sheet.name)
    return _other(found, "You chose to leave it out", guess.kind or guess.guess)


def _chosen(
    found: FoundTable, choice: KindChoice, kind: TableKind, request: ReadingRequest
) -> ChosenTable:
    corrections = request.decisions.fields.get(found.id, {})
    matches = correct_mapping(choice.matches, corrections)
    return ChosenTable(found, kind, matches, choice.rival)


def _other(found: FoundTable, reason: str, kind: TableKind | None = None) -> OtherTable:
    return OtherTable(found.id, describe_range(found, found.last_row), reason, kind)


def _has_rows(found: FoundTable) -> bool:
    first = found.header.row + 1
    return bool((found.occupancy.counts(first, found.last_row, found.span) > 0).any())


def _pass_over(chosen: Sequence[ChosenTable], request: ReadingRequest) -> Iterator[OtherTable]:
    """Yield the lists of customers beside the fullest one, unless a person wants them too."""
    lists = [table for table in chosen if table.kind is TableKind.ACCOUNTS]
    if len(lists) < 2:
        return
    best = max(lists, key=lambda table: table.rank)
    for table in lists:
        if table is best or table.found.id in request.decisions.kinds:
            continue
        rows = plural(table.found.last_row - table.found.header.row, "row")
        reason = (
            f"“{best.found.sheet.name}” is the fuller list of customers; choose this one as well "
            f"if its {rows} are other customers"
        )
        yield _other(table.found, reason, TableKind.ACCOUNTS)
