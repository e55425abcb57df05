"""The data stack: how figures flow, the registers about it, the score handed over to it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.model.data_stack import FLOWS, STACK
from csdesk.model.diagnosis import Diagnosis
from csdesk.registers.data_stack import read_stack
from csdesk.report.document import FigureBlock
from csdesk.report.sections.data_stack import QUESTION, flow_answer, flow_figure, stack_sentence
from ui import theme
from ui.blocks import FigureCard
from ui.pages.data.hand_off_card import HandOffCard
from ui.registers import RegistersView
from ui.session import Session
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label


class StackView(QWidget):
    """``show_diagnosis`` shows the stack of an engagement as it is written down."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: FigureBlock | None = None
        self.card: FigureCard | None = None
        self.sentence = Label("", "small", wrap=True)
        self.registers = RegistersView(session, first=FLOWS, shows=STACK.__contains__)
        self.hand_off = HandOffCard(session)
        self._figure = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(self.sentence)
        column.addLayout(self._figure)
        column.addWidget(self.registers, 1)
        column.addWidget(self.hand_off)

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show the flows as a picture, and the registers."""
        self.registers.refresh(diagnosis)
        stack = read_stack(diagnosis.registers)
        if stack is None:
            return
        self.sentence.setText(stack_sentence(stack))
        block = FigureBlock(QUESTION, flow_figure(stack), flow_answer(stack))
        if block != self._shown:
            self._shown = block
            empty_layout(self._figure)
            self.card = FigureCard(block, self._session) if stack.flows else None
            if self.card is not None:
                self._figure.addWidget(self.card)
