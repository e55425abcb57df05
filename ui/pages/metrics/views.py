"""What there is to know of the numbers of a client, in a few views."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from csdesk.model.diagnosis import Diagnosis
from ui.pages.metrics.metrics_view import MetricsView
from ui.pages.metrics.numbers import NumbersView
from ui.session import Session
from ui.widgets.segmented import Segmented

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


class MetricsViews(QStackedWidget):
    """One view at a time; ``switch`` stands above them.

    A view that is not seen is filled when it is; ``viewShown`` says that another one is.
    """

    viewShown = Signal()  # noqa: N815 - Qt's way of writing signals
    told = Signal(str)
    accountWanted = Signal(object)  # noqa: N815
    importWanted = Signal()  # noqa: N815
    dataWanted = Signal(str)  # noqa: N815

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._diagnosis: Diagnosis | None = None
        self._stale: set[str] = set()
        self._pages: dict[str, MetricsView] = {}
        self.numbers = NumbersView(session)
        self._add(NUMBERS, self.numbers)
        self.switch = Segmented(list(WORDS.items()), "What is shown of the numbers")
        self.switch.chosen.connect(self.show_view)

    @property
    def current(self) -> str:
        """Return which view is shown."""
        return self.switch.current

    @property
    def sentence(self) -> str:
        """Return what the view that is shown is about."""
        return SENTENCES[self.current]

    def open_view(self, view: str) -> MetricsView:
        """Return one of the views, made when it is first asked for."""
        if view not in self._pages:
            self._add(view, _make_view(view, self._session))
        return self._pages[view]

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show an engagement that has a customer list."""
        self._diagnosis = diagnosis
        self._stale = set(WORDS)
        self._fill(self.current)

    def show_view(self, view: str) -> None:
        """Show one of the views."""
        self.switch.choose(view)
        self._fill(view)
        self.setCurrentWidget(self.open_view(view))
        self.viewShown.emit()

    def _add(self, key: str, view: MetricsView) -> None:
        self._pages[key] = view
        view.told.connect(self.told)
        view.accountWanted.connect(self.accountWanted)
        view.importWanted.connect(self.importWanted)
        view.dataWanted.connect(self.dataWanted)
        self.addWidget(view)

    def _fill(self, view: str) -> None:
        if self._diagnosis is None or view not in self._stale:
            return
        self._stale.discard(view)
        self.open_view(view).show_diagnosis(self._diagnosis)


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
