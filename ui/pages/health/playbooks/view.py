"""The library of playbooks: found, read, changed, started, carried to another file and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.actions import Task, TaskStatus
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey, PlaybookId, TemplateId
from csdesk.model.playbooks import Playbook
from ui import theme
from ui.models.playbook_drafts import copy_playbook
from ui.models.playbook_starts import find_starts, starts_of
from ui.models.task_drafts import start_playbook
from ui.pages.health.health_view import HealthView
from ui.pages.health.letters import LetterDesk
from ui.pages.health.places import read_key
from ui.pages.health.playbooks.playbook_acts import PlaybookActs
from ui.pages.health.playbooks.playbook_editor import PlaybookEditor
from ui.pages.health.playbooks.playbook_list import PlaybookList
from ui.pages.health.playbooks.playbook_panel import SHOWN, PlaybookPanel, Starts
from ui.pages.health.records import HealthRecords
from ui.pages.health.tasks.task_acts import TaskActs
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.side_layout import SideLayout


class PlaybooksView(HealthView):
    """Playbooks in a table; the panel shows the one that is chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._diagnosis: Diagnosis | None = None
        self._playbooks: Mapping[PlaybookId, Playbook] = {
            one.id: one for one in session.library.playbooks
        }
        self._tasks: tuple[Task, ...] = ()
        self._starts: Mapping[PlaybookId, set[AccountKey]] = {}
        self._names: Mapping[AccountKey, str] = {}
        self.acts, self.task_acts = PlaybookActs(session, self), TaskActs(session)
        self.letters = LetterDesk(session, self)
        self.list = PlaybookList(session.library)
        self.panel = PlaybookPanel(session.library)
        self._sides = SideLayout(self.list, self.panel, theme.size("detail_panel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sides)
        self._connect()

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show for which accounts of an engagement each playbook is asked for."""
        self._diagnosis = diagnosis
        self.letters.show_diagnosis(diagnosis)
        accounts, review = diagnosis.accounts, diagnosis.review
        if accounts is not None:
            self._names = dict(zip(accounts.keys, accounts.names, strict=True))
            self._starts = find_starts(review.actions, accounts.keys) if review else {}
        self._fill()

    @override
    def show_records(self, records: HealthRecords) -> None:
        """Show the playbooks as they are kept now."""
        self._playbooks, self._tasks = records.playbooks, records.tasks
        self._fill()

    @override
    def reveal(self, entity: str, key: str) -> bool:
        """Show a playbook that was changed, or one that is looked for."""
        if entity == "playbook":
            self.list.reveal(PlaybookId(key))
            self._sides.open()
            return True
        if entity == "own_playbook":
            self.list.reveal(PlaybookId(read_key(key)[0]))
        return entity == "own_playbook"

    def edit(self, playbook: Playbook, title: str) -> PlaybookEditor:
        """Open a playbook to be changed."""
        editor = PlaybookEditor(playbook, self._session.library, title, self)
        editor.given.connect(self._keep)
        editor.finished.connect(editor.deleteLater)
        editor.open()
        return editor

    def _connect(self) -> None:
        self.list.chosen.connect(self._explain)
        self.list.opened.connect(self._open)
        self.list.letters.clicked.connect(
            lambda: self.letters.open_letters(self._session.library.templates)
        )
        self.list.bring_in.clicked.connect(self.acts.bring_in)
        self.list.save.clicked.connect(lambda _checked: self.acts.save_file())
        panel = self.panel
        panel.closed.connect(self._close_panel)
        panel.changeRequested.connect(self._change)
        panel.copyRequested.connect(self._copy)
        panel.resetRequested.connect(self._reset)
        panel.saveRequested.connect(lambda: self.acts.save_file(panel.shown))
        panel.addRequested.connect(self._add)
        panel.startRequested.connect(self._start)
        panel.letterRequested.connect(lambda name: self.letters.open_template(TemplateId(name)))
        self.acts.told.connect(self.told)
        self.letters.told.connect(self.told)

    def _fill(self) -> None:
        counts = {playbook: len(accounts) for playbook, accounts in self._starts.items()}
        self.list.show_playbooks(tuple(self._playbooks.values()), counts)

    def _explain(self, playbook: Playbook) -> None:
        review = self._diagnosis.review if self._diagnosis else None
        first = starts_of(review.actions, playbook.id, SHOWN) if review else ()
        asked = self._starts.get(playbook.id, set())
        starts = Starts(len(asked), first, len(asked & self._find_open(playbook.id)))
        self.panel.show_playbook(playbook, starts, self._names)

    def _find_open(self, playbook: PlaybookId) -> set[AccountKey]:
        """Return the accounts that have an open task with a playbook."""
        open_tasks = (one for one in self._tasks if one.status is TaskStatus.OPEN)
        return {one.account for one in open_tasks if one.playbook == playbook}

    def _open(self, playbook: Playbook) -> None:
        self._explain(playbook)
        self._sides.open()

    def _close_panel(self) -> None:
        self._sides.dismiss()
        self.list.table.setFocus()

    def _shown(self) -> Playbook | None:
        return self._playbooks.get(self.panel.shown) if self.panel.shown else None

    def _change(self) -> None:
        playbook = self._shown()
        if playbook is not None:
            self.edit(playbook, f"Change “{playbook.name}”")

    def _copy(self) -> None:
        playbook = self._shown()
        if playbook is not None:
            copied = copy_playbook(playbook, self._playbooks)
            self.edit(copied, f"A copy of “{playbook.name}”")

    def _reset(self) -> None:
        if self.panel.shown is not None:
            self.acts.remove(self.panel.shown)

    def _keep(self, changed: Playbook) -> None:
        self.list.reveal(changed.id)
        self.acts.save(changed)

    def _add(self) -> None:
        review = self._diagnosis.review if self._diagnosis else None
        if review is not None and self.panel.shown is not None:
            taken = self._find_open(self.panel.shown)
            actions = starts_of(review.actions, self.panel.shown)
            tell = while_there(self, self.told.emit)
            self.task_acts.add([one for one in actions if one.account not in taken], tell)

    def _start(self, row: int) -> None:
        playbook = self._shown()
        if playbook is not None:
            account = tuple(self._names)[row]
            self.task_acts.open(start_playbook(playbook, account, datetime.now(UTC)))
            self.told.emit(f"Started for {self._names[account]}: a task stands in Tasks.")
