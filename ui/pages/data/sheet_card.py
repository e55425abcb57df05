"""What the file says: its sheets as they are, and the table that was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from csdesk.formatting import plural
from csdesk.model.imports import ImportDraft, SheetOutline, TableDraft
from csdesk.report.document import Status
from ui import theme
from ui.models.import_reading import TABLE_NAMES
from ui.models.sheet_table import SheetTableModel
from ui.widgets.card import Card, Rule
from ui.widgets.label import Label
from ui.widgets.painting import paint_box
from ui.widgets.sheet_view import SheetView, TableFrame
from ui.widgets.status import paint_status

SHEETS_WIDTH = 260


class SheetCard(Card):
    """Shows one sheet at a time; ``tableShown`` carries the table on it, or None."""

    tableShown = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What the file says", _Legend(), padding=0, parent=parent)
        self._draft: ImportDraft | None = None
        self._about = Label("", "caption")
        self.model = SheetTableModel(self)
        self.view = SheetView()
        self.view.setModel(self.model)
        self.sheets = QComboBox()
        self.sheets.setAccessibleName("Sheet")
        self.sheets.setMinimumWidth(SHEETS_WIDTH)
        self.sheets.activated.connect(self._show_place)
        self._build()

    def show_draft(self, draft: ImportDraft) -> None:
        """Show another reading of a file; the sheet in view stays in view."""
        is_other = self._draft is None or self._draft.outline is not draft.outline
        self._draft = draft
        if is_other:
            self._fill_sheets(draft)
        self._show_place(self.sheets.currentIndex(), keep_view=not is_other)

    def show_row(self, sheet: str, row: int, column: str | None) -> None:
        """Bring a cell of the file into view."""
        place = self.sheets.findData(sheet)
        if place < 0:
            return
        if place != self.sheets.currentIndex():
            self.sheets.setCurrentIndex(place)
            self._show_place(place)
        self.view.show_cell(row, self._column_of(column))

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
        foot.addWidget(Label("Sheet", "caption", elide=False))
        foot.addWidget(self.sheets)
        foot.addWidget(self._about, 1)
        self.body.addLayout(foot)

    def _fill_sheets(self, draft: ImportDraft) -> None:
        self.sheets.clear()
        for sheet in draft.outline.sheets:
            self.sheets.addItem(_sheet_words(sheet, _table_on(draft, sheet.name)), sheet.name)
        first = draft.tables[0].range.sheet if draft.tables else None
        self.sheets.setCurrentIndex(max(0, self.sheets.findData(first)))

    def _show_place(self, place: int, *, keep_view: bool = False) -> None:
        if self._draft is None or place < 0:
            return
        sheet = self._draft.outline.sheets[place]
        table = _table_on(self._draft, sheet.name)
        at = (self.view.verticalScrollBar().value(), self.view.horizontalScrollBar().value())
        self.model.show_sheet(self._draft.content.rows(sheet.name, 1, sheet.rows), table)
        self.view.show_frame(_frame(table))
        if keep_view:
            self.view.verticalScrollBar().setValue(at[0])
            self.view.horizontalScrollBar().setValue(at[1])
        self._about.setText(_about(sheet))
        self.tableShown.emit(table)

    def _column_of(self, header: str | None) -> int:
        table = _table_on(self._draft, self.sheets.currentData()) if self._draft else None
        if table is None:
            return 1
        for match in table.matches:
            if match.header == header:
                return match.column
        return table.range.first_column


class _Legend(QWidget):
    """What the grounds of cells mean."""

    ITEMS = (
        ("Header", "header"),
        ("Not part of the table", "outside"),
        ("Column ignored", "ignored"),
        ("Problem", "problem"),
    )
    SWATCH = 12

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font("caption"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("caption"))
        width = sum(metrics.horizontalAdvance(words) + self.SWATCH + 20 for words, _ in self.ITEMS)
        return QSize(width, 18)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 18)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("caption"))
        left = self.width()
        for words, part in reversed(self.ITEMS):
            width = painter.fontMetrics().horizontalAdvance(words)
            left -= width + self.SWATCH + 6
            if left < 0:
                break
            box = QRect(left, (self.height() - self.SWATCH) // 2, self.SWATCH, self.SWATCH)
            _paint_swatch(painter, box, part)
            painter.setPen(theme.colour("text_3"))
            text = QRect(box.right() + 6, 0, width + 2, self.height())
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, words)
            left -= 14


def _paint_swatch(painter: QPainter, box: QRect, part: str) -> None:
    if part == "problem":
        paint_status(painter, box.adjusted(1, 1, -1, -1), Status.WATCH)
        return
    ground = {"header": "accent_soft", "outside": "sunken", "ignored": "surface"}[part]
    edge = "accent" if part == "header" else "border_strong"
    paint_box(painter, box, ground=theme.colour(ground), edge=theme.colour(edge), radius=2)
    if part == "ignored":
        hatch = QBrush(theme.colour("border_strong"), Qt.BrushStyle.BDiagPattern)
        painter.fillRect(box.adjusted(1, 1, -1, -1), hatch)


def _table_on(draft: ImportDraft, sheet: str) -> TableDraft | None:
    return next((table for table in draft.tables if table.range.sheet == sheet), None)


def _sheet_words(sheet: SheetOutline, table: TableDraft | None) -> str:
    if table is not None:
        return f"{sheet.name} – {TABLE_NAMES[table.kind].casefold()}"
    return f"{sheet.name} – not imported"


def _about(sheet: SheetOutline) -> str:
    words = plural(sheet.rows, "row")
    parts: Sequence[str] = [words] if sheet.visible else [words, "hidden in the file"]
    return ", ".join(parts)


def _frame(table: TableDraft | None) -> TableFrame | None:
    if table is None:
        return None
    found = table.range
    tag = f"Table: {plural(table.records + table.rejected, 'row')}"
    return TableFrame(found.header_row, found.last_row, found.first_column, found.last_column, tag)
