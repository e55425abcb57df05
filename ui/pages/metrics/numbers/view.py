"""All numbers in groups; the panel says how the chosen one is computed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import number, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.report.document import Status
from ui import theme
from ui.models.entry_list import EntryListModel
from ui.models.kpi_list import KpiChapter, KpiEntry, group_kpis
from ui.pages.metrics.metrics_view import MetricsView
from ui.pages.metrics.numbers.kpi_panel import KpiPanel
from ui.pages.metrics.numbers.kpi_rows import KpiDelegate, Row, speak_row
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.row_list import RowList
from ui.widgets.side_layout import SideLayout


class NumbersView(MetricsView):
    """``groupsShown`` says that other numbers are shown."""

    groupsShown = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._diagnosis: Diagnosis | None = None
        self.groups: tuple[KpiChapter, ...] = ()
        self.rows: EntryListModel[Row] = EntryListModel(
            speak_row, lambda row: isinstance(row, KpiChapter), self
        )
        self.list = RowList("Numbers")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(KpiDelegate(self.list))
        self.panel = KpiPanel()
        self._sides = SideLayout(self._make_main(), self.panel, theme.size("detail_panel"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sides)
        self.list.rowSelected.connect(self._explain)
        self.list.rowOpened.connect(self._open)
        self.panel.closed.connect(self._close_panel)

    @property
    def sentence(self) -> str:
        """Return how many numbers there are, and how many fall short."""
        entries = [entry for group in self.groups for entry in group.entries]
        known = [entry for entry in entries if entry.computable]
        missed = sum(1 for entry in known if entry.status.status is Status.WATCH)
        if not known:
            return NO_NUMBERS
        words = f"{number(len(known))} of {plural(len(entries), 'number')} can be computed"
        return f"{words}; {number(missed)} fall short." if missed else f"{words}."

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        self._diagnosis = diagnosis
        self.groups = group_kpis(diagnosis)
        chosen = self.list.currentIndex().row()
        self.rows.show_entries(_rows(self.groups))
        self.list.select_row(chosen if 0 < chosen < self.rows.rowCount() else 1)
        self.groupsShown.emit()

    def _make_main(self) -> QWidget:
        card = Card(padding=0)
        card.body.setContentsMargins(1, 4, 1, 6)
        card.body.addWidget(self.list)
        return card

    def _explain(self, row: int) -> None:
        entry = self.rows.entry(row)
        if self._diagnosis is None or not isinstance(entry, KpiEntry):
            return
        definition = next(d for d in self._diagnosis.definitions if d.id == entry.id)
        self.panel.show_kpi(entry, definition, self._diagnosis, self._session.library.caveats)

    def _open(self, row: int) -> None:
        if isinstance(self.rows.entry(row), KpiEntry):
            self._explain(row)
            self._sides.open()

    def _close_panel(self) -> None:
        self._sides.dismiss()
        self.list.setFocus()


NO_NUMBERS = "What stays, what grows, what the team carries; each number says how it is computed."


def _rows(groups: tuple[KpiChapter, ...]) -> list[Row]:
    rows: list[Row] = []
    for group in groups:
        rows += [group, *group.entries]
    return rows
