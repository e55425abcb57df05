from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from csdesk.model.actions import TaskStatus
from csdesk.model.identifiers import PlaybookId, RoleId
from csdesk.model.playbooks import Playbook, PlaybookKind, PlaybookStep
from csdesk.model.scorecards import NO_MODEL
from tests.facts import make_facts
from tests.health_reviews import make_review
from tests.task_books import NOW, REVIEW, due_in
from ui.pages.health.records import HealthRecords
from ui.pages.health.tasks import TasksView
from ui.pages.health.tasks.exporting import gather_tasks, write_tasks
from ui.pages.health.tasks.task_panel import TaskPanel

STEPS = (
    PlaybookStep("call", "Call the sponsor", RoleId("csm"), 24),
    PlaybookStep("offer", "Offer a discount", RoleId("vp"), 48, is_high_stakes=True),
)
BOOK = Playbook(PlaybookId("rescue"), "Rescue", PlaybookKind.RESPONSE, "", (), STEPS)
TASK = due_in(1, -1, playbook=BOOK.id, reason="score 32")


@pytest.fixture
def view(qtbot: QtBot, opened, diagnosis) -> TasksView:
    review = make_review(make_facts(keys=["1", "2", "3"], nps=[9, 2, None]), REVIEW)
    opened.show(replace(diagnosis, review=review))
    view = TasksView(opened.session)
    qtbot.addWidget(view)
    view.resize(1300, 760)
    view.show_diagnosis(opened.session.diagnosis)
    view.show()
    return view


def records(*tasks) -> HealthRecords:
    return HealthRecords((), {}, (), NO_MODEL, (), {}, (), tasks, {BOOK.id: BOOK})


def test_the_gravest_proposal_is_shown_with_the_accounts_it_is_about(view, texts):
    assert view.rule_panel.title.text() == "Do red"
    shown = texts(view.rule_panel)
    assert "A" in shown
    assert "B" in shown


def test_without_tasks_the_list_says_what_to_do(view):
    view.show_filter("open")
    assert view.list.rows.words == "No such task. Choose a proposal and add its tasks."


def test_a_late_task_is_listed_with_the_steps_of_its_playbook(view, texts):
    view.show_records(records(TASK))
    view.show_filter("late")
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
