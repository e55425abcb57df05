"""The page of metrics."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.formatting import number, plural
from csdesk.model.changes import Changes
from csdesk.report.document import Status
from ui import theme
from ui.models.entry_list import EntryListModel
from ui.models.kpi_list import KpiChapter, KpiEntry, group_kpis, write_request
from ui.pages.metrics.kpi_panel import KpiPanel
from ui.pages.metrics.kpi_rows import KpiDelegate, Row, speak_row
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState, Unlock, Unlocks
from ui.widgets.row_list import RowList
from ui.widgets.side_layout import SideLayout


class MetricsPage(Page):
    """KPIs in groups; the panel says how the chosen one is computed."""

    key: ClassVar[str] = "metrics"
    title: ClassVar[str] = "Metrics"
    icon: ClassVar[str] = "metrics"
    watches: ClassVar[Changes] = Changes.DATA | Changes.CLIENT
    scrolls: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._groups: tuple[KpiChapter, ...] = ()
        self.rows: EntryListModel[Row] = EntryListModel(
            speak_row, lambda row: isinstance(row, KpiChapter), self
        )
        self.list = RowList("Numbers")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(KpiDelegate(self.list))
        self.panel = KpiPanel()
        self._sides = SideLayout(self._make_main(), self.panel, theme.size("detail_panel"))
        self.empty = self._make_empty()
        self.add_content(self._sides, self.empty)
        self.ask = Button("Copy what to ask for", "secondary", "note")
        self.ask.setToolTip("Copies the list of missing data, ready to send to the client")
        self.header.add_action(self.ask)
        self._connect()

    @override
    def refresh(self, changes: Changes) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        self._groups = group_kpis(diagnosis)
        has_data = diagnosis.accounts is not None
        self.ask.setVisible(has_data and bool(write_request(self._groups, "")))
        self.show_content(has_data)
        self.header.sentence.setText(_sentence(self._groups))
        chosen = self.list.currentIndex().row()
        self.rows.show_entries(_rows(self._groups))
        if has_data:
            self.list.select_row(chosen if 0 < chosen < self.rows.rowCount() else 1)

    def copy_request(self) -> None:
        """Put what is missing on the clipboard, as a text for the client."""
        diagnosis = self.session.diagnosis
        if diagnosis is not None:
            text = write_request(self._groups, diagnosis.client.name)
            QGuiApplication.clipboard().setText(text)
            self.header.sentence.setText("Copied: paste it into a message to the client.")

    def _make_main(self) -> QWidget:
        card = Card(padding=0)
        card.body.setContentsMargins(1, 4, 1, 6)
        card.body.addWidget(self.list)
        return card

    def _make_empty(self) -> EmptyState:
        button = Button("Bring in a file", "primary", "import")
        button.clicked.connect(self.importRequested)
        return EmptyState(
            "No numbers yet",
            "Every number here is computed from the client’s own lists, with its method and the "
            "rows that it came from.",
            primary=button,
            unlocks=Unlocks(
                "What unlocks what",
                "",
                (
                    _unlock("The customers of today", "Accounts and revenue per CSM"),
                    _unlock("The same list of a year ago", "NRR, GRR, churn and expansion"),
                    _unlock("Usage, surveys and tickets", "Health distribution, share at risk"),
                ),
            ),
        )

    def _connect(self) -> None:
        self.ask.clicked.connect(self.copy_request)
        self.list.rowSelected.connect(self._explain)
        self.list.rowOpened.connect(self._open)
        self.panel.closed.connect(self._close_panel)

    def _explain(self, row: int) -> None:
        diagnosis = self.session.diagnosis
        entry = self.rows.entry(row)
        if diagnosis is None or not isinstance(entry, KpiEntry):
            return
        definition = next(d for d in diagnosis.definitions if d.id == entry.id)
        self.panel.show_kpi(entry, definition, diagnosis, self.session.library.caveats)

    def _open(self, row: int) -> None:
        if isinstance(self.rows.entry(row), KpiEntry):
            self._explain(row)
            self._sides.open()

    def _close_panel(self) -> None:
        self._sides.dismiss()
        self.list.setFocus()


def _rows(groups: tuple[KpiChapter, ...]) -> list[Row]:
    rows: list[Row] = []
    for group in groups:
        rows += [group, *group.entries]
    return rows


def _unlock(title: str, sentence: str) -> Unlock:
    return Unlock(title, sentence, Status.NONE, "Missing")


def _sentence(groups: tuple[KpiChapter, ...]) -> str:
    entries = [entry for group in groups for entry in group.entries]
    known = [entry for entry in entries if entry.computable]
    missed = sum(1 for entry in known if entry.status.status is Status.WATCH)
    if not known:
        return "What stays, what grows, what the team carries; each number says how it is computed."
    words = f"{number(len(known))} of {plural(len(entries), 'number')} can be computed"
    return f"{words}; {number(missed)} fall short." if missed else f"{words}."
