"""The change log of a scorecard: who kept which version when, why, and what it changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.formatting import day
from csdesk.model.scorecards import Scorecard, ScorecardVersion
from ui import theme
from ui.models.card_changes import VersionLine, list_versions, version_columns
from ui.models.column_table import ColumnTableModel
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.scrolling import PartScroll
from ui.widgets.words_instead import WordsInstead

NOTHING = "No version of this card was kept: it counts as it ships."
PANEL_WIDTH = 360


class VersionsView(QWidget):
    """``broughtBack`` carries a version that is to count again, as the next one."""

    broughtBack = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[VersionLine, ...] = ()
        self._shown: VersionLine | None = None
        self.model = ColumnTableModel(self)
        self.table = DataTable("Versions of the scorecard")
        self.table.setModel(self.model)
        self.kept = WordsInstead(self.table, NOTHING)
        self.title = Label("", "strong", wrap=True)
        self.changes = Label("", "small", wrap=True)
        self.again = Button("Bring this version back", "secondary", "undo")
        self._lay_out()
        self.table.rowSelected.connect(self._show_version)
        self.again.clicked.connect(self._bring_back)

    def show_card(
        self, card: Scorecard, versions: Sequence[ScorecardVersion], shipped: Scorecard | None
    ) -> None:
        """Show the versions of a card, the latest first."""
        self._lines = list_versions(card.id, versions, shipped)
        self._shown = None
        columns = version_columns(self._lines)
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self.kept.show_rows(len(self._lines))
        self.title.setText("")
        self.changes.setText("")
        self.again.setEnabled(False)
        if self._lines:
            self.table.select_row(0)
            self._show_version(0)

    def show_number(self, number: int) -> None:
        """Choose a version by its number, the latest where there is none."""
        numbers = [line.version.number for line in self._lines]
        row = self.model.shown_row(numbers.index(number)) if number in numbers else 0
        if self._lines:
            self.table.select_row(row or 0)

    def _show_version(self, row: int) -> None:
        at = self.model.source_row(row)
        self._shown = line = self._lines[at]
        version = line.version
        self.title.setText(f"Version {version.number}, {day(version.made_on)}, {version.author}")
        self.changes.setText("\n".join(line.changes))
        self.again.setEnabled(at > 0)
        self.again.setToolTip("" if at > 0 else "This version counts now")

    def _bring_back(self) -> None:
        if self._shown is not None:
            self.broughtBack.emit(self._shown.version)

    def _lay_out(self) -> None:
        log = Card("Who changed what, and why?", padding=0)
        log.fill(self.kept)
        panel = Card("What did it change?", padding=0)
        inside = Card(ground="none")
        inside.body.addWidget(self.title)
        inside.body.addWidget(self.changes)
        inside.body.addStretch(1)
        panel.fill(PartScroll(inside), button_row([self.again]))
        panel.setFixedWidth(PANEL_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("card_gap"))
        row.addWidget(log, 1)
        row.addWidget(panel)
