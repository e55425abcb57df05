"""What is proposed for which accounts, the tasks there are, and whom no rule thinks of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.model.actions import ActionReview, Task, TaskStatus
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey, TaskId, TemplateId
from csdesk.model.playbooks import Playbook
from csdesk.scoring.actions import measure_tasks
from ui import theme
from ui.models.known_names import book_names, known_names
from ui.models.task_filters import describe_volume, read_traits
from ui.models.task_lines import (
    RuleLine,
    actions_of,
    count_open,
    describe_hole,
    figure_words,
    list_rules,
)
from ui.pages.health.health_view import HealthView
from ui.pages.health.letters import LetterDesk
from ui.pages.health.outranked import RuleNames, find_outranked, name_rules
from ui.pages.health.records import HealthRecords
from ui.pages.health.tasks.exporting import TaskExports
from ui.pages.health.tasks.rule_panel import SHOWN, RulePanel
from ui.pages.health.tasks.summary import TaskSummary
from ui.pages.health.tasks.task_acts import TaskActs
from ui.pages.health.tasks.task_list import TaskList
from ui.pages.health.tasks.task_panel import TaskPanel
from ui.session import Session
from ui.tasks.lifetime import while_there
from ui.widgets.side_layout import SideLayout


class TasksView(HealthView):
    """Proposals or tasks in a table; the panel shows the one that is chosen.

    ``told`` says what was saved.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._diagnosis: Diagnosis | None = None
        self._review: ActionReview | None = None
        self._records: HealthRecords | None = None
        self._rules: tuple[RuleLine, ...] = ()
        self._rule: RuleLine | None = None
        self._task: Task | None = None
        self._revealed: TaskId | None = None
        self._is_stale = True
        self._rule_names: RuleNames = name_rules(session.library, session.library.playbooks)
        self._names: Mapping[AccountKey, str] = {}
        self._people: tuple[str, ...] = ()
        roles = {str(role.id): role.name for role in session.library.roles}
        self.acts = TaskActs(session)
        self.exports = TaskExports(session, self)
        self.letters = LetterDesk(session, self)
        self.summary = TaskSummary()
        self.list = TaskList(roles)
        self.rule_panel, self.task_panel = RulePanel(), TaskPanel(roles)
        self._panels = QStackedWidget()
        self._panels.addWidget(self.rule_panel)
        self._panels.addWidget(self.task_panel)
        self._sides = SideLayout(self._make_main(), self._panels, theme.size("detail_panel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sides)
        self._connect()

    @override
    def show_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Show what the rules say about an engagement; its tasks follow with the records."""
        self._diagnosis, self._is_stale = diagnosis, True
        self._review = diagnosis.review.actions if diagnosis.review else None
        accounts = diagnosis.accounts
        if accounts is not None:
            self._names = known_names(diagnosis)
            self._people = tuple(sorted({str(one) for one in accounts.column("csm") if one}))
        self._rules = list_rules(self._review) if self._review else ()
        holes = self._review.holes if self._review else ()
        self.summary.show_holes(" ".join(describe_hole(hole) for hole in holes if hole.accounts))
        self.letters.show_diagnosis(diagnosis)
        traits = replace(read_traits(diagnosis, book_names(diagnosis)), names=self._names)
        self.list.show_diagnosis(diagnosis, self._rules, traits)
        self._fill()

    @override
    def show_records(self, records: HealthRecords) -> None:
        """Show the tasks as they are kept now."""
        self._records, self._is_stale = records, False
        self._rule_names = name_rules(self._session.library, records.playbooks.values())
        self.list.show_tasks(records.tasks, records.playbooks, _now())
        self._fill()
        self._reveal()

    @override
    def reveal(self, entity: str, key: str) -> bool:
        """Show a task that was changed, once the tasks are those of now."""
        if entity != "task":
            return False
        self._revealed = TaskId(int(key))
        self._reveal()
        return True

    def _reveal(self) -> None:
        if self._revealed is not None and not self._is_stale:
            self.list.reveal(self._revealed)
            self._revealed = None

    def _make_main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("card_gap"))
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        return main

    def _connect(self) -> None:
        self.summary.workbook.clicked.connect(lambda: self._save(".xlsx"))
        self.summary.calendar.clicked.connect(lambda: self._save(".ics"))
        for desk in (self.exports, self.letters):
            desk.told.connect(self.told)
        self.list.ruleChosen.connect(self._explain_rule)
        self.list.taskChosen.connect(self._explain_task)
        self.list.opened.connect(self._sides.open)
        self.list.states.chosen.connect(lambda _state: self._show_state())
        for panel in (self.rule_panel, self.task_panel):
            panel.closed.connect(self._close_panel)
        self.rule_panel.addRequested.connect(self._add)
        self._connect_task(self.task_panel)

    def _connect_task(self, panel: TaskPanel) -> None:
        panel.changeRequested.connect(self._change)
        panel.doneRequested.connect(self._finish)
        panel.dropRequested.connect(self._drop)
        panel.reopenRequested.connect(self._reopen)
        panel.ticks.ticked.connect(self._tick)
        panel.ticks.approved.connect(self._approve)
        panel.ticks.withdrawn.connect(self._withdraw)
        panel.ticks.letterWanted.connect(self._write)

    def _save(self, suffix: str) -> None:
        if self._diagnosis is not None and self._records is not None:
            self.exports.save(suffix, self._diagnosis, self._records)

    def _fill(self) -> None:
        records = self._records
        tasks, playbooks = (records.tasks, records.playbooks) if records else ((), {})
        figures = measure_tasks(tasks, tuple(playbooks.values()), _now())
        proposed = sum(line.total.accounts for line in self._rules)
        self.summary.show_figures(figure_words(figures, proposed))
        self.summary.allow_exports(has_tasks=bool(tasks))
        self.list.list_wanted()
        self._show_state()

    def _show_state(self) -> None:
        """Say how much is due soon of the proposals, or of the tasks, whichever are listed."""
        work = self._review.workload if self._review else None
        if not self.list.shows_rules:
            tasks = self._records.tasks if self._records else ()
            self.summary.show_volume(describe_volume(tasks, _now()))
        elif work is not None:
            from csdesk.report.sections.action_words import workload_sentence, workload_warning

            told = workload_sentence(work), workload_warning(work, self._session.library)
            self.summary.show_volume(" ".join(filter(None, told)))
        else:
            self.summary.show_volume("")
        self._sides.set_wanted(self.list.count > 0)

    def _explain_rule(self, line: RuleLine) -> None:
        self._rule = line
        if self._review is not None:
            actions = actions_of(self._review, line, SHOWN)
            tasks = self._records.tasks if self._records else ()
            already = count_open(tasks, line)
            self.rule_panel.show_rule(line, actions, self._names, already, self._rule_names)
            self._panels.setCurrentWidget(self.rule_panel)

    def _explain_task(self, task: Task) -> None:
        self._task = task
        playbook, lost = self._playbook(), self._find_outranked(task)
        self.task_panel.show_task(task, self._names, playbook, _now(), self._people, lost)
        self._panels.setCurrentWidget(self.task_panel)

    def _find_outranked(self, task: Task) -> str:
        if self._diagnosis is None or self._review is None or task.status is not TaskStatus.OPEN:
            return ""
        return find_outranked(task, self._diagnosis, self._review, self._rule_names)

    def _close_panel(self) -> None:
        self._sides.dismiss()
        self.list.table.setFocus()

    def _add(self) -> None:
        if self._review is not None and self._rule is not None:
            tell = while_there(self, self.told.emit)
            self.acts.add(actions_of(self._review, self._rule), tell)

    def _change(self, owner: str, due: date) -> None:
        if self._task is not None:
            self.acts.change(self._task, owner=owner, due=due)

    def _finish(self, note: str) -> None:
        if self._task is not None:
            self.acts.finish(self._task, note)

    def _drop(self, note: str) -> None:
        if self._task is not None:
            self.acts.drop(self._task, note)

    def _reopen(self) -> None:
        if self._task is not None:
            self.acts.reopen(self._task)

    def _tick(self, step: str, is_done: bool) -> None:
        task, playbook = self._task, self._playbook()
        if task is not None and playbook is not None:
            self.acts.tick(task, playbook, step, is_done=is_done)

    def _approve(self, step: str, approver: str) -> None:
        task, playbook = self._task, self._playbook()
        if task is not None and playbook is not None:
            self.acts.approve(task, playbook, step, approver)

    def _withdraw(self, step: str) -> None:
        if self._task is not None:
            self.acts.withdraw(self._task, step)

    def _write(self, template: str) -> None:
        if self._task is not None:
            self.letters.open_template(TemplateId(template), self._task.account)

    def _playbook(self) -> Playbook | None:
        books = self._records.playbooks if self._records else {}
        return books.get(self._task.playbook) if self._task and self._task.playbook else None


def _now() -> datetime:
    return datetime.now(UTC)
