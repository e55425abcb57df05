"""What moved recurring revenue, by every published way of counting."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import day
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.revenue import MovementKind, MovementPeriod, RevenueReview
from csdesk.report.revenue_words import NAMES
from ui import theme
from ui.models.account_lines import AccountBook, describe_movements
from ui.models.revenue_columns import describe_movement, name_month
from ui.pages.metrics.accounts_panel import AccountsPanel
from ui.pages.metrics.metrics_view import MetricsView
from ui.pages.metrics.missing_card import make_missing_card, make_missing_state
from ui.pages.metrics.retention.bridge_card import BridgeCard
from ui.pages.metrics.retention.methods_card import MethodsCard
from ui.pages.metrics.retention.months_card import MonthsCard
from ui.session import Session
from ui.widgets.scrolling import PartScroll
from ui.widgets.side_layout import SideLayout

TWO_DAYS = (
    "Revenue is known on two days only. A list of subscriptions with start and end of each line "
    "tells of every month between them."
)
NOTHING = (
    "What customers pay has to be known on two days: bring in the customer list of a year ago, or "
    "a list of subscriptions with start and end of each line."
)


class RetentionView(MetricsView):
    """Bridge, months and methods; the panel lists the accounts of a movement."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._review: RevenueReview | None = None
        self._book: AccountBook | None = None
        self.bridge, self.months, self.methods = BridgeCard(), MonthsCard(), MethodsCard()
        self.single = make_missing_card("Month by month", TWO_DAYS, self.importWanted)
        self.panel = AccountsPanel()
        self._sides = SideLayout(self._make_main(), self.panel, theme.size("detail_panel"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sides)
        missing = make_missing_state("No revenue over time yet", NOTHING, self.importWanted)
        self._stack.addWidget(missing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._connect()

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        self._review = review = diagnosis.metrics.revenue
        self._stack.setCurrentIndex(1 if review is None else 0)
        if review is None:
            return
        self._book = AccountBook.of(diagnosis)
        currency = diagnosis.client.currency
        self.bridge.show_period(review.period, currency)
        self.methods.show_review(review, self._book.name)
        self.months.setVisible(bool(review.months))
        self.single.setVisible(not review.months)
        if review.months:
            self.months.show_months(review.months, currency)
        self._sides.set_wanted(False)

    def _make_main(self) -> QWidget:
        content = QWidget()
        content.setProperty("ground", "none")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        for card in (self.bridge, self.methods, self.months, self.single):
            column.addWidget(card)
        column.addStretch(1)
        return PartScroll(content)

    def _connect(self) -> None:
        self.bridge.kindPressed.connect(self._open_window)
        self.months.movementPressed.connect(self._open_month)
        self.panel.accountWanted.connect(self.accountWanted)
        self.panel.closed.connect(self._sides.dismiss)

    def _open_window(self, kind: str) -> None:
        if self._review is not None:
            self._open(self._review.period, MovementKind(kind))

    def _open_month(self, at: int, kind: MovementKind | None) -> None:
        if self._review is not None:
            self._open(self._review.months[at], kind)

    def _open(self, period: MovementPeriod, kind: MovementKind | None) -> None:
        if self._review is None or self._book is None:
            return
        kinds = NAMES if kind is None else (kind,)
        keys = dict.fromkeys(key for one in kinds for key in period.accounts.get(one, ()))
        if not keys:
            return
        lines = describe_movements(self._book, tuple(keys), period, self._review.grid)
        currency = self._book.currency
        title = describe_movement(period, kind, currency) if kind else name_month(period.end_on)
        span = f"{day(period.start_on)} to {day(period.end_on)}"
        self.panel.show_lines(title, span, lines)
        self._sides.open()
