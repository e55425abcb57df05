"""Evidence and notes beside the question; every word is kept as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from csdesk.model.answers import Answer
from csdesk.model.findings import Finding
from ui import theme
from ui.models.area_targets import TargetLine
from ui.pages.assess.evidence.answer_context import Callouts, Targets
from ui.pages.assess.evidence.attachment_list import AttachmentList
from ui.pages.assess.evidence.evidence_field import EvidenceField
from ui.widgets.card import Card
from ui.widgets.key_cap import KeyCap
from ui.widgets.label import Label
from ui.widgets.local_files import local_files

WIDTH = 268
_PAUSE_MS = 400
_LEAST_FIELD = 52


class EvidencePanel(Card):
    """``textsChanged`` says that there is something new to keep; ``texts`` puts it in an answer.

    ``filesGiven`` carries what was dropped or pasted: files, or a picture.
    """

    filesGiven = Signal(object)  # noqa: N815 - Qt's way of writing signals
    textsChanged = Signal()  # noqa: N815 - Qt's way of writing signals
    findingRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Evidence", KeyCap("E"), parent=parent)
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
        self._findings = Callouts()
        self._targets = Targets()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.textsChanged)
        self._lay_out()
        for field in (self.evidence, self.note, self.respondent):
            field.textChanged.connect(lambda *_: self._pause.start())
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
        if self.respondent.text() != answer.respondent:
            self.respondent.setText(answer.respondent)
            self.respondent.setCursorPosition(0)
        self._pause.stop()

    def texts(self, answer: Answer) -> Answer:
        """Return the answer with the texts as they stand in the fields."""
        return replace(
            answer,
            evidence=self.evidence.toPlainText(),
            note=self.note.toPlainText(),
            respondent=self.respondent.text(),
        )

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

    def _lay_out(self) -> None:
        self.body.addWidget(self.files)
        self.body.addWidget(self.evidence)
        self.body.addSpacing(theme.space("xs"))
        self.body.addWidget(Label("Notes", "card_title"))
        self.body.addWidget(self.note)
        self.body.addSpacing(theme.space("xs"))
        self.body.addWidget(Label("Who said it?", "small"))
        self.body.addWidget(self.respondent)
        self.body.addWidget(self._findings)
        self.body.addStretch(1)
        self.body.addWidget(self._targets)


def _text_field(hint: str, height: int) -> EvidenceField:
    field = EvidenceField()
    field.setPlaceholderText(hint)
    field.setMinimumHeight(_LEAST_FIELD)
    field.setMaximumHeight(height)
    field.setTabChangesFocus(True)
    return field
