from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from csdesk.model.identifiers import ScorecardId, SignalId
from csdesk.model.scorecards import NO_MODEL, DesignStep, Purpose
from csdesk.model.weighting import WeightRating
from tests.score_observations import make_card, make_signal
from ui.pages.health.scorecard.design import DesignView
from ui.pages.health.scorecard.raters import RatersView

CARD = make_card(make_signal("use", 60), make_signal("rating", 40))
TODAY = date(2026, 11, 20)


@pytest.fixture
def design(qtbot: QtBot) -> DesignView:
    view = DesignView()
    qtbot.addWidget(view)
    view.show_model(NO_MODEL, TODAY)
    return view


@pytest.fixture
def raters(qtbot: QtBot) -> RatersView:
    view = RatersView()
    qtbot.addWidget(view)
    view.show_card(CARD, ())
    return view


def test_a_score_without_a_purpose_cannot_be_put_into_force(design):
    assert not design.force.isEnabled()
    model = replace(NO_MODEL, purpose=Purpose.CHURN, stakeholders=("Finance",))
    design.show_model(model, TODAY)
    assert design.force.isEnabled()


def test_steps_are_counted_and_every_tick_carries_all_of_them(design, qtbot):
    design.show_model(replace(NO_MODEL, steps_done=frozenset({DesignStep.GOAL})), TODAY)
    assert design.count.text() == "1/7 done"
    with qtbot.waitSignal(design.stepsMarked) as marked:
        design.ticks[DesignStep.WEIGHTS].click()
    assert marked.args == [{DesignStep.GOAL, DesignStep.WEIGHTS}]


def test_purpose_people_and_cadence_are_kept_together(design, qtbot):
    design.purpose.choose(Purpose.EXPANSION)
    design.stakeholders.setText("Finance, , Customer success ")
    design.owner.setText("Priya Raman")
    design.review.setValue(30)
    with qtbot.waitSignal(design.modelChanged) as changed:
        design.keep.click()
    model = changed.args[0]
    assert (model.purpose, model.stakeholders, model.owner, model.review_days) == (
        Purpose.EXPANSION,
        ("Finance", "Customer success"),
        "Priya Raman",
        30,
    )


def test_weights_of_a_rater_count_once_they_sum_to_100_and_have_a_name(raters, qtbot):
    assert not raters.give.isEnabled()
    raters.rater.setText("Ann")
    assert raters.give.isEnabled()
    raters.boxes[SignalId("use")].setValue(70)
    assert raters.total.text() == "110 of 100"
    assert not raters.give.isEnabled()
    raters.boxes[SignalId("rating")].setValue(30)
    with qtbot.waitSignal(raters.rated) as rated:
        raters.give.click()
    assert rated.args == [1, "Ann", {"use": 70.0, "rating": 30.0}]


def test_the_next_round_begins_after_somebody_gave_weights(raters):
    assert not raters.next.isEnabled()
    assert not raters.use.isEnabled()
    given = [
        WeightRating(ScorecardId("card"), 1, "Ann", SignalId(signal), weight)
        for signal, weight in (("use", 70), ("rating", 30))
    ]
    raters.show_card(CARD, given)
    assert raters.use.isEnabled()
    assert raters.model.rowCount() == 2
    raters.next.click()
    assert raters.words.text() == "Nobody gave weights in this round yet."
    assert raters.model.rowCount() == 0
