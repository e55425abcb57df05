"""What one rule asks for, account by account."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting import plural, sentence
from csdesk.model.actions import ProposedAction
from csdesk.model.identifiers import AccountKey
from csdesk.report.statuses import severity_status
from ui.models.task_lines import SET_WORDS, RuleLine, write_hours
from ui.pages.health.outranked import NO_NAMES, RuleNames, describe_all_outranked
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.marked_line import marked_line
from ui.widgets.side_panel import SidePanel

SHOWN = 40


class RulePanel(SidePanel):
    """``addRequested`` asks for tasks for all accounts of the rule that is shown."""

    addRequested = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What is proposed", wraps_title=True, parent=parent)

    def show_rule(
        self,
        line: RuleLine,
        actions: Sequence[ProposedAction],
        names: Mapping[AccountKey, str],
        already: int,
        rules: RuleNames = NO_NAMES,
    ) -> None:
        """Show a rule with the accounts that it is about and why; some have a task already.

        ``rules`` names those that gave way.
        """
        rule, count = line.total.rule, line.total.accounts
        self.title.setText(rule.action)
        self.caption.setText(f"{SET_WORDS[line.rule_set]} · within {write_hours(rule.due_hours)}")
        self.clear()
        left = count - already
        words = f"Add {plural(left, 'task')}" if left > 0 else "All have an open task"
        add = Button(words, "primary", "plus" if left > 0 else "check")
        add.setEnabled(left > 0)
        add.clicked.connect(self.addRequested)
        self.add_text(sentence(rule.name))
        self.details.addLayout(button_row((), [add]))
        self.add_heading("For whom, and why?")
        lost = describe_all_outranked(actions, rules)
        if lost:
            self.add_text(lost, role="caption")
        status = severity_status(rule.severity).status
        for action in actions[:SHOWN]:
            name = names.get(action.account, str(action.account))
            self.details.addLayout(marked_line(status, name, sentence(action.reason)))
        if count > SHOWN:
            self.add_text(f"And {plural(count - SHOWN, 'account')} more.")
        self.details.addStretch(1)
        self.set_foot("")
