"""What the file says: its sheets as they are, and the tables that were found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from csdesk.formatting import number, plural
from csdesk.model.imports import SheetOutline, TableDraft, TableEdges, TableId
from csdesk.model.tables import Cell, TableKind
from ui import theme
from ui.models.file_view import FileView
from ui.models.sheet_table import PAGE_ROWS, SheetTableModel
from ui.pages.data.sheet_legend import SheetLegend
from ui.tasks.turns import make_turn
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.sheet_view import SheetView, TableFrame

SHEETS_WIDTH = 240


class SheetCard(Card):
    """Shows one sheet at a time.

    ``pageWanted`` carries sheet and page of cells that are looked at; ``tableShown`` the table that
    is looked at, or None; ``edgesDragged`` a table and its new edges.
    """

    pageWanted = Signal(str, int)  # noqa: N815
    tableShown = Signal(object)  # noqa: N815
    columnShown = Signal(int)  # noqa: N815
    edgesDragged = Signal(object, object)  # noqa: N815
    othersRequested = Signal()  # noqa: N815
    edgesRequested = Signal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__("What the file says", SheetLegend(), padding=0)
        self._view: FileView | None = None
        self._names: Mapping[TableKind, str] = {}
        self._sheet = ""
        self._about = Label("", "caption")
        self.model = SheetTableModel(self)
        self.view = SheetView()
        self.view.setModel(self.model)
        self.sheets = PlainCombo("Sheet")
        self._fitting = make_turn(self, self._fit)
        self.others = Button("Other tables", "link")
        self.edges = Button("Set its edges", "link")
        self._build()
        self._connect()

    @property
    def sheet(self) -> str:
        """Return the sheet that is shown."""
        return self._sheet

    def show_view(self, view: FileView, names: Mapping[TableKind, str]) -> None:
        """Show another reading of a file; the sheet in view stays in view."""
        is_other = self._view is None or not view.has_cells_of(self._view)
        self._view, self._names = view, names
        self._fill_sheets(view)
        first = view.draft.tables[0].range.sheet if view.draft.tables else None
        sheets = view.draft.outline.sheets
        if is_other:
            self._sheet = ""
            self._show_sheet(first or (sheets[0].name if sheets else ""))
        else:
            self._mark()
        others = len(view.draft.reading.others)
        self.others.setText(f"Other tables  {number(others)}")
        self.others.setVisible(bool(others))

    def take_page(self, sheet: str, page: int, rows: Sequence[Sequence[Cell]]) -> None:
        """Show rows that were asked for, unless another sheet is looked at by now."""
        if sheet == self._sheet:
            self.model.take_page(page, rows)

    def show_table(self, table: TableDraft) -> None:
        """Bring a table into view."""
        self._show_sheet(table.range.sheet)
        self.view.show_cell(table.range.header_row, table.range.first_column)

    def show_row(self, sheet: str, row: int, column: str | None) -> None:
        """Bring a cell of the file into view."""
        self._show_sheet(sheet)
        self.view.show_cell(row, self._column_of(row, column))

    def show_column(self, column: int) -> None:
        """Bring a column into view, in the row that is looked at."""
        row = max(self.view.currentIndex().row() + 1, 1)
        self.view.show_cell(row, column)

    def _build(self) -> None:
        self.body.setSpacing(0)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.head.setContentsMargins(16, 10, 16, 10)
        self.body.addWidget(Rule())
        self.body.addWidget(self.view, 1)
        self.body.addWidget(Rule())
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 7, 16, 7)
        foot.setSpacing(theme.space("m"))
        self.sheets.setMaximumWidth(SHEETS_WIDTH)
        foot.addWidget(self.sheets)
        foot.addWidget(self._about, 1)
        foot.addWidget(self.edges)
        foot.addWidget(self.others)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.sheets.activated.connect(lambda place: self._show_sheet(self.sheets.itemData(place)))
        self.model.pageWanted.connect(lambda page: self.pageWanted.emit(self._sheet, page))
        self.model.arrived.connect(self._fitting.start)
        self.view.selectionModel().currentChanged.connect(
            lambda index, _before: self._tell_place(index.row() + 1, index.column() + 1)
        )
        self.view.frameDragged.connect(self._tell_edges)
        self.others.clicked.connect(self.othersRequested)
        self.edges.clicked.connect(self.edgesRequested)

    def _fill_sheets(self, view: FileView) -> None:
        taken = {table.range.sheet for table in view.draft.tables}
        self.sheets.show_entries(
            [(_sheet_words(sheet, taken), sheet.name) for sheet in view.draft.outline.sheets]
        )
        self.sheets.setVisible(len(view.draft.outline.sheets) > 1)

    def _show_sheet(self, name: str) -> None:
        if self._view is None or name == self._sheet:
            return
        outline = next((s for s in self._view.draft.outline.sheets if s.name == name), None)
        if outline is None:
            return
        self._sheet = name
        self.sheets.choose(name)
        self.model.show_sheet(outline)
        self._mark()
        self._about.setText(_about(outline))
        if outline.rows:
            self.pageWanted.emit(name, self._first_page())

    def _first_page(self) -> int:
        tables = self._tables()
        return (tables[0].range.header_row - 1) // PAGE_ROWS if tables else 0

    def _mark(self) -> None:
        if self._view is None:
            return
        tables = self._tables()
        self.model.mark_tables(tables, self._view.problems_of(self._sheet))
        self.edges.setVisible(bool(tables))
        self.view.show_frames([_frame(table, self._names) for table in tables])
        self.tableShown.emit(tables[0] if tables else None)

    def _fit(self) -> None:
        self.view.fit_columns()
        tables = self._tables()
        if tables:
            self.view.show_cell(tables[0].range.header_row, tables[0].range.first_column)

    def _tables(self) -> list[TableDraft]:
        tables = self._view.draft.tables if self._view else ()
        return [table for table in tables if table.range.sheet == self._sheet]

    def _tell_place(self, row: int, column: int) -> None:
        for table in self._tables():
            found = table.range
            if (
                found.header_row <= row <= found.last_row
                and found.first_column <= column <= found.last_column
            ):
                self.tableShown.emit(table)
                self.columnShown.emit(column)

    def _tell_edges(self, place: int, frame: TableFrame) -> None:
        edges = TableEdges(frame.first_row, frame.first_column, frame.last_column, frame.last_row)
        self.edgesDragged.emit(TableId(self._tables()[place].id), edges)

    def _column_of(self, row: int, header: str | None) -> int:
        for table in self._tables():
            if table.range.header_row <= row <= table.range.last_row:
                columns = {match.header: match.column for match in table.matches}
                return columns.get(header or "", table.range.first_column)
        return 1


def _sheet_words(sheet: SheetOutline, taken: set[str]) -> str:
    return sheet.name if sheet.name in taken else f"{sheet.name} – not imported"


def _about(sheet: SheetOutline) -> str:
    parts = [plural(sheet.rows, "row"), plural(sheet.columns, "column")]
    if not sheet.visible:
        parts.append("hidden in the file")
    if sheet.hidden_rows:
        parts.append(f"{plural(len(sheet.hidden_rows), 'row')} hidden")
    if sheet.hidden_columns:
        parts.append(f"{plural(len(sheet.hidden_columns), 'column')} hidden")
    return ", ".join(parts)


def _frame(table: TableDraft, names: Mapping[TableKind, str]) -> TableFrame:
    found = table.range
    tag = f"{names[table.kind]}: {plural(table.rows, 'row')}"
    return TableFrame(found.header_row, found.last_row, found.first_column, found.last_column, tag)
