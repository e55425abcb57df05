"""Proposals, or the tasks of a state, as one table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.formatting import number
from csdesk.model.actions import Task
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import PlaybookId, TaskId
from csdesk.model.playbooks import Playbook
from ui.models.column_table import ColumnTableModel, TableColumn
from ui.models.task_filters import AccountTraits, count_states, narrow_tasks
from ui.models.task_lines import RuleLine, filter_tasks, rule_columns, task_columns
from ui.pages.health.tasks.filter_bar import FilterBar
from ui.widgets.card import Card, Rule
from ui.widgets.data_table import DataTable
from ui.widgets.segmented import Segmented
from ui.widgets.words_instead import WordsInstead

PROPOSED, EVERY = "proposed", "all"
FILTERS = {
    PROPOSED: "Proposed",
    "open": "Open",
    "late": "Late",
    "done": "Done",
    "dropped": "Dropped",
    EVERY: "All tasks",
}
NO_RULE = "No rule asks for anything: bring in more of what the scorecard looks at."
NO_TASK = "No such task. Choose a proposal and add its tasks."
NONE_LEFT = (
    "No task is left: choose another owner, colour, tier or time, or search for fewer words."
)


class TaskList(Card):
    """``ruleChosen`` and ``taskChosen`` follow the cursor, ``opened`` is Enter or a click."""

    ruleChosen = Signal(object)  # noqa: N815 - Qt's way of writing signals
    taskChosen = Signal(object)  # noqa: N815
    opened = Signal()

    def __init__(self, roles: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self._roles = roles
        self._rules: Sequence[RuleLine] = ()
        self._kept: Sequence[Task] = ()
        self._tasks: tuple[Task, ...] = ()
        self._traits = AccountTraits()
        self._playbooks: Mapping[PlaybookId, Playbook] = {}
        self._currency = ""
        self._wanted: TaskId | None = None
        self._row = 0
        self.states = Segmented(list(FILTERS.items()), "Which tasks")
        self.bar = FilterBar()
        self.model = ColumnTableModel(self)
        self.table = DataTable("Proposals and tasks")
        self.table.setModel(self.model)
        self.rows = WordsInstead(self.table)
        self._build()
        self.states.chosen.connect(lambda _state: self._leave_row())
        self.bar.changed.connect(self.list_wanted)
        self.table.rowSelected.connect(self._choose)
        self.table.rowOpened.connect(self._open)

    @property
    def shows_rules(self) -> bool:
        """Say whether proposals are listed, not tasks."""
        return self.states.current == PROPOSED

    @property
    def count(self) -> int:
        """Return how many rows there are."""
        return self.model.rowCount()

    def show_diagnosis(
        self, diagnosis: Diagnosis, rules: Sequence[RuleLine], traits: AccountTraits
    ) -> None:
        """Take what the rules ask for, and how the accounts stand."""
        self._rules, self._traits = rules, traits
        self._currency = diagnosis.client.currency
        self.bar.show_diagnosis(diagnosis)

    def show_tasks(
        self, tasks: Iterable[Task], playbooks: Mapping[PlaybookId, Playbook], now: datetime
    ) -> None:
        """Take the tasks as they are kept now."""
        self._kept, self._playbooks = tuple(tasks), playbooks
        self.bar.show_tasks(self._kept, self._roles)
        for state, count in count_states(self._kept, now).items():
            self.states.set_word(state, f"{FILTERS[state]} {number(count)}")

    def show_state(self, state: str) -> None:
        """List the proposals, or the tasks of a state."""
        self.states.choose(state)
        self._leave_row()

    def reveal(self, task: TaskId) -> None:
        """Choose a task, and list it whatever is wanted; one that is gone changes nothing."""
        if all(one.id != task for one in self._kept):
            return
        self._wanted = task
        if all(one.id != task for one in self._tasks) or self.shows_rules:
            self.bar.forget()
            self.states.choose(EVERY)
        self.list_wanted()

    def list_wanted(self) -> None:
        """List what is wanted now, the row chosen before or the one in its place still chosen."""
        now = datetime.now().astimezone()
        self.bar.setVisible(not self.shows_rules)
        if self.shows_rules:
            self._show(rule_columns(self._rules, self._currency), NO_RULE)
            return
        of_state = filter_tasks(self._kept, self.states.current, now)
        self._tasks = narrow_tasks(of_state, self.bar.wishes, self._traits, now)
        columns = task_columns(self._tasks, self._traits.names, self._roles, self._playbooks, now)
        self._show(columns, NONE_LEFT if of_state else NO_TASK)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 10, 12, 10)
        head.addWidget(self.states)
        head.addStretch(1)
        self.body.setContentsMargins(1, 1, 1, 6)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        self.body.addWidget(self.bar)
        self.body.addWidget(Rule())
        self.body.addWidget(self.rows, 1)

    def _leave_row(self) -> None:
        self._row = 0
        self.list_wanted()

    def _show(self, columns: Sequence[TableColumn], nothing: str) -> None:
        row = self._row
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        self.rows.show_words(nothing)
        self.rows.show_rows(self.count)
        if self.count:
            self.table.select_row(self._find_row(row))

    def _find_row(self, row: int) -> int:
        numbers = [] if self.shows_rules else [task.id for task in self._tasks]
        if self._wanted in numbers:
            return numbers.index(self._wanted)
        return min(row, self.count - 1)

    def _choose(self, row: int) -> None:
        self._row, source = row, self.model.source_row(row)
        if self.shows_rules:
            self.ruleChosen.emit(self._rules[source])
        else:
            self._wanted = self._tasks[source].id
            self.taskChosen.emit(self._tasks[source])

    def _open(self, row: int) -> None:
        self._choose(row)
        self.opened.emit()
