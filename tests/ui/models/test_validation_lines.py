from dataclasses import replace

import pytest

from csdesk.model.identifiers import SignalId
from csdesk.model.score_measures import Contender, Estimate
from csdesk.model.validation import Verdict
from csdesk.model.validation_design import Claim
from csdesk.report.document import Status, StatusWord
from tests.score_observations import judge, make_column, make_observations
from ui.models.validation_lines import (
    count_words,
    describe_claim,
    verdict_status,
)

TESTED = judge(make_observations([20.0, *[80.0] * 9], [True, *[False] * 9]))


def test_the_numbers_of_events_come_with_what_they_count():
    assert count_words(TESTED)[:3] == (
        ("1", "customers who left"),
        ("9", "customers who stayed"),
        ("10", "scores tested"),
    )


def test_those_who_left_without_a_score_are_counted_beside_those_with_one():
    unscored = judge(make_observations([float("nan"), 20.0, 80.0], [True, True, False]))
    assert count_words(unscored)[0] == ("1 of 2", "who left had a score before")


def test_a_prediction_says_which_days_were_held_against_which():
    assert describe_claim(TESTED) == (
        "Prediction: scores of 1 past day, held against who left in the 90 days that begin 60 "
        "days after each."
    )


def test_a_window_that_begins_at_once_has_no_days_before_it():
    design = replace(TESTED.design, lead_days=0, window_days=365)
    assert describe_claim(replace(TESTED, design=design)) == (
        "Prediction: scores of 1 past day, held against who left in the 365 days after."
    )


def test_an_association_is_never_called_a_prediction():
    said = describe_claim(replace(TESTED, claim=Claim.ASSOCIATION))
    assert said.startswith("Association, not prediction")


@pytest.mark.parametrize(
    ("verdict", "status"),
    [
        (Verdict.TOO_FEW, Status.NONE),
        (Verdict.NO_EVIDENCE, Status.RISK),
        (Verdict.WRONG_WAY, Status.RISK),
        (Verdict.WEAK, Status.WATCH),
        (Verdict.VIABLE, Status.GOOD),
        (Verdict.GOOD, Status.GOOD),
        (Verdict.SUSPICIOUS, Status.WATCH),
    ],
)
def test_every_verdict_has_a_status(verdict, status):
    assert verdict_status(replace(TESTED, verdict=verdict)).status is status


def unscored_signals(*values: list[float]):
    gone = [place % 8 == 0 for place in range(160)]
    columns = [make_column(f"signal_{at}", known) for at, known in enumerate(values)]
    return judge(make_observations([float("nan")] * 160, gone, columns=columns))


def test_where_nobody_has_a_score_the_signals_decide_the_status():
    blind = unscored_signals([float(place // 8 % 10) for place in range(160)])
    assert verdict_status(blind).status is Status.RISK
    assert count_words(blind) == (
        ("20", "customers who left"),
        ("0", "scores to test"),
        ("160", "without a score"),
    )
    telling = [float(place % 8 != 0) * 2 + place // 8 % 5 for place in range(160)]
    assert verdict_status(unscored_signals(telling)).word == "No scores to test"


def test_a_verdict_that_rests_on_a_leak_is_no_good_one():
    leak = Contender("Exit form", Estimate(0.99, 0.98, 1.0), 10, SignalId("exit"), is_suspect=True)
    tested = replace(TESTED, verdict=Verdict.GOOD, contenders=(leak,))
    assert verdict_status(tested) == StatusWord(Status.WATCH, "Knows the outcome")
