"""The page of findings."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.formatting import join_words, number, plural, severity_word
from csdesk.model.changes import Changes
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import Severity
from csdesk.model.identifiers import RuleId
from ui import theme
from ui.models.entry_list import EntryListModel
from ui.models.finding_list import FindingEntry, list_findings
from ui.pages.findings.finding_panel import FindingPanel
from ui.pages.findings.finding_rows import FindingDelegate, speak_finding
from ui.pages.findings.nothing_yet import make_empty_state
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.row_list import RowList
from ui.widgets.segmented import Segmented
from ui.widgets.side_layout import SideLayout

ALL = "all"


class FindingsPage(Page):
    """The findings in their order; the panel says what shows the chosen one."""

    key: ClassVar[str] = "findings"
    title: ClassVar[str] = "Findings"
    icon: ClassVar[str] = "findings"
    scrolls: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.rows: EntryListModel[FindingEntry] = EntryListModel(speak_finding, parent=self)
        self.list = RowList("Findings")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(FindingDelegate(self.list))
        options = [(ALL, "All"), *((s.value, severity_word(s)) for s in Severity)]
        self.severity = Segmented(options, "Severity")
        self.panel = FindingPanel()
        self._card = Card("What is wrong, most worth repairing first?", "", padding=0)
        self._sides = SideLayout(self._make_main(), self.panel, theme.size("detail_panel"))
        self.empty = make_empty_state(self.importRequested, self.pageRequested)
        self.add_content(self._sides, self.empty)
        self._plan = Button("Open the roadmap", "primary")
        self.header.add_action(self.severity)
        self.header.add_action(self._plan)
        self._connect()

    @override
    def refresh(self, changes: Changes) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        has_any = bool(diagnosis.findings)
        self.show_content(has_any)
        self.severity.setVisible(has_any)
        self._plan.setVisible(has_any)
        self.header.sentence.setText(_sentence(diagnosis))
        self._show_counts(diagnosis)
        self._show_rows()

    def _make_main(self) -> QWidget:
        card = self._card
        card.body.setSpacing(0)
        card.body.setContentsMargins(1, 1, 1, 6)
        card.head.setContentsMargins(18, 12, 18, 11)
        card.body.addWidget(Rule())
        card.body.addWidget(self.list, 1)
        card.right.setText("Ranked by impact times feasibility")
        return card

    def _connect(self) -> None:
        self.severity.chosen.connect(self._show_rows)
        self._plan.clicked.connect(lambda: self.pageRequested.emit("roadmap"))
        self.panel.roadmapRequested.connect(lambda: self.pageRequested.emit("roadmap"))
        self.list.rowSelected.connect(self._explain)
        self.list.rowOpened.connect(self._open)
        self.panel.closed.connect(self._close_panel)

    def _show_counts(self, diagnosis: Diagnosis) -> None:
        self.severity.set_word(ALL, f"All  {len(diagnosis.findings)}")
        for severity in Severity:
            count = sum(1 for f in diagnosis.findings if f.severity is severity)
            self.severity.set_word(severity.value, f"{severity_word(severity)}  {count}")

    def _show_rows(self) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        chosen = self._chosen_rule()
        wanted = self.severity.current
        entries = [
            entry
            for entry in list_findings(diagnosis)
            if wanted in (ALL, entry.finding.severity.value)
        ]
        self.rows.show_entries(entries)
        rules = [entry.finding.id for entry in entries]
        if entries:
            self.list.select_row(rules.index(chosen) if chosen in rules else 0)

    def _chosen_rule(self) -> RuleId | None:
        index = self.list.currentIndex()
        return self.rows.entry(index.row()).finding.id if index.isValid() else None

    def _explain(self, row: int) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is not None:
            self.panel.show_finding(self.rows.entry(row), diagnosis, self.session.library)

    def _open(self, row: int) -> None:
        self._explain(row)
        self._sides.open()

    def _close_panel(self) -> None:
        self._sides.dismiss()
        self.list.setFocus()


def _sentence(diagnosis: Diagnosis) -> str:
    findings = diagnosis.findings
    if not findings:
        return "What is wrong, what shows it, and what it puts at stake."
    counts = [
        f"{number(sum(1 for f in findings if f.severity is severity))} "
        f"{severity_word(severity).casefold()}"
        for severity in Severity
        if any(f.severity is severity for f in findings)
    ]
    return f"{plural(len(findings), 'finding')}: {join_words(counts)}."
