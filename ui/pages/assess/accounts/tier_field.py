"""The service tier of one customer: what is proposed and why, and what a person decides."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from csdesk.model.service import ServiceModel, TierProposal
from ui import theme
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo

AS_PROPOSED = "As proposed"


class TierField(QWidget):
    """``tierChosen`` carries the tier and the reason; None and "" go back to the proposal."""

    tierChosen = Signal(object, str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tier = Label("", "strong")
        self.why = Label("", "small", wrap=True)
        self.choice = PlainCombo("Service tier")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Why does this customer differ from the rule?")
        self.reason.setAccessibleName("Reason for another service tier")
        self.keep = Button("Keep", "small")
        self.choice.currentIndexChanged.connect(self._judge)
        self.reason.textChanged.connect(self._judge)
        self.reason.returnPressed.connect(self.keep.click)
        self.keep.clicked.connect(self._tell)
        self._lay_out()
        self._judge()

    def show_proposal(self, proposal: TierProposal, model: ServiceModel) -> None:
        """Show where a customer belongs, and what a person chose."""
        names = {tier.id: tier.name for tier in model.tiers}
        self.tier.setText(names[proposal.tier] if proposal.tier else "No tier yet")
        chosen = f"Chosen: {proposal.reason}" if proposal.is_chosen else proposal.reason
        self.why.setText(chosen)
        self.choice.show_entries([(AS_PROPOSED, None), *((n, i) for i, n in names.items())])
        self.choice.choose(proposal.tier if proposal.is_chosen else None)
        self.reason.setText(proposal.reason if proposal.is_chosen else "")

    def _judge(self) -> None:
        """Let a tier be kept with a reason only; going back needs none."""
        is_back = self.choice.currentData() is None
        self.reason.setEnabled(not is_back)
        self.keep.setEnabled(is_back or bool(self.reason.text().strip()))

    def _tell(self) -> None:
        tier = self.choice.currentData()
        self.tierChosen.emit(tier, "" if tier is None else self.reason.text().strip())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("xs"))
        column.addWidget(self.tier)
        column.addWidget(self.why)
        row = QHBoxLayout()
        row.setSpacing(theme.space("s"))
        row.addWidget(self.choice)
        row.addWidget(self.reason, 1)
        row.addWidget(self.keep)
        column.addLayout(row)
