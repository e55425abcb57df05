"""Finds the tables of a sheet: stacked, side by side, below titles, with headers of two rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from csdesk.formatting import column_letters
from csdesk.ingest.coercion.blanks import is_empty
from csdesk.ingest.columns import (
    SAMPLED_ROWS,
    Column,
    header_text,
    name_columns,
    sample_cells,
)
from csdesk.ingest.sheets import RawSheet
from csdesk.ingest.tables.catalogue import Catalogue
from csdesk.ingest.tables.header_row import GROUP_CELLS, WIDEST_GAP, HeaderRow, HeaderSearch
from csdesk.ingest.tables.name_lists import find_name_header
from csdesk.ingest.tables.neighbours import Neighbours
from csdesk.ingest.tables.occupancy import Occupancy
from csdesk.ingest.tables.titles import find_titles
from csdesk.ingest.tables.totals import TotalWords
from csdesk.model.imports import TableEdges, TableId
from csdesk.model.tables import Cell


@dataclass(frozen=True, slots=True, eq=False)
class FoundTable:
    """A table of a sheet whose kind is still open; rows and columns are 1-based and inclusive."""

    id: TableId
    sheet: RawSheet
    occupancy: Occupancy
    header: HeaderRow
    last_row: int
    """The last row that belongs to it, be it a record, a total or a note."""
    columns: tuple[Column, ...]
    beside: tuple[int, ...] = ()
    """Columns that belong to no table; what stands there beside a record is told."""
    next_titles: range = range(0)
    """Its last rows, where they are titles of the table below."""

    @property
    def span(self) -> range:
        """Return the numbers of its columns."""
        return range(self.header.first_column, self.header.last_column + 1)

    def column(self, number: int) -> Column:
        """Return a column by its number. Raises KeyError where it is none of the table."""
        for column in self.columns:
            if column.number == number:
                return column
        raise KeyError(number)


class TableFinder:
    """Finds the tables of one sheet."""

    def __init__(self, sheet: RawSheet, catalogue: Catalogue, total_words: TotalWords) -> None:
        self.sheet = sheet
        self.catalogue = catalogue
        self.total_words = total_words
        self.occupancy = Occupancy(sheet, catalogue.spellings)
        self._search = HeaderSearch(sheet, self.occupancy, catalogue)

    def find(self) -> tuple[FoundTable, ...]:
        """Return the tables from left to right and from above, those of no known kind as well."""
        groups = self._group(self.occupancy.spans())
        found = tuple(table for columns in groups for table in self._tables_in(columns))
        return found or tuple(self._list_of_names())

    def cut(self, table: TableId, edges: TableEdges) -> FoundTable:
        """Return the table between the borders that a person drew."""
        last = min(edges.last_row, self.sheet.row_count)
        columns = range(edges.first_column, min(edges.last_column, self.sheet.column_count) + 1)
        known = self._search.measure(edges.header_row, columns).known if columns else 0
        header = HeaderRow(edges.header_row, columns.start, columns.stop - 1, known)
        return self._make(table, header, last, columns, 0, is_above=False)

    def _list_of_names(self) -> Iterator[FoundTable]:
        header = find_name_header(self.sheet, self.occupancy, self.catalogue)
        if header is not None:
            columns = range(header.first_column, header.last_column + 1)
            name = self._name(header, columns)
            yield self._make(name, header, self.sheet.row_count, columns, 0, is_above=False)

    def _group(self, spans: Sequence[range]) -> list[range]:
        """Join runs of columns with nothing but a spacer between them into one table's columns."""
        groups: list[range] = []
        for span in spans:
            if groups and not self._stands_alone(groups[-1], span):
                groups[-1] = range(groups[-1].start, span.stop)
            else:
                groups.append(span)
        return groups

    def _stands_alone(self, left: range, right: range) -> bool:
        if right.start - left.stop > WIDEST_GAP:
            return True
        there = {header.row for header in self._search.find(right)}
        here = {header.row for header in self._search.find(left)}
        if there and here and there - here:
            return True
        given = (self.sheet, self.occupancy, self.catalogue, self.total_words)
        are_two = any(Neighbours(*given, row, left, right).are_two() for row in there | here)
        return are_two and all(map(self._tables_in, (left, right)))

    def _tables_in(self, columns: range) -> list[FoundTable]:
        headers = self._search.find(columns)
        # The rows right above a header are its group headers, no table of their own.
        last = headers[0].row - 2 if headers else self.sheet.row_count
        if unknown := self._search.find_unknown(columns, last):
            headers = [unknown, *headers]
        ends = [header.row - 1 for header in headers[1:]] + [self.sheet.row_count]
        above = [0, *(header.row for header in headers)]
        return [
            self._make(
                self._name(header, columns), header, end, columns, top, header is not headers[-1]
            )
            for header, end, top in zip(headers, ends, above, strict=False)
        ]

    def _name(self, header: HeaderRow, columns: range) -> TableId:
        place = f"{self.sheet.name}!{header.row}"
        first = self.occupancy.spans()[0]
        is_first = columns.start == first.start
        return TableId(place if is_first else f"{place}:{column_letters(header.first_column)}")

    def _make(
        self,
        table: TableId,
        header: HeaderRow,
        last: int,
        columns: range,
        top: int,
        is_above: bool,
    ) -> FoundTable:
        span = range(header.first_column, header.last_column + 1)
        titles = range(0)
        if is_above:
            titles = find_titles(self.sheet, self.occupancy, header.row, last, columns)
        return FoundTable(
            table,
            self.sheet,
            self.occupancy,
            header,
            last,
            tuple(self._cut_columns(header, span, last - len(titles), top)),
            tuple(column for column in columns if column not in span),
            titles,
        )

    def _cut_columns(self, header: HeaderRow, span: range, last: int, top: int) -> Iterator[Column]:
        row = self.sheet.row(header.row)
        own = [header_text(row[number - 1]) for number in span]
        above = self._group_headers(header.row - 1, span, own) if header.row - 1 > top else None
        named = name_columns(own, above or [""] * len(own), self.catalogue.knows)
        rows = self._sample_rows(header.row + 1, last, span)
        for number, (text, names) in zip(span, named, strict=True):
            cells = sample_cells(self.sheet, number, rows, last)
            yield Column(number, text, cells, names)

    def _sample_rows(self, first: int, last: int, span: range) -> list[int]:
        """Return the first rows that hold as much as records do; titles and notes hold less."""
        counts = self.occupancy.counts(first, min(last, first + SAMPLED_ROWS - 1), span).tolist()
        usual = median([count for count in counts if count] or [0])
        thin = min(usual - 1, max(1, usual / 3))
        return [row for row, count in enumerate(counts, start=first) if count > thin]

    def _group_headers(self, row: int, span: range, own: Sequence[str]) -> list[str] | None:
        """Return the words above the header for each column, those of a group over all of it."""
        cells = self.sheet.row(row)[span.start - 1 : span.stop - 1]
        filled = [cell for cell in cells if not is_empty(cell)]
        if not all(isinstance(cell, str) for cell in filled):
            return None
        merged = [merge for merge in self.sheet.merges if merge[0] <= row <= merge[2]]
        if any(last - first + 1 < len(own) for _, first, _, last in merged):
            return self._fill_merged(cells, span, merged)
        return _fill_right(cells, own) if len(filled) >= GROUP_CELLS else None

    def _fill_merged(
        self, cells: Sequence[Cell], span: range, merged: Sequence[tuple[int, int, int, int]]
    ) -> list[str]:
        texts = [header_text(cell) for cell in cells]
        for top, first, _, last in merged:
            group = header_text(self.sheet.row(top)[first - 1])
            for number in range(max(first, span.start), min(last + 1, span.stop)):
                texts[number - span.start] = group
        return texts


def _fill_right(cells: Sequence[Cell], own: Sequence[str]) -> list[str]:
    texts: list[str] = []
    group = ""
    for cell, below in zip(cells, own, strict=True):
        group = header_text(cell) or (group if below else "")
        texts.append(group)
    return texts
