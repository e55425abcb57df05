"""The page of metrics."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.changes import Changes
from csdesk.model.identifiers import AccountKey
from ui import theme
from ui.models.kpi_list import group_kpis, write_request
from ui.pages.metrics.nothing_yet import make_empty_state
from ui.pages.metrics.numbers.view import NO_NUMBERS
from ui.pages.metrics.places import PLACE, find_view
from ui.pages.metrics.views import NUMBERS, WORDS, MetricsViews
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.button import Button


class MetricsPage(Page):
    """KPIs, what moved revenue, how long cohorts stay, and dashboards of accounts."""

    key: ClassVar[str] = "metrics"
    title: ClassVar[str] = "Metrics"
    icon: ClassVar[str] = "metrics"
    watches: ClassVar[Changes] = Changes.DATA | Changes.CLIENT | Changes.SCORING | Changes.METRICS
    scrolls: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.views = MetricsViews(session)
        self.empty = make_empty_state(self.importRequested)
        self.add_content(_below(self.views.switch, self.views), self.empty)
        self.ask = Button("Copy what to ask for", "secondary", "note")
        self.ask.setToolTip("Copies the list of missing data, ready to send to the client")
        self.header.add_action(self.ask)
        self.ask.clicked.connect(self.copy_request)
        self.views.viewShown.connect(self._show_head)
        self.views.told.connect(self.told)
        self.views.importWanted.connect(self.importRequested)
        self.views.accountWanted.connect(self._open_account)
        self.views.dataWanted.connect(self._open_data)

    @override
    def refresh(self, changes: Changes) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        has_data = diagnosis.accounts is not None
        self.show_content(has_data)
        if has_data:
            self.views.show_diagnosis(diagnosis)
        self._show_head()

    @property
    @override
    def place(self) -> tuple[str, str] | None:
        return PLACE, self.views.current

    @override
    def reveal(self, entity: str, key: str) -> None:
        view = find_view(entity, key)
        diagnosis = self.session.diagnosis
        if view in WORDS and diagnosis is not None and diagnosis.accounts is not None:
            self.views.show_view(view)
            self.views.open_view(view).reveal(entity, key)

    def copy_request(self) -> None:
        """Put what is missing on the clipboard, as a text for the client."""
        diagnosis = self.session.diagnosis
        if diagnosis is not None:
            text = write_request(group_kpis(diagnosis), diagnosis.client.name)
            QGuiApplication.clipboard().setText(text)
            self.header.sentence.setText("Copied: paste it into a message to the client.")

    def _show_head(self) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        has_data = diagnosis.accounts is not None
        is_first = self.views.current == NUMBERS
        self.views.switch.setVisible(has_data)
        missing = has_data and is_first and bool(write_request(group_kpis(diagnosis), ""))
        self.ask.setVisible(missing)
        if not has_data:
            self.header.sentence.setText(NO_NUMBERS)
        else:
            numbers = self.views.numbers.sentence
            self.header.sentence.setText(numbers if is_first else self.views.sentence)

    def _open_data(self, lineage: str) -> None:
        """Ask for the file that a number was computed from."""
        diagnosis = self.session.diagnosis
        batches = diagnosis.batches if diagnosis else ()
        named = next((one.id for one in batches if one.file_name in lineage), "")
        self.placeRequested.emit("data", "import_batch", str(named))

    def _open_account(self, account: AccountKey) -> None:
        self.placeRequested.emit("health", "account", str(account))


def _below(switch: QWidget, views: QWidget) -> QWidget:
    """Return the views below their switch: beside it in the head the words leave no room."""
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.space("m"))
    column.addWidget(switch, 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(views, 1)
    return content
