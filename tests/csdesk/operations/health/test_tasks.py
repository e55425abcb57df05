"""Tasks: opened once, worked through step by step, closed and opened again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.actions import JoinedAction, ProposedAction, Task, TaskStatus
from csdesk.model.changes import Changes
from csdesk.model.findings import Severity
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, ActionRuleId, PlaybookId, RoleId, TaskId
from csdesk.model.playbooks import Playbook, PlaybookKind, PlaybookStep
from csdesk.operations.health.tasks import (
    add_task,
    add_tasks,
    approve_step,
    change_task,
    close_task,
    drop_task,
    read_task,
    reopen_task,
    tick_step,
    withdraw_approval,
)
from csdesk.operations.history import redo, undo

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
CSM = RoleId("csms")
CALL = ProposedAction(
    account=AccountKey("ACME"),
    rule=ActionRuleId("red"),
    title="Call the sponsor",
    reason="Health is 31",
    owner=CSM,
    due_hours=48,
    severity=Severity.CRITICAL,
    playbook=PlaybookId("rescue"),
    topic="risk",
)
RESCUE = Playbook(
    PlaybookId("rescue"),
    "Rescue",
    PlaybookKind.RESPONSE,
    "Keep the customer",
    (),
    (
        PlaybookStep("call", "Call the sponsor", CSM, 24),
        PlaybookStep("plan", "Write a plan", CSM, 48),
        PlaybookStep("offer", "Make an offer", CSM, 72, is_high_stakes=True),
    ),
)


@pytest.fixture
def task(workspace):
    """Return the number of an open task."""
    return add_tasks(workspace, [CALL], NOW).result[0]


def test_an_action_becomes_a_task_that_says_why_and_by_when(workspace, task):
    assert read_task(workspace, task) == Task(
        id=task,
        account=CALL.account,
        title="Call the sponsor",
        reason="Health is 31",
        owner=CSM,
        severity=Severity.CRITICAL,
        opened_at=NOW,
        due_at=datetime(2026, 4, 3, 9, tzinfo=UTC),
        rule=CALL.rule,
        playbook=CALL.playbook,
    )


def test_an_action_whose_task_is_open_is_not_opened_twice(workspace, task):
    again = add_tasks(workspace, [CALL, CALL], LATER)
    assert (again.result, again.changes) == ((), Changes.NONE)
    assert [one.id for one in workspace.tasks.all()] == [task]


def test_equal_actions_at_once_are_opened_once(workspace):
    assert len(add_tasks(workspace, [CALL, CALL], NOW).result) == 1


def test_other_accounts_and_rules_have_tasks_of_their_own(workspace, task):
    other_account = replace(CALL, account=AccountKey("Bolt"))
    other_rule = replace(CALL, rule=ActionRuleId("renewal"))
    added = add_tasks(workspace, [other_account, CALL, other_rule], LATER)
    assert len(added.result) == 2
    assert added.changes is Changes.ACTIONS


@pytest.mark.parametrize("end", [close_task, drop_task])
def test_once_a_task_is_closed_its_rule_may_ask_again(workspace, task, end):
    end(workspace, task, LATER)
    (second,) = add_tasks(workspace, [CALL], LATER).result
    assert second != task


def test_an_action_without_a_title_asks_for_nothing(workspace):
    assert add_tasks(workspace, [replace(CALL, title="")], NOW).result == ()
    assert workspace.tasks.all() == ()


def test_tasks_are_opened_as_one_step(workspace):
    add_tasks(workspace, [CALL, replace(CALL, account=AccountKey("Bolt"))], NOW)
    opened = workspace.tasks.all()
    undo(workspace)
    assert workspace.tasks.all() == ()
    redo(workspace)
    assert workspace.tasks.all() == opened


def test_a_task_is_done_on_a_moment_and_can_be_opened_again(workspace, task):
    close_task(workspace, task, LATER, "She stays")
    done = read_task(workspace, task)
    assert (done.status, done.closed_at, done.note) == (TaskStatus.DONE, LATER, "She stays")
    reopen_task(workspace, task)
    again = read_task(workspace, task)
    assert (again.status, again.closed_at, again.note) == (TaskStatus.OPEN, None, "She stays")


def test_a_task_is_not_opened_again_beside_another_one_of_its_rule(workspace, task):
    drop_task(workspace, task, LATER)
    add_tasks(workspace, [CALL], LATER)
    with pytest.raises(WrongUsage, match="Close that task first"):
        reopen_task(workspace, task)
    assert read_task(workspace, task).status is TaskStatus.DROPPED


def test_opening_an_open_task_changes_nothing(workspace, task):
    before = workspace.fingerprint()
    assert reopen_task(workspace, task).changes is Changes.NONE
    assert workspace.fingerprint() == before


def test_steps_stand_in_the_order_of_the_playbook_however_they_were_ticked(workspace, task):
    tick_step(workspace, task, RESCUE, "plan")
    tick_step(workspace, task, RESCUE, "call")
    tick_step(workspace, task, RESCUE, "call")
    assert read_task(workspace, task).steps_done == ("call", "plan")
    tick_step(workspace, task, RESCUE, "plan", is_done=False)
    assert read_task(workspace, task).steps_done == ("call",)
    undo(workspace)
    assert read_task(workspace, task).steps_done == ("call", "plan")


def test_a_step_with_much_at_stake_waits_for_a_name(workspace, task):
    with pytest.raises(WrongUsage, match="nobody has approved it"):
        tick_step(workspace, task, RESCUE, "offer")
    approve_step(workspace, task, RESCUE, "offer", " Grace ")
    tick_step(workspace, task, RESCUE, "offer")
    assert read_task(workspace, task).approvals == (("offer", "Grace"),)
    assert read_task(workspace, task).steps_done == ("offer",)


def test_a_second_approver_takes_the_place_of_the_first(workspace, task):
    approve_step(workspace, task, RESCUE, "offer", "Grace")
    approve_step(workspace, task, RESCUE, "offer", "Hal")
    assert read_task(workspace, task).approvals == (("offer", "Hal"),)


def test_a_step_whose_approval_is_withdrawn_is_not_done(workspace, task):
    approve_step(workspace, task, RESCUE, "offer", "Grace")
    tick_step(workspace, task, RESCUE, "offer")
    tick_step(workspace, task, RESCUE, "call")
    withdraw_approval(workspace, task, "offer")
    assert read_task(workspace, task).steps_done == ("call",)
    assert read_task(workspace, task).approvals == ()


def test_an_approval_names_somebody(workspace, task):
    with pytest.raises(WrongUsage, match="Write the name"):
        approve_step(workspace, task, RESCUE, "offer", " ")


def test_a_step_that_the_playbook_does_not_have_is_refused(workspace, task):
    with pytest.raises(WrongUsage, match="no step “sing”"):
        tick_step(workspace, task, RESCUE, "sing")
    with pytest.raises(WrongUsage, match="no step “sing”"):
        approve_step(workspace, task, RESCUE, "sing", "Grace")


def test_a_task_gets_another_owner_time_and_note_and_the_rest_stays(workspace, task):
    before = read_task(workspace, task)
    change_task(workspace, task, owner=" Ben ", due_at=LATER)
    change_task(workspace, task, note="Rings back on Friday")
    after = replace(before, owner="Ben", due_at=LATER, note="Rings back on Friday")
    assert read_task(workspace, task) == after


def test_a_task_made_by_hand_has_no_rule(workspace):
    by_hand = Task(
        TaskId(0), AccountKey("ACME"), "Send flowers", "", "Ada", Severity.NOTE, NOW, LATER
    )
    number = add_task(workspace, by_hand).result
    assert read_task(workspace, number) == replace(by_hand, id=number)


@pytest.mark.parametrize("empty", [{"title": " "}, {"account": AccountKey("")}])
def test_a_task_made_by_hand_needs_an_account_and_something_to_do(workspace, empty):
    by_hand = Task(
        TaskId(0), AccountKey("ACME"), "Send flowers", "", "Ada", Severity.NOTE, NOW, LATER
    )
    with pytest.raises(WrongUsage):
        add_task(workspace, replace(by_hand, **empty))
    assert workspace.tasks.all() == ()


def test_a_task_that_is_not_there_is_told(workspace):
    with pytest.raises(WrongUsage, match="no task 7"):
        close_task(workspace, TaskId(7), NOW)


def test_the_change_log_tells_who_closed_a_task(workspace, task):
    workspace.name_person("Ben")
    close_task(workspace, task, LATER)
    entry = workspace.history.entries(limit=1)[0]
    assert (entry.person, entry.action, entry.entity) == ("Ben", Action.CHANGE_TASK, "task")
    assert '"status":"open"' in entry.old_value
    assert '"status":"done"' in entry.new_value


def test_another_playbook_than_the_task_s_own_is_refused(workspace, task):
    other = replace(RESCUE, id=PlaybookId("other"), name="Other")
    with pytest.raises(WrongUsage, match="“Other” is not the playbook of “Call the sponsor”"):
        tick_step(workspace, task, other, "call")
    with pytest.raises(WrongUsage, match="is not the playbook"):
        approve_step(workspace, task, other, "offer", "Ada")
    assert read_task(workspace, task).steps_done == ()


def test_many_tasks_are_opened_together_with_numbers_of_their_own(workspace):
    many = [replace(CALL, account=AccountKey(f"A-{number}")) for number in range(3)]
    numbers = add_tasks(workspace, many, NOW).result
    tasks = workspace.tasks.all()
    assert [task.id for task in tasks] == list(numbers)
    assert [task.account for task in tasks] == ["A-0", "A-1", "A-2"]
    undo(workspace)
    assert workspace.tasks.all() == ()
    again = add_tasks(workspace, many[:1], NOW).result
    assert again == (numbers[-1] + 1,)


def test_a_text_that_cannot_be_kept_opens_no_task_at_all(workspace):
    bad = replace(CALL, account=AccountKey("B"), reason="Half a \ud83d")
    with pytest.raises(WrongUsage, match="cannot be kept"):
        add_tasks(workspace, [CALL, bad], NOW)
    assert workspace.tasks.all() == ()


def test_a_task_says_what_else_serves_its_purpose(workspace):
    part = JoinedAction(ActionRuleId("nps"), "Ask", "The NPS rating is 3.", CSM)
    add_tasks(workspace, [replace(CALL, joined=(part,))], NOW)
    (task,) = workspace.tasks.all()
    assert task.reason == "Health is 31 Part of it: Ask (The NPS rating is 3)."
