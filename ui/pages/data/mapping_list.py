"""How csdesk reads each column of a table, and the way to say that it is something else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ui import theme
from ui.models.entry_list import EntryListModel
from ui.models.import_reading import ColumnReading, FieldChoice
from ui.models.wording import PRIVACY_WORDS
from ui.pages.data.field_popup import FieldPopup
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.painting import paint_box
from ui.widgets.row_list import RowDelegate, RowList
from ui.widgets.status import paint_status

ROW_HEIGHT = 64
INSET = 16
LETTER_WIDTH = 20
COMBO_WIDTH, NARROW_COMBO = 188, 140
HEADER_WIDTH = 96
"""What a narrow row leaves for the header before the field."""
PILL_WIDTH = 72
ARROW = 14
SHAPE = 10


class MappingList(RowList):
    """One row for each column, painted: a sheet may have hundreds.

    ``fieldChosen`` carries the column and the field (or None), ``privacyChosen`` the column and
    what becomes of it; ``columnShown`` the column that the cursor is on.
    """

    fieldChosen = Signal(int, object)  # noqa: N815
    privacyChosen = Signal(int, object)  # noqa: N815
    columnShown = Signal(int)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("How csdesk reads each column", parent)
        self.readings: EntryListModel[ColumnReading] = EntryListModel(_speak, parent=self)
        self.setModel(self.readings)
        self.setItemDelegate(_MappingDelegate(self))
        self.setUniformItemSizes(True)
        self.popup = FieldPopup(self)
        self._choices: Sequence[FieldChoice] = ()
        self._asked = 0
        self.popup.chosen.connect(lambda field: self.fieldChosen.emit(self._asked, field))
        self.popup.privacyChosen.connect(self._tell_privacy)
        self.rowOpened.connect(self.ask_field)
        self.rowSelected.connect(lambda row: self.columnShown.emit(self._column(row)))

    def show_readings(
        self, readings: Sequence[ColumnReading], choices: Sequence[FieldChoice]
    ) -> None:
        """Show how columns are read; the row and the place that were looked at stay."""
        row, at = self.currentIndex().row(), self.verticalScrollBar().value()
        same = [r.column for r in readings] == [r.column for r in self.readings.entries]
        self._choices = choices
        self.readings.show_entries(readings)
        if same and row >= 0:
            self.blockSignals(True)
            self.select_row(row)
            self.blockSignals(False)
            self.verticalScrollBar().setValue(at)

    def show_column(self, column: int) -> None:
        """Bring the row of a column into view."""
        for row, reading in enumerate(self.readings.entries):
            if reading.column == column and row != self.currentIndex().row():
                self.select_row(row)

    def reading(self, column: int) -> ColumnReading:
        """Return how a column is read."""
        return next(entry for entry in self.readings.entries if entry.column == column)

    def ask_field(self, row: int) -> None:
        """Ask what the column in a row is."""
        reading = self.readings.entry(row)
        self._asked = reading.column
        rect = combo_rect(self.visualRect(self.readings.index(row, 0)))
        below = self.viewport().mapToGlobal(QPoint(rect.left(), rect.bottom() + 2))
        self.popup.ask(reading, self._choices, below)

    def _column(self, row: int) -> int:
        return self.readings.entry(row).column

    def _tell_privacy(self, privacy: object) -> None:
        self.privacyChosen.emit(self._asked, privacy)


def combo_rect(row: QRect) -> QRect:
    """Return where the field of a row is painted; it gives way to the header in a narrow one."""
    right = row.right() - INSET - PILL_WIDTH - 8
    left = row.left() + INSET + LETTER_WIDTH + HEADER_WIDTH + 8 + ARROW + 10
    width = min(COMBO_WIDTH, max(NARROW_COMBO, right - left))
    return QRect(right - width, row.top() + 8, width, theme.size("input_height"))


class _MappingDelegate(RowDelegate):
    """Paints letter, header, arrow, field and certainty; below, what speaks for the reading."""

    @override
    def height(self, entry: ColumnReading) -> int:
        return ROW_HEIGHT

    @override
    def paint_entry(self, painter: QPainter, rect: QRect, entry: ColumnReading) -> None:
        combo = combo_rect(rect)
        line = QRect(rect.left() + INSET, combo.top(), 0, combo.height())
        _paint_header(painter, line, combo.left(), entry)
        _paint_combo(painter, combo, entry)
        _paint_certainty(painter, QRect(combo.right() + 8, combo.top(), PILL_WIDTH, 30), entry)
        foot = QRect(rect.left() + INSET, rect.top() + 42, rect.width() - 2 * INSET, 16)
        _paint_foot(painter, foot, entry)


def _paint_header(painter: QPainter, line: QRect, end: int, entry: ColumnReading) -> None:
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("text_3"))
    letters = QRect(line.left(), line.top(), LETTER_WIDTH, line.height())
    painter.drawText(letters, int(Qt.AlignmentFlag.AlignVCenter), entry.letters)
    arrow = QRect(end - 10 - ARROW, line.center().y() - ARROW // 2 + 1, ARROW, ARROW)
    theme.paint_icon(painter, arrow, "arrow_right", theme.colour("text_3"))
    painter.setFont(theme.font("strong"))
    painter.setPen(theme.colour("text"))
    left = line.left() + max(LETTER_WIDTH, 6 + 9 * len(entry.letters))
    paint_elided(
        painter, QRect(left, line.top(), arrow.left() - 8 - left, line.height()), entry.header
    )


def _paint_combo(painter: QPainter, rect: QRect, entry: ColumnReading) -> None:
    paint_box(
        painter,
        rect,
        ground=theme.colour("surface"),
        edge=theme.colour("border_strong"),
        radius=theme.radius("control"),
    )
    painter.setFont(theme.font("body"))
    painter.setPen(theme.colour("text_3" if entry.field is None else "text"))
    paint_elided(painter, rect.adjusted(9, 0, -28, 0), entry.name)
    side = theme.size("icon")
    box = QRect(rect.right() - side - 6, rect.center().y() - side // 2 + 1, side, side)
    theme.paint_icon(painter, box, "chevron_down", theme.colour("text_2"))


def _paint_certainty(painter: QPainter, rect: QRect, entry: ColumnReading) -> None:
    status = entry.certainty
    painter.setFont(theme.font("small"))
    width = painter.fontMetrics().horizontalAdvance(status.word)
    left = rect.right() - width
    shape = QRectF(left - SHAPE - 5, rect.center().y() + 0.5 - SHAPE / 2, SHAPE, SHAPE)
    paint_status(painter, shape, status.status)
    painter.setPen(theme.status_colour(status.status))
    text = QRect(left, rect.top(), width + 1, rect.height())
    painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), status.word)


def _paint_foot(painter: QPainter, rect: QRect, entry: ColumnReading) -> None:
    painter.setFont(theme.font("caption"))
    painter.setPen(theme.colour("text_3"))
    room = QRect(rect)
    if entry.privacy is not None:
        words = PRIVACY_WORDS[entry.privacy]
        width = QFontMetrics(painter.font()).horizontalAdvance(words)
        left = rect.right() - width
        lock = QRect(left - 16, rect.top() + 2, 12, 12)
        theme.paint_icon(painter, lock, "lock", painter.pen().color())
        painter.drawText(
            QRect(left, rect.top(), width + 1, rect.height()),
            int(Qt.AlignmentFlag.AlignVCenter),
            words,
        )
        room.setRight(left - 24)
    paint_elided(painter, room, entry.evidence)


def _speak(reading: ColumnReading) -> str:
    privacy = "" if reading.privacy is None else f". {PRIVACY_WORDS[reading.privacy]}"
    return (
        f"Column {reading.letters}, {reading.header}, is read as {reading.name}: "
        f"{reading.certainty.word}. {reading.evidence}{privacy}"
    )
