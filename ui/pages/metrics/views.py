"""What there is to know of the numbers of a client, in a few views."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.model.diagnosis import Diagnosis
from ui.pages.metrics.metrics_view import MetricsView
from ui.pages.metrics.numbers import NumbersView
from ui.session import Session
from ui.widgets.view_stack import ViewStack

NUMBERS, RETENTION, COHORTS, BOARDS = "numbers", "retention", "cohorts", "boards"
QUERIES = "queries"
WORDS: Mapping[str, str] = MappingProxyType(
    {
        NUMBERS: "Numbers",
        RETENTION: "Retention",
        COHORTS: "Cohorts",
        BOARDS: "Boards",
        QUERIES: "SQL",
    }
)
SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        NUMBERS: "",
        RETENTION: "What moved recurring revenue, and what each way of counting makes of it.",
        COHORTS: "How long customers stay, and what they pay, from the day they began on.",
        BOARDS: "The customers together: every number opens the accounts that it is made of.",
        QUERIES: "The client’s tables asked directly: queries read, and change nothing.",
    }
)


class MetricsViews(ViewStack[MetricsView]):
    """The views of the page; what they ask for, they ask for together."""

    accountWanted = Signal(object)  # noqa: N815 - Qt's way of writing signals
    importWanted = Signal()  # noqa: N815
    dataWanted = Signal(str)  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(WORDS, "What is shown of the numbers", parent)
        self._session = session
        self._diagnosis: Diagnosis | None = None
        self.numbers = NumbersView(session)
        self.add_view(NUMBERS, self.numbers)

    @property
    def sentence(self) -> str:
        """Return what the view that is shown is about."""
        return SENTENCES[self.current]

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show an engagement that has a customer list."""
        self._diagnosis = diagnosis
        self.refill()

    @override
    def _make_view(self, view: str) -> MetricsView:
        return _make_view(view, self._session)

    @override
    def _take_in(self, view: MetricsView) -> None:
        view.told.connect(self.told)
        view.accountWanted.connect(self.accountWanted)
        view.importWanted.connect(self.importWanted)
        view.dataWanted.connect(self.dataWanted)

    @override
    def _fill_view(self, view: MetricsView) -> None:
        if self._diagnosis is not None:
            view.show_diagnosis(self._diagnosis)


def _make_view(view: str, session: Session) -> MetricsView:
    """Return a new view; what it needs is imported with it, not with the window."""
    from ui.pages.metrics.boards import BoardsView
    from ui.pages.metrics.cohorts import CohortsView
    from ui.pages.metrics.queries import QueriesView
    from ui.pages.metrics.retention import RetentionView

    makers: dict[str, type[MetricsView]] = {
        RETENTION: RetentionView,
        COHORTS: CohortsView,
        BOARDS: BoardsView,
        QUERIES: QueriesView,
    }
    return makers[view](session)
