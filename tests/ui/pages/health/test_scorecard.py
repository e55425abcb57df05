from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from csdesk.model.identifiers import ScorecardId, SignalId
from csdesk.model.scorecards import NO_MODEL
from tests.facts import make_facts
from tests.health_reviews import make_review
from tests.score_observations import make_card, make_signal
from ui.dialogs.keep_scorecard import KeepScorecardDialog
from ui.models.scorecard_draft import move_green, move_weight
from ui.pages.health.records import HealthRecords
from ui.pages.health.scorecard import ScorecardView

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
