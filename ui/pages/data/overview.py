"""What there is to know of the data of a client, in a few views."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from csdesk.model.diagnosis import Diagnosis
from ui import theme
from ui.pages.data.imported import Imported
from ui.pages.data.list_cards import ListCards
from ui.session import Session
from ui.widgets.segmented import Segmented

LISTS = "lists"


class DataOverview(QWidget):
    """``views`` stands in the head of the page; ``told`` carries a sentence about what was done."""

    importRequested = Signal()  # noqa: N815
    takeBackRequested = Signal(object)  # noqa: N815
    told = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.lists = ListCards()
        self.imported = Imported()
        self._pages: dict[str, QWidget] = {LISTS: self._make_lists()}
        self.views = Segmented([(LISTS, "Lists")], "What is shown of the data")
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.views.chosen.connect(self.show_view)
        self.lists.importRequested.connect(self.importRequested)
        self.lists.takeBackRequested.connect(self.takeBackRequested)

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show an engagement."""
        self.lists.show_lists(diagnosis)
        self.imported.show_diagnosis(diagnosis, self._session.library)

    def show_view(self, view: str) -> None:
        """Show one of the views."""
        self.views.choose(view)
        self._stack.setCurrentWidget(self._pages[view])

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.imported.search.setFocus()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show less in a narrow window."""
        self.lists.set_narrow(narrow=narrow)

    def _make_lists(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(self.lists)
        column.addWidget(self.imported, 1)
        return page
