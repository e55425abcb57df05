"""What there is to know of the data of a client, in a few views."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import TableKind
from ui import theme
from ui.dialogs.join_accounts import JoinDialog
from ui.pages.data.churn_view import ChurnView
from ui.pages.data.imported import Imported
from ui.pages.data.ledgers import Ledgers, read_ledgers
from ui.pages.data.list_cards import ListCards
from ui.pages.data.list_reading import CellPlace, fetch_list, fetch_original
from ui.pages.data.missing_view import MissingView
from ui.pages.data.places import (
    CHURN,
    LISTS,
    MISSING,
    QUALITY,
    SOURCES,
    find_import,
    find_view,
    name_shown_list,
)
from ui.pages.data.quality_view import QualityView
from ui.pages.data.sources_view import SourcesView
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.segmented import Segmented

WORDS = {
    LISTS: "Lists",
    QUALITY: "Quality",
    CHURN: "Churn by source",
    MISSING: "What is missing",
    SOURCES: "Sources",
}
SHORT_WORDS = {CHURN: "Churn", MISSING: "Missing"}


class DataOverview(QWidget):
    """``views`` stands in the head of the page; ``templateRequested`` carries a kind or None.

    ``ratesRead`` carries the exchange rates as they are kept now.
    """

    importRequested = Signal()  # noqa: N815
    takeBackRequested = Signal(object)  # noqa: N815
    templateRequested = Signal(object)  # noqa: N815
    ratesRead = Signal(object)  # noqa: N815

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._diagnosis: Diagnosis | None = None
        self._stale: set[str] = set()
        self.lists = ListCards()
        self.imported = Imported()
        self.quality = QualityView()
        self.churn = ChurnView()
        self.missing = MissingView()
        self.sources = SourcesView()
        self._pages: dict[str, QWidget] = {
            LISTS: self._make_lists(),
            QUALITY: self.quality,
            CHURN: self.churn,
            MISSING: self.missing,
            SOURCES: self.sources,
        }
        self.views = Segmented(list(WORDS.items()), "What is shown of the data")
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show an engagement; a view that is not seen is filled when it is."""
        self._diagnosis = diagnosis
        self._stale = set(self._pages)
        self._fill(self.views.current)
        self._session.read(
            read_ledgers,
            self._session.library,
            on_done=while_there(self, self._show_ledgers),
            label="Reading",
        )

    def show_view(self, view: str) -> None:
        """Show one of the views."""
        self.views.choose(view)
        self._fill(view)
        self._stack.setCurrentWidget(self._pages[view])

    def reveal(self, entity: str, key: str) -> None:
        """Bring into view what a row of a table is about, and the records of an import."""
        view = find_view(entity, key)
        if self._diagnosis is None or view not in self._pages:
            return
        self.show_view(view)
        batch = find_import(self._diagnosis.batches, entity, key)
        if batch is not None:
            self.lists.bring_up(batch.id)
            self.imported.show_list(name_shown_list(batch))

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.show_view(LISTS)
        self.imported.search.setFocus()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show less in a narrow window."""
        for view, word in WORDS.items():
            self.views.set_word(view, SHORT_WORDS.get(view, word) if narrow else word)
            self.views.set_help(view, word)
        for part in (self.lists, self.churn, self.missing):
            part.set_narrow(narrow=narrow)

    def _fill(self, view: str) -> None:
        diagnosis, library = self._diagnosis, self._session.library
        if diagnosis is None or view not in self._stale:
            return
        self._stale.discard(view)
        if view == LISTS:
            self.lists.show_lists(diagnosis, library)
            self.imported.show_diagnosis(diagnosis, library)
        elif view == QUALITY:
            self.quality.show_diagnosis(diagnosis, library)
        elif view == CHURN:
            self.churn.show_diagnosis(diagnosis)
        elif view == MISSING:
            self.missing.show_diagnosis(diagnosis, library)
        else:
            self.sources.show_diagnosis(diagnosis)

    def _connect(self) -> None:
        self.views.chosen.connect(self.show_view)
        self.lists.importRequested.connect(self.importRequested)
        self.lists.takeBackRequested.connect(self.takeBackRequested)
        self.missing.templateRequested.connect(self.templateRequested)
        self.quality.stewardGiven.connect(self._set_steward)
        self.sources.rateGiven.connect(self._set_rate)
        self.sources.partRequested.connect(self._part)
        self.imported.listWanted.connect(self._fetch_list)
        self.imported.originalWanted.connect(self._fetch_original)
        self.imported.joinRequested.connect(self._ask_to_join)

    def _make_lists(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(self.lists)
        column.addWidget(self.imported, 1)
        return page

    def _show_ledgers(self, ledgers: Ledgers) -> None:
        self.ratesRead.emit(ledgers.rates)
        self.quality.show_stewards(ledgers.stewards)
        self._fill(SOURCES)
        self.sources.show_ledgers(ledgers.rates, ledgers.aliases)

    def _set_steward(self, kind: TableKind, name: str, fresh_days: int) -> None:
        from csdesk.operations.data_decisions import set_steward

        self._session.run(set_steward, kind, name, fresh_days, label="Saving")

    def _set_rate(self, currency: str, rate: float | None, source: str) -> None:
        from csdesk.operations.data_decisions import set_rate

        self._session.run(set_rate, currency, rate, source, label="Saving")

    def _fetch_list(self, kind: TableKind) -> None:
        self._session.read(
            fetch_list,
            kind,
            on_done=while_there(self, self.imported.show_records),
            label="Reading the list",
        )

    def _fetch_original(self, place: CellPlace) -> None:
        self._session.read(
            fetch_original,
            place,
            on_done=while_there(self, partial(self.imported.show_original, place)),
            label="Looking into the list",
        )

    def _ask_to_join(self, accounts: list[tuple[AccountKey, str]]) -> None:
        dialog = JoinDialog(accounts, self)
        dialog.given.connect(self._join)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _join(self, alias: AccountKey, account: AccountKey, reason: str) -> None:
        from csdesk.operations.imports import merge_accounts

        self._session.run(merge_accounts, alias, account, reason, label="Joining the accounts")

    def _part(self, alias: AccountKey) -> None:
        from csdesk.operations.imports import part_accounts

        self._session.run(part_accounts, alias, label="Parting the accounts")
