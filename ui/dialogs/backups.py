"""The backups of the open file, and the way back to one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from csdesk.model.workspaces import Backup
from csdesk.report.document import Status
from ui import theme
from ui.dialogs.backup_rows import HEIGHT, BackupDelegate
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import cancel_button, lay_out
from ui.models.backup_list import BackupEntry, list_entries, speak_entry
from ui.models.entry_list import EntryListModel
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.outcome_line import OutcomeLine
from ui.widgets.row_list import RowList

_WIDTH = 620
_ROWS = 6
_SENTENCE = (
    "Each copy was opened and checked when it was made. Restoring writes a new file beside the "
    "open one, which stays as it is."
)


class BackupsDialog(FittedDialog):
    """Lists backups, newest first; what is wished for is told by its signals."""

    backUpRequested = Signal()  # noqa: N815 - Qt's way of writing signals
    restoreRequested = Signal(object)  # noqa: N815
    folderRequested = Signal()  # noqa: N815
    showRequested = Signal()  # noqa: N815

    def __init__(self, file_name: str, *, may_back_up: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Backups")
        self._model: EntryListModel[BackupEntry] = EntryListModel(speak_entry)
        self.list = RowList("Backups, newest first")
        self.list.setModel(self._model)
        self.list.setItemDelegate(BackupDelegate(self.list))
        self.list.setFixedHeight(_ROWS * HEIGHT)
        self.outcome = OutcomeLine()
        self.restore = Button("Restore as a new file", "primary")
        self.back_up = Button("Back up now", "secondary", "file")
        self.back_up.setEnabled(may_back_up)
        self._build(file_name)
        self.restore.clicked.connect(self._restore)
        self.back_up.clicked.connect(self.backUpRequested)
        self.show_backups(())

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """List backups and choose the newest."""
        self._model.show_entries(list_entries(backups))
        self.restore.setEnabled(bool(backups))
        self._stack.setCurrentIndex(0 if backups else 1)
        if backups:
            self.list.select_row(0)
            self.list.setFocus()

    def tell(self, status: Status, sentence: str) -> None:
        """Say what came of a wish."""
        self.outcome.tell(status, sentence)

    def _build(self, file_name: str) -> None:
        column = lay_out(self, f"Backups of {file_name}", _SENTENCE, _WIDTH)
        empty = Label(
            "There are no backups of this file yet.",
            "body",
            tone="text_2",
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(empty)
        card = Card(padding=1)
        card.body.addWidget(self._stack)
        column.addWidget(card)
        choose = Button("Choose folder…", "ghost", "folder")
        choose.clicked.connect(self.folderRequested)
        show = Button("Show folder", "ghost", "arrow_up_right")
        show.clicked.connect(self.showRequested)
        column.addWidget(self.outcome)
        column.addSpacing(theme.space("s"))
        column.addLayout(button_row([], [self.back_up, choose, show]))
        column.addSpacing(theme.space("s"))
        column.addLayout(button_row([cancel_button(self, "Close"), self.restore]))

    def _restore(self) -> None:
        row = self.list.currentIndex().row()
        if row >= 0:
            self.restoreRequested.emit(self._model.entry(row).backup)
