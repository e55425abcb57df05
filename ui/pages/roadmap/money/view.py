"""The investment case of the plan, as the report has it, beside the figures that it rests on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpi_book import KpiInputId
from csdesk.report.document import Block, Heading, Section, Text
from csdesk.report.investment_words import lead_sentence
from ui import theme
from ui.blocks.section_view import SectionView
from ui.pages.roadmap.money.stated_panels import StatedPanels
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.side_layout import SideLayout


class MoneyView(QWidget):
    """``told`` says what was done."""

    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[Block, ...] | None = None
        self.sentence = Label("", "body", wrap=True)
        self.state = Button("Stated figures", "primary", "note")
        self.calculators = Button("Calculators", "secondary", "list")
        self.blocks = SectionView(session)
        self.panels = StatedPanels(session)
        self._sides = SideLayout(self._make_main(), self.panels, theme.size("detail_panel"))
        self._sides.set_wanted(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sides)
        self._connect()

    def refresh(self, diagnosis: Diagnosis) -> None:
        """Show the case of a diagnosis."""
        review, currency = diagnosis.plan.investment, diagnosis.client.currency
        self.sentence.setText(lead_sentence(review, currency))
        self.panels.show_diagnosis(diagnosis)
        blocks = _list_blocks(diagnosis, self._session)
        if blocks != self._shown:
            self._shown = blocks
            self.blocks.show_blocks(blocks, currency)

    def show_input(self, stated: KpiInputId) -> None:
        """Open one figure that can be stated."""
        self.panels.show_input(stated)
        self._sides.open()

    def open_figures(self) -> None:
        """Open the list of figures that can be stated."""
        self.panels.show_inputs()
        self._sides.open()

    def open_calculators(self) -> None:
        """Open the calculators."""
        self.panels.show_calculators()
        self._sides.open()

    def _make_main(self) -> QWidget:
        head = Card()
        row = QHBoxLayout()
        row.setSpacing(theme.space("m"))
        row.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.calculators)
        row.addWidget(self.state)
        head.body.addLayout(row)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(head)
        column.addWidget(self.blocks, 1)
        return main

    def _connect(self) -> None:
        self.state.clicked.connect(self.open_figures)
        self.calculators.clicked.connect(self.open_calculators)
        self.panels.closed.connect(self._sides.dismiss)
        self.panels.acts.done.connect(lambda: self.told.emit("Figure kept."))


def _list_blocks(diagnosis: Diagnosis, session: Session) -> tuple[Block, ...]:
    """Return the blocks of the report about money and people, each section under its question."""
    from csdesk.report.sections.investment import investment_sections
    from csdesk.report.sections.staffing import staffing_sections

    money = investment_sections(diagnosis, session.library)
    people = staffing_sections(diagnosis)
    return (*(block for one in money for block in one.blocks), *_with_head(people))


def _with_head(sections: tuple[Section, ...]) -> tuple[Block, ...]:
    return tuple(
        block for one in sections for block in (Heading(one.title), Text(one.lead), *one.blocks)
    )
