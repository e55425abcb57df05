"""The table of playbooks with its search, its filter by kind, and the ways in and out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.formatting import number
from csdesk.model.identifiers import PlaybookId
from csdesk.model.library import Library
from csdesk.model.playbooks import Playbook
from ui import theme
from ui.models.column_table import ColumnTableModel
from ui.models.playbook_lines import ALL_KINDS, KIND_WORDS, find_playbooks, playbook_columns
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.search_field import SearchField
from ui.widgets.words_instead import WordsInstead

SEARCH_WIDTH = 200
NOTHING = "No playbook holds these words. Search for fewer, or choose all kinds."


class PlaybookList(Card):
    """``chosen`` follows the cursor, ``opened`` is Enter or a click; both carry the playbook."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self._library = library
        self._playbooks: tuple[Playbook, ...] = ()
        self._starts: Mapping[PlaybookId, int] = {}
        self._shown: tuple[Playbook, ...] = ()
        self._chosen: PlaybookId | None = None
        self.search = SearchField("Search playbooks")
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.kind = PlainCombo("Kind of playbook")
        kinds = [(words, kind.value) for kind, words in KIND_WORDS.items()]
        self.kind.show_entries([("All kinds", ALL_KINDS), *kinds])
        self.letters = Button("Letters…", "small", "note")
        self.bring_in = Button("Bring in…", "small", "import")
        self.save = Button("Save all…", "small", "export")
        self.model = ColumnTableModel(self)
        self.table = DataTable("Playbooks")
        self.table.setModel(self.model)
        self.rows = WordsInstead(self.table)
        self._count = Label("", "caption")
        self._build()
        self._connect()

    def show_playbooks(
        self, playbooks: tuple[Playbook, ...], starts: Mapping[PlaybookId, int]
    ) -> None:
        """Show other playbooks, the one chosen before still chosen."""
        self._playbooks, self._starts = playbooks, starts
        self._fill()

    def reveal(self, playbook: PlaybookId) -> None:
        """Choose a playbook, and show it whatever is searched for."""
        self._chosen = playbook
        if all(one.id != playbook for one in self._shown):
            self.search.clear()
            self.kind.setCurrentIndex(0)
        self._fill()

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 10, 16, 10)
        bar.setSpacing(theme.space("s"))
        bar.addWidget(self.search)
        bar.addWidget(self.kind)
        bar.addStretch(1)
        for button in (self.letters, self.bring_in, self.save):
            bar.addWidget(button)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 7, 16, 8)
        foot.addWidget(self._count, 1)
        self.enclose(bar, self.rows, foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._fill)
        self.kind.currentIndexChanged.connect(self._fill)
        self.table.rowSelected.connect(self._choose)
        self.table.rowOpened.connect(lambda row: self.opened.emit(self._at(row)))

    def _fill(self) -> None:
        words, kind = self.search.text(), self.kind.currentData()
        self._shown = find_playbooks(self._playbooks, words, kind)
        columns = playbook_columns(self._shown, self._library, self._starts)
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self.rows.show_words(NOTHING)
        self.rows.show_rows(len(self._shown))
        self._count.setText(
            f"Showing {number(len(self._shown))} of {number(len(self._playbooks))}. "
            "“Accounts now” counts those whose situation asks for it."
        )
        if self._shown:
            ids = [one.id for one in self._shown]
            self.table.select_row(ids.index(self._chosen) if self._chosen in ids else 0)

    def _choose(self, row: int) -> None:
        self._chosen = self._at(row).id
        self.chosen.emit(self._at(row))

    def _at(self, row: int) -> Playbook:
        return self._shown[self.model.source_row(row)]
