"""Asks which columns the tables of the report show on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from csdesk.report.chosen_columns import ChosenColumns, TableOffer
from ui import theme
from ui.dialogs.fitted import FittedDialog
from ui.dialogs.layout import answer_row, lay_out
from ui.widgets.button import Button

WIDTH, HEIGHT = 660, 420
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
SENTENCE = (
    "What is not ticked is left out on paper, and a note below the table says so. The workbook "
    "keeps every column. The first column names the rows and stays."
)


class ColumnsDialog(FittedDialog):
    """``given`` carries the titles of the columns by the name of the table."""

    given = Signal(object)

    def __init__(
        self, offers: Sequence[TableOffer], chosen: ChosenColumns, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        self._offers = {offer.name: offer for offer in offers}
        self._chosen = chosen
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("Tables and their columns")
        self.tree.setHeaderHidden(True)
        self.tree.setMinimumHeight(HEIGHT)
        self.all = Button("As usual", "ghost")
        self.all.setToolTip("Show what the tables usually show")
        self.save = Button("Show these columns", "primary")
        column = lay_out(self, "Columns on paper", SENTENCE, WIDTH)
        column.addWidget(self.tree)
        column.addSpacing(theme.space("m"))
        column.addLayout(answer_row(self, self.save, [self.all]))
        self._fill(chosen)
        self.all.clicked.connect(lambda: self._fill({}))
        self.save.clicked.connect(self._give)
        self.tree.setFocus()

    def tick(self, table: str, title: str, *, is_shown: bool) -> None:
        """Show a column of a table, or leave it out."""
        for name, item in self._tables():
            if name == table:
                place = self._offers[name].columns.index(title)
                _lines(item)[place].setCheckState(0, ON if is_shown else OFF)

    def _fill(self, chosen: ChosenColumns) -> None:
        opened = {name for name, item in self._tables() if item.isExpanded()}
        self.tree.clear()
        sections: dict[str, QTreeWidgetItem] = {}
        for offer in self._offers.values():
            shown = chosen.get(offer.name, offer.usual)
            if offer.section not in sections:
                sections[offer.section] = self._add_section(offer.section)
            item = QTreeWidgetItem(sections[offer.section], [offer.title or offer.name])
            item.setToolTip(0, f"{offer.section}: {offer.title or offer.name}")
            item.setData(0, Qt.ItemDataRole.UserRole, offer.name)
            for place, title in enumerate(offer.columns):
                self._add_column(item, title, is_key=place == 0, is_shown=title in shown)
            item.setExpanded(offer.name in chosen or offer.name in opened)

    def _add_section(self, title: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [title])
        item.setFont(0, theme.font("strong"))
        item.setExpanded(True)
        return item

    @staticmethod
    def _add_column(item: QTreeWidgetItem, title: str, *, is_key: bool, is_shown: bool) -> None:
        line = QTreeWidgetItem(item, [title])
        line.setCheckState(0, ON if is_shown or is_key else OFF)
        if is_key:
            line.setDisabled(True)

    def _tables(self) -> Iterator[tuple[str, QTreeWidgetItem]]:
        for section in _lines(self.tree.invisibleRootItem()):
            for item in _lines(section):
                yield str(item.data(0, Qt.ItemDataRole.UserRole)), item

    def _give(self) -> None:
        self.accept()
        self.given.emit(self._read())

    def _read(self) -> Mapping[str, tuple[str, ...]]:
        """Return the choice: tables that show what is usual are not named; others stay as kept."""
        others = {name: one for name, one in self._chosen.items() if name not in self._offers}
        ticked = {name: tuple(_ticked(item)) for name, item in self._tables()}
        own = {name: one for name, one in ticked.items() if one != self._offers[name].usual}
        return {**others, **own}


def _ticked(item: QTreeWidgetItem) -> Iterator[str]:
    return (line.text(0) for line in _lines(item) if line.checkState(0) is ON)


def _lines(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    lines = (item.child(place) for place in range(item.childCount()))
    return [line for line in lines if line is not None]
