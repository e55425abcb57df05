"""The tasks of an account, what the rules ask for about it now, and how it is onboarded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from csdesk.formatting import day, sentence
from csdesk.model.actions import ProposedAction, TaskStatus
from csdesk.model.identifiers import PlaybookId, RoleId
from csdesk.report.document import Status
from csdesk.report.statuses import severity_status
from csdesk.scoring.actions import choose_onboarding
from ui.models.task_lines import actions_for, filter_tasks, task_status, write_hours
from ui.pages.health.accounts.shown_account import Behind, ShownAccount
from ui.pages.health.outranked import NO_NAMES, RuleNames, describe_outranked
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.marked_line import marked_line
from ui.widgets.side_panel import SidePanel


def fill_tasks(
    panel: SidePanel,
    shown: ShownAccount,
    behind: Behind,
    way_to_playbook: Callable[[PlaybookId], None],
    take_on: Callable[[ProposedAction], None],
) -> None:
    """Show the tasks of an account, what rules and its colour ask for, and its onboarding."""
    _add_tasks(panel, shown, behind)
    review = shown.diagnosis.review
    proposed = actions_for(review.actions, shown.score.key, shown.row) if review else ()
    if proposed:
        panel.add_heading("What the rules propose")
    for action in proposed:
        _add_proposal(panel, action, behind.rule_names)
    _add_colour(panel, shown, behind, take_on)
    _add_onboarding(panel, shown, behind, way_to_playbook)


def _add_tasks(panel: SidePanel, shown: ShownAccount, behind: Behind) -> None:
    now, owners = datetime.now(UTC), behind.colours.owners if behind.colours else {}
    every = behind.records.tasks if behind.records else ()
    tasks = filter_tasks((one for one in every if one.account == shown.score.key), "all", now)
    for task in tasks:
        status = task_status(task, now)
        owner = owners.get(RoleId(task.owner), task.owner)
        note = f"{status.word}, due {day(task.due_at.date())}, {owner}"
        panel.details.addLayout(marked_line(status.status, task.title, note))
    if not tasks:
        panel.add_text("No task was added for this account.")


def _add_proposal(panel: SidePanel, action: ProposedAction, names: RuleNames = NO_NAMES) -> None:
    note = f"{sentence(action.reason)} Within {write_hours(action.due_hours)}."
    lost = describe_outranked(action, names)
    status = severity_status(action.severity).status
    panel.details.addLayout(marked_line(status, action.title, note, lost))


def _add_colour(
    panel: SidePanel,
    shown: ShownAccount,
    behind: Behind,
    take_on: Callable[[ProposedAction], None],
) -> None:
    """Offer the steps that go with the colour of the account (S0.10)."""
    found = behind.colours.of(shown.row) if behind.colours else None
    if found is None or behind.colours is None:
        return
    action, playbook = found
    panel.add_heading("What its colour asks for")
    panel.add_text(sentence(action.reason))
    owners = behind.colours.owners
    for step in playbook.steps:
        note = f"{owners.get(step.owner, step.owner)} · within {write_hours(step.due_hours)}"
        panel.details.addLayout(marked_line(Status.NONE, step.text, note))
    tasks = behind.records.tasks if behind.records else ()
    key = shown.score.key, playbook.id, TaskStatus.OPEN
    if any((one.account, one.playbook, one.status) == key for one in tasks):
        panel.add_text("A task with these steps is open.")
        return
    take = Button("Take this on", "small", "plus")
    take.clicked.connect(partial(take_on, action))
    panel.details.addLayout(button_row((), [take]))


def _add_onboarding(
    panel: SidePanel,
    shown: ShownAccount,
    behind: Behind,
    way_to_playbook: Callable[[PlaybookId], None],
) -> None:
    """Offer the variant of onboarding that the service tier of the account asks for (S0.13)."""
    coverage = shown.diagnosis.coverage
    tier = coverage.placements[shown.row] if coverage else None
    playbooks = tuple(behind.records.playbooks.values()) if behind.records else ()
    found = choose_onboarding(tier, playbooks) if tier is not None else None
    if coverage is None or found is None:
        return
    name = next((one.tier.name for one in coverage.tiers if one.tier.id == tier), "")
    panel.add_heading("When it starts with the product")
    panel.add_text(f"Its service tier, {name}, is onboarded by “{found.name}”.")
    show = Button("Show the playbook", "small")
    show.clicked.connect(partial(way_to_playbook, found.id))
    panel.details.addLayout(button_row((), [show]))
