"""What narrows the list of tasks: words, owner, colour, tier, due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.model.actions import Task
from csdesk.model.diagnosis import Diagnosis
from ui import theme
from ui.models.task_filters import (
    TaskWishes,
    band_entries,
    due_entries,
    owner_entries,
    tier_entries,
)
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.search_field import SearchField

SEARCH_WIDTH, WIDEST = 160, 150


class FilterBar(QWidget):
    """``changed`` says that other tasks are wanted."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField("Search tasks")
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.owner, self.band = PlainCombo("Owner"), PlainCombo("Colour of the account")
        self.tier, self.due = PlainCombo("Service tier"), PlainCombo("Due")
        self.band.show_entries(band_entries())
        self.due.show_entries(due_entries())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(theme.space("s"))
        row.addWidget(self.search)
        for combo in (self.owner, self.band, self.tier, self.due):
            combo.setMaximumWidth(WIDEST)
            combo.currentIndexChanged.connect(lambda _row: self.changed.emit())
            row.addWidget(combo)
        row.addStretch(1)
        self.search.textChanged.connect(lambda _text: self.changed.emit())

    @property
    def wishes(self) -> TaskWishes:
        """Return which tasks are wanted."""
        return TaskWishes(
            owner=self.owner.currentData(),
            band=self.band.currentData(),
            tier=self.tier.currentData(),
            due=self.due.currentData(),
            words=self.search.text(),
        )

    def show_tasks(self, tasks: Iterable[Task], roles: Mapping[str, str]) -> None:
        """Offer the owners of tasks."""
        self.owner.show_entries(owner_entries(tasks, roles))

    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Offer the tiers of a book, where it has any."""
        entries = tier_entries(diagnosis)
        self.tier.show_entries(entries)
        self.tier.setVisible(len(entries) > 1)

    def forget(self) -> None:
        """Want every task again."""
        self.blockSignals(True)
        self.search.clear()
        for combo in (self.owner, self.band, self.tier, self.due):
            combo.setCurrentIndex(0)
        self.blockSignals(False)
