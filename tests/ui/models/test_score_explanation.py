from dataclasses import replace

from csdesk.model.scorecards import MissingPolicy, Shape
from csdesk.report.document import Status
from csdesk.scoring.health import score_facts
from tests.csdesk.scoring.health.cards import make_card, make_signal
from tests.facts import make_facts
from ui.models.score_explanation import (
    costliest,
    describe_path,
    explain_score,
    next_actions,
    write_signal,
)


def test_points_are_the_weight_times_what_was_reached(health):
    lines = explain_score(health.scores[0], health.scorecard).lines
    assert [(line.name, line.points) for line in lines] == [
        ("Usage", "0 / 50"),
        ("Rating", "15 / 30"),
        ("Depth", "10 / 20"),
    ]
    assert [line.status for line in lines] == [Status.RISK, Status.WATCH, Status.WATCH]


def test_the_sum_is_out_of_the_signals_that_are_present(health):
    explanation = explain_score(health.scores[1], health.scorecard)
    assert explanation.sum_text == "65 / 80"
    assert explanation.sum_label == "Sum of points, 81 in 100"
    assert explanation.lines[-1].points == "– / 20"


def test_a_full_account_says_where_healthy_begins(health):
    explanation = explain_score(health.scores[0], health.scorecard)
    assert explanation.sum_text == "25 / 100"
    assert explanation.sum_label == "Sum of points, healthy from 80"
    assert explanation.summary == "All signals have data."


def test_an_unscored_account_says_how_much_is_missing(health):
    explanation = explain_score(health.scores[2], health.scorecard)
    assert explanation.summary == "Not scored: 30% of the weight has data, a score needs 50%."


def test_a_thin_score_is_marked_as_insufficient(health):
    explanation = explain_score(health.scores[3], health.scorecard)
    assert explanation.summary.startswith("Insufficient data: 50% of the weight has data, 60%")


def test_the_two_greatest_losses_are_named(health):
    explanation = explain_score(health.scores[0], health.scorecard)
    assert costliest(explanation) == "Usage and Rating cost 65 points"


def test_nothing_is_said_where_nothing_is_lost(health):
    assert costliest(explain_score(health.scores[2], health.scorecard)) == ""


def test_values_carry_a_short_unit():
    assert write_signal(38.0, "percent") == "38%"
    assert write_signal(5.42, "pages per session") == "5.4 / session"
    assert write_signal(4.0, "rating 0 to 10") == "4 of 10"
    assert write_signal(12.0, "days past due") == "12 days"
    assert write_signal(1.0, "days") == "1 day"
    assert write_signal(None, "percent") == "–"


def test_repairing_the_two_greatest_losses_gives_their_points_back(health):
    assert explain_score(health.scores[0], health.scorecard).repaired == 90
    assert explain_score(health.scores[1], health.scorecard).repaired == 100


def test_the_scorecard_says_what_to_do_first(health):
    signals = tuple(
        replace(signal, red_action=f"Repair {signal.name}", yellow_action="")
        for signal in health.scorecard.signals
    )
    card = replace(health.scorecard, signals=signals)
    actions = next_actions(health.scores[0], card)
    assert [(a.status, a.text, a.signal) for a in actions] == [
        (Status.RISK, "Repair Usage", "Usage")
    ]


def test_the_points_add_up_to_the_computed_score_whatever_a_person_set(health):
    score = replace(health.scores[1], score=20.0, computed=81.25)
    assert explain_score(score, health.scorecard).sum_label == "Sum of points, 81 in 100"


def test_stale_and_filled_signals_are_named(health):
    signals = tuple(
        replace(signal, missing=MissingPolicy.WORST) for signal in health.scorecard.signals
    )
    card = replace(health.scorecard, signals=signals)
    ids = [signal.id for signal in signals]
    score = replace(health.scores[0], stale=(ids[0],), filled=(ids[1],))
    assert explain_score(score, card).remarks == (
        "Too old to count: Usage.",
        "Counted without a value, as the scorecard says: Rating as poor.",
    )


def test_the_fewest_signals_that_make_an_account_healthy_are_named(health):
    # 25 of 100: 50 from Usage make 75, 15 more from Rating make 90.
    assert describe_path(health.scores[0], health.scorecard) == (
        "Full points in Usage and Rating would bring the account to 90."
    )


def test_a_value_beyond_the_ends_of_its_shape_is_known_and_does_not_count():
    bounded = make_signal("late", 20, shape=Shape.BOUNDED_LINEAR, worst=0.0, best=100.0)
    card = make_card(make_signal("use", 80), bounded)
    found = score_facts(make_facts(use=[90], late=[120]), (card,)).scores[0]
    line = explain_score(found, card).lines[-1]
    assert (line.name, line.value, line.points) == ("Late", "beyond its ends", "– / 20")
