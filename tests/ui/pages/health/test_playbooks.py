from dataclasses import replace

import pytest

from csdesk.content import load_library
from csdesk.model.identifiers import PlaybookId
from csdesk.model.playbooks import PlaybookKind
from csdesk.model.scorecards import NO_MODEL
from ui.pages.health.playbooks import PlaybooksView
from ui.pages.health.playbooks.playbook_editor import PlaybookEditor
from ui.pages.health.records import HealthRecords
from ui.widgets.button import Button

LIBRARY = load_library()
BOOKS = {one.id: one for one in LIBRARY.playbooks}
AT_RISK = BOOKS[PlaybookId("auto_at_risk")]


@pytest.fixture
def view(show_view) -> PlaybooksView:
    return show_view(PlaybooksView)


def records(*own) -> HealthRecords:
    books = BOOKS | {one.id: one for one in own}
    return HealthRecords((), {}, (), NO_MODEL, (), {}, (), (), books)


def buttons(panel) -> dict[str, Button]:
    return {one.words: one for one in panel.details.parentWidget().findChildren(Button)}


def test_all_playbooks_of_the_library_are_listed(view):
    assert view.list.model.rowCount() == 25


def test_the_panel_tells_what_starts_a_playbook_and_what_is_done(view, texts):
    view.list.reveal(AT_RISK.id)
    shown = texts(view.panel)
    assert view.panel.title.text() == AT_RISK.name
    assert "Users active in a week below 20% and Support tickets per month above 0." in shown
    assert "Send the survey of three questions" in shown
    assert "CS Operations · within 24 hours" in shown
    assert "25% of those at risk come back" in shown
    assert "Source: S1.63, C16" in shown


def test_search_and_kind_narrow_the_list_and_say_so_where_nothing_is_left(view):
    view.list.kind.choose(PlaybookKind.PREVENTION.value)
    assert view.list.model.rowCount() == 4
    view.list.search.setText("zebra")
    assert view.list.rows.words.startswith("No playbook holds these words")


def test_a_changed_playbook_is_shown_whatever_is_searched_for(view):
    view.list.search.setText("renewal")
    assert view.reveal("own_playbook", f"1, {AT_RISK.id}")
    assert view.list.search.text() == ""
    assert view.panel.shown == AT_RISK.id


def test_only_a_playbook_that_was_changed_can_go_back_to_the_librarys(view):
    view.list.reveal(AT_RISK.id)
    assert "Back to the library’s" not in buttons(view.panel)
    view.show_records(records(replace(AT_RISK, name="Ours")))
    assert view.panel.title.text() == "Ours"
    assert "Back to the library’s" in buttons(view.panel)
    view.show_records(records(replace(AT_RISK, id=PlaybookId("ours"), name="Ours")))
    view.list.reveal(PlaybookId("ours"))
    assert "Remove" in buttons(view.panel)


def test_an_edited_playbook_holds_what_stands_in_the_fields(qtbot):
    editor = PlaybookEditor(AT_RISK, LIBRARY, "Change it")
    qtbot.addWidget(editor)
    assert editor.playbook == AT_RISK
    editor.triggers.boxes[0].setValue(25)
    second = editor.steps[1]
    second.owner.choose("csms")
    second.due.setValue(3)
    second.letter.choose("exit_survey")
    second.approval.setChecked(True)
    changed = editor.playbook
    assert changed.when[0].number == 25
    step = changed.steps[1]
    assert (step.owner, step.due_hours, step.template) == ("csms", 72, "exit_survey")
    assert step.is_high_stakes


def test_steps_are_added_moved_and_removed(qtbot):
    editor = PlaybookEditor(AT_RISK, LIBRARY, "Change it")
    qtbot.addWidget(editor)
    editor.add_step()
    assert not editor.keep.isEnabled()
    editor.steps[-1].text.setText("Say thank you")
    assert editor.keep.isEnabled()
    editor.steps[-1].raised.emit()
    editor.steps[0].removed.emit()
    assert [step.id for step in editor.playbook.steps] == ["survey", "step_1", "act"]


def test_a_playbook_without_a_name_or_steps_cannot_be_kept(qtbot):
    editor = PlaybookEditor(AT_RISK, LIBRARY, "Change it")
    qtbot.addWidget(editor)
    editor.name.setText(" ")
    assert not editor.keep.isEnabled()
    editor.name.setText("Ours")
    for step in list(editor.steps):
        step.removed.emit()
    assert not editor.keep.isEnabled()
