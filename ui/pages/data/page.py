"""The data page: lists and accounts, and the import desk while a file is looked at."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import plural
from csdesk.model.changes import Changes
from csdesk.model.imports import ImportBatch, ImportDraft
from csdesk.model.tables import TableKind
from ui import theme
from ui.models.import_choice import ImportChoice, first_choice
from ui.pages.data.import_desk import ImportDesk
from ui.pages.data.imported import Imported
from ui.pages.data.list_cards import ListCards, describe_lists
from ui.pages.data.nothing_yet import make_empty_state
from ui.pages.data.waiting import Refused, Waiting
from ui.pages.page import Page
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.tasks.task import Task
from ui.widgets.button import Button

PROMISE = "Nothing is written until you import, and one click takes the whole import back."


class DataPage(Page):
    """Shows what was imported; ``begin_import`` reads a file and shows how it is understood."""

    key: ClassVar[str] = "data"
    title: ClassVar[str] = "Data"
    icon: ClassVar[str] = "data"
    watches: ClassVar[Changes] = Changes.DATA | Changes.CLIENT
    scrolls: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._reading = 0
        self._said = ""
        self.lists = ListCards()
        self.imported = Imported()
        self.desk = ImportDesk()
        self.waiting = Waiting()
        self.refused = Refused()
        self.empty = make_empty_state(self.importRequested)
        self._overview = self._make_overview()
        self._stack = QStackedWidget()
        for page in (self._overview, self.empty, self.waiting, self.refused, self.desk):
            self._stack.addWidget(page)
        self.body.addWidget(self._stack)
        self.bring_in = Button("Bring in a file", "primary", "import")
        self.leave = Button("Cancel", "ghost")
        self.carry_out = Button("Import", "primary")
        for button in (self.bring_in, self.leave, self.carry_out):
            self.header.add_action(button)
        self._connect()
        self._show_overview()

    @override
    def refresh(self, changes: Changes) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        self.lists.show_lists(diagnosis)
        self.imported.show_diagnosis(diagnosis, self.session.library)
        if self._stack.currentWidget() in (self._overview, self.empty):
            self._show_overview()
        elif self.desk.choice is not None:
            self.desk.show_choice(self.desk.choice, diagnosis, self.session.library)

    def begin_import(self, path: Path) -> None:
        """Read a file and show how it is understood; nothing is written yet."""
        from csdesk.operations.imports import draft_file

        self._reading += 1
        reading = self._reading
        task = self.session.work(
            draft_file,
            path,
            self.session.library,
            on_done=while_there(self, lambda draft: self._show_draft(draft, reading)),
            on_failed=while_there(
                self, lambda said: self._refuse(said, reading, cancelled=task.is_cancelled)
            ),
            label="Reading the file",
        )
        self._wait(task, f"Reading {path.name}")

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        if self._stack.currentWidget() is self._overview:
            self.imported.search.setFocus()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.desk.set_narrow(narrow=self.window().width() < theme.size("panel_overlays_below"))

    def _make_overview(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(self.lists)
        column.addWidget(self.imported, 1)
        return page

    def _connect(self) -> None:
        self.bring_in.clicked.connect(self.importRequested)
        self.leave.clicked.connect(self._leave_desk)
        self.carry_out.clicked.connect(self._import)
        self.lists.importRequested.connect(self.importRequested)
        self.lists.takeBackRequested.connect(self._take_back)
        self.desk.choiceChanged.connect(self._show_actions)
        self.desk.redraftWanted.connect(self._redraft)
        self.refused.backRequested.connect(self._show_overview)
        self.refused.anotherRequested.connect(self.importRequested)
        self.session.taskProgressed.connect(self.waiting.update_task)
        QShortcut(QKeySequence.StandardKey.Find, self, self.focus_search)

    def _wait(self, task: Task, title: str) -> None:
        self.waiting.show_task(task, title)
        self._show(self.waiting, PROMISE)

    def _show(self, page: QWidget, sentence: str) -> None:
        self._stack.setCurrentWidget(page)
        self.header.sentence.setText(sentence)
        self._show_actions()

    def _show_actions(self) -> None:
        at_desk = self._stack.currentWidget() is self.desk
        self.bring_in.setVisible(self._stack.currentWidget() is self._overview)
        self.leave.setVisible(at_desk)
        self.carry_out.setVisible(at_desk)
        self.carry_out.setEnabled(at_desk and not self.desk.obstacle)
        self.carry_out.setToolTip(self.desk.obstacle)
        if self.desk.choice is not None:
            table = self.desk.choice.draft.table(TableKind.ACCOUNTS)
            count = table.records if table else 0
            self.carry_out.setText(f"Import {plural(count, 'account')}")

    def _show_overview(self) -> None:
        diagnosis = self.session.diagnosis
        said, self._said = self._said, ""
        if diagnosis is None or not diagnosis.batches:
            self._show(self.empty, said or "The client’s own lists, read as they are.")
        else:
            self._show(self._overview, said or describe_lists(diagnosis))

    def _show_draft(self, draft: ImportDraft, reading: int) -> None:
        diagnosis = self.session.diagnosis
        if reading != self._reading or diagnosis is None:
            return
        choice = first_choice(draft, diagnosis.batches)
        self.desk.show_choice(choice, diagnosis, self.session.library)
        self._show(self.desk, PROMISE)

    def _refuse(self, sentence: str, reading: int, *, cancelled: bool) -> None:
        if reading != self._reading:
            return
        if cancelled:
            self._said = sentence
            self._show_overview()
            return
        self.refused.show_sentence(sentence)
        self._show(self.refused, PROMISE)

    def _leave_desk(self) -> None:
        self._reading += 1
        self._show_overview()

    def _redraft(self, choice: ImportChoice) -> None:
        from csdesk.operations.imports import revise_draft

        self._reading += 1
        reading = self._reading
        self.carry_out.setEnabled(False)
        self.session.work(
            revise_draft,
            choice.draft,
            self.session.library,
            choice.corrections,
            on_done=while_there(
                self, lambda draft: self._show_redraft(choice.with_draft(draft), reading)
            ),
            on_failed=while_there(self, lambda sentence: self._keep_draft(sentence, reading)),
            label="Reading again",
        )

    def _show_redraft(self, choice: ImportChoice, reading: int) -> None:
        diagnosis = self.session.diagnosis
        if reading == self._reading and diagnosis is not None:
            self.desk.show_choice(choice, diagnosis, self.session.library)

    def _keep_draft(self, sentence: str, reading: int) -> None:
        """Say why a column cannot be read so, and show the reading that there was."""
        diagnosis = self.session.diagnosis
        if reading != self._reading or diagnosis is None or self.desk.choice is None:
            return
        self.desk.show_choice(self.desk.choice, diagnosis, self.session.library)
        self.header.sentence.setText(sentence)

    def _import(self) -> None:
        from csdesk.operations.imports import import_list

        choice = self.desk.choice
        if choice is None or choice.as_of is None or self.desk.obstacle:
            return
        self._reading += 1
        reading = self._reading
        task = self.session.run(
            import_list,
            choice.draft,
            choice.role,
            choice.as_of,
            on_done=while_there(self, lambda batch: self._show_imported(batch, reading)),
            on_failed=while_there(self, lambda sentence: self._return_to_desk(sentence, reading)),
            label="Importing",
        )
        self._wait(task, f"Importing {choice.draft.outline.file_name}")

    def _show_imported(self, batch: ImportBatch, reading: int) -> None:
        if reading == self._reading:
            accounts = plural(batch.accounts_read, "account")
            self._said = f"{accounts} imported from {batch.file_name}; “Take back” removes them."
            self._show_overview()

    def _return_to_desk(self, sentence: str, reading: int) -> None:
        if reading == self._reading:
            self._show(self.desk, sentence)

    def _take_back(self, batch: ImportBatch) -> None:
        from csdesk.operations.imports import take_back_import

        self.session.run(
            take_back_import,
            batch.id,
            on_done=while_there(self, lambda _: self._note_taken_back(batch)),
            label="Taking back",
        )

    def _note_taken_back(self, batch: ImportBatch) -> None:
        self._said = f"“{batch.file_name}” was taken back with everything that came from it."
        self._show_overview()
