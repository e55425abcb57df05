"""The foot of the window: is everything saved, what is under way, and where the data is."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from csdesk.report.document import Status
from ui import theme
from ui.session import Session
from ui.tasks.task import Task
from ui.widgets.bars import ProgressBar4
from ui.widgets.button import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.status import StatusMark

_PATIENCE_MS = 150


class StatusBar(QFrame):
    """Shows the state of saving, the last backup, and the task that runs.

    Short tasks are not worth a word. ``backupsRequested`` is a click on the age of the backup.
    """

    backupsRequested = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setProperty("ground", "foot")
        self.setFixedHeight(theme.size("status_bar_height"))
        self._mark = StatusMark(Status.GOOD, pixels=theme.size("shape"))
        self._state = Label("", "caption", elide=False)
        self._backup_mark = StatusMark(Status.NONE, pixels=theme.size("shape"))
        self.backup = Button("", "quiet")
        self.backup.setToolTip("Show the backups")
        self.backup.clicked.connect(self.backupsRequested)
        self.task_panel = _TaskPanel()
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 0, 14, 0)
        row.setSpacing(theme.space("s"))
        row.addWidget(self._mark)
        row.addWidget(self._state)
        row.addSpacing(theme.space("m"))
        row.addWidget(self._backup_mark)
        row.addWidget(self.backup)
        row.addStretch(1)
        row.addWidget(self.task_panel)
        row.addSpacing(theme.space("m"))
        row.addWidget(IconMark("lock", "text_3", 13))
        row.addWidget(Label("This computer only", "caption", elide=False))
        self.hide_backup()
        self._follow(session)

    def show_words(self, words: str) -> None:
        """Show words without a state."""
        self._mark.hide()
        self.hide_backup()
        self._state.setText(words)

    def show_backup(self, status: Status, words: str) -> None:
        """Say how old the last backup is, or nothing; only trouble has a shape."""
        if not words:
            self.hide_backup()
            return
        self._backup_mark.set_status(status, words)
        self._backup_mark.setVisible(status is Status.RISK)
        self.backup.setText(words)
        self.backup.show()

    def hide_backup(self) -> None:
        """Say nothing of backups."""
        self._backup_mark.hide()
        self.backup.hide()

    def _follow(self, session: Session) -> None:
        session.taskStarted.connect(self.task_panel.begin)
        session.taskProgressed.connect(self.task_panel.update_task)
        session.taskEnded.connect(self.task_panel.end)
        for signal in (
            session.taskStarted,
            session.taskEnded,
            session.changed,
            session.unsavedChanged,
        ):
            signal.connect(self._show_saving)

    @Slot()
    def _show_saving(self) -> None:
        """Say whether everything is on disk; nothing while no client is open."""
        session = self._session
        if session.diagnosis is None:
            return
        if session.unsaved is not None:
            self._show(Status.RISK, "Not saved")
        elif session.file.is_read_only:
            self._show(Status.NONE, "For reading only")
        elif session.is_saving:
            self._show(Status.DOING, "Saving …")
        else:
            self._show(Status.GOOD, "All changes saved")

    def _show(self, status: Status, words: str) -> None:
        self._mark.show()
        self._mark.set_status(status, words)
        self._state.setText(words)


class _TaskPanel(QWidget):
    """The task that runs, with its bar and the way to stop it."""

    def __init__(self) -> None:
        super().__init__()
        self._task: Task | None = None
        self._words = Label("", "caption", elide=False)
        self._bar = ProgressBar4()
        self._bar.setFixedWidth(120)
        self._cancel = Button("Cancel", "link")
        self._cancel.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("s"))
        for part in (self._words, self._bar, self._cancel):
            row.addWidget(part)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self.show)
        self.hide()

    def begin(self, task: Task) -> None:
        """Show a task once it has lasted longer than a blink."""
        self._task = task
        self._cancel.setEnabled(True)
        self._cancel.setVisible(task.can_stop)
        self.update_task(task)
        self._delay.start(_PATIENCE_MS)

    def update_task(self, task: Task) -> None:
        """Show how far a task is."""
        if task is not self._task:
            return
        self._words.setText(task.step or task.label)
        self._bar.set_share(task.done / task.total if task.total else 0.0)

    def end(self, task: Task) -> None:
        """Take a task away that has ended."""
        if task is self._task:
            self._task = None
            self._delay.stop()
            self.hide()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._cancel.setEnabled(False)
