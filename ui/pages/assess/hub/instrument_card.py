"""One instrument on the hub: what it is, how far it is, what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.models.instrument_cards import InstrumentWords
from ui.widgets.bars import ProgressBar4
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.status import StatusMark

_HEIGHT = 184
_SENTENCE_LINES = 3
_DETAIL_LINES = 2


class InstrumentCard(Card):
    """``opened`` asks to walk through it, ``upgradeRequested`` for the newer version."""

    opened = Signal(str)
    upgradeRequested = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, words: InstrumentWords, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.words = words
        self.setMinimumHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._mark = StatusMark(words.status)
        self._name = Label(words.name, "card_title")
        self._sentence = _lines(words.sentence, "small", _SENTENCE_LINES)
        self._bar = ProgressBar4()
        self._progress = Label("", "caption")
        self._minutes = Label(words.minutes, "caption", elide=False)
        self._standing = Label("", "strong")
        self._detail = _lines("", "caption", _DETAIL_LINES)
        self.open = Button("Open", "small")
        self.open.setAccessibleName(f"Open {words.name}")
        self.upgrade = Button("A newer version", "link")
        self._lay_out()
        self.show_words(words)
        self.open.clicked.connect(lambda: self.opened.emit(self.words.id))
        self.upgrade.clicked.connect(lambda: self.upgradeRequested.emit(self.words.id))

    def show_words(self, words: InstrumentWords) -> None:
        """Show how the instrument stands now."""
        self.words = words
        self._mark.set_status(words.status)
        self._bar.set_share(words.share, words.status)
        self._bar.setVisible(not words.is_about_accounts)
        self._progress.setText(words.progress)
        self._standing.setText(words.standing)
        self._standing.setVisible(bool(words.standing))
        self._detail.setText(words.detail or words.unlocks)
        self.open.setText("Choose a customer" if words.is_about_accounts else _verb(words))
        self.open.setAccessibleName(f"{self.open.words}: {words.name}")
        self.upgrade.setVisible(words.is_outdated)
        self._minutes.setVisible(not words.is_outdated)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.space("s"))
        head.addWidget(self._mark)
        head.addWidget(self._name, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._sentence)
        self.body.addStretch(1)
        self.body.addWidget(self._bar)
        counts = QHBoxLayout()
        counts.addWidget(self._progress, 1)
        counts.addWidget(self._minutes, 0, Qt.AlignmentFlag.AlignVCenter)
        counts.addWidget(self.upgrade)
        counts.addStrut(self.upgrade.sizeHint().height())
        self.body.addLayout(counts)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space("s"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._standing)
        words.addWidget(self._detail)
        foot.addLayout(words, 1)
        foot.addWidget(self.open)
        self.body.addLayout(foot)


def _lines(text: str, role: str, count: int) -> Label:
    """Return text that wraps, with room for some lines, so that cards in a row stay level."""
    label = Label("\n" * (count - 1), role, wrap=True)
    label.ensurePolished()
    label.setMinimumHeight(label.sizeHint().height())
    label.setText(text)
    return label


def _verb(words: InstrumentWords) -> str:
    if not words.share:
        return "Start"
    return "Look again" if words.share == 1 else "Continue"
