"""What there is to know of the health of a book, in a few views."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from csdesk.model.diagnosis import Diagnosis
from ui.pages.health.accounts import AccountsView
from ui.pages.health.book import HealthBook, read_book
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.segmented import Segmented

ACCOUNTS = "accounts"
WORDS: Mapping[str, str] = MappingProxyType(
    {
        ACCOUNTS: "Accounts",
    }
)
SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        ACCOUNTS: "",
    }
)


class HealthViews(QStackedWidget):
    """One view at a time; ``switch`` stands in the head of the page.

    A view that is not seen is filled when it is; ``viewShown`` says that another one is.
    """

    viewShown = Signal()  # noqa: N815 - Qt's way of writing signals
    told = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._diagnosis: Diagnosis | None = None
        self._book: HealthBook | None = None
        self._reads_book = False
        self._stale: set[str] = set()
        self.accounts = AccountsView(session)
        self._pages: dict[str, QWidget] = {
            ACCOUNTS: self.accounts,
        }
        for page in self._pages.values():
            self.addWidget(page)
        self.switch = Segmented(list(WORDS.items()), "What is shown of the health of the accounts")
        self.switch.chosen.connect(self.show_view)
        self.accounts.bookWanted.connect(self._want_book)

    @property
    def current(self) -> str:
        """Return which view is shown."""
        return self.switch.current

    @property
    def sentence(self) -> str:
        """Return what the view that is shown is about."""
        return SENTENCES[self.current]

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show an engagement that has accounts."""
        self._diagnosis, self._book = diagnosis, None
        self._stale = set(self._pages)
        self._fill(self.current)

    def show_view(self, view: str) -> None:
        """Show one of the views."""
        self.switch.choose(view)
        self._fill(view)
        self.setCurrentWidget(self._pages[view])
        self.viewShown.emit()

    def _fill(self, view: str) -> None:
        if self._diagnosis is None or view not in self._stale:
            return
        self._stale.discard(view)
        if view == ACCOUNTS:
            self.accounts.show_diagnosis(self._diagnosis)

    def _want_book(self) -> None:
        if self._book is not None:
            self._take_book(self._book)
        elif not self._reads_book:
            self._reads_book = True
            self._session.read(
                read_book,
                self._session.library,
                on_done=while_there(self, self._take_book),
                on_failed=while_there(self, self._miss_book),
                label="Reading the lists",
            )

    def _take_book(self, book: HealthBook | None) -> None:
        self._book, self._reads_book = book, False
        if book is not None:
            self.accounts.show_book(book)

    def _miss_book(self, sentence: str) -> None:
        self._reads_book = False
        self.told.emit(sentence)
