"""What narrows the change log down: words, a person, what was done, since when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.model.identifiers import EngagementId
from ui import theme
from ui.models.change_log import LogFilter, LogLine, actions, people, start_of_day
from ui.widgets.plain_combo import PlainCombo
from ui.widgets.search_field import SearchField
from ui.widgets.toggle import Toggle

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
        self.everyone = Toggle("All clients", "building")
        self.everyone.setToolTip("Show the lines of the other clients in this file as well")
        self._client: EngagementId | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("s"))
        row.addWidget(self.search, 2)
        for combo in (self.person, self.action, self.period):
            row.addWidget(combo)
        row.addWidget(self.everyone)
        row.addStretch(1)
        _offer(self.person, "Everybody", ())
        _offer(self.action, "Everything", ())
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self.everyone.toggled.connect(lambda _on: self.changed.emit())
        for combo in (self.person, self.action, self.period):
            combo.currentIndexChanged.connect(lambda _row: self.changed.emit())

    def keep_to(self, client: EngagementId, *, is_only_one: bool) -> None:
        """Show the lines of one client, unless those of all are asked for."""
        self._client = client
        self.everyone.setVisible(not is_only_one)

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
            client=None if self.everyone.isChecked() else self._client,
        )


def _offer(combo: PlainCombo, everything: str, entries: Sequence[str]) -> None:
    combo.show_entries([(everything, ""), *((entry, entry) for entry in entries)])
