"""Evidence and notes beside the question; every word is kept as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.answers import NOBODY, Answer
from csdesk.model.findings import Finding
from csdesk.model.identifiers import AccountKey
from csdesk.model.instruments import Question
from ui import theme
from ui.models.area_targets import TargetLine
from ui.pages.assess.evidence.answer_context import Callouts, Targets
from ui.pages.assess.evidence.attachment_list import AttachmentList
from ui.pages.assess.evidence.claim_callouts import ClaimCallouts
from ui.pages.assess.evidence.earlier import EarlierLine
from ui.pages.assess.evidence.evidence_field import EvidenceField
from ui.pages.assess.evidence.observation_editor import ObservationEditor
from ui.widgets.card import Card
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label
from ui.widgets.local_files import local_files

WIDTH = 268
_PAUSE_MS = 500
_LEAST_FIELD = 52


class EvidencePanel(Card):
    """``textsChanged`` says that there is something new to keep; ``texts`` puts it in an answer.

    ``filesGiven`` carries what was dropped or pasted: files, or a picture.
    """

    filesGiven = Signal(object)  # noqa: N815 - Qt's way of writing signals
    textsChanged = Signal()  # noqa: N815 - Qt's way of writing signals
    findingRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Evidence", KeyCap("E"), padding=0, parent=parent)
        self.setFixedWidth(WIDTH)
        self.files = AttachmentList()
        self.setAcceptDrops(True)
        self.evidence = _text_field("What shows it: a document, a report, a screen", 84)
        self.evidence.setAccessibleName("Evidence")
        self.note = _text_field("What was said", 104)
        self.note.setAccessibleName("Notes")
        self.respondent = QLineEdit()
        self.respondent.setPlaceholderText("Name and role")
        self.respondent.setAccessibleName("Who said it?")
        self.owner = QLineEdit()
        self.owner.setPlaceholderText("Who looks after it")
        self.owner.setAccessibleName("Owner")
        self._owner_title = Label("Owner", "small")
        self.claims = ClaimCallouts()
        self.observations = ObservationEditor()
        self.earlier = EarlierLine()
        self._findings = Callouts()
        self._targets = Targets()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.textsChanged)
        self._area = QScrollArea()
        self._lay_out()
        self.observations.opened.connect(self._reveal_observation)
        for field in (self.evidence, self.note, self.respondent, self.owner):
            field.textChanged.connect(lambda *_: self._pause.start())
            field.installEventFilter(self)
        self._findings.pressed.connect(self.findingRequested)
        for field in (self.evidence, self.note):
            field.filesGiven.connect(self.filesGiven)

    def show_answer(self, answer: Answer) -> None:
        """Show the texts of an answer, unless they stand there already."""
        for field, text in (
            (self.evidence, answer.evidence),
            (self.note, answer.note),
        ):
            if field.toPlainText() != text:
                field.setPlainText(text)
        for line, words in ((self.respondent, answer.respondent), (self.owner, answer.owner)):
            if line.text() != words:
                line.setText(words)
                line.setCursorPosition(0)
        self._pause.stop()

    def show_question(self, question: Question, subject: AccountKey = NOBODY) -> None:
        """Turn to another question."""
        self._owner_title.setVisible(question.needs_owner)
        self.owner.setVisible(question.needs_owner)
        self.observations.show_question(question.id, subject)

    def texts(self, answer: Answer) -> Answer:
        """Return the answer with the texts as they stand in the fields."""
        return replace(
            answer,
            evidence=self.evidence.toPlainText(),
            note=self.note.toPlainText(),
            respondent=self.respondent.text(),
            owner=self.owner.text(),
        )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.flush()
        return False

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()
            self.files.zone.show_over(True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.files.zone.show_over(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.files.zone.show_over(False)
        event.acceptProposedAction()
        self.filesGiven.emit(event.mimeData())

    @property
    def is_pausing(self) -> bool:
        """Say whether something was typed that nobody was told about yet."""
        return self._pause.isActive()

    def stop_pause(self) -> None:
        """Forget that something waits to be told, because it is being kept now."""
        self._pause.stop()

    def flush(self) -> None:
        """Tell at once what was typed."""
        if self._pause.isActive():
            self._pause.stop()
            self.textsChanged.emit()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the findings that rest on the answer."""
        self._findings.show_findings(findings)

    def show_targets(self, targets: Sequence[TargetLine]) -> None:
        """Show what the area aims at."""
        self._targets.show_targets(targets)

    def _reveal_observation(self) -> None:
        """Scroll to the whole form, or to its top where it is taller than the panel."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        for part in (self.observations.remove, self.observations.issue):
            self._area.ensureWidgetVisible(part)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setProperty("ground", "none")
        column = QVBoxLayout(content)
        inset = theme.space("card_padding")
        column.setContentsMargins(inset, 0, inset, inset)
        column.setSpacing(theme.space("s"))
        for widget in (self.claims, self.files, self.evidence, self._owner_title, self.owner):
            column.addWidget(widget)
        column.addWidget(Label("Notes", "card_title"))
        column.addWidget(self.note)
        column.addWidget(Label("Who said it?", "small"))
        column.addWidget(self.respondent)
        column.addWidget(self.observations)
        column.addWidget(self._findings)
        column.addStretch(1)
        column.addWidget(self._targets)
        column.addWidget(self.earlier)
        area = self._area
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        self.head.setContentsMargins(inset, inset, inset, 0)
        self.body.setContentsMargins(1, 1, 1, 1)
        self.body.addWidget(area, 1)


def _text_field(hint: str, height: int) -> EvidenceField:
    field = EvidenceField()
    field.setPlaceholderText(hint)
    field.setMinimumHeight(_LEAST_FIELD)
    field.setMaximumHeight(height)
    field.setTabChangesFocus(True)
    return field
