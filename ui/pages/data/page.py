"""The data page: lists and accounts, and the import desk while files are looked at."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from csdesk.model.changes import Changes
from ui import theme
from ui.models.import_choice import ImportChoice
from ui.models.import_course import Act, Course, plan_course
from ui.models.import_queue import FileState, QueuedFile
from ui.pages.data.desk_dialogs import DeskDialogs
from ui.pages.data.event_import import EventImport
from ui.pages.data.file_queue import FileQueue
from ui.pages.data.files_view import FilesView
from ui.pages.data.head_actions import HeadActions
from ui.pages.data.import_desk import ImportDesk
from ui.pages.data.importing import Importing
from ui.pages.data.list_cards import describe_lists
from ui.pages.data.nothing_yet import make_empty_state
from ui.pages.data.overview import DataOverview
from ui.pages.data.places import PLACE, STACK
from ui.pages.data.taking_back import TakingBack
from ui.pages.data.waiting import Refused, Waiting
from ui.pages.data.workbooks import DataWorkbooks
from ui.pages.page import Page
from ui.session import Session
from ui.tasks.turns import make_turn

PROMISE = "Nothing is written until you import, and one click takes the whole import back."
ABOUT_STACK = "What the client works with, and how figures travel."


class DataPage(Page):
    """Shows what was imported; ``begin_import`` reads files and shows how they are understood."""

    key: ClassVar[str] = "data"
    title: ClassVar[str] = "Data"
    icon: ClassVar[str] = "data"
    watches: ClassVar[Changes] = Changes.DATA | Changes.CLIENT
    scrolls: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._shown: Path | None = None
        self._lists_files = False
        self._said = ""
        self.course = Course(Act.NOTHING, "")
        self.queue = FileQueue(session, self)
        self.overview = DataOverview(session)
        self.files = FilesView()
        self.desk = ImportDesk()
        self.waiting = Waiting()
        self.refused = Refused()
        self.importing = Importing(session, self.queue, self.waiting, self)
        self.taking_back = TakingBack(session, self)
        self.dialogs = DeskDialogs(session, self.desk, self)
        self.workbooks = DataWorkbooks(session, self.desk, self)
        self.events = EventImport(session, self)
        self._describes: object = None
        """The client without lists whose data stack is looked at."""
        self.empty = make_empty_state(
            self.importRequested, self.workbooks.save_template, self._describe_stack
        )
        self._turning = make_turn(self, self._show_filled_desk)
        self._painting = make_turn(self, lambda: self.desk.sheet.setUpdatesEnabled(True))
        self._stack = QStackedWidget()
        parts = (self.overview, self.empty, self.waiting, self.refused, self.files, self.desk)
        for page in parts:
            self._stack.addWidget(page)
        self.body.addWidget(self._stack)
        self.head = HeadActions(self.header, self.overview.views)
        self._connect()
        self._show_overview()

    @override
    def refresh(self, changes: Changes) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        self.overview.show_diagnosis(diagnosis)
        if self._stack.currentWidget() in (self.overview, self.empty):
            self._show_overview()
        elif self.queue.files:
            self.queue.judge()

    @property
    @override
    def place(self) -> tuple[str, str]:
        return PLACE, self.overview.views.current

    @override
    def reveal(self, entity: str, key: str) -> None:
        """Show it over the lists; a file that is looked at stays in view."""
        if self._stack.currentWidget() is self.overview:
            self.overview.reveal(entity, key)

    def begin_import(self, *paths: Path) -> None:
        """Read files, and those in folders, and show how they are understood."""
        self._shown, self._lists_files = None, bool(self.queue.files)
        self.events.sort(paths, self.queue.add)

    def shows(self, part: QWidget) -> bool:
        """Tell whether a part of the page is the one that is seen."""
        return self._stack.currentWidget() is part

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        if self._stack.currentWidget() is self.overview:
            self.overview.focus_search()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < theme.size("panel_overlays_below")
        self.desk.set_narrow(narrow=narrow)
        self.overview.set_narrow(narrow=narrow)
        self._let_shrink()

    def _let_shrink(self) -> None:
        """Tell the stack how much its parts need: Qt asks those that are hidden no more."""
        for part in (self.desk, self.overview):
            layout = part.layout()
            if layout is not None:
                layout.activate()
        self._stack.updateGeometry()

    def _connect(self) -> None:
        for signal in (
            self.head.bring_in.clicked,
            self.overview.importRequested,
            self.refused.anotherRequested,
            self.files.filesRequested,
        ):
            signal.connect(self.importRequested)
        self.head.bring_events.clicked.connect(self.events.choose)
        self.events.told.connect(self._note_taken_back)
        self.events.refused.connect(self._refuse_events)
        self.head.leave.clicked.connect(self._leave_desk)
        self.head.all_files.clicked.connect(lambda: self._show_file(None))
        self.head.carry_out.clicked.connect(self._go_on)
        self.refused.backRequested.connect(self._leave_desk)
        self.overview.views.chosen.connect(self._follow_view)
        self.overview.ratesRead.connect(self.queue.use_rates)
        self.overview.takeBackRequested.connect(self.taking_back.take_back)
        self.taking_back.done.connect(self._note_taken_back)
        self.overview.templateRequested.connect(self.workbooks.save_template)
        self.workbooks.told.connect(self.told)
        self.queue.changed.connect(self._follow_queue)
        self.queue.failed.connect(self._tell_failed)
        self.files.fileOpened.connect(self._show_file)
        self.files.fileRemoved.connect(self.queue.remove)
        self.files.dateGiven.connect(self.queue.give_date)
        self.files.folderRequested.connect(self.dialogs.ask_for_folder)
        self.dialogs.folderChosen.connect(self.begin_import)
        self.dialogs.decided.connect(self._decide)
        self.desk.decided.connect(self._decide)
        self.desk.choiceChanged.connect(self._adopt)
        self.desk.filesRequested.connect(lambda: self._show_file(None))
        self.desk.sheet.pageWanted.connect(self.dialogs.fetch_page)
        self.waiting.cancelled.connect(self._leave_waiting)
        self.importing.finished.connect(self._note_imported)
        self.importing.stopped.connect(self._return_to_desk)
        QShortcut(QKeySequence.StandardKey.Find, self, self.focus_search)

    def _follow_queue(self) -> None:
        if not self.queue.files:
            self._shown, self._lists_files = None, False
            self.desk.forget()
            self._show_overview()
            return
        self.files.show_files(self.queue.files)
        if not self.importing.is_under_way:
            self._show_place()

    def _show_file(self, path: Path | None) -> None:
        self._shown, self._lists_files = path, path is None
        self._show_place()

    def _show_place(self) -> None:
        """Show the file that is looked at, as it stands; or the list of the files."""
        alone = len(self.queue.files) == 1
        if alone and not self._lists_files:
            self._shown = self.queue.files[0].path
        file = self.queue.find(self._shown) if self._shown else None
        if file is None:
            self._show(self.files, PROMISE)
        elif file.view is not None and file.choice is not None:
            self._show_desk(file)
        elif file.state is FileState.REFUSED and alone:
            self.refused.show_sentence(file.sentence)
            self._show(self.refused, PROMISE)
        elif alone:
            self._wait_for(file)
        else:
            self._show(self.files, PROMISE)

    def _show_desk(self, file: QueuedFile) -> None:
        diagnosis, choice, view = self.session.diagnosis, file.choice, file.view
        if diagnosis is None or choice is None or view is None:
            return
        obstacle = file.sentence if file.state is FileState.QUESTION else ""
        is_filled = self.desk.view is view or self._stack.currentWidget() is self.desk
        self.desk.show_choice(choice, view, obstacle, diagnosis, self.session.library)
        if is_filled:
            self._show(self.desk, PROMISE)
        else:  # filling and painting it in one turn would take too long
            self.header.sentence.setText(PROMISE)
            self._turning.start()

    def _show_filled_desk(self) -> None:
        self.desk.sheet.setUpdatesEnabled(False)  # its cells are painted in a turn of their own
        self._painting.start()
        self._show(self.desk, self.header.sentence.text())

    def _wait_for(self, file: QueuedFile) -> None:
        self.waiting.show_file(file, self.queue.task(file.path))
        self._show(self.waiting, PROMISE)

    def _show(self, page: QWidget, sentence: str) -> None:
        self._turning.stop()
        before, had_focus = self._stack.currentWidget(), self._has_focus()
        self._stack.setCurrentWidget(page)
        self.header.sentence.setText(sentence)
        self._show_actions()
        if had_focus and (page is not before or not self._has_focus()):
            page.setFocus()  # else on whatever button comes next, such as “Take back”

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _show_actions(self) -> None:
        shown = self._stack.currentWidget()
        at_desk = shown is self.desk
        self.course = plan_course(self.queue.files, self._shown if at_desk else None)
        if at_desk or shown is self.files:
            self.head.show_at_desk(self.course, has_others=at_desk and len(self.queue.files) > 1)
        elif shown is self.overview:
            self.head.show_over_lists()
        else:
            self.head.show_nothing()

    def _go_on(self) -> None:
        match self.course.act:
            case Act.IMPORT:
                self._import()
            case Act.ANSWER:
                self.desk.go_to("questions")
            case Act.NEXT:
                self._show_file(self.course.path)
            case Act.NOTHING:
                pass

    def _show_overview(self) -> None:
        diagnosis = self.session.diagnosis
        said, self._said = self._said, ""
        if diagnosis is not None and self._describes == self.session.whom:
            self._show(self.overview, said or ABOUT_STACK)
        elif diagnosis is None or not diagnosis.batches:
            self._show(self.empty, said or "The client’s own lists, read as they are.")
        else:
            self._show(self.overview, said or describe_lists(diagnosis))

    def _describe_stack(self) -> None:
        """Show the data stack of a client without lists: it can be asked about before."""
        self._describes = self.session.whom
        self.overview.show_view(STACK)
        self._show_overview()

    def _follow_view(self, view: str) -> None:
        """Leave the data stack for the lists; without any, for what would bring them."""
        if view != STACK and self._describes is not None:
            self._describes = None
            self._show_overview()

    def _leave_desk(self) -> None:
        self.queue.leave()
        self._show_overview()

    def _leave_waiting(self) -> None:
        if self._shown is not None and (task := self.queue.task(self._shown)) is not None:
            task.cancel()
        else:
            self.importing.cancel()

    def _adopt(self, choice: ImportChoice) -> None:
        if self._shown is not None:
            self.queue.adopt(self._shown, choice)

    def _decide(self, choice: ImportChoice) -> None:
        if self._shown is not None:
            self.queue.decide(self._shown, choice)

    def _tell_failed(self, path: Path, sentence: str) -> None:
        """Say why a file cannot be read as it was decided; it stands as it was."""
        if path == self._shown:
            self.header.sentence.setText(sentence)
        else:
            self.told.emit(sentence)

    def _import(self) -> None:
        self.importing.begin()
        self._show(self.waiting, PROMISE)

    def _note_imported(self, sentence: str) -> None:
        self._said = sentence
        self.queue.leave()

    def _return_to_desk(self, sentence: str) -> None:
        self._show_place()
        self.header.sentence.setText(sentence)

    def _refuse_events(self, sentence: str) -> None:
        """Say why files of events cannot be read, over whatever is shown."""
        self.header.sentence.setText(sentence)

    def _note_taken_back(self, sentence: str) -> None:
        self._said = sentence
        self._show_overview()
