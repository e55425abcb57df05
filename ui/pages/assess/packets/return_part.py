"""Bringing packets back: what was read, what would be replaced, and who answered so far."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import plural
from csdesk.formatting.respondents import role_word
from csdesk.model.imports import DataIssue
from csdesk.model.packets import PacketDraft
from csdesk.model.responses import Respondent, Response
from csdesk.report.document import Status
from ui import theme
from ui.models.packet_lists import count_answers, describe_packet, list_people
from ui.pages.assess.packets.person_rows import person_row, sentence_row
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.drop_zone import DropZone
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.local_files import local_files
from ui.widgets.outcome_line import OutcomeLine

MOST_ISSUES = 12
NOBODY = "Nobody yet. Packets that come back stand here, each beside your own answers."


class ReturnPart(QWidget):
    """``filesChosen`` carries dropped paths; the other wishes are those of its buttons."""

    filesWanted = Signal()  # noqa: N815
    folderWanted = Signal()  # noqa: N815
    filesChosen = Signal(object)  # noqa: N815
    keepWanted = Signal(object)  # noqa: N815
    strangersWanted = Signal()  # noqa: N815
    removeWanted = Signal(object)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: PacketDraft | None = None
        self.zone = DropZone(
            "Choose packets that came back",
            "Drop packets here, or choose them",
            "Several files or a folder at once",
            "Choose the workbooks that people sent back",
        )
        self.folder = Button("Choose a folder", "secondary", "folder")
        self.outcome = OutcomeLine()
        self.keep = Button("Keep these answers", "primary", "check")
        self.drop = Button("Leave them", "ghost")
        self.strangers = Button("They belong here", "secondary")
        self.strangers.setToolTip("Reads packets that were made for another client or audit")
        self._read = QVBoxLayout()
        self._people = QVBoxLayout()
        self._people_card = Card("Who answered?", "")
        self.setAcceptDrops(True)
        self._lay_out()
        self._connect()

    @property
    def draft(self) -> PacketDraft | None:
        """Return what was read and is not kept yet."""
        return self._draft

    def show_draft(self, draft: PacketDraft | None, replaced: Sequence[Respondent] = ()) -> None:
        """Show what was read of files, before anything is kept; None: nothing is waiting."""
        self._draft = draft
        empty_layout(self._read)
        answers = 0 if draft is None else count_answers(draft)
        if draft is not None:
            self._fill_draft(draft, replaced)
        self.keep.setVisible(answers > 0)
        self.keep.setText(f"Keep {plural(answers, 'answer')}")
        self.drop.setVisible(draft is not None)
        self.strangers.setVisible(draft is not None and draft.has_strangers)

    def show_responses(self, responses: Sequence[Response]) -> None:
        """Show who answered so far."""
        empty_layout(self._people)
        people = list_people(responses)
        self._people_card.right.setText(plural(len(people), "person", "people") if people else "")
        if not people:
            self._people.addWidget(Label(NOBODY, "small", wrap=True))
        for place, (person, line) in enumerate(people):
            if place:
                self._people.addWidget(Rule())
            remove = Button("Remove", "link")
            remove.setToolTip(f"Forget what {person.name} answered; undo brings it back")
            remove.clicked.connect(partial(self.removeWanted.emit, person))
            self._people.addWidget(person_row(line, remove))

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()
            self.zone.show_over(True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.zone.show_over(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.zone.show_over(False)
        event.acceptProposedAction()
        self.filesChosen.emit(local_files(event.mimeData()))

    def _fill_draft(self, draft: PacketDraft, replaced: Sequence[Respondent]) -> None:
        for sentence in draft.refused:
            self._read.addWidget(sentence_row(sentence, Status.RISK))
        for packet in draft.packets:
            status = Status.WATCH if packet.issues or not packet.answers else Status.GOOD
            right = Label(packet.file_name, "caption")
            self._read.addWidget(person_row(describe_packet(packet), right, status))
        for person in replaced:
            said = (
                f"{person.name} ({role_word(person.role)}) answered before. These answers take "
                "the place of those; one undo brings them back."
            )
            self._read.addWidget(sentence_row(said, Status.WATCH))
        issues = [issue for packet in draft.packets for issue in packet.issues]
        for issue in issues[:MOST_ISSUES]:
            self._read.addWidget(sentence_row(_issue_words(issue), Status.WATCH))
        if len(issues) > MOST_ISSUES:
            more = plural(len(issues) - MOST_ISSUES, "more row")
            self._read.addWidget(Label(f"{more} could not be read.", "caption"))

    def _lay_out(self) -> None:
        back = Card("Bring packets back", "")
        back.explain("Nothing is kept before you say so, and your own answers are never touched.")
        back.body.addWidget(self.zone)
        beside = QHBoxLayout()
        beside.addWidget(self.folder)
        beside.addStretch(1)
        back.body.addLayout(beside)
        back.body.addLayout(self._read)
        back.body.addWidget(self.outcome)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space("s"))
        foot.addWidget(self.strangers)
        foot.addStretch(1)
        foot.addWidget(self.drop)
        foot.addWidget(self.keep)
        back.body.addLayout(foot)
        back.body.addStretch(1)
        self._people_card.body.addLayout(self._people)
        self._people_card.body.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("card_gap"))
        row.addWidget(back, 3)
        row.addWidget(self._people_card, 2)
        self.show_draft(None)

    def _connect(self) -> None:
        self.zone.clicked.connect(self.filesWanted)
        self.folder.clicked.connect(self.folderWanted)
        self.keep.clicked.connect(lambda: self.keepWanted.emit(self._draft))
        self.drop.clicked.connect(lambda: self.show_draft(None))
        self.strangers.clicked.connect(self.strangersWanted)


def _issue_words(issue: DataIssue) -> str:
    row = f", row {issue.row}" if issue.row else ""
    column = f", “{issue.column}”" if issue.column else ""
    return f"{issue.file}, sheet “{issue.sheet}”{row}{column}: {issue.problem}. {issue.fix}."
