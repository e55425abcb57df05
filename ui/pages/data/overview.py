"""What there is to know of the data of a client, in a few views."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TypeVar

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
    STACK,
    find_import,
    find_view,
    name_shown_list,
)
from ui.pages.data.quality_view import QualityView
from ui.pages.data.sources_view import SourcesView
from ui.pages.data.stack_view import StackView
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.segmented import Segmented

WORDS = {
    LISTS: "Lists",
    QUALITY: "Quality",
    CHURN: "Churn by source",
    MISSING: "What is missing",
    SOURCES: "Sources",
    STACK: "Data stack",
}
Part = TypeVar("Part", bound=QWidget)
SHORT_WORDS = {CHURN: "Churn", MISSING: "Missing", STACK: "Stack"}


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
        self._ledgers: Ledgers | None = None
        self._is_narrow = False
        self._pages: dict[str, QWidget] = {}
        self.lists = ListCards()
        self.imported = Imported()
        self.views = Segmented(list(WORDS.items()), "What is shown of the data")
        self._stack = QStackedWidget()
        self._add(LISTS, self._make_lists())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()

    @cached_property
    def quality(self) -> QualityView:
        """Return the view of what is wrong with the lists, built when it is first needed."""
        view = QualityView()
        view.stewardGiven.connect(self._set_steward)
        return self._add(QUALITY, view)

    @cached_property
    def churn(self) -> ChurnView:
        """Return the view of what each source says of churn, built when it is first needed."""
        return self._add(CHURN, ChurnView())

    @cached_property
    def missing(self) -> MissingView:
        """Return the view of what no list holds, built when it is first needed."""
        view = MissingView()
        view.templateRequested.connect(self.templateRequested)
        return self._add(MISSING, view)

    @cached_property
    def sources(self) -> SourcesView:
        """Return the view of rates and joined accounts, built when it is first needed."""
        view = SourcesView()
        view.rateGiven.connect(self._set_rate)
        view.partRequested.connect(self._part)
        return self._add(SOURCES, view)

    @cached_property
    def stack(self) -> StackView:
        """Return the view of tools, flows and parts, built when it is first needed."""
        return self._add(STACK, StackView(self._session))

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show an engagement; a view that is not seen is filled when it is."""
        self._diagnosis = diagnosis
        self._stale = set(WORDS)
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
        self._stack.setCurrentWidget(self._find_page(view))

    def reveal(self, entity: str, key: str) -> None:
        """Bring into view what a row of a table is about, and the records of an import."""
        view = find_view(entity, key)
        if self._diagnosis is None or view not in WORDS:
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
        self._is_narrow = narrow
        for view, word in WORDS.items():
            self.views.set_word(view, SHORT_WORDS.get(view, word) if narrow else word)
            self.views.set_help(view, word)
        self._narrow_parts()

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
            self._show_kept(QUALITY)
        elif view == CHURN:
            self.churn.show_diagnosis(diagnosis)
        elif view == MISSING:
            self.missing.show_diagnosis(diagnosis, library)
        elif view == STACK:
            self.stack.show_diagnosis(diagnosis)
        else:
            self.sources.show_diagnosis(diagnosis)
            self._show_kept(SOURCES)

    def _connect(self) -> None:
        self.views.chosen.connect(self.show_view)
        self.lists.importRequested.connect(self.importRequested)
        self.lists.takeBackRequested.connect(self.takeBackRequested)
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
        self._ledgers = ledgers
        self._show_kept(self.views.current)

    def _find_page(self, view: str) -> QWidget:
        makers: dict[str, Callable[[], QWidget]] = {
            QUALITY: lambda: self.quality,
            CHURN: lambda: self.churn,
            MISSING: lambda: self.missing,
            SOURCES: lambda: self.sources,
            STACK: lambda: self.stack,
        }
        return self._pages[LISTS] if view == LISTS else makers[view]()

    def _show_kept(self, view: str) -> None:
        """Show in a view what the workspace keeps beside the lists, once it was read."""
        kept = self._ledgers
        if kept is not None and view == QUALITY:
            self.quality.show_stewards(kept.stewards)
        elif kept is not None and view == SOURCES:
            self.sources.show_ledgers(kept.rates, kept.aliases)

    def _add(self, view: str, page: Part) -> Part:
        self._pages[view] = page
        self._stack.addWidget(page)
        self._narrow_parts()
        return page

    def _narrow_parts(self) -> None:
        for part in (self.lists, *self._pages.values()):
            if isinstance(part, ListCards | ChurnView | MissingView):
                part.set_narrow(narrow=self._is_narrow)

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
