from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from csdesk.model.conditions import Comparison, Condition
from csdesk.model.identifiers import ScorecardId, SignalId
from csdesk.model.scorecards import NO_MODEL, ScorecardVersion, Shape
from tests.facts import make_facts
from tests.health_reviews import make_review
from tests.score_observations import make_card, make_signal
from ui.dialogs.keep_scorecard import KeepScorecardDialog
from ui.models.card_order import list_order
from ui.models.scorecard_draft import move_green, move_weight
from ui.models.signal_draft import alter, choose_shape
from ui.models.signal_groups import begin_group
from ui.pages.health.records import HealthRecords
from ui.pages.health.scorecard import ScorecardView
from ui.widgets.number_box import NumberBox
from ui.widgets.plain_combo import PlainCombo

CARD = make_card(make_signal("use", 60), make_signal("rating", 40))
PRESET = make_card(make_signal("use", 100), card_id="lean")
FACTS = make_facts(keys=["1", "2", "3"], use=[9, 1, None], rating=[9, 9, None])


def make_records(*cards) -> HealthRecords:
    known = {card.id: card for card in (CARD, PRESET)}
    return HealthRecords(cards or (CARD,), known, (), NO_MODEL, (), {}, ())


@pytest.fixture
def view(qtbot: QtBot, opened, diagnosis) -> ScorecardView:
    opened.show(diagnosis)
    view = ScorecardView(opened.session)
    qtbot.addWidget(view)
    view.resize(1300, 760)
    view.show_diagnosis(replace(diagnosis, review=make_review(FACTS)))
    view.show_records(make_records())
    view.show()
    return view


def test_a_moved_edge_shows_at_once_who_changes_band(view):
    view.editor.change(lambda card: move_green(card, SignalId("use"), 10))
    rows = view.editor.outlook.model
    shown = [rows.index(0, column).data() for column in (0, 2, 3)]
    assert rows.rowCount() == 1
    assert shown == ["Pennine Logistics", "Healthy", "Watch"]


def test_keeping_is_refused_with_the_reason_until_weights_sum_to_100(view):
    outlook = view.editor.outlook
    view.editor.change(lambda card: move_weight(card, SignalId("use"), 50))
    assert not outlook.keep.isEnabled()
    assert outlook.outcome.sentence == "The weights sum to 90: give 10 points more."
    assert view.editor.total.text() == "Weights: 90 of 100"
    view.editor.change(lambda card: move_weight(card, SignalId("rating"), 50))
    assert outlook.keep.isEnabled()


def test_typing_a_weight_moves_it(view, qtbot):
    box = view.editor.grid.boxes[0]
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, "45")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert view.editor.draft.signal(SignalId("use")).weight == 45


def test_putting_back_brings_the_kept_card_into_every_field(view):
    view.editor.change(lambda card: move_weight(card, SignalId("use"), 50))
    view.editor.outlook.drop.click()
    assert view.editor.draft == CARD
    assert view.editor.grid.boxes[0].value() == 60
    assert not view.editor.outlook.drop.isEnabled()


def test_every_field_says_what_it_is_for(view):
    names = [box.accessibleName() for box in view.editor.grid.boxes]
    assert names[:3] == ["Weight of Use", "Use: good from", "Use: fair from"]


def test_a_preset_can_be_looked_at_and_put_to_use(view):
    view.cards.choose(ScorecardId("lean"))
    assert view.editor.use.isVisibleTo(view)
    assert view.editor.draft == PRESET
    view.cards.choose(ScorecardId("card"))
    assert not view.editor.use.isVisibleTo(view)


def test_a_version_needs_a_name_and_a_note(qtbot):
    dialog = KeepScorecardDialog("Ten signals", "Priya Raman")
    qtbot.addWidget(dialog)
    assert not dialog.keep.isEnabled()
    dialog.note.setText("Usage warns earlier")
    with qtbot.waitSignal(dialog.given) as given:
        dialog.keep.click()
    assert given.args == ["Priya Raman", "Usage warns earlier"]


def controls_of(widget):
    kinds = (NumberBox, PlainCombo, QAbstractButton)
    return [one for kind in kinds for one in widget.findChildren(kind)]


def words_of(control) -> str:
    return control.text() if isinstance(control, QAbstractButton) else ""


def open_use(view):
    view.editor.grid.opened.emit("use")
    return view.editor.pane.form


def test_everything_about_a_signal_is_changed_in_its_form_and_tried_at_once(view):
    form = open_use(view)
    form.green.setValue(10)
    assert view.editor.draft.signal(SignalId("use")).green == 10
    assert view.editor.outlook.model.rowCount() == 1
    form.ages.setChecked(True)
    form.valid.setValue(45)
    form.fades.setChecked(True)
    form.half_life.setValue(60)
    form.lagging.setChecked(True)
    changed = view.editor.draft.signal(SignalId("use"))
    assert (changed.valid_days, changed.half_life_days, changed.is_lagging) == (45, 60, True)
    form.fades.setChecked(False)
    assert view.editor.draft.signal(SignalId("use")).half_life_days is None


def test_a_straight_line_shows_its_ends_and_begins_at_the_edges(view):
    form = open_use(view)
    assert not form.worst.isVisibleTo(view)
    view.editor.change(
        lambda card: alter(card, SignalId("use"), lambda one: choose_shape(one, Shape.LINEAR))
    )
    assert form.worst.isVisibleTo(view)
    assert (form.worst.value(), form.best.value()) == (3, 8)
    form.best.setValue(2)
    assert view.editor.outlook.outcome.sentence == (
        "Use: the end with full points must lie above the end with none."
    )


def test_an_exception_for_a_segment_says_what_is_missing_until_it_is_filled_in(view):
    form = open_use(view)
    form.exceptions.segment.click()
    said = view.editor.outlook.outcome.sentence
    assert said == "Use, exception 1: write what the segment is compared with."
    fields = form.exceptions.findChildren(QLineEdit)
    name = "Use, exception 1, condition 1: the words"
    next(one for one in fields if one.accessibleName() == name).setText("Enterprise, Small")
    kept = view.editor.draft.signal(SignalId("use")).exceptions[0]
    assert kept.when[0].words == ("Enterprise", "Small")
    assert view.editor.outlook.keep.isEnabled()


def test_a_signal_that_is_taken_out_leaves_weights_that_can_be_shared_out(view):
    open_use(view)
    view.editor.pane.remove.click()
    assert [one.id for one in view.editor.draft.signals] == ["rating"]
    assert view.editor.outlook.outcome.sentence == "The weights sum to 40: give 60 points more."
    view.editor.pane.share.click()
    assert view.editor.draft.signals[0].weight == 100
    assert view.editor.outlook.keep.isEnabled()


def test_a_fact_is_added_with_edges_and_the_facts_say_for_how_many_they_are_known(view, qtbot):
    view.editor.pane.add.click()
    facts = view.editor.pane.facts
    qtbot.waitUntil(lambda: facts.model.rowCount() > 0)
    assert facts.model.index(0, 0).data() == "Rating (in the card)"
    assert facts.model.index(0, 2).data() == "2 (67%)"
    facts.add.click()
    added = view.editor.draft.signals[-1]
    assert (added.id, added.fact, added.weight) == ("rating_2", "rating", 5)


def test_the_card_as_a_whole_is_changed_in_one_place(view):
    view.editor.pane.frame_button.click()
    view.editor.pane.frame.green.setValue(50)
    said = view.editor.outlook.outcome.sentence
    assert said == "The bands of the score are out of order: watch must begin below healthy."
    view.editor.pane.frame.green.setValue(90)
    assert view.editor.draft.green == 90
    assert view.editor.pane.frame.taken.text() == "It scores 3 of 3 accounts."


def test_a_change_that_was_not_kept_survives_another_reading(view):
    view.editor.change(lambda card: move_weight(card, SignalId("use"), 50))
    view.show_records(make_records())
    assert view.editor.draft.signal(SignalId("use")).weight == 50
    view.cards.choose(PRESET.id)
    assert view.editor.draft == PRESET
    view.cards.choose(CARD.id)
    assert view.editor.draft.signal(SignalId("use")).weight == 50


def test_a_signal_that_is_looked_at_stays_in_view_when_the_decisions_are_read_again(view):
    form = open_use(view)
    view.show_records(make_records())
    assert view.editor.pane.form is form


def test_every_control_of_a_signal_and_of_the_card_has_a_name(view):
    open_use(view).exceptions.segment.click()
    controls = controls_of(view.editor.pane.form)
    view.editor.show_frame()
    controls += controls_of(view.editor.pane.frame)
    assert len(controls) > 20
    assert [one for one in controls if not (one.accessibleName() or words_of(one))] == []


def test_the_order_says_whom_each_card_scores_and_moves_the_chosen_one(view, qtbot):
    first = replace(PRESET, applies_to=(Condition("use", Comparison.AT_LEAST, 5),))
    second = replace(first, id=ScorecardId("second"), name="The second")
    view.show_records(make_records(first, second, CARD))
    rows = [
        tuple(view.order.model.index(row, column).data() for column in range(4))
        for row in range(view.order.model.rowCount())
    ]
    assert rows == [
        ("1. The lean", "Use is at least 5", "1", "1"),
        ("2. The second", "Use is at least 5", "1", "0"),
        ("3. The card", "Everybody else", "3", "2"),
    ]
    assert view.order.words.text() == (
        "2 accounts meet no condition of a card above; “The card” scores them. "
        "“The second” also fits 1 account that an earlier card takes."
    )
    view.order.table.select_row(1)
    with qtbot.waitSignal(view.order.orderChosen) as chosen:
        view.order.up.click()
    assert chosen.args == [("second", "lean", "card")]


def test_versions_say_what_they_changed_and_can_be_brought_back(view, qtbot):
    kept = replace(move_weight(move_weight(CARD, SignalId("use"), 50), SignalId("rating"), 50))
    versions = tuple(
        ScorecardVersion(card, number, date(2026, 5, number), "Ann", "Because")
        for number, card in ((1, CARD), (2, kept))
    )
    view.show_records(replace(make_records(), versions=versions))
    assert view.versions.title.text() == "Version 2, 2 May 2026, Ann"
    assert view.versions.changes.text() == "Use, weight: 60 → 50\nRating, weight: 40 → 50"
    assert not view.versions.again.isEnabled()
    view.versions.show_number(1)
    assert view.versions.changes.text() == "A new card."
    with qtbot.waitSignal(view.versions.broughtBack) as back:
        view.versions.again.click()
    assert back.args == [versions[0]]


@pytest.mark.parametrize(
    ("entity", "key", "part"),
    [
        ("scorecard_version", "1, card, 2", "versions"),
        ("scorecard_in_use", "1, 0", "order"),
        ("health_model", "1", "design"),
        ("weight_rating", "1, card, 1, Ann, use", "raters"),
    ],
)
def test_undo_leads_to_the_part_where_the_change_was_made(view, entity, key, part):
    assert view.reveal(entity, key)
    assert view.parts.current == part


def test_a_signal_begins_a_group_and_the_group_can_be_taken_away(view):
    editor = view.editor
    editor.open_signal(SignalId("use"))
    group = next(
        one for one in editor.pane.form.findChildren(PlainCombo) if "group" in one.toolTip()
    )
    assert group.currentText() == "In no group"
    group.setCurrentIndex(group.findText("A new group"))
    assert [(one.name, one.weight) for one in editor.draft.groups] == [
        ("Group 1", 40),
        ("Group 2", 60),
    ]
    assert editor.pane.form is not None
    editor.show_signals()
    remove = next(
        one
        for one in editor.grid.findChildren(QAbstractButton)
        if one.toolTip() == "Take the group Group 1 away; its signals stay"
    )
    remove.click()
    assert editor.draft == CARD


def test_a_group_is_named_where_it_stands(view, qtbot):
    view.editor.change(lambda card: begin_group(card, SignalId("use")))
    view.editor.show_signals()
    name = next(one for one in view.editor.grid.findChildren(QLineEdit) if one.text() == "Group 1")
    name.selectAll()
    qtbot.keyClicks(name, "Opinion")
    assert view.editor.draft.groups[0].name == "Opinion"


def test_undo_of_a_new_card_leads_to_the_order_and_of_a_version_to_its_versions(view):
    assert view.reveal("scorecard_version", "1, small_ones, 1")
    assert view.parts.current == "order"
    view.reveal("scorecard_version", "1, ten_signals, 1")
    assert view.parts.current == "versions"
    view.show_part("signals")
    view.reveal("scorecard_version", "1, small_ones, 2")
    assert view.parts.current == "versions"


def test_scores_set_by_hand_are_named_where_the_card_alone_is_counted(view, texts):
    by_hand = {"2": object()}
    view.show_records(replace(make_records(), overrides=by_hand))
    said = view.editor.outlook.words.text()
    assert said.endswith("This is the card alone: in Accounts 1 score set by hand counts too.")
    view.show_records(make_records())
    assert "by hand" not in view.editor.outlook.words.text()


def test_conditions_about_change_know_the_facts_before():
    earlier = make_facts(date(2026, 3, 31), keys=["1", "2"], nps=[9, 9])
    now = make_facts(keys=["1", "2"], nps=[9, 2])
    fell = Condition("change.nps", Comparison.BELOW, number=0)
    cards = (replace(CARD, id=ScorecardId("fell"), applies_to=(fell,)), CARD)
    assert [(one.fits, one.takes) for one in list_order(cards, now, earlier)] == [(1, 1), (2, 1)]
    assert [(one.fits, one.takes) for one in list_order(cards, now)] == [(0, 0), (2, 2)]
