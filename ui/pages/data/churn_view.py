"""Churn by source: what each source says about who left, and the names in the gaps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import plural
from csdesk.model.data_review import ChurnPanel
from csdesk.model.diagnosis import Diagnosis
from ui import theme
from ui.models.churn_lines import (
    ChurnTile,
    count_accounts,
    describe_panel,
    gap_columns,
    list_gaps,
    list_tiles,
)
from ui.models.column_table import ColumnTableModel
from ui.pages.data.lined_list import LinedList
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.words_instead import WordsInstead

TILE_HEIGHT = 138
GAPS_WIDTH, NARROW_GAPS_WIDTH = 490, 430
ONE_SOURCE = (
    "Two sources are needed before they can disagree: a churn flag on the list, a list of churn "
    "events, subscriptions, invoices, or the list of a year ago."
)
AGREED = "Here stand the accounts that one source counts as lost and another does not."


class ChurnView(QWidget):
    """The answers in a row, the pairs that disagree, and the accounts of the chosen pair."""

    def __init__(self) -> None:
        super().__init__()
        self._panel: ChurnPanel | None = None
        self._tiles = QHBoxLayout()
        self._tiles.setSpacing(theme.space("card_gap"))
        self.list = LinedList("Sources that disagree")
        self.gaps = self.list.lines
        self.pairs = WordsInstead(self.list, ONE_SOURCE)
        self.model = ColumnTableModel(self)
        self.table = DataTable("Accounts about which two sources disagree")
        self.table.setModel(self.model)
        self.accounts = WordsInstead(self.table, AGREED)
        self._pairs_card = Card("Who disagrees with whom", padding=0)
        self._sentence = Label("", "small")
        self._shown = Label("", "caption")
        self._lay_out()
        self.list.rowSelected.connect(self._show_gap)
        self.list.rowOpened.connect(self._show_gap)

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show what the sources of an engagement say."""
        self._panel = diagnosis.data.churn if diagnosis.data else None
        empty_layout(self._tiles)
        for tile in list_tiles(self._panel, diagnosis.client.currency):
            self._tiles.addWidget(_make_tile(tile), 1)
        self._sentence.setText(describe_panel(self._panel) if self._panel else "")
        self._sentence.setVisible(self._panel is not None)
        self.list.show_lines(list_gaps(self._panel) if self._panel else ())
        self.pairs.show_rows(len(self.gaps.entries))
        self._shown.setText("")
        self.accounts.show_words()
        if self.gaps.entries:
            self.list.select_row(0)
            self._show_gap(0)

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the accounts more room in a narrow window."""
        self._pairs_card.setFixedWidth(NARROW_GAPS_WIDTH if narrow else GAPS_WIDTH)

    def _lay_out(self) -> None:
        self._pairs_card.setFixedWidth(GAPS_WIDTH)
        self._pairs_card.fill(self.pairs)
        accounts = Card("Whom it is about", self._shown, padding=0)
        accounts.fill(self.accounts)
        row = QHBoxLayout()
        row.setSpacing(theme.space("card_gap"))
        row.addWidget(self._pairs_card)
        row.addWidget(accounts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("m"))
        column.addLayout(self._tiles)
        column.addWidget(self._sentence)
        column.addLayout(row, 1)

    def _show_gap(self, row: int) -> None:
        if self._panel is None:
            return
        gap = self.gaps.entry(row).gap
        columns = gap_columns(gap, self._panel)
        self.model.show_columns(columns)
        self.accounts.show_rows(gap.count)
        self.table.set_widths([column.width for column in columns])
        whole = plural(count_accounts(self._panel.gaps), "account")
        self._shown.setText(f"{plural(gap.count, 'account')} here, {whole} in any gap")


def _make_tile(tile: ChurnTile) -> Card:
    card = Card(tile.title)
    card.setFixedHeight(TILE_HEIGHT)
    card.body.setSpacing(2)
    tone = "text" if tile.is_known else "text_3"
    card.body.addWidget(Label(tile.number, "number", tone=tone))
    card.body.addWidget(Label(tile.base, "small", tone="text"))
    note = Label(tile.detail, "caption", wrap=True, align=Qt.AlignmentFlag.AlignLeft)
    note.setToolTip(tile.detail)
    card.body.addWidget(note, 1)
    return card
