"""How long customers stay, and what they pay, from the day they began on."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import money
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.revenue import CautionKind, CohortMeasure, CohortTriangle, RevenueReview
from csdesk.report.revenue_words import MEASURES
from ui import theme
from ui.models.account_lines import AccountBook
from ui.models.cohort_rows import cohort_rows, month_titles
from ui.pages.metrics.accounts_panel import AccountsPanel
from ui.pages.metrics.charts.line_chart import LineChart
from ui.pages.metrics.charts.shaded_grid import ShadedGrid
from ui.pages.metrics.metrics_view import MetricsView
from ui.pages.metrics.missing_card import make_missing_state
from ui.session import Session
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.scrolling import PartScroll
from ui.widgets.segmented import Segmented
from ui.widgets.side_layout import SideLayout

NAME_WIDTH, CELL_WIDTH = 150, 48
NOTHING = (
    "Cohorts need to know when each customer began and what it paid since: bring in a list of "
    "subscriptions with start and end of each line."
)
ABOUT = (
    "What is left after so many months. Accounts that paid before the first day that is known "
    "belong to no cohort; a cell is empty where a cohort is not old enough."
)


class CohortsView(MetricsView):
    """The triangle and the line of all together; a row opens the accounts of its cohort."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._triangles: tuple[CohortTriangle, ...] = ()
        self._book: AccountBook | None = None
        self.measure = Segmented([(key.value, word) for key, word in MEASURES.items()], "Measure")
        self.by = PlainCombo("By what customers are put together")
        self.line = LineChart("All cohorts together")
        self.caution = Label("", "small", wrap=True)
        self.grid = ShadedGrid("What is left of each cohort", (NAME_WIDTH, CELL_WIDTH))
        self.panel = AccountsPanel()
        self._sides = SideLayout(self._make_main(), self.panel, theme.size("detail_panel"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sides)
        self._stack.addWidget(make_missing_state("No cohorts yet", NOTHING, self.importWanted))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.measure.chosen.connect(lambda _measure: self._show())
        self.by.currentIndexChanged.connect(lambda _at: self._show())
        self.grid.cellOpened.connect(self._open)
        self.panel.accountWanted.connect(self.accountWanted)
        self.panel.closed.connect(self._sides.dismiss)

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        revenue = diagnosis.metrics.revenue
        self._triangles = revenue.triangles if revenue else ()
        self._stack.setCurrentIndex(0 if self._triangles else 1)
        if not self._triangles:
            return
        self._book = AccountBook.of(diagnosis)
        kinds = dict.fromkeys(triangle.by for triangle in self._triangles)
        self.by.show_entries([(f"By {kind}", kind) for kind in kinds])
        self._sides.set_wanted(False)
        self._warn(revenue)
        self._show()

    def _make_main(self) -> QWidget:
        content = QWidget()
        content.setProperty("ground", "none")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addLayout(button_row([self.by], [self.measure]))
        together = Card("All together, month by month")
        together.body.addWidget(self.caution)
        together.body.addWidget(self.line)
        column.addWidget(together)
        card = Card("Who began together")
        card.explain(ABOUT)
        card.body.addWidget(self.grid)
        column.addWidget(card)
        column.addStretch(1)
        return PartScroll(content)

    def _warn(self, revenue: RevenueReview | None) -> None:
        """Say it where the lists do not hold those who left in the early years."""
        cautions = revenue.cautions if revenue else ()
        late = [one.text for one in cautions if one.kind is CautionKind.LATE_LOSSES]
        self.caution.setText(" ".join(late))
        self.caution.setVisible(bool(late))

    def _triangle(self) -> CohortTriangle | None:
        measure, by = CohortMeasure(self.measure.current), self.by.currentData()
        found = (one for one in self._triangles if one.measure is measure and one.by == by)
        return next(found, None)

    def _show(self) -> None:
        triangle = self._triangle()
        if triangle is None:
            return
        self.line.show_line(triangle.together, triangle.at_risk)
        self.grid.shades.show_rows(month_titles(triangle), cohort_rows(triangle))
        self.grid.setFixedHeight(self.grid.whole_height() + 14)

    def _open(self, row: int, _column: int) -> None:
        triangle = self._triangle()
        if triangle is None or self._book is None or row == 0:
            return
        cohort = triangle.cohorts[row - 1]
        note = f"{money(cohort.start, self._book.currency)} a year at the start"
        self.panel.show_accounts(cohort.label, cohort.accounts, self._book, note)
        self._sides.open()
