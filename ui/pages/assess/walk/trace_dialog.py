"""How a level is computed: every answer, or every part, with its weight and what it gained."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from csdesk.model.answers import Answers
from csdesk.model.identifiers import AreaId
from ui import theme
from ui.models.trace_lines import TraceLine, TraceWords, read_trace, read_whole_trace
from ui.models.walk_sheet import WalkSheet
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Rule
from ui.widgets.label import Label

_WIDTH, _HEIGHT = 760, 560
_HEADS = ("Weight", "Points", "")


class TraceDialog(QDialog):
    """Shows where the level of an area, or of the whole, comes from."""

    def __init__(
        self, words: TraceWords, beside: QWidget | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("How is this computed?")
        self.resize(_WIDTH, _HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(4)
        column.addWidget(Label(words.title, "question"))
        column.addWidget(Label(words.sentence, "body", tone="text_2", wrap=True))
        if words.next_level:
            column.addWidget(Label(words.next_level, "body", tone="text_2", wrap=True))
        column.addSpacing(theme.space("m"))
        column.addWidget(_scrolling(_grid(words)), 1)
        close = Button("Close", "primary")
        close.clicked.connect(self.accept)
        column.addLayout(button_row([close], [] if beside is None else [beside]))


def explain_area(sheet: WalkSheet, answers: Answers, area: AreaId, window: QWidget) -> None:
    """Open the dialog for an area, from which that of the whole can be opened."""
    whole = Button("How is the whole computed?", "secondary")
    dialog = TraceDialog(read_trace(sheet, answers, area), whole, window)
    whole.clicked.connect(lambda: explain_whole(sheet, answers, dialog))
    dialog.open()


def explain_whole(sheet: WalkSheet, answers: Answers, window: QWidget) -> None:
    """Open the dialog for the whole instrument."""
    TraceDialog(read_whole_trace(sheet, answers), parent=window).open()


def _grid(words: TraceWords) -> QWidget:
    content = QWidget()
    content.setProperty("ground", "none")
    grid = QGridLayout(content)
    grid.setContentsMargins(0, 0, 8, 0)
    grid.setHorizontalSpacing(theme.space("l"))
    grid.setVerticalSpacing(theme.space("s"))
    grid.setColumnStretch(0, 3)
    grid.setColumnStretch(4, 4)
    heads = (*words.heads, *_HEADS)
    for place, head in enumerate(heads):
        side = _side(place)
        grid.addWidget(
            Label(head, "small_strong", tone="text_3", elide=False, align=side), 0, place
        )
    grid.addWidget(Rule(), 1, 0, 1, len(heads))
    for row, line in enumerate(words.lines, start=2):
        _add_line(grid, row, line)
    last = len(words.lines) + 2
    grid.addWidget(Rule(), last, 0, 1, len(heads))
    grid.addWidget(Label("Index", "strong"), last + 1, 0)
    grid.addWidget(Label(words.total, "strong", elide=False, align=_side(3)), last + 1, 3)
    grid.setRowStretch(last + 2, 1)
    return content


def _add_line(grid: QGridLayout, row: int, line: TraceLine) -> None:
    cells = (line.short, line.answer, line.weight, line.gained, line.remark)
    for place, text in enumerate(cells):
        role, wraps = ("body", False) if place < 4 else ("small", True)
        label = Label(text, role, elide=place in (0, 1), wrap=wraps, align=_side(place))
        grid.addWidget(label, row, place)


def _side(place: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if place in (2, 3) else Qt.AlignmentFlag.AlignLeft


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area
