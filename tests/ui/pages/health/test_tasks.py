from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit

from csdesk.model.actions import TaskStatus
from csdesk.model.churn import Loss, WinBack
from csdesk.model.identifiers import AccountKey, PlaybookId, RoleId
from csdesk.model.playbooks import Playbook, PlaybookKind, PlaybookStep
from csdesk.model.scorecards import NO_MODEL
from tests.facts import make_facts
from tests.health_reviews import NO_CHURN, make_review
from tests.task_books import NOW, REVIEW, due_in
from ui.pages.health.records import HealthRecords
from ui.pages.health.tasks import TasksView
from ui.pages.health.tasks.exporting import gather_tasks, write_tasks
from ui.pages.health.tasks.handing_over import HandingOver
from ui.pages.health.tasks.task_panel import TaskPanel
from ui.widgets.button import Button

STEPS = (
    PlaybookStep("call", "Call the sponsor", RoleId("csm"), 24),
    PlaybookStep("offer", "Offer a discount", RoleId("vp"), 48, is_high_stakes=True),
)
BOOK = Playbook(PlaybookId("rescue"), "Rescue", PlaybookKind.RESPONSE, "", (), STEPS)
TASK = due_in(1, -1, playbook=BOOK.id, reason="score 32")


def pick_state(view, state):
    """Choose which tasks are listed, as a click on the switch does."""
    view.list.states.choose(state)
    view.list.states.chosen.emit(state)


@pytest.fixture
def view(show_view) -> TasksView:
    return show_view(TasksView)


def records(*tasks) -> HealthRecords:
    return HealthRecords((), {}, (), NO_MODEL, (), {}, (), tasks, {BOOK.id: BOOK})


def test_the_gravest_proposal_is_shown_with_the_accounts_it_is_about(view, texts):
    assert view.rule_panel.title.text() == "Do red"
    shown = texts(view.rule_panel)
    assert "A" in shown
    assert "B" in shown


def test_without_tasks_the_list_says_what_to_do(view):
    pick_state(view, "open")
    assert view.list.rows.words == "No such task. Choose a proposal and add its tasks."


def test_a_late_task_is_listed_with_the_steps_of_its_playbook(view, texts):
    view.show_records(records(TASK))
    pick_state(view, "late")
    assert view.task_panel.title.text() == "Call"
    assert view.list.model.index(0, 2).data() == "Late"
    assert "Call the sponsor" in texts(view.task_panel)


def test_a_step_with_much_at_stake_waits_for_a_named_approver(qtbot):
    panel = TaskPanel({})
    qtbot.addWidget(panel)
    panel.show_task(TASK, {}, BOOK, NOW)
    ticks = {tick.accessibleName(): tick for tick in panel.findChildren(QCheckBox)}
    assert ticks["Call the sponsor"].isEnabled()
    assert not ticks["Offer a discount"].isEnabled()
    name = next(one for one in panel.findChildren(QLineEdit) if one.placeholderText()[:4] == "Much")
    name.setText("Priya Raman")
    with qtbot.waitSignal(panel.ticks.approved) as approved:
        name.returnPressed.emit()
    assert approved.args == ["offer", "Priya Raman"]


def test_an_approved_step_can_be_ticked_and_names_who_approved(qtbot, texts):
    panel = TaskPanel({})
    qtbot.addWidget(panel)
    panel.show_task(replace(TASK, approvals=(("offer", "Priya Raman"),)), {}, BOOK, NOW)
    assert "Approved by Priya Raman" in texts(panel)
    tick = next(
        one for one in panel.findChildren(QCheckBox) if one.accessibleName() == "Offer a discount"
    )
    with qtbot.waitSignal(panel.ticks.ticked) as ticked:
        tick.click()
    assert ticked.args == ["offer", True]


def test_a_task_that_has_ended_can_only_be_opened_again(qtbot):
    panel = TaskPanel({})
    qtbot.addWidget(panel)
    panel.show_task(replace(TASK, status=TaskStatus.DONE, closed_at=NOW), {}, BOOK, NOW)
    assert not any(tick.isEnabled() for tick in panel.findChildren(QCheckBox))


@pytest.mark.parametrize(("suffix", "begins"), [(".ics", b"BEGIN:VCALENDAR"), (".xlsx", b"PK")])
def test_tasks_are_written_as_the_kind_of_file_that_the_name_says(
    tmp_path, diagnosis, suffix, begins
):
    book = gather_tasks(diagnosis, records(TASK), {})
    assert write_tasks(book, tmp_path / f"Tasks{suffix}").read_bytes().startswith(begins)


def test_there_is_nothing_to_export_before_there_is_a_task(view):
    assert not view.summary.workbook.isVisible()
    view.show_records(records(TASK))
    assert view.summary.workbook.isVisible()
    assert view.summary.calendar.isVisible()


def test_a_task_that_is_finished_leaves_its_place_to_the_next_one(view):
    first, second, third = due_in(1, 1), due_in(2, 2), due_in(3, 3)
    view.show_records(records(first, second, third))
    pick_state(view, "open")
    view.list.table.select_row(1)
    ended = replace(second, status=TaskStatus.DONE, closed_at=NOW)
    view.show_records(records(first, ended, third))
    assert view._task.id == 3


def test_a_changed_task_is_shown_whatever_is_wanted(view):
    view.show_records(records(TASK, due_in(2, 5)))
    pick_state(view, "done")
    view.list.bar.search.setText("zebra")
    assert view.reveal("task", "2")
    assert view._task.id == 2
    assert view.list.count == 2


def test_a_change_that_is_still_being_read_is_shown_once_it_is_there(view, opened):
    view.show_records(records(TASK))
    view.show_diagnosis(opened.session.diagnosis)
    view.reveal("task", "2")
    view.show_records(records(TASK, due_in(2, 5)))
    assert view._task.id == 2


def test_a_task_that_is_gone_leaves_the_list_as_it_is(view):
    view.show_records(records(TASK))
    pick_state(view, "done")
    view.reveal("task", "9")
    assert view.list.states.current == "done"


def test_the_states_count_their_tasks_and_nothing_left_says_why(view):
    view.show_records(records(TASK, due_in(2, 5)))
    pick_state(view, "open")
    view.list.bar.search.setText("zebra")
    assert view.list.rows.words.startswith("No task is left")


def test_a_task_is_dropped_only_with_a_reason(qtbot):
    panel = TaskPanel({})
    qtbot.addWidget(panel)
    panel.show_task(TASK, {}, BOOK, NOW)
    drop = next(one for one in panel.findChildren(Button) if one.words == "Drop")
    assert not drop.isEnabled()
    panel.note.setText("They were sold")
    with qtbot.waitSignal(panel.dropRequested) as dropped:
        drop.click()
    assert dropped.args == ["They were sold"]


def test_what_was_typed_stays_while_a_step_is_ticked(qtbot):
    panel = TaskPanel({})
    qtbot.addWidget(panel)
    panel.show_task(TASK, {}, BOOK, NOW)
    panel.note.setText("Half of it")
    panel.show_task(replace(TASK, steps_done=("call",)), {}, BOOK, NOW)
    assert panel.note.text() == "Half of it"
    panel.show_task(due_in(2, 5), {}, BOOK, NOW)
    assert panel.note.text() == ""


def test_a_role_is_kept_by_its_id_and_a_person_by_the_name(qtbot):
    fields = HandingOver(TASK, {"csm": "The CSMs"}, ["Priya Raman"])
    qtbot.addWidget(fields)
    assert not fields.change.isEnabled()
    fields.owner.setText("Priya Raman")
    fields.due.dayChosen.emit(date(2026, 12, 1))
    with qtbot.waitSignal(fields.changed) as changed:
        fields.change.click()
    assert changed.args == ["Priya Raman", date(2026, 12, 1)]
    fields.owner.setText("the csms")
    with qtbot.waitSignal(fields.changed) as back:
        fields.change.click()
    assert back.args[0] == "csm"


def test_the_details_stay_where_they_were_while_a_step_is_ticked(qtbot):
    panel = TaskPanel({})
    qtbot.addWidget(panel)
    panel.resize(372, 260)
    panel.show()
    panel.show_task(TASK, {}, BOOK, NOW)
    bar = panel._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 40)
    bar.setValue(40)
    panel.show_task(replace(TASK, steps_done=("call",)), {}, BOOK, NOW)
    qtbot.waitUntil(lambda: bar.value() == 40)
    panel.show_task(due_in(2, 5), {}, BOOK, NOW)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() == 0


def test_the_keys_stay_at_the_step_that_they_ticked(qtbot):
    panel = TaskPanel({})
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    panel.show_task(TASK, {}, BOOK, NOW)
    panel.ticks.focus_step("call")
    qtbot.waitUntil(lambda: panel.ticks.step_in_focus() == "call")
    panel.show_task(replace(TASK, steps_done=("call",)), {}, BOOK, NOW)
    qtbot.waitUntil(lambda: panel.ticks.step_in_focus() == "call")
    assert panel.ticks.boxes["call"].isChecked()


def test_a_task_about_somebody_who_left_names_them(view, opened, diagnosis):
    gone = Loss(
        AccountKey("gone"),
        date(2026, 1, 1),
        1.0,
        "",
        None,
        False,
        WinBack.NOT_STARTED,
        None,
        name="Left & Gone Ltd",
    )
    facts = make_facts(keys=["1", "2", "3"], nps=[9, 2, None])
    review = make_review(facts, REVIEW, churn=replace(NO_CHURN, losses=(gone,)))
    view.show_diagnosis(replace(diagnosis, review=review))
    view.show_records(records(replace(TASK, account=gone.account)))
    pick_state(view, "late")
    assert view.task_panel.caption.text() == "Left & Gone Ltd"
    assert "Left & Gone Ltd" in [view.list.model.index(0, at).data() for at in range(5)]
    assert "gone" not in [view.list.model.index(0, at).data() for at in range(5)]
