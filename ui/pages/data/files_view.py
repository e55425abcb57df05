"""The files that were dropped, one row each with its state."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import plural
from csdesk.report.document import Status
from ui import theme
from ui.models.entry_list import EntryListModel
from ui.models.import_queue import STATE_WORDS, FileState, QueuedFile
from ui.models.wording import LIST_ROLES
from ui.widgets.bars import paint_track
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.cell_delegate import paint_elided, paint_status_word
from ui.widgets.date_field import DateField
from ui.widgets.label import Label
from ui.widgets.row_list import RowDelegate, RowList

ROW_HEIGHT = 58
INSET = 16
ICON = 18
STATE_WIDTH = 104
ROLE_WIDTH = 130
BAR_WIDTH = 120


class FilesView(Card):
    """``fileOpened`` and ``fileRemoved`` carry a path."""

    fileOpened = Signal(object)  # noqa: N815
    fileRemoved = Signal(object)  # noqa: N815
    dateGiven = Signal(object)  # noqa: N815
    filesRequested = Signal()  # noqa: N815
    folderRequested = Signal()  # noqa: N815

    def __init__(self) -> None:
        super().__init__("Files", "", padding=0)
        self.list = _FileList()
        self.date = DateField("Date of the files that state none")
        self.more = Button("Add files", "secondary", "import")
        self.folder = Button("Add a folder", "secondary", "folder")
        self._dated = QWidget()
        self._build()
        self.list.rowOpened.connect(self._open)
        self.list.removed.connect(self.fileRemoved)
        self.date.dayChosen.connect(self.dateGiven)
        self.more.clicked.connect(self.filesRequested)
        self.folder.clicked.connect(self.folderRequested)

    def show_files(self, files: Sequence[QueuedFile]) -> None:
        """Show how the files stand; the row that was chosen stays so."""
        row = self.list.currentIndex().row()
        self.list.files.show_entries(files)
        if 0 <= row < len(files):
            self.list.select_row(row)
        self.right.setText(f"{plural(len(files), 'file')}, nothing is written before you import")
        undated = [f for f in files if f.choice is not None and f.choice.draft.as_of is None]
        self._dated.setVisible(bool(undated))
        self.date.show_day(_shared_date(undated))

    def _build(self) -> None:
        dated = QHBoxLayout(self._dated)
        dated.setContentsMargins(0, 0, 0, 0)
        dated.setSpacing(theme.space("s"))
        dated.addWidget(Label("Where a file states no date, its figures stand at", "small"))
        dated.addWidget(self.date)
        foot = QHBoxLayout()
        foot.addWidget(self._dated)
        foot.addStretch(1)
        foot.addWidget(self.more)
        foot.addWidget(self.folder)
        self.fill(self.list, foot)

    def _open(self, row: int) -> None:
        file = self.list.files.entry(row)
        if file.choice is not None and file.state is not FileState.IMPORTED:
            self.fileOpened.emit(file.path)


class _FileList(RowList):
    """``removed`` carries the path of the file on which Delete was pressed."""

    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__("Files at the import desk")
        self.files: EntryListModel[QueuedFile] = EntryListModel(_speak, parent=self)
        self.setModel(self.files)
        self.setItemDelegate(_FileDelegate(self))
        self.setUniformItemSizes(True)

    @override
    def press_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.removed.emit(self.files.entry(self.currentIndex().row()).path)
            return True
        return super().press_key(event)


class _FileDelegate(RowDelegate):
    """Paints name and sentence, the role, and the state or how much is read."""

    @override
    def height(self, entry: QueuedFile) -> int:
        return ROW_HEIGHT

    @override
    def paint_entry(self, painter: QPainter, rect: QRect, entry: QueuedFile) -> None:
        icon = QRect(rect.left() + INSET, rect.center().y() - ICON // 2, ICON, ICON)
        theme.paint_icon(painter, icon, "file", theme.colour("text_2"))
        state = QRect(rect.right() - INSET - STATE_WIDTH, rect.top(), STATE_WIDTH, rect.height())
        role = QRect(state.left() - ROLE_WIDTH, rect.top(), ROLE_WIDTH, rect.height())
        left = icon.right() + 14
        _paint_words(painter, QRect(left, rect.top(), role.left() - 16 - left, 0), entry)
        if entry.state is FileState.READING:
            bar = QRectF(role.left(), rect.center().y() - 2, BAR_WIDTH, theme.size("bar"))
            paint_track(painter, bar, entry.share, theme.status_fill(Status.DOING))
        elif entry.choice is not None:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("text_2"))
            paint_elided(painter, role, LIST_ROLES[entry.choice.role])
        paint_status_word(painter, state, STATE_WORDS[entry.state])


def _paint_words(painter: QPainter, room: QRect, entry: QueuedFile) -> None:
    name = QRect(room.left(), room.top() + 10, room.width(), 19)
    painter.setFont(theme.font("strong"))
    painter.setPen(theme.colour("text"))
    paint_elided(painter, name, entry.path.name)
    if entry.choice is not None:
        width = QFontMetrics(painter.font()).horizontalAdvance(entry.path.name)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text_3"))
        paint_elided(painter, name.adjusted(width + 12, 1, 0, 1), entry.path.parent.name)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour("text_2"))
    paint_elided(painter, QRect(room.left(), room.top() + 31, room.width(), 17), entry.sentence)


def _shared_date(files: Sequence[QueuedFile]) -> date | None:
    dates = {file.choice.as_of for file in files if file.choice is not None}
    return dates.pop() if len(dates) == 1 else None


def _speak(file: QueuedFile) -> str:
    return f"{file.path.name}: {STATE_WORDS[file.state].word}. {file.sentence}"
