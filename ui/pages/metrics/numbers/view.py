"""The numbers of a client in a set that is chosen; the panel tells all of one of them."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import number, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import KpiInputId, ProfileId
from csdesk.report.document import Status
from ui import theme
from ui.models.entry_list import EntryListModel
from ui.models.kpi_list import KpiChapter, KpiEntry
from ui.models.kpi_sets import count_kpis, show_set
from ui.pages.metrics.metrics_view import MetricsView
from ui.pages.metrics.numbers.bar import NumbersBar
from ui.pages.metrics.numbers.kpi_rows import KpiDelegate, Row, speak_row
from ui.pages.metrics.numbers.panels import NumberPanels
from ui.session import Session
from ui.widgets.card import Card, Rule
from ui.widgets.row_list import RowList
from ui.widgets.side_layout import SideLayout


class NumbersView(MetricsView):
    """A list of numbers, a bar that chooses which, and what there is to know of one of them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._diagnosis: Diagnosis | None = None
        self._shown: KpiId | None = None
        self.groups: tuple[KpiChapter, ...] = ()
        self.rows: EntryListModel[Row] = EntryListModel(
            speak_row, lambda row: isinstance(row, KpiChapter), self
        )
        self.bar = NumbersBar(session.library.profiles)
        self.list = RowList("Numbers")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(KpiDelegate(self.list))
        self.panels = NumberPanels(session)
        self.panel = self.panels.kpi
        self._sides = SideLayout(self._make_main(), self.panels, theme.size("detail_panel"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._sides)
        self._connect()

    @property
    def sentence(self) -> str:
        """Return how many numbers there are, and how many fall short."""
        entries = count_kpis(self.groups).values()
        known = [entry for entry in entries if entry.computable]
        missed = sum(1 for entry in known if entry.status.status is Status.WATCH)
        if not known:
            return NO_NUMBERS
        words = f"{number(len(known))} of {plural(len(entries), 'number')} can be computed"
        return f"{words}; {number(missed)} fall short." if missed else f"{words}."

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        self._diagnosis = diagnosis
        self.bar.show_diagnosis(diagnosis)
        self.panels.show_diagnosis(diagnosis)
        place = self.list.verticalScrollBar().value()
        self._show_set(diagnosis.metrics.settings.shown)
        self.list.verticalScrollBar().setValue(place)

    @override
    def reveal(self, entity: str, key: str) -> None:
        name = key.rpartition(", ")[2].strip('[] "')
        if entity == "stated_input":
            self.panels.show_input(KpiInputId(name))
            self._sides.open()
        elif self.choose_kpi(KpiId(name)):
            self._sides.open()

    def choose_kpi(self, kpi: KpiId) -> bool:
        """Show a number; tell whether it is one of those that are listed."""
        for row, entry in enumerate(self.rows.entries):
            if isinstance(entry, KpiEntry) and entry.id == kpi:
                self.list.select_row(row)
                self.panels.show_entry(entry)
                return True
        return False

    def _connect(self) -> None:
        panels = self.panels
        self.list.rowSelected.connect(self._explain)
        self.list.rowOpened.connect(self._open)
        self.bar.setChosen.connect(self._choose_set)
        for button, show in (
            (self.bar.goals, panels.show_goals),
            (self.bar.inputs, panels.show_inputs),
            (self.bar.cases, panels.show_cases),
        ):
            button.clicked.connect(show)
            button.clicked.connect(self._sides.open)
        panels.closed.connect(self._close_panel)
        panels.accountWanted.connect(self.accountWanted)
        panels.importWanted.connect(self.importWanted)
        panels.dataWanted.connect(self.dataWanted)

    def _make_main(self) -> QWidget:
        card = Card(padding=0)
        card.body.setContentsMargins(1, 1, 1, 6)
        card.body.setSpacing(0)
        card.body.addWidget(self.bar)
        card.body.addWidget(Rule())
        card.body.addWidget(self.list, 1)
        return card

    def _choose_set(self, shown: ProfileId) -> None:
        self._show_set(shown)
        self.list.scrollToTop()
        self.panels.acts.show_set(shown)

    def _show_set(self, shown: ProfileId) -> None:
        """Show a set of numbers; the one that was looked at stays, where it is in it."""
        if self._diagnosis is None:
            return
        self.groups = show_set(self._diagnosis, shown)
        rows = _rows(self.groups)
        wanted = self._shown
        self.rows.show_entries(rows)
        places = [at for at, row in enumerate(rows) if isinstance(row, KpiEntry)]
        same = [at for at in places if _id_of(rows[at]) == wanted]
        at = next(iter((*same, *places)), None)
        if at is not None:
            self.list.select_row(at)

    def _explain(self, row: int) -> None:
        entry = self.rows.entry(row)
        if not isinstance(entry, KpiEntry):
            return
        if entry.id == self._shown:
            self.panels.follow_entry(entry)
        else:
            self._shown = entry.id
            self.panels.show_entry(entry)

    def _open(self, row: int) -> None:
        entry = self.rows.entry(row)
        if isinstance(entry, KpiEntry):
            self._shown = entry.id
            self.panels.show_entry(entry)
            self._sides.open()

    def _close_panel(self) -> None:
        self._sides.dismiss()
        self.list.setFocus()


NO_NUMBERS = "What stays, what grows, what the team carries; each number says how it is computed."


def _id_of(row: Row) -> KpiId | None:
    return row.id if isinstance(row, KpiEntry) else None


def _rows(groups: tuple[KpiChapter, ...]) -> list[Row]:
    rows: list[Row] = []
    for group in groups:
        rows += [group, *group.entries]
    return rows
