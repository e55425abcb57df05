"""A new pass phrase, typed twice, with how strong it is: to create, set or change one."""

from __future__ import annotations

import threading

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.report.document import Status
from ui import theme
from ui.models.phrase_strength import judge_phrase
from ui.widgets.bars import ProgressBar4
from ui.widgets.label import Label
from ui.widgets.phrase_field import PhraseField

_PAUSE_MS = 250
_ADVICE = "Four or more words that do not belong together are strong and easy to type."
NO_RECOVERY = (
    "Nobody can recover a forgotten pass phrase, csdesk included: without it the file and its "
    "backups stay closed for ever. Keep it in a safe place."
)


class PassPhraseFields(QWidget):
    """``changed`` says that ``phrase`` may be another one now; it is empty until both agree.

    ``warning`` says what a forgotten phrase means.
    """

    changed = Signal()

    def __init__(self, warning: str = NO_RECOVERY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._warning = warning
        self.first = PhraseField("Pass phrase")
        self.second = PhraseField("The same pass phrase again", with_button=False)
        self.word = Label("", "small_strong", elide=False)
        self.sentence = Label("", "small", wrap=True)
        self._bar = ProgressBar4()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.judge)
        self.first.edited.connect(self._note_first)
        self.first.shownChanged.connect(self.second.show_letters)
        self.second.edited.connect(self._note_second)
        self._build()
        self._show_nothing()

    @property
    def phrase(self) -> str:
        """Return the pass phrase once it was typed twice, empty until then."""
        return self.first.phrase if self.first.phrase == self.second.phrase else ""

    def judge(self) -> None:
        """Say how strong the phrase is; a weak one is not refused."""
        if not self.first.phrase:
            self._show_nothing()
            return
        strength = judge_phrase(self.first.phrase)
        self._bar.set_share(strength.share, strength.status)
        self.word.setText(strength.word)
        self.word.set_tone(strength.status.value)
        self.sentence.setText(strength.sentence)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        threading.Thread(target=_load_judge, name="strength", daemon=True).start()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        strength = QHBoxLayout()
        strength.setSpacing(theme.space("s"))
        strength.addWidget(self._bar, 1)
        strength.addWidget(self.word)
        for caption, field in (("Pass phrase", self.first), ("The same again", self.second)):
            label = Label(caption, "caption")
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        self.word.setMinimumWidth(64)
        self.sentence.setMinimumHeight(self.sentence.fontMetrics().lineSpacing())
        column.addSpacing(4)
        column.addLayout(strength)
        column.addWidget(self.sentence)
        column.addSpacing(4)
        column.addWidget(Label(self._warning, "small", tone="text", wrap=True))

    def _note_first(self) -> None:
        self._pause.start()
        self._note_second()

    def _note_second(self) -> None:
        typed, again = self.first.phrase, self.second.phrase
        self.second.mark_wrong(bool(again) and not typed.startswith(again))
        self.changed.emit()

    def _show_nothing(self) -> None:
        self._bar.set_share(0.0, Status.NONE)
        self.word.setText("")
        self.sentence.setText(_ADVICE)


def _load_judge() -> None:
    judge_phrase("warm up")
