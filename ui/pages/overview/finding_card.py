"""The three findings that matter most."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csdesk.findings import leading
from csdesk.formatting import number
from csdesk.model.diagnosis import Diagnosis
from ui import theme
from ui.models.finding_list import FindingEntry, list_findings
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.emptying import empty_layout
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.row_button import RowButton
from ui.widgets.status import Pill

_SHOWN = 3
_ROW_HEIGHT = 82
_EMPTY = (
    "No findings yet. Answers and customer lists are checked as they come in; "
    "what they show stands here, with the ARR at stake."
)


class FindingCard(Card):
    """Shows the top of the list; ``pageRequested`` asks for the whole."""

    pageRequested = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        self._all = Button("", "link")
        super().__init__("Top three findings", self._all, padding=0, parent=parent)
        inset = theme.space("list_padding")
        self.body.setContentsMargins(inset - 6, 12, inset - 6, 12)
        self.body.setSpacing(0)
        self.head.setContentsMargins(6, 0, 6, 9)
        self.title.setMinimumHeight(theme.size("link_height"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self._order = Label("Ranked by impact and ease of repair", "caption")
        self._order.setContentsMargins(6, 0, 6, 0)
        self.body.addWidget(self._order)
        self._all.clicked.connect(lambda: self.pageRequested.emit("findings"))
        self.setMinimumHeight(44 + _SHOWN * _ROW_HEIGHT + 30)

    def show_findings(self, diagnosis: Diagnosis) -> None:
        """Show the first three that are different problems, each with its rank among all."""
        empty_layout(self._rows)
        entries = list_findings(diagnosis)
        self._all.setVisible(bool(entries))
        self._order.setVisible(bool(entries))
        self._all.setText(f"All {number(len(entries))} findings")
        self._rows.addWidget(_rule())
        if not entries:
            words = Label(_EMPTY, "body", tone="text_2", wrap=True)
            words.setContentsMargins(6, 14, 6, 0)
            self._rows.addWidget(words)
        first = leading(diagnosis.findings, _SHOWN)
        for place, entry in enumerate(one for one in entries if one.finding in first):
            if place:
                self._rows.addWidget(_rule())
            self._rows.addWidget(self._row(entry))

    def _row(self, entry: FindingEntry) -> QWidget:
        row = RowButton(f"Finding {entry.rank}: {entry.title}")
        row.setFixedHeight(_ROW_HEIGHT)
        row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(row)
        line.setContentsMargins(6, 4, 6, 4)
        line.setSpacing(10)
        rank = Label(str(entry.rank), "strong", tone="text_3", align=Qt.AlignmentFlag.AlignHCenter)
        rank.setFixedWidth(16)
        line.addWidget(rank)
        line.addLayout(_words(entry), 1)
        line.addLayout(_stake(entry))
        line.addWidget(IconMark("chevron_right", "text_3", 14))
        row.clicked.connect(lambda: self.pageRequested.emit("findings"))
        return row


def _rule() -> QWidget:
    """Return a hairline as wide as the words of the rows."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(6, 0, 6, 0)
    line.addWidget(Rule())
    return holder


def _words(entry: FindingEntry) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addStretch(1)
    words.addWidget(Label(entry.title, "strong"))
    words.addWidget(Label(entry.detail, "small"))
    words.addSpacing(4)
    marks = QHBoxLayout()
    marks.setSpacing(14)
    marks.addWidget(Pill(entry.severity.status, entry.severity.word, soft=False))
    marks.addWidget(Label(entry.places or entry.area, "caption"), 1)
    words.addLayout(marks)
    words.addStretch(1)
    return words


def _stake(entry: FindingEntry) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(1)
    right = Qt.AlignmentFlag.AlignRight
    column.addSpacing(8)
    if entry.at_stake:
        column.addWidget(Label(entry.at_stake, "strong", elide=False, align=right))
        column.addWidget(Label("ARR at stake", "caption", elide=False, align=right))
    column.addStretch(1)
    return column
