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
    GapLine,
    count_accounts,
    describe_panel,
    gap_columns,
    list_gaps,
    list_tiles,
)
from ui.models.column_table import ColumnTableModel
from ui.models.entry_list import EntryListModel
from ui.pages.data.lined_list import LinedDelegate
from ui.widgets.card import Card, Rule
from ui.widgets.data_table import DataTable
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.row_list import RowList

TILE_HEIGHT = 138
GAPS_WIDTH = 430


class ChurnView(QWidget):
    """The answers in a row, the pairs that disagree, and the accounts of the chosen pair."""

    def __init__(self) -> None:
        super().__init__()
        self._panel: ChurnPanel | None = None
        self._tiles = QHBoxLayout()
        self._tiles.setSpacing(theme.space("card_gap"))
        self.gaps: EntryListModel[GapLine] = EntryListModel(_speak, parent=self)
        self.list = RowList("Sources that disagree")
        self.list.setModel(self.gaps)
        self.list.setItemDelegate(LinedDelegate(self.list))
        self.model = ColumnTableModel(self)
        self.table = DataTable("Accounts about which two sources disagree")
        self.table.setModel(self.model)
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
        if self._panel is None:
            self.gaps.show_entries(())
            self.model.show_columns(())
            self._sentence.setText("Two sources are needed before they can disagree.")
            self._shown.setText("")
            return
        self._sentence.setText(describe_panel(self._panel))
        self.gaps.show_entries(list_gaps(self._panel))
        if self.gaps.entries:
            self.list.select_row(0)
            self._show_gap(0)

    def _lay_out(self) -> None:
        gaps = Card("Who disagrees with whom", padding=0)
        gaps.setFixedWidth(GAPS_WIDTH)
        accounts = Card("Whom it is about", self._shown, padding=0)
        for card, content in ((gaps, self.list), (accounts, self.table)):
            card.body.setSpacing(0)
            card.body.setContentsMargins(1, 1, 1, 6)
            card.head.setContentsMargins(16, 12, 16, 10)
            card.body.addWidget(Rule())
            card.body.addWidget(content, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.space("card_gap"))
        row.addWidget(gaps)
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


def _speak(line: GapLine) -> str:
    return f"{line.title}. {line.detail}"
