"""What came of the plan since it was made final, as the report has it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.report.document import Block, Text
from ui.blocks.section_view import SectionView
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState


class SinceView(QWidget):
    """``planWanted`` asks for the plan, where it can be made final."""

    planWanted = Signal()  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[Block, ...] | None = None
        self.blocks = SectionView(session)
        self.to_plan = Button("Go to the plan", "primary", "roadmap")
        self.to_plan.clicked.connect(self.planWanted)
        self.empty = EmptyState(
            "No plan was made final yet",
            "Once it is, what it promises is kept. Later lists and audits then tell here what was "
            "done, what moved, and what of it customers did, another method or corrected data.",
            primary=self.to_plan,
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.blocks)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def refresh(self, diagnosis: Diagnosis) -> None:
        """Show what came of the plan of a diagnosis; what stands there already stays."""
        from csdesk.report.sections.realised import realised_sections

        sections = realised_sections(diagnosis)
        self._stack.setCurrentWidget(self.blocks if sections else self.empty)
        blocks = tuple(block for one in sections for block in (Text(one.lead), *one.blocks))
        if blocks != self._shown:
            self._shown = blocks
            self.blocks.show_blocks(blocks, diagnosis.client.currency)
