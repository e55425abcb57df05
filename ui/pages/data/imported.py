"""What came from the lists: every account with every field, and the problems of the files."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from csdesk.formatting import number
from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.imports import ListRole
from csdesk.model.library import Library
from ui import theme
from ui.models.account_table import SearchIndex, imported_columns
from ui.models.column_table import ColumnTableModel
from ui.models.issue_groups import group_issues
from ui.models.wording import LIST_ROLES
from ui.pages.data.problem_list import ProblemList
from ui.widgets.card import Card, Rule
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.search_field import SearchField
from ui.widgets.segmented import Segmented

PROBLEMS = "problems"
SEARCH_WIDTH = 220


class Imported(Card):
    """A table of the accounts of one list, or the problems of both."""

    def __init__(self) -> None:
        super().__init__(padding=0)
        options = [(role.value, LIST_ROLES[role]) for role in (ListRole.CURRENT, ListRole.PREVIOUS)]
        self.view = Segmented([*options, (PROBLEMS, "Problems")], "What is shown")
        self.search = SearchField("Search accounts")
        self.model = ColumnTableModel(self)
        self.table = DataTable("Accounts as imported")
        self.table.setModel(self.model)
        self.problems = ProblemList()
        self._tables: dict[str, AccountTable | None] = {}
        self._library: Library | None = None
        self._currency = ""
        self._index = SearchIndex(())
        self._shown = Label("", "caption")
        self._nothing = Label("", "small", wrap=True)
        self._stack = QStackedWidget()
        self._build()
        self.view.chosen.connect(self._show_view)
        self.search.textChanged.connect(self._filter)
        self.table.sortChosen.connect(self._count)

    def show_diagnosis(self, diagnosis: Diagnosis, library: Library) -> None:
        """Show the accounts and problems of an engagement."""
        self._library = library
        self._currency = diagnosis.client.currency
        self._tables = {
            ListRole.CURRENT.value: diagnosis.accounts,
            ListRole.PREVIOUS.value: diagnosis.previous,
        }
        groups = group_issues(diagnosis.issues)
        self.problems.show_groups(groups)
        self.view.set_word(PROBLEMS, f"Problems  {len(groups)}" if groups else "Problems")
        self._show_view(self.view.current)

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 10, 16, 10)
        bar.setSpacing(theme.space("s"))
        self.search.setFixedWidth(SEARCH_WIDTH)
        bar.addWidget(self.view)
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
        if view == PROBLEMS:
            self._show_problems()
            return
        table = self._tables.get(view)
        if table is None or self._library is None:
            self._say(f"“{LIST_ROLES[ListRole(view)]}” is not imported yet.")
            return
        self._stack.setCurrentIndex(0)
        columns = imported_columns(table, self._library.fields, self._currency)
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


def _ruled(widget: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Rule())
    column.addWidget(widget, 1)
    return page
