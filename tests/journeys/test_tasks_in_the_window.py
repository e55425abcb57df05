"""The daily job through the window: take a proposal on, work through a task, change one's mind."""

from __future__ import annotations

from pathlib import Path
from shutil import copy

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from csdesk.content import load_library
from csdesk.model.actions import TaskStatus
from csdesk.model.identifiers import PlaybookId
from csdesk.operations.sample import open_sample
from ui.application import build_window
from ui.pages.health import HealthPage
from ui.session import Session
from ui.shell.preferences import Preferences
from ui.widgets.button import Button

AT_RISK = PlaybookId("auto_at_risk")


def pick_state(view, state):
    """Choose which tasks are listed, as a click on the switch does."""
    view.list.states.choose(state)
    view.list.states.chosen.emit(state)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """Return a file of the sample client."""
    path = tmp_path_factory.mktemp("sample") / "sample.csdesk"
    open_sample(path, load_library()).close()
    return path


@pytest.fixture
def window(qtbot, tmp_path, sample):
    """Give the window with the sample client open in it, on the page of health."""
    session = Session()
    window = build_window(session, Preferences(tmp_path / "window.ini"), tmp_path)
    window.resize(1440, 900)
    window.show()
    session.open_workspace(Path(copy(sample, tmp_path)))
    qtbot.waitUntil(lambda: session.diagnosis is not None, timeout=60_000)
    window.show_page("health")
    yield window
    window.close()
    session.close()


def show_view(window, qtbot, name: str):
    """Show a view of the page of health once it has what is kept."""
    page = window.findChild(HealthPage)
    page.show_view(name)
    settle(window, qtbot)
    return page.views.open_view(name)


def settle(window, qtbot) -> None:
    session = window.session
    qtbot.waitUntil(lambda: session.lane.is_idle and not session.is_saving, timeout=30_000)
    qtbot.wait(20)
    qtbot.waitUntil(lambda: session.lane.is_idle and not session.is_saving, timeout=30_000)


def press(window, qtbot, panel, words: str) -> None:
    """Press the button of a panel that bears these words."""
    found = [one for one in panel.findChildren(Button) if one.words.startswith(words)]
    button = next(one for one in reversed(found) if one.isEnabled())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(window, qtbot)


def undo(window, qtbot) -> None:
    window.undoing.undo()
    settle(window, qtbot)


def test_a_proposal_becomes_tasks_that_are_ticked_done_and_undone(window, qtbot):
    view = show_view(window, qtbot, "tasks")
    before = {task.id for task in view._records.tasks}
    row = next(
        at
        for at, line in enumerate(view._rules)
        if line.total.rule.playbook == "renewal_at_risk" and line.total.accounts
    )
    view.list.table.select_row(row)
    press(window, qtbot, view.rule_panel, "Add ")
    new = [task for task in view._records.tasks if task.id not in before]
    assert new
    assert {task.playbook for task in new} == {"renewal_at_risk"}

    view.list.reveal(new[0].id)
    playbook = view._records.playbooks[new[0].playbook]
    step = next(step for step in playbook.steps if not step.is_high_stakes)
    tick = next(
        one
        for one in view.task_panel.details.parentWidget().findChildren(QCheckBox)
        if one.accessibleName() == step.text
    )
    tick.click()
    settle(window, qtbot)
    assert kept(view, new[0].id).steps_done == (step.id,)

    approve_all(window, qtbot, view, "Priya Raman")
    assert {name for _, name in kept(view, new[0].id).approvals} == {"Priya Raman"}

    pick_state(view, "open")
    view.list.reveal(new[0].id)
    view.task_panel.note.setText("They renew")
    press(window, qtbot, view.task_panel, "Done")
    done = kept(view, new[0].id)
    assert (done.status, done.note) == (TaskStatus.DONE, "They renew")

    pick_state(view, "dropped")
    undo(window, qtbot)
    assert kept(view, new[0].id).status is TaskStatus.OPEN
    assert view._task.id == new[0].id
    assert view.list.states.current == "all"


def test_a_task_is_handed_over_to_a_person_and_another_day(window, qtbot):
    view = show_view(window, qtbot, "tasks")
    view.list.table.select_row(0)
    press(window, qtbot, view.rule_panel, "Add ")
    pick_state(view, "open")
    task = view._task
    fields = view.task_panel.fields
    assert not fields.change.isEnabled()
    fields.owner.setText("Nele Brandt")
    press(window, qtbot, view.task_panel, "Change")
    changed = kept(view, task.id)
    assert (changed.owner, changed.due_at) == ("Nele Brandt", task.due_at)
    view.list.bar.owner.choose("Nele Brandt")
    assert view.list.count == 1


def test_a_changed_playbook_counts_goes_to_a_file_and_comes_back(window, qtbot, tmp_path):
    view = show_view(window, qtbot, "playbooks")
    view.list.reveal(AT_RISK)
    shipped = view._playbooks[AT_RISK]
    editor = view.edit(shipped, "Change it")
    editor.name.setText("Ours")
    editor.keep.click()
    settle(window, qtbot)
    assert view._playbooks[AT_RISK].name == "Ours"

    target = tmp_path / "ours.json"
    view.acts.write(target, (AT_RISK,))
    settle(window, qtbot)
    press(window, qtbot, view.panel, "Back to the library")
    assert view._playbooks[AT_RISK] == shipped
    view.acts.take(target)
    settle(window, qtbot)
    assert view._playbooks[AT_RISK].name == "Ours"
    undo(window, qtbot)
    assert view._playbooks[AT_RISK] == shipped
    assert view.panel.shown == AT_RISK


def test_a_file_that_holds_no_playbooks_is_refused_with_one_sentence(window, qtbot, tmp_path):
    view = show_view(window, qtbot, "playbooks")
    source = tmp_path / "broken.json"
    source.write_text('{"format": 1, "playbooks": [{"id": "x"')
    with qtbot.waitSignal(window.session.failed, timeout=20_000) as failed:
        view.acts.take(source)
    assert failed.args[0].startswith("broken.json")


def test_a_playbook_is_started_by_hand_for_one_account(window, qtbot):
    view = show_view(window, qtbot, "playbooks")
    view.list.reveal(PlaybookId("collections"))
    before = len(view._tasks)
    view.panel.startRequested.emit(0)
    settle(window, qtbot)
    assert len(view._tasks) == before + 1
    assert view._tasks[-1].playbook == "collections"


def kept(view, number):
    """Return a task as it is kept now."""
    return next(task for task in view._records.tasks if task.id == number)


def approve_all(window, qtbot, view, name: str) -> None:
    """Let somebody approve every step that waits for a name."""
    while fields := waiting(view):
        fields[0].setText(name)
        fields[0].returnPressed.emit()
        settle(window, qtbot)


def waiting(view) -> list[QLineEdit]:
    inside = view.task_panel.details.parentWidget()
    fields = inside.findChildren(QLineEdit)
    return [one for one in fields if one.accessibleName().startswith("Who approves")]
