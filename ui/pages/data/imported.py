"""What came from the lists: every account with every field, and the problems of the files."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from csdesk.formatting import number
from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.imports import ListRole
from csdesk.model.library import Library
from csdesk.model.tables import ListTable, TableKind
from ui import theme
from ui.models.account_table import SearchIndex, imported_columns, record_columns
from ui.models.column_table import ColumnTableModel, TableColumn
from ui.models.import_reading import name_tables
from ui.models.issue_groups import group_issues
from ui.models.wording import LIST_ROLES
from ui.pages.data.list_reading import CellPlace, place_cell
from ui.pages.data.problem_list import ProblemList
from ui.widgets.button import Button
from ui.widgets.card import Card, Rule
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.search_field import SearchField

PROBLEMS = "problems"
SEARCH_WIDTH = 220
VIEW_WIDTH = 280


class Imported(Card):
    """A table of the records of one kind of list, or the problems of all files.

    ``listWanted`` carries a kind whose records are to be shown, ``originalWanted`` the place of a
    value that is looked at, ``joinRequested`` the keys and names of two accounts.
    """

    listWanted = Signal(object)  # noqa: N815
    originalWanted = Signal(object)  # noqa: N815
    joinRequested = Signal(object)  # noqa: N815

    def __init__(self) -> None:
        super().__init__(padding=0)
        self.view = PlainCombo("Which list is shown")
        self.view.setMaximumWidth(VIEW_WIDTH)
        self.join = Button("These are one customer", "small")
        self.join.setToolTip("Choose two rows, the second with Ctrl, to count them as one account")
        self.search = SearchField("Search the list")
        self.model = ColumnTableModel(self)
        self.table = DataTable("Records as imported")
        self.table.setModel(self.model)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.problems = ProblemList()
        self._tables: dict[str, AccountTable | None] = {}
        self._diagnosis: Diagnosis | None = None
        self._records: ListTable | None = None
        self._library: Library | None = None
        self._currency = ""
        self._index = SearchIndex(())
        self._shown = Label("", "caption")
        self._looked_at: CellPlace | None = None
        self._nothing = Label("", "small", wrap=True)
        self._stack = QStackedWidget()
        self._build()
        self.view.activated.connect(lambda: self._show_view(self.view.currentData()))
        self.join.clicked.connect(self._ask_to_join)
        selection = self.table.selectionModel()
        selection.selectionChanged.connect(self._allow_join)
        selection.currentChanged.connect(self._ask_for_original)
        self.search.textChanged.connect(self._filter)
        self.table.sortChosen.connect(self._count)

    def show_diagnosis(self, diagnosis: Diagnosis, library: Library) -> None:
        """Show the accounts and problems of an engagement."""
        self._library, self._diagnosis = library, diagnosis
        self._currency = diagnosis.client.currency
        self._tables = {
            ListRole.CURRENT.value: diagnosis.accounts,
            ListRole.PREVIOUS.value: diagnosis.previous,
        }
        groups = group_issues(diagnosis.issues)
        self.problems.show_groups(groups)
        problems = f"Problems  {len(groups)}" if groups else "Problems"
        self.view.show_entries([*list_views(diagnosis, library), (problems, PROBLEMS)])
        self._show_view(self.view.currentData())

    def show_list(self, view: str) -> None:
        """Show one of the lists."""
        self.view.choose(view)
        self._show_view(view)

    @property
    def foot(self) -> str:
        """Return what is said below the table."""
        return self._shown.text()

    def show_records(self, records: ListTable) -> None:
        """Show the records of a kind of list, if it is still the one that is looked at."""
        if records.kind.value == self.view.currentData() and self._library is not None:
            self._records = records
            self._fill(record_columns(records, self._library.fields, self._currency))

    def show_original(self, place: CellPlace, original: str | None) -> None:
        """Say what the file has where the value that is looked at was converted."""
        if place != self._looked_at:
            return
        file = f"{place.batch.file_name}, sheet “{place.sheet}”, row {number(place.row)}"
        words = f"{file}: as the file has it."
        if original is not None:
            words = f"The file says “{original}”: {file}."
        self._shown.setText(words)

    def _allow_join(self) -> None:
        self.join.setEnabled(len(self._chosen_rows()) == 2)

    def _chosen_rows(self) -> list[int]:
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        return sorted(self.model.source_row(row) for row in rows)

    def _ask_to_join(self) -> None:
        rows, accounts = self._chosen_rows(), self._tables.get(self.view.currentData())
        if accounts is not None and len(rows) == 2:
            names = accounts.names
            self.joinRequested.emit([(accounts.keys[row], names[row]) for row in rows])

    def _ask_for_original(self, index: QModelIndex, _before: QModelIndex) -> None:
        place = self._place(index) if index.isValid() else None
        self._looked_at = place
        if place is not None:
            self.originalWanted.emit(place)

    def _place(self, index: QModelIndex) -> CellPlace | None:
        """Return where the value of a cell comes from."""
        field = self.model.columns[index.column()].field
        if field is None or self._diagnosis is None:
            return None
        row, view = self.model.source_row(index.row()), self.view.currentData()
        batches = self._diagnosis.batches
        if (accounts := self._tables.get(view)) is not None:
            at = accounts.source_rows[row]
            return place_cell(batches, TableKind.ACCOUNTS, ListRole(view), at, field)
        records = self._records
        if records is None:
            return None
        return place_cell(
            batches, records.kind, records.origins[row], records.source_rows[row], field
        )

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 10, 16, 10)
        bar.setSpacing(theme.space("s"))
        self.search.setFixedWidth(SEARCH_WIDTH)
        bar.addWidget(self.view)
        bar.addWidget(self.join)
        bar.addStretch(1)
        bar.addWidget(self.search)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 7, 16, 8)
        foot.addWidget(self._shown, 1)
        for page in (self.table, _ruled(self.problems), self._make_nothing()):
            self._stack.addWidget(page)
        self.enclose(bar, self._stack, foot)

    def _make_nothing(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 8, 16, 8)
        column.addWidget(self._nothing)
        column.addStretch(1)
        return page

    def _show_view(self, view: str) -> None:
        self.search.setVisible(view != PROBLEMS)
        self.join.setVisible(view in self._tables)
        self.join.setEnabled(False)
        if view == PROBLEMS:
            self._show_problems()
            return
        if view not in self._tables:
            self._say("Reading the list")
            self.listWanted.emit(TableKind(view))
            return
        table = self._tables[view]
        if table is None or self._library is None:
            self._say(f"“{LIST_ROLES[ListRole(view)]}” is not imported yet.")
            return
        self._records = None
        self._fill(imported_columns(table, self._library.fields, self._currency))

    def _fill(self, columns: tuple[TableColumn, ...]) -> None:
        self._stack.setCurrentIndex(0)
        self._index = SearchIndex(columns)
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self._filter()

    def _show_problems(self) -> None:
        if not self.problems.lines.entries:
            self._say("No problem was found in the files.")
            return
        self._stack.setCurrentIndex(1)
        count = len(self.problems.lines.entries)
        self._shown.setText(f"{number(count)} kinds of problems, the gravest first")

    def _say(self, sentence: str) -> None:
        self._nothing.setText(sentence)
        self._shown.setText("")
        self._stack.setCurrentIndex(2)

    def _filter(self) -> None:
        self.model.keep_rows(self._index.rows(self.search.text()))
        self._count()

    def _count(self) -> None:
        self.table.mark_sorting(self.model.sorted_by)
        total = len(self.model.columns[0].values) if self.model.columns else 0
        order = "in the order of the file"
        if self.model.sorted_by is not None:
            column, direction = self.model.sorted_by
            rising = direction is Qt.SortOrder.AscendingOrder
            way = "lowest" if rising else "highest"
            order = f"sorted by {self.model.columns[column].title}, {way} first"
        self._shown.setText(
            f"Showing {number(self.model.rowCount())} of {number(total)}, {order}. "
            "“Row” is the row of the file."
        )


def list_views(diagnosis: Diagnosis, library: Library) -> list[tuple[str, object]]:
    """Return the lists that can be shown, each with how many records its files brought."""
    names, counts = name_tables(library), Counter[TableKind]()
    for batch in diagnosis.batches:
        for found in batch.lists:
            counts[found.kind] += found.records
    views: list[tuple[str, object]] = []
    accounts = {
        ListRole.CURRENT: diagnosis.accounts,
        ListRole.PREVIOUS: diagnosis.previous,
    }
    for role, table in accounts.items():
        count = f"  {number(len(table))}" if table is not None else ""
        views.append((f"{LIST_ROLES[role]}{count}", role.value))
    others = [kind for kind in TableKind if counts[kind] and kind is not TableKind.ACCOUNTS]
    views += [(f"{names[kind]}  {number(counts[kind])}", kind.value) for kind in others]
    return views


def _ruled(widget: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Rule())
    column.addWidget(widget, 1)
    return page
