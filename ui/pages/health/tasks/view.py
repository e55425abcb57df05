"""What is proposed for which accounts, the tasks there are, and whom no rule thinks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.actions import ActionReview, Task
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey
from csdesk.model.playbooks import Playbook
from csdesk.scoring.actions import measure_tasks
from ui import theme
from ui.models.account_table import account_names
from ui.models.column_table import ColumnTableModel, TableColumn
from ui.models.task_lines import (
    RuleLine,
    actions_of,
    count_open,
    describe_hole,
    figure_words,
    filter_tasks,
    list_rules,
    rule_columns,
    task_columns,
)
from ui.pages.health.figure_row import figure_row
from ui.pages.health.health_view import HealthView
from ui.pages.health.records import HealthRecords
from ui.pages.health.tasks.exporting import TaskExports
from ui.pages.health.tasks.rule_panel import SHOWN, RulePanel
from ui.pages.health.tasks.task_acts import TaskActs
from ui.pages.health.tasks.task_panel import TaskPanel
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.segmented import Segmented
from ui.widgets.side_layout import SideLayout
from ui.widgets.words_instead import WordsInstead

PROPOSED = "proposed"
FILTERS = {PROPOSED: "Proposed", "open": "Open", "late": "Late", "done": "Done", "all": "All tasks"}
NO_RULE = "No rule asks for anything: bring in more of what the scorecard looks at."
NO_TASK = "No such task. Choose a proposal and add its tasks."


class TasksView(HealthView):
    """Proposals or tasks in a table; the panel shows the one that is chosen.

    ``told`` says what was saved.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._review: ActionReview | None = None
        self._records: HealthRecords | None = None
        self._rules: tuple[RuleLine, ...] = ()
        self._tasks: tuple[Task, ...] = ()
        self._chosen: Task | None = None
        self._names: Mapping[AccountKey, str] = {}
        self._currency = ""
        self._owners = {str(role.id): role.name for role in session.library.roles}
        self._diagnosis: Diagnosis | None = None
        self.acts = TaskActs(session)
        self.exports = TaskExports(session, self)
        self.workbook = Button("Excel", "small", "export")
        self.calendar = Button("Calendar (.ics)", "small", "calendar")
        self.filter = Segmented(list(FILTERS.items()), "Which tasks")
        self.model = ColumnTableModel(self)
        self.table = DataTable("Proposals and tasks")
        self.table.setModel(self.model)
        self.rows = WordsInstead(self.table)
        self.holes = Label("", "small", wrap=True)
        self.rule_panel, self.task_panel = RulePanel(), TaskPanel()
        self._panels = QStackedWidget()
        self._panels.addWidget(self.rule_panel)
        self._panels.addWidget(self.task_panel)
        self._figures = QVBoxLayout()
        self._sides = SideLayout(self._make_main(), self._panels, theme.size("detail_panel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sides)
        self._connect()

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show what the rules say about an engagement; its tasks follow with the records."""
        self._review = diagnosis.review.actions if diagnosis.review else None
        self._diagnosis = diagnosis
        self._currency = diagnosis.client.currency
        accounts = diagnosis.accounts
        if accounts is not None:
            self._names = dict(zip(accounts.keys, account_names(accounts), strict=True))
        self._rules = list_rules(self._review) if self._review else ()
        holes = self._review.holes if self._review else ()
        self.holes.setText(" ".join(describe_hole(hole) for hole in holes if hole.accounts))
        self.holes.setVisible(bool(self.holes.text()))
        self._fill()

    @override
    def show_records(self, records: HealthRecords) -> None:
        """Show the tasks as they are kept now."""
        self._records = records
        self._fill()

    def show_filter(self, wanted: str) -> None:
        """Show the proposals, or the tasks of a state."""
        self.filter.choose(wanted)
        self._fill()

    def _make_main(self) -> QWidget:
        figures = Card("What is asked for?", self._make_tools())
        figures.body.addLayout(self._figures)
        figures.body.addWidget(self.holes)
        rows = Card(padding=0)
        rows.body.setContentsMargins(1, 1, 1, 6)
        rows.body.addWidget(self.rows, 1)
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(figures)
        column.addWidget(rows, 1)
        return main

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        line = QHBoxLayout(tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space("s"))
        for part in (self.workbook, self.calendar, self.filter):
            line.addWidget(part)
        return tools

    def _connect(self) -> None:
        self.workbook.clicked.connect(lambda: self._save(".xlsx"))
        self.calendar.clicked.connect(lambda: self._save(".ics"))
        self.exports.told.connect(self.told)
        self.filter.chosen.connect(self._fill)
        self.table.rowSelected.connect(self._explain)
        self.table.rowOpened.connect(self._open)
        for panel in (self.rule_panel, self.task_panel):
            panel.closed.connect(self._close_panel)
        self.rule_panel.addRequested.connect(self._add)
        self.task_panel.doneRequested.connect(self._finish)
        self.task_panel.dropRequested.connect(self._drop)
        self.task_panel.reopenRequested.connect(self._reopen)
        self.task_panel.stepTicked.connect(self._tick)
        self.task_panel.stepApproved.connect(self._approve)

    def _save(self, suffix: str) -> None:
        if self._diagnosis is not None and self._records is not None:
            self.exports.save(suffix, self._diagnosis, self._records)

    def _fill(self) -> None:
        self._show_figures()
        has_tasks = self._records is not None and bool(self._records.tasks)
        for button in (self.workbook, self.calendar):
            button.setVisible(has_tasks)
        now = _now()
        if self.filter.current == PROPOSED:
            self._show_rows(rule_columns(self._rules, self._currency), NO_RULE)
        else:
            kept = self._records.tasks if self._records else ()
            self._tasks = filter_tasks(kept, self.filter.current, now)
            self._show_rows(task_columns(self._tasks, self._names, self._owners, now), NO_TASK)

    def _show_rows(self, columns: Sequence[TableColumn], nothing: str) -> None:
        self.model.show_columns(columns)
        self.table.set_widths([column.width for column in columns])
        count = self.model.rowCount()
        self.rows.show_words(nothing)
        self.rows.show_rows(count)
        self._sides.set_wanted(count > 0)
        if count:
            self.table.select_row(self._chosen_row())

    def _chosen_row(self) -> int:
        """Return where the task stands that was chosen before, else the first row."""
        if self.filter.current == PROPOSED or self._chosen is None:
            return 0
        numbers = [task.id for task in self._tasks]
        return numbers.index(self._chosen.id) if self._chosen.id in numbers else 0

    def _show_figures(self) -> None:
        empty_layout(self._figures)
        records = self._records
        tasks, playbooks = (records.tasks, records.playbooks) if records else ((), {})
        figures = measure_tasks(tasks, tuple(playbooks.values()), _now())
        proposed = sum(line.total.accounts for line in self._rules)
        self._figures.addLayout(figure_row(figure_words(figures, proposed)))

    def _explain(self, row: int) -> None:
        at = self.model.source_row(row)
        if self.filter.current == PROPOSED:
            self._explain_rule(self._rules[at])
        else:
            self._explain_task(self._tasks[at])

    def _explain_rule(self, line: RuleLine) -> None:
        if self._review is not None:
            actions = actions_of(self._review, line, SHOWN)
            tasks = self._records.tasks if self._records else ()
            self.rule_panel.show_rule(line, actions, self._names, count_open(tasks, line))
            self._panels.setCurrentWidget(self.rule_panel)

    def _explain_task(self, task: Task) -> None:
        self._chosen = task
        books = self._records.playbooks if self._records else {}
        playbook = books.get(task.playbook) if task.playbook else None
        owner = self._owners.get(task.owner, task.owner)
        self.task_panel.show_task(replace(task, owner=owner), self._names, playbook, _now())
        self._panels.setCurrentWidget(self.task_panel)

    def _open(self, row: int) -> None:
        self._explain(row)
        self._sides.open()

    def _close_panel(self) -> None:
        self._sides.dismiss()
        self.table.setFocus()

    def _add(self) -> None:
        review, row = self._review, self.table.currentIndex().row()
        if review is not None and row >= 0:
            line = self._rules[self.model.source_row(row)]
            self.acts.add(actions_of(review, line))

    def _finish(self) -> None:
        if self._chosen is not None:
            self.acts.finish(self._chosen)

    def _drop(self) -> None:
        if self._chosen is not None:
            self.acts.drop(self._chosen)

    def _reopen(self) -> None:
        if self._chosen is not None:
            self.acts.reopen(self._chosen)

    def _tick(self, step: str, is_done: bool) -> None:
        task, playbook = self._chosen, self._playbook()
        if task is not None and playbook is not None:
            self.acts.tick(task, playbook, step, is_done=is_done)

    def _approve(self, step: str, approver: str) -> None:
        task, playbook = self._chosen, self._playbook()
        if task is not None and playbook is not None:
            self.acts.approve(task, playbook, step, approver)

    def _playbook(self) -> Playbook | None:
        books = self._records.playbooks if self._records else {}
        return books.get(self._chosen.playbook) if self._chosen and self._chosen.playbook else None


def _now() -> datetime:
    return datetime.now(UTC)
