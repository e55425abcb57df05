from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from csdesk.model.suggested_weights import WeightSuggestion
from csdesk.operations.health.weighting import apply_weights
from tests.score_observations import (
    judge,
    make_card,
    make_column,
    make_observations,
    make_signal,
)
from ui.blocks.figure_card import FigureCard
from ui.pages.health.scorecard.raters import RatersView
from ui.pages.health.testing import ValidationView
from ui.pages.health.testing.suggestion_card import SuggestionCard


@pytest.fixture
def view(qtbot: QtBot, opened, diagnosis) -> ValidationView:
    opened.show(diagnosis)
    view = ValidationView(opened.session)
    qtbot.addWidget(view)
    view.resize(1300, 760)
    view.show_diagnosis(diagnosis)
    view.show()
    return view


def test_before_a_test_the_view_says_what_one_does(view, texts):
    assert "Does the health score tell who leaves?" in texts(view)
    assert view.invitation.button.isEnabled()


def test_with_fewer_than_five_losses_there_are_names_and_no_figure(view, texts):
    scores = [20.0, 30.0, *[70.0 + at % 20 for at in range(38)]]
    view.show_validation(judge(make_observations(scores, [True, True, *[False] * 38])))
    shown = texts(view)
    assert "Too few left to say" not in shown
    assert "Who left, and where did they stand?" in shown
    assert "2" in shown
    assert "38" in shown
    assert view.findChildren(FigureCard) == []


def test_the_verdict_comes_before_every_figure(view, texts):
    scores = [float(at % 100) for at in range(400)]
    left = [score < 12 and at % 2 == 0 for at, score in enumerate(scores)]
    view.show_validation(judge(make_observations(scores, left)))
    shown = texts(view)
    assert shown.index("customers who left") < shown.index("How many of each colour left?")
    assert len(view.findChildren(FigureCard)) >= 1


@pytest.fixture
def offered(view) -> tuple[ValidationView, SuggestionCard, WeightSuggestion]:
    """Show a tested score of whose losses there are enough to suggest weights."""
    chance = np.random.default_rng(6)
    gone = np.arange(500) < 120
    usage = np.where(gone, 4, 6) + chance.normal(0, 2, 500)
    columns = [make_column("usage", usage), make_column("noise", chance.uniform(0, 10, 500))]
    tested = judge(make_observations(usage * 10, gone, columns=columns))
    view.show_validation(tested)
    (card,) = view.findChildren(SuggestionCard)
    return view, card, tested.suggestion


def test_suggested_weights_stand_beside_those_in_use_and_ask_below_to_be_taken(offered):
    view, card, _ = offered
    column = view.sections.column
    table = view.sections.tables["Suggested weights"]
    assert [column.title for column in table.model.columns][1:] == ["In use", "Suggested"]
    assert column.indexOf(card) == column.indexOf(table) + 1


def test_where_nobody_has_a_score_no_signal_is_praised_and_the_wrong_way_is_named(view, texts):
    gone = [at % 8 == 0 for at in range(160)]
    blind = make_column("blind", [float(at // 8 % 10) for at in range(160)])
    login = [float(at % 8 == 0) * 3 + at // 8 % 5 for at in range(160)]
    rivals = {"Last login alone": login}
    nobody = make_observations([float("nan")] * 160, gone, columns=[blind], rivals=rivals)
    view.show_validation(judge(nobody))
    shown = " ".join(texts(view))
    assert "No account has a score to test, and no signal alone tells who leaves." in shown
    assert "Last login alone points the wrong way round" in shown


def test_weights_are_only_offered_from_a_hundred_losses(view):
    gone = np.arange(500) < 99
    usage = np.where(gone, 4, 6) + np.random.default_rng(6).normal(0, 2, 500)
    column = make_column("usage", usage)
    view.show_validation(judge(make_observations(usage * 10, gone, columns=[column])))
    assert view.findChildren(SuggestionCard) == []


def test_taking_the_weights_keeps_them_once_and_says_so(offered, monkeypatch, qtbot):
    view, card, suggestion = offered
    asked = []
    monkeypatch.setattr(view._session, "run", lambda *args, **more: asked.append((args, more)))
    card.button.click()
    card.button.click()
    ((args, more),) = asked
    assert args[0].func is apply_weights
    assert args[2:] == (suggestion.scorecard, dict(suggestion.suggested))
    with qtbot.waitSignal(view.told) as told:
        more["on_done"](None)
    assert "Test again" in told.args[0]
    more["on_failed"]("Somebody else has the file open.")
    assert card.outcome.sentence == "Somebody else has the file open."
    assert card.button.isEnabled()


def test_a_test_that_fails_says_why_and_can_be_tried_again(view):
    view.invitation.show_running()
    assert not view.invitation.button.isEnabled()
    view.invitation.show_failed("There is no customer list.")
    assert view.invitation.outcome.sentence == "There is no customer list."
    assert view.invitation.button.isEnabled()


def test_raters_see_the_signals_that_a_card_lost_with_its_new_weights_again_after_undo(qtbot):
    raters = RatersView()
    qtbot.addWidget(raters)
    card = make_card(make_signal("usage"), make_signal("noise"))
    fewer = replace(card, version="2", signals=card.signals[:1])
    for shown in (fewer, card):
        raters.show_card(shown, ())
        assert list(raters.boxes) == [signal.id for signal in shown.signals]
