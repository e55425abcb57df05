"""The views of the Assess page that stand in one place: hub, walk, what is left, customers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from ui import theme
from ui.models.instrument_cards import about_accounts, list_instruments
from ui.models.left_lines import list_left
from ui.pages.assess.accounts.account_chooser import AccountChooser
from ui.pages.assess.accounts.account_strip import AccountStrip
from ui.pages.assess.accounts.account_walk import AccountWalk
from ui.pages.assess.accounts.coverage_card import CoverageCard
from ui.pages.assess.hub.hub import Hub
from ui.pages.assess.left.left_view import LeftView
from ui.pages.assess.packets import PacketsView
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState

HUB, WALK, LEFT, ACCOUNTS, COVERAGE, PACKETS = (
    "hub",
    "walk",
    "left",
    "accounts",
    "coverage",
    "packets",
)


class AssessViews(QStackedWidget):
    """One of the views at a time; ``importRequested`` asks for a customer list.

    ``questionRequested`` carries a question about which people differ.
    """

    importRequested = Signal()  # noqa: N815 - Qt's way of writing signals
    questionRequested = Signal(str)  # noqa: N815

    def __init__(self, session: Session, walk: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.hub = Hub()
        self.left = LeftView()
        self.chooser = AccountChooser()
        self.strip = AccountStrip()
        self.coverage = CoverageCard()
        self._packets: PacketsView | None = None
        self._without_list = self._make_empty()
        self._accounts = _stacked(self.chooser, self._without_list)
        self._shown: dict[str, QWidget] = {
            HUB: self.hub,
            WALK: _in_column(self.strip, walk),
            LEFT: self.left,
            ACCOUNTS: self._accounts,
            COVERAGE: _in_column(self.coverage, QWidget()),
        }
        self.strip.hide()
        for view in self._shown.values():
            self.addWidget(view)
        self.coverage.dataRequested.connect(self.importRequested)

    @property
    def key(self) -> str:
        """Return which view is shown."""
        return next(key for key, view in self._shown.items() if view is self.currentWidget())

    @property
    def packets(self) -> PacketsView:
        """Return the view of packets, made when it is first asked for."""
        if self._packets is None:
            self._packets = PacketsView(self._session)
            self._packets.questionRequested.connect(self.questionRequested)
            self._shown[PACKETS] = self._packets
            self.addWidget(self._packets)
        return self._packets

    def show_view(self, key: str) -> None:
        """Show a view."""
        self.setCurrentWidget(self._shown[key])

    def bring_up_to_date(self, key: str, diagnosis: Diagnosis) -> None:
        """Show in a view what is known now."""
        library = self._session.library
        if key == HUB:
            shipped = about_accounts(library.instruments.values())
            self.hub.show_instruments(list_instruments(diagnosis.assessments.values(), shipped))
        elif key == LEFT:
            self.left.show_lines(list_left(diagnosis))
        elif key == ACCOUNTS:
            self._show_customers(diagnosis, library)
        elif key == COVERAGE:
            self.coverage.show_coverage(diagnosis, library)
        elif key == PACKETS:
            self.packets.refresh()

    def take_focus(self, key: str) -> bool:
        """Put the keys where a view wants them; False where the page takes them itself."""
        if key == ACCOUNTS:
            self.chooser.begin()
        elif key == LEFT:
            self.left.table.setFocus()
        return key in (ACCOUNTS, LEFT)

    def show_account(self, walk: AccountWalk | None, library: Library) -> None:
        """Say for which customer an instrument is walked through; None for the company."""
        self.strip.setVisible(walk is not None)
        if walk is not None:
            self.strip.show_walk(walk, library.service_model)

    def _show_customers(self, diagnosis: Diagnosis, library: Library) -> None:
        """Offer the customers of the list, or say that there is none yet."""
        accounts = diagnosis.accounts
        shown = self._without_list if accounts is None else self.chooser
        self._accounts.setCurrentWidget(shown)
        if accounts is not None:
            self.chooser.show_accounts(accounts, library.fields, diagnosis.client.currency)

    def _make_empty(self) -> EmptyState:
        bring = Button("Bring in a file", "primary", "import")
        bring.clicked.connect(self.importRequested)
        return EmptyState(
            "No customers yet",
            "This is walked through for one customer at a time. Bring in the list of customers, "
            "then choose one.",
            bring,
        )


def _in_column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.space("card_gap"))
    for widget in widgets[:-1]:
        column.addWidget(widget)
    column.addWidget(widgets[-1], 1)
    return holder


def _stacked(*widgets: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    for widget in widgets:
        stack.addWidget(widget)
    return stack
