"""The three views of a walk beside its areas, with the panel of evidence."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.pages.assess.evidence.evidence_panel import WIDTH, EvidencePanel
from ui.pages.assess.walk.answer_list import AnswerList
from ui.pages.assess.walk.area_list import AreaList
from ui.pages.assess.walk.function_picker import FunctionPicker
from ui.pages.assess.walk.matrix_view import MatrixView
from ui.pages.assess.walk.question_card import QuestionCard
from ui.pages.assess.walk.reason_field import ReasonField
from ui.pages.assess.walk.remarks import Remarks
from ui.pages.assess.walk.row_bar import RowBar
from ui.pages.assess.walk.written_answer import WrittenAnswer
from ui.widgets.side_layout import SideLayout

GUIDED, LIST, MATRIX = "guided", "list", "matrix"


class WalkViews(QWidget):
    """Guided, list and matrix share the areas at the left and the evidence at the right.

    ``panelModeChanged`` says whether the evidence needs a button to be seen.
    """

    panelModeChanged = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.areas = AreaList()
        self.functions = FunctionPicker()
        self.areas.head_space.addWidget(self.functions)
        self.card = QuestionCard()
        self.list = AnswerList()
        self.matrix = MatrixView()
        self.bar = RowBar()
        self.evidence = EvidencePanel()
        self._stack = QStackedWidget()
        self._main = QWidget()
        self.sides = SideLayout(self._main, self.evidence, WIDTH)
        self.view = GUIDED
        self._lay_out()
        self.sides.modeChanged.connect(lambda _overlays: self.panelModeChanged.emit())

    @property
    def writing(self) -> WrittenAnswer:
        """Return the field that the present view writes in."""
        return self.card.answers.writing if self.view == GUIDED else self.bar.writing

    @property
    def reason(self) -> ReasonField:
        """Return the field that the present view asks reasons in."""
        return self.card.reason if self.view == GUIDED else self.bar.reason

    @property
    def remarks(self) -> Remarks:
        """Return what the present view tells of an answer."""
        return self.card.remarks if self.view == GUIDED else self.bar.remarks

    @property
    def needs_panel_button(self) -> bool:
        """Say whether the evidence is seen only when it is asked for."""
        return self.view != GUIDED or self.sides.overlays

    def show_view(self, view: str) -> None:
        """Show one question at a time, the list of all, or the matrix of an area."""
        self.view = view
        shown = {GUIDED: self.card, LIST: self.list, MATRIX: self.matrix}[view]
        self._stack.setCurrentWidget(shown)
        self.bar.setVisible(view != GUIDED)
        self.areas.setVisible(view != LIST)
        if view == GUIDED:
            self.sides.set_wanted(True)
            self.sides.show_panel(False)
        else:
            self.sides.dismiss()

    def open_evidence(self) -> None:
        """Show the evidence beside or over the view."""
        self.sides.open()

    def toggle_evidence(self) -> None:
        """Show the evidence, or put it away."""
        if self.sides.is_open:
            self.sides.dismiss()
        else:
            self.sides.open()

    def flush(self) -> None:
        """Keep at once what is being typed anywhere."""
        self.evidence.flush()
        self.evidence.observations.flush()
        self.card.answers.writing.flush()
        self.bar.writing.flush()

    def _lay_out(self) -> None:
        for widget in (self.card, self.list, self.matrix):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)
        self.bar.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("card_gap"))
        row.addWidget(self.areas)
        row.addWidget(self.sides, 1)
