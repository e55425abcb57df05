"""What several people answered: what all agree on is adopted, the rest is decided one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import plural
from csdesk.model.responses import MergeState
from ui import theme
from ui.models.merge_lines import MergeLine, lines_in
from ui.pages.assess.packets.growing_rows import GrowingRows
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label

MOST_OPTIONS = 4
NOT_YET = "not answered yet"
LONGEST_OPTION = 24
CARDS = (
    (
        "agreed",
        (MergeState.AGREED,),
        "Everybody says the same",
        "Several people gave the same answer, and you have not answered yet.",
        "Nothing is waiting.",
    ),
    (
        "conflict",
        (MergeState.CONFLICT,),
        "People differ",
        "Their answers differ from each other or from yours. Yours stands until you change it.",
        "No answers contradict each other.",
    ),
    (
        "new",
        (MergeState.NEW,),
        "One person answered",
        "You have not answered yet. Adopt what is said, or ask somebody else as well.",
        "Nothing is waiting.",
    ),
)
"""Key, states, title, what it means, and what is said without any."""


class SettlePart(QWidget):
    """``adoptWanted`` carries questions, ``answerWanted`` the answer of one of them.

    ``questionRequested`` carries the question that is to be shown.
    """

    adoptWanted = Signal(object)  # noqa: N815
    answerWanted = Signal(object)  # noqa: N815
    questionRequested = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.adopt: dict[str, Button] = {}
        self._cards: dict[str, Card] = {}
        self._rows: dict[str, GrowingRows[MergeLine]] = {}
        self._lines: tuple[MergeLine, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        for key, states, title, explanation, empty in CARDS:
            self._rows[key] = GrowingRows(self._make_row, empty)
            column.addWidget(self._make_card(key, states, title, explanation))
        column.addStretch(1)

    def show_lines(self, lines: Sequence[MergeLine]) -> None:
        """Show the questions that somebody answered."""
        self._lines = tuple(lines)
        for key, states, *_ in CARDS:
            self._fill(key, lines_in(lines, *states))

    def _make_card(
        self, key: str, states: tuple[MergeState, ...], title: str, explanation: str
    ) -> Card:
        adopt = Button("Adopt", "secondary", "check")
        adopt.clicked.connect(partial(self._adopt_all, states))
        card = Card(title, adopt if key != "conflict" else "")
        card.explain(explanation)
        card.body.addLayout(self._rows[key])
        self.adopt[key], self._cards[key] = adopt, card
        return card

    def _fill(self, key: str, lines: Sequence[MergeLine]) -> None:
        self._rows[key].show_entries(lines)
        self.adopt[key].setVisible(bool(lines) and key != "conflict")
        self.adopt[key].setText(f"Adopt {plural(len(lines), 'answer')}")
        self._cards[key].right.setText(plural(len(lines), "question") if lines else "")

    def _make_row(self, line: MergeLine) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 8, 0, 8)
        across.setSpacing(theme.space("m"))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(Label(line.title))
        words.addWidget(Label(line.place, "caption"))
        for said in _said(line):
            words.addWidget(Label(said, "small"))
        across.addLayout(words, 1)
        opener = Button("Open", "small")
        opener.setToolTip("Goes to the question")
        opener.clicked.connect(partial(self.questionRequested.emit, line.question))
        across.addWidget(opener)
        if line.state is not MergeState.CONFLICT:
            adopt = Button("Adopt", "small")
            adopt.setToolTip("Takes this answer over as yours; one undo takes it back")
            adopt.clicked.connect(partial(self.adoptWanted.emit, (line.question,)))
            across.addWidget(adopt)
        else:
            words.addLayout(self._make_options(line))
        return row

    def _make_options(self, line: MergeLine) -> QHBoxLayout:
        """Return a link for each answer that was given, which takes it over."""
        across = QHBoxLayout()
        across.setSpacing(theme.space("m"))
        for option in line.options[:MOST_OPTIONS]:
            adopt = Button(f"Adopt “{_shortened(option.words)}”", "link")
            adopt.setToolTip("Takes this answer over in place of yours; one undo takes it back")
            adopt.clicked.connect(partial(self.answerWanted.emit, option.answer))
            across.addWidget(adopt)
        across.addStretch(1)
        return across

    def _adopt_all(self, states: tuple[MergeState, ...]) -> None:
        questions = tuple(line.question for line in lines_in(self._lines, *states))
        self.adoptWanted.emit(questions)


def _said(line: MergeLine) -> tuple[str, ...]:
    own = (f"You: {line.own or NOT_YET}",) if line.state is MergeState.CONFLICT else ()
    return (*own, *line.given)


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_OPTION else f"{words[: LONGEST_OPTION - 1].rstrip()}…"
