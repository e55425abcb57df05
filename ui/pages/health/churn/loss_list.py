"""The lost customers by name: all of them, or those behind a number."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.formatting import day, money, number
from csdesk.model.churn import ChurnRules, Loss
from csdesk.model.identifiers import AccountKey
from csdesk.report.sections.loss_tables import WIN_BACKS
from ui import theme
from ui.models.column_table import ColumnTableModel, TableColumn
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.segmented import Segmented
from ui.widgets.words_instead import WordsInstead

ALL, WORTH, UNSAID, TOLD = "all", "worth", "unsaid", "told"
FILTERS = {
    ALL: "All",
    WORTH: "Worth winning back",
    UNSAID: "Without a reason",
    TOLD: "Told by hand",
}
TITLE = "Who left?"
MOST_ROWS = 12


class LossList(Card):
    """``lossChosen`` carries the loss that the person points at.

    ``narrowed`` says that a filter of the list was chosen, which ends any other one.
    """

    lossChosen = Signal(object)  # noqa: N815 - Qt's way of writing signals
    narrowed = Signal()

    def __init__(self, rules: ChurnRules, parent: QWidget | None = None) -> None:
        self.filter = Segmented(list(FILTERS.items()), "Which lost customers")
        self.everybody = Button("Show all", "small", "close")
        super().__init__(TITLE, self._make_tools(), padding=0, parent=parent)
        self._rules = rules
        self._all: tuple[Loss, ...] = ()
        self._shown: tuple[Loss, ...] = ()
        self._behind: tuple[str, tuple[Loss, ...]] | None = None
        self._taken: Collection[AccountKey] = ()
        self._currency = ""
        self.model = ColumnTableModel(self)
        self.table = DataTable("Lost customers")
        self.table.setModel(self.model)
        self.rows = WordsInstead(self.table, "Nobody. Choose “All” for the others.")
        self.fill(self.rows)
        self.table.rowSelected.connect(self._tell)
        self.table.rowOpened.connect(self._tell)
        self.filter.chosen.connect(self._narrow)
        self.everybody.clicked.connect(self._narrow)
        self.everybody.hide()

    def show_losses(self, losses: Sequence[Loss], currency: str) -> None:
        """Show the losses of an engagement."""
        self._all, self._currency, self._behind = tuple(losses), currency, None
        self._fill()

    def mark_taken(self, accounts: Collection[AccountKey]) -> None:
        """Say whose win-back somebody has taken on."""
        self._taken = frozenset(accounts)
        self._fill()

    def show_behind(self, title: str, losses: Sequence[Loss]) -> None:
        """Show those behind a number, under its name."""
        self._behind = (title, tuple(losses))
        self._fill()

    def show_all(self) -> None:
        """Show all of them again."""
        self._behind = None
        self.filter.choose(ALL)
        self._fill()

    def point_at(self, account: AccountKey) -> bool:
        """Choose a loss in the list; tell whether it is there."""
        keys = [loss.account for loss in self._shown]
        if account not in keys:
            return False
        row = self.model.shown_row(keys.index(account))
        if row is not None:
            self.table.select_row(row)
        return row is not None

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        line = QHBoxLayout(tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("s"))
        line.addWidget(self.everybody)
        line.addWidget(self.filter)
        return tools

    def _narrow(self) -> None:
        if self._behind is not None:
            self._behind = None
            self.narrowed.emit()
        self._fill()

    def _fill(self) -> None:
        title, losses = self._behind or (TITLE, self._filtered())
        self._shown = losses
        self.title.setText(title)
        self.everybody.setVisible(self._behind is not None)
        self.filter.setVisible(self._behind is None)
        columns = loss_columns(losses, self._rules, self._taken, self._currency)
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self.rows.show_rows(len(losses))
        rows = min(max(len(losses), 2), MOST_ROWS)
        height = theme.size("table_header") + rows * theme.size("table_row") + 16
        self.rows.setFixedHeight(height)

    def _filtered(self) -> tuple[Loss, ...]:
        wanted = self.filter.current
        if wanted == WORTH:
            worth = [one for one in self._all if (one.arr or 0) > self._rules.win_back_above]
            return tuple(sorted(worth, key=lambda loss: -(loss.arr or 0)))
        if wanted == UNSAID:
            return tuple(loss for loss in self._all if loss.reason is None)
        if wanted == TOLD:
            return tuple(loss for loss in self._all if loss.is_told or loss.is_corrected)
        return self._all

    def _tell(self, row: int) -> None:
        self.lossChosen.emit(self._shown[self.model.source_row(row)])


def loss_columns(
    losses: Sequence[Loss],
    rules: ChurnRules,
    taken: Collection[AccountKey],
    currency: str,
) -> tuple[TableColumn, ...]:
    """Return the columns of lost customers."""
    names: Mapping[str, str] = {str(reason.id): reason.name for reason in rules.reasons}
    statuses = [WIN_BACKS[loss.win_back] for loss in losses]
    reasons = [names.get(str(loss.reason)) if loss.reason else None for loss in losses]
    return (
        TableColumn("Customer", [loss.name or loss.account for loss in losses], str, width=150),
        TableColumn(
            "ARR",
            [loss.arr for loss in losses],
            lambda arr: "–" if arr is None else money(arr, currency),
            right=True,
            width=84,
        ),
        TableColumn(
            "Left on",
            [loss.lost_on for loss in losses],
            lambda on: "–" if on is None else day(on),
            width=98,
        ),
        TableColumn(
            "Days",
            [loss.days_of_life for loss in losses],
            lambda days: "–" if days is None else number(days),
            right=True,
            width=54,
        ),
        TableColumn("Reason", reasons, lambda reason: reason or "–", width=160),
        TableColumn(
            "Win-back",
            [status.word for status in statuses],
            str,
            mark=lambda row: statuses[row],
            width=112,
        ),
        TableColumn("Task", [loss.account in taken for loss in losses], _write_taken, width=52),
    )


def _write_taken(is_taken: bool) -> str:
    return "Open" if is_taken else "–"
