"""What narrows the change log down: words, a person, what was done, since when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.models.change_log import LogFilter, LogLine, actions, people, start_of_day
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.search_field import SearchField

_SEARCH = 200
_PERIODS = (
    ("Any time", None),
    ("Today", 0),
    ("Last 7 days", 6),
    ("Last 30 days", 29),
    ("Last 90 days", 89),
    ("Last 365 days", 364),
)


class LogFilters(QWidget):
    """``changed`` says that other lines are wanted; ``chosen`` says which."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField("Search the log")
        self.search.setMinimumWidth(120)
        self.search.setMaximumWidth(_SEARCH)
        self.person = PlainCombo("Person")
        self.action = PlainCombo("What was done")
        self.period = PlainCombo("When")
        self.period.show_entries(_PERIODS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("s"))
        row.addWidget(self.search, 2)
        for combo in (self.person, self.action, self.period):
            row.addWidget(combo)
        _offer(self.person, "Everybody", ())
        _offer(self.action, "Everything", ())
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        for combo in (self.person, self.action, self.period):
            combo.currentIndexChanged.connect(lambda _row: self.changed.emit())

    def offer(self, lines: Sequence[LogLine]) -> None:
        """Offer the people and the actions of a log; what was chosen stays where it is there."""
        _offer(self.person, "Everybody", people(lines))
        _offer(self.action, "Everything", actions(lines))

    def chosen(self) -> LogFilter:
        """Return what is chosen."""
        days = self.period.currentData()
        return LogFilter(
            text=self.search.text(),
            person=self.person.currentData() or "",
            action=self.action.currentData() or "",
            since=None if days is None else start_of_day(days),
        )


def _offer(combo: PlainCombo, everything: str, entries: Sequence[str]) -> None:
    combo.show_entries([(everything, ""), *((entry, entry) for entry in entries)])
