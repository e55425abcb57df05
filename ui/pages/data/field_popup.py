"""Choosing the field of a column: searched by name and synonym, with what becomes of persons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.identifiers import FieldId
from csdesk.model.imports import Privacy
from ui import theme
from ui.models.entry_list import EntryListModel
from ui.models.import_reading import ColumnReading, FieldChoice, find_choices
from ui.widgets.card import Card
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.label import Label
from ui.widgets.row_list import RowDelegate, RowList
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented

WIDTH, HEIGHT = 330, 400
ROW_HEIGHT = 44
INSET = 12


class FieldPopup(Card):
    """``chosen`` carries a field or None; ``privacyChosen`` what becomes of a personal column."""

    chosen = Signal(object)
    privacyChosen = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=8, parent=parent)
        self.setWindowFlags(Qt.WindowType.Popup)
        self.setFixedSize(WIDTH, HEIGHT)
        self._choices: Sequence[FieldChoice] = ()
        self.search = SearchField("Search fields")
        self.fields: EntryListModel[FieldChoice] = EntryListModel(_speak, parent=self)
        self.list = RowList("Fields", self)
        self.list.setModel(self.fields)
        self.list.setItemDelegate(_FieldDelegate(self.list))
        self.privacy = Segmented(
            [
                (Privacy.KEEP.value, "Keep"),
                (Privacy.HASH.value, "Hash"),
                (Privacy.DROP.value, "Drop"),
            ],
            "What becomes of personal data",
        )
        self.privacy.set_help(Privacy.HASH.value, "The same person gets the same pseudonym.")
        self.privacy.set_help(Privacy.DROP.value, "The values are not written at all.")
        self._personal = QWidget()
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.list.rowOpened.connect(self._choose)
        self.privacy.chosen.connect(self._choose_privacy)

    def ask(self, reading: ColumnReading, choices: Sequence[FieldChoice], at: QPoint) -> None:
        """Open at a place of the screen for a column."""
        self._choices = choices
        self.setAccessibleName(f"Field of column {reading.letters}, {reading.header}")
        self.search.clear()
        self._find("")
        self._mark(reading.field)
        self._personal.setVisible(reading.privacy is not None)
        self.privacy.choose((reading.privacy or Privacy.KEEP).value)
        self.move(_on_screen(at))
        self.show()
        self.search.setFocus()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if isinstance(event, QKeyEvent) and pressed and self._steer(event.key()):
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.body.addWidget(self.search)
        self.body.addWidget(self.list, 1)
        foot = QVBoxLayout(self._personal)
        foot.setContentsMargins(4, 4, 4, 4)
        foot.setSpacing(theme.space("xs"))
        foot.addWidget(Label("This column is about persons", "caption"))
        foot.addWidget(self.privacy)
        self.body.addWidget(self._personal)

    def _find(self, text: str) -> None:
        self.fields.show_entries(find_choices(self._choices, text))
        if self.fields.entries:
            self.list.select_row(0)

    def _mark(self, field: FieldId | None) -> None:
        for row, choice in enumerate(self.fields.entries):
            if choice.field == field:
                self.list.select_row(row)

    def _steer(self, key: int) -> bool:
        row, last = self.list.currentIndex().row(), len(self.fields.entries) - 1
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row >= 0:
                self._choose(row)
        elif key == Qt.Key.Key_Down:
            self.list.select_row(min(row + 1, last))
        elif key == Qt.Key.Key_Up:
            self.list.select_row(max(row - 1, 0))
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def _choose(self, row: int) -> None:
        choice = self.fields.entry(row)
        self.hide()
        self.chosen.emit(choice.field)

    def _choose_privacy(self, word: str) -> None:
        self.hide()
        self.privacyChosen.emit(Privacy(word))


class _FieldDelegate(RowDelegate):
    """Paints the name of a field and what it means."""

    @override
    def height(self, entry: FieldChoice) -> int:
        return ROW_HEIGHT

    @override
    def paint_entry(self, painter: QPainter, rect: QRect, entry: FieldChoice) -> None:
        room = rect.adjusted(INSET, 0, -INSET, 0)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        paint_elided(painter, QRect(room.left(), rect.top() + 4, room.width(), 19), entry.name)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_3"))
        paint_elided(painter, QRect(room.left(), rect.top() + 23, room.width(), 16), entry.help)


def _on_screen(at: QPoint) -> QPoint:
    """Return the place moved so far that the popup stands on the screen as a whole."""
    screen = QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()
    room = screen.availableGeometry()
    return QPoint(min(at.x(), room.right() - WIDTH), min(at.y(), room.bottom() - HEIGHT))


def _speak(choice: FieldChoice) -> str:
    return f"{choice.name}. {choice.help}"
