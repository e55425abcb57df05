import pytest
from pytestqt.qtbot import QtBot

from tests.score_observations import judge, make_observations
from ui.pages.health.blocks.figure_card import FigureCard
from ui.pages.health.testing import ValidationView


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


def test_a_test_that_fails_says_why_and_can_be_tried_again(view):
    view.invitation.show_running()
    assert not view.invitation.button.isEnabled()
    view.invitation.show_failed("There is no customer list.")
    assert view.invitation.outcome.sentence == "There is no customer list."
    assert view.invitation.button.isEnabled()
