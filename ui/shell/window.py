"""The main window: start page or workspace, a notice, the status bar, and the shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk import __version__
from csdesk.model.changes import Changes
from csdesk.model.history import Reversal
from csdesk.report.document import Status
from ui import theme
from ui.pages.page import Page
from ui.pages.start import StartPage
from ui.session import Session
from ui.shell.action_table import (
    list_client_acts,
    list_entrance_acts,
    list_safety_acts,
    list_scheme_acts,
)
from ui.shell.actions import Actions, NamedAct
from ui.shell.client_actions import ClientActions
from ui.shell.colours import Colours
from ui.shell.file.entrance import Entrance
from ui.shell.file.safekeeping import Safekeeping
from ui.shell.frame.drop_veil import DropVeil
from ui.shell.frame.name_bar import NameBar
from ui.shell.frame.notice import Notice
from ui.shell.frame.quiet_message import QuietMessage
from ui.shell.frame.status_bar import StatusBar
from ui.shell.preferences import Preferences
from ui.shell.recent import RecentClients
from ui.shell.undoing import Undoing
from ui.shell.whereabouts import Whereabouts
from ui.shell.workspace_view import WorkspaceView
from ui.tasks.access import Whom
from ui.tasks.task import Task
from ui.widgets.local_files import local_files
from ui.widgets.theme_button import ThemeButton

if TYPE_CHECKING:
    from csdesk.model.diagnosis import Diagnosis

_AT_REST = f"Version {__version__} · sample data is synthetic"


class MainWindow(QMainWindow):
    """Connects what pages wish for with those who can do it.

    ``pages`` is called when the first client opens: the start page needs none of them.
    """

    def __init__(
        self,
        session: Session,
        pages: Callable[[], Sequence[type[Page]]],
        preferences: Preferences,
        folder: Path,
    ) -> None:
        super().__init__()
        self.session = session
        self._preferences = preferences
        self._recent = RecentClients(preferences)
        self._open: Whom | None = None
        self.safe = Safekeeping(session, self)
        self.entrance = Entrance(session, folder, self, self.safe.admission)
        self.colours = Colours(preferences, self)
        self.start = StartPage(self._scheme_button())
        self._pages = pages
        self._workspace: WorkspaceView | None = None
        self.notice = Notice()
        self.status = StatusBar(session)
        self._stack = QStackedWidget()
        self._veil = DropVeil(self)
        self.clients = ClientActions(session, self)
        self._actions = Actions(self)
        self.undoing = Undoing(session, self, self._find_page)
        self._whereabouts = Whereabouts(self._find_page, self.show_page)
        self._lay_out()
        self.message = QuietMessage(self)
        self._connect()
        self._add_actions()
        self._restore()
        self.show_start()

    @property
    def workspace(self) -> WorkspaceView:
        """Return the pages of the open client, built at the first use."""
        if self._workspace is None:
            self._workspace = self._build_workspace()
        return self._workspace

    def show_start(self) -> None:
        """Show the ways in."""
        self.start.show_recent(self._recent.all())
        self._stack.setCurrentWidget(self.start)

    def show_page(self, key: str) -> None:
        """Show a page of the open client."""
        if self.session.diagnosis is not None:
            self._stack.setCurrentWidget(self.workspace)
            self.workspace.show_page(key)

    def prepare_pages(self) -> None:
        """Build the pages of the open client before they are asked for."""
        if self.session.diagnosis is not None:
            self.workspace.prepare_pages()

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Hand spreadsheets, or folders of them, to the page that reads files."""
        self._stack.setCurrentWidget(self.workspace)
        desk = self.workspace.find_import_desk()
        if desk is not None:
            desk.begin_import(*paths)

    def export(self) -> None:
        """Start the export of the open client's report."""
        if self.session.diagnosis is None:
            return
        self._stack.setCurrentWidget(self.workspace)
        desk = self.workspace.find_export_desk()
        if desk is not None:
            desk.begin_export()

    def act(self, name: str) -> None:
        """Do what a page or a menu asks for by name."""
        self._actions.carry_out(name)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._whereabouts.keep_typing()
        if not self.safe.may_close():
            event.ignore()
            return
        self._preferences.geometry = self.saveGeometry()
        super().closeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()
            self._veil.show_over(self.rect(), self.session.diagnosis is not None)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        event.acceptProposedAction()
        self.entrance.take(local_files(event.mimeData()))

    def _lay_out(self) -> None:
        self.setAcceptDrops(True)
        self.setMinimumSize(theme.size("window_min_width"), theme.size("window_min_height"))
        self.resize(theme.size("window_width"), theme.size("window_height"))
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.safe.lock_page)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(NameBar(self.session))
        column.addWidget(self.safe.banners)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(central)

    def _connect(self) -> None:
        self.start.sampleRequested.connect(self.entrance.open_sample)
        self.start.newRequested.connect(self.entrance.start_client)
        self.start.openRequested.connect(self.entrance.choose_file)
        self.start.recentRequested.connect(lambda path: self._open_recent(Path(path)))
        self.entrance.importRequested.connect(self.bring_in)
        self.session.failed.connect(self.notice.tell)
        self.clients.told.connect(self.message.tell)
        self.undoing.told.connect(self._tell_undone)
        self.session.changed.connect(self._note)
        self.session.aboutToLeave.connect(self._whereabouts.keep_typing)
        self.session.locked.connect(self._show_lock)
        self.safe.noticed.connect(self.notice.inform)
        self.safe.backups.told.connect(partial(self.notice.inform, Status.WATCH))
        self.safe.backups.ageChanged.connect(self.status.show_backup)
        self.safe.lock_page.otherRequested.connect(self.entrance.choose_client)
        self.status.backupsRequested.connect(self.safe.backups.show_dialog)
        self.session.taskStarted.connect(self._show_busy)
        self.session.taskEnded.connect(self._show_busy)

    def _build_workspace(self) -> WorkspaceView:
        pages = self._pages()
        workspace = WorkspaceView(self.session, pages)
        workspace.homeRequested.connect(self.show_start)
        workspace.importRequested.connect(self.entrance.choose_file)
        workspace.actionRequested.connect(self.act)
        workspace.told.connect(self.message.tell)
        navigation = workspace.navigation
        navigation.client.actionRequested.connect(self.act)
        navigation.client.clientRequested.connect(self.clients.choose)
        self.undoing.add_buttons(navigation.undo, navigation.redo)
        self.colours.add_button(navigation.colours)
        for number, page in enumerate(pages, 1):
            act = partial(self.show_page, page.key)
            self._actions.add(NamedAct(f"page_{page.key}", page.title, act, f"Ctrl+{number}"))
        self._stack.addWidget(workspace)
        return workspace

    def _add_actions(self) -> None:
        self._actions.add(
            NamedAct("export", "Export the report", self.export, "Ctrl+E"),
            *list_entrance_acts(self.entrance),
            *list_client_acts(self.clients),
            *list_safety_acts(self.safe),
            *list_scheme_acts(self.colours.choose),
        )
        self._actions.add_for_clients("choose_client", self.clients.choose)
        self._actions.add_for_clients("remove_client", self.clients.ask_to_remove)

    def _restore(self) -> None:
        self.status.show_words(_AT_REST)
        self.setWindowTitle("csdesk")
        geometry = self._preferences.geometry
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    def _scheme_button(self) -> ThemeButton:
        button = ThemeButton("Light or dark")
        self.colours.add_button(button)
        return button

    def _open_recent(self, path: Path) -> None:
        if path == self.session.path:
            self.show_page("overview")
        else:
            self.entrance.open(path)

    def _note(self, changes: Changes) -> None:
        diagnosis = self.session.diagnosis
        path = self.session.path
        if diagnosis is None or path is None:
            return
        self._recent.follow(path, diagnosis, self.session.file)
        before, self._open = self._open, self.session.whom
        is_other = before is None or before != self._open
        if is_other:
            self.notice.hide()
            self.message.hide()
            self.workspace.forget_pages()
        self.workspace.note(changes)
        self.setWindowTitle(f"{self._title(path, diagnosis)} – csdesk")
        if is_other:
            self._whereabouts.arrive(self._open)
        self.safe.note_file()
        self._show_busy()

    def _title(self, path: Path, diagnosis: Diagnosis) -> str:
        return path.name if self.session.file.is_encrypted else diagnosis.client.name

    def _show_lock(self, _path: Path) -> None:
        """Let go of everything that shows the file, and ask for its pass phrase."""
        self._whereabouts.leave(self._open)
        self._open = None
        self._stack.setCurrentWidget(self.safe.lock_page)
        self.notice.hide()
        self.message.hide()
        if self._workspace is not None:
            self._workspace.forget_client()
        self.setWindowTitle("csdesk")
        self.status.show_words("Locked")

    def _find_page(self) -> Page | None:
        return None if self._workspace is None else self._workspace.current

    def _tell_undone(self, sentence: str, page: str | None, reversal: Reversal) -> None:
        self.message.tell(sentence, self._whereabouts.lead_to(reversal, page))

    def _show_busy(self, _task: Task | None = None) -> None:
        self.start.show_busy(not self.session.lane.is_idle)
