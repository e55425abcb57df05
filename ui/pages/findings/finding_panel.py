"""What shows one finding, whom it concerns and what closes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import money, number, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.report.finding_words import certainty_words, loss_words
from ui import theme
from ui.models.finding_list import (
    Concerned,
    EvidenceEntry,
    FindingEntry,
    closing_initiatives,
    find_concerned,
    list_evidence,
)
from ui.widgets.button import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.label import Label
from ui.widgets.side_panel import SidePanel
from ui.widgets.status import Pill

SHOWN_ACCOUNTS = 12


class FindingPanel(SidePanel):
    """``roadmapRequested`` asks to see the initiatives in the plan."""

    roadmapRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What shows this finding", wraps_title=True, parent=parent)

    def show_finding(self, entry: FindingEntry, diagnosis: Diagnosis, library: Library) -> None:
        """Show one finding."""
        self.title.setText(entry.title)
        self.caption.setText(entry.area)
        self.clear()
        self._add_amount(entry, diagnosis.client.currency)
        self.add_text(entry.detail, tone="text", role="body")
        self._add_evidence(list_evidence(entry.finding, diagnosis))
        self._add_accounts(find_concerned(entry.finding, diagnosis, SHOWN_ACCOUNTS))
        self._add_initiatives([title for _, title in closing_initiatives(entry.finding, library)])
        self.details.addStretch(1)
        finding = entry.finding
        self.set_foot(
            f"Impact {finding.impact} of 5 × feasibility {finding.feasibility} of 5: "
            f"priority {finding.priority}"
        )

    def _add_amount(self, entry: FindingEntry, currency: str) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        amount = entry.finding.arr_at_stake
        if amount is not None:
            line.addWidget(Label(money(amount, currency, short=True), "number", elide=False))
            line.addWidget(Label("ARR at stake", "small"))
        line.addStretch(1)
        line.addWidget(Pill(entry.severity.status, entry.severity.word))
        self.details.addLayout(line)
        if words := loss_words(entry.finding, currency):
            self.details.addWidget(Label(words, "caption", wrap=True))
        self.details.addWidget(Label(certainty_words(entry.finding), "caption", wrap=True))

    def _add_evidence(self, evidence: tuple[EvidenceEntry, ...]) -> None:
        if evidence:
            self.add_heading("What shows it")
        for item in evidence:
            line = QHBoxLayout()
            line.setSpacing(theme.space("s"))
            line.addWidget(IconMark(item.icon, "text_3", 14))
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Label(item.text, "small", tone="text", wrap=True))
            if item.place:
                words.addWidget(Label(item.place, "caption", wrap=True))
            line.addLayout(words, 1)
            self.details.addLayout(line)

    def _add_accounts(self, accounts: Concerned) -> None:
        if not accounts.count:
            return
        self.add_heading(f"{plural(accounts.count, 'account')}, largest first")
        rows = QVBoxLayout()
        rows.setSpacing(4)
        for name, arr in accounts.largest:
            line = QHBoxLayout()
            line.addWidget(Label(name, "small", tone="text"), 1)
            line.addWidget(Label(arr, "small", elide=False))
            rows.addLayout(line)
        self.details.addLayout(rows)
        more = accounts.count - len(accounts.largest)
        if more > 0:
            self.details.addWidget(Label(f"and {number(more)} more", "caption"))

    def _add_initiatives(self, titles: list[str]) -> None:
        if not titles:
            return
        self.add_heading("What closes it")
        for title in titles:
            line = QHBoxLayout()
            line.setSpacing(theme.space("s"))
            line.addWidget(IconMark("roadmap", "accent_text", 14))
            line.addWidget(Label(title, "small", tone="text", wrap=True), 1)
            self.details.addLayout(line)
        show = Button("Show in the roadmap", "link")
        show.clicked.connect(self.roadmapRequested)
        line = QHBoxLayout()
        line.addWidget(show)
        line.addStretch(1)
        self.details.addLayout(line)
