"""Whose a task is and by when it is due, as fields that are changed together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QGridLayout, QLineEdit, QWidget

from csdesk.model.actions import Task
from ui import theme
from ui.widgets.button import Button
from ui.widgets.date_field import DateField
from ui.widgets.label import Label


class HandingOver(QWidget):
    """``changed`` carries the owner and the day once the person has pressed the button."""

    changed = Signal(str, object)

    def __init__(
        self,
        task: Task,
        roles: Mapping[str, str],
        people: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ids = {name.casefold(): role for role, name in roles.items()}
        self._kept = roles.get(task.owner, task.owner), task.due_at.astimezone().date()
        self._day: date | None = self._kept[1]
        self.owner = QLineEdit(self._kept[0])
        self.owner.setAccessibleName("Owner")
        self.owner.setPlaceholderText("A name, or a role")
        self.owner.setCompleter(_make_completer([*roles.values(), *people], self.owner))
        self.due = DateField("Due")
        self.due.show_day(self._day)
        self.change = Button("Change", "small")
        self._lay_out()
        self.owner.textChanged.connect(self._allow)
        self.owner.returnPressed.connect(self.change.click)
        self.due.dayChosen.connect(self._choose_day)
        self.change.clicked.connect(self._tell)
        self._allow()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space("s"))
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        grid.addWidget(Label("Owner", "caption", elide=False), 0, 0)
        grid.addWidget(self.owner, 0, 1, 1, 3)
        grid.addWidget(Label("Due", "caption", elide=False), 1, 0)
        grid.addWidget(self.due, 1, 1)
        grid.addWidget(self.change, 1, 3)

    def _choose_day(self, day: date | None) -> None:
        self._day = day
        self._allow()

    def _allow(self) -> None:
        now = self.owner.text().strip(), self._day
        self.change.setEnabled(self._day is not None and now != self._kept)

    def _tell(self) -> None:
        name = self.owner.text().strip()
        self.changed.emit(self._ids.get(name.casefold(), name), self._day)


def _make_completer(names: Sequence[str], field: QLineEdit) -> QCompleter:
    known = QStringListModel(list(dict.fromkeys(names)), field)
    completer = QCompleter(known, field)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return completer
