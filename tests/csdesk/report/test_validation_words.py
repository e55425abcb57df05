"""What a founder reads about the test of a score: the number of losses decides the words."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from csdesk.model.identifiers import AccountKey, SignalId
from csdesk.model.score_alarms import Alarm, AlarmKind
from csdesk.model.score_measures import Contender, Estimate
from csdesk.model.suggested_weights import WeightSuggestion
from csdesk.model.validation import Verdict
from csdesk.model.validation_design import Claim
from csdesk.model.validation_rules import Evidence
from csdesk.report.validation_comparisons import rival_words, signal_words
from csdesk.report.validation_verdicts import verdict_sentence
from csdesk.report.validation_words import verdict_words
from tests.score_observations import judge, make_column, make_observations


def validated(accounts: int, left: int, **more):
    """Return the validation of a book in which those who left tend to the lower scores."""
    chance = np.random.default_rng(3)
    gone = np.arange(accounts) < left
    scores = np.clip(np.where(gone, 35, 60) + chance.normal(0, 15, accounts), 0, 100)
    return judge(make_observations(scores, gone, **more))


def test_a_founder_with_thirty_customers_reads_that_nobody_can_tell():
    words = verdict_words(validated(30, 2, arr=[300.0] + [100.0] * 29))
    assert words[0] == "2 of 30 customers left: too few to tell whether the score warns."
    assert words[1].startswith(
        "With 30 customers nobody can tell a loss rate of 2% from one of 21% from 2 Mar 2026 to"
    )
    assert words[2] == "One customer more or less is 3.3 points; the largest is 9% of the ARR."
    assert words[3] == "Read the list of names, not the rate."


@pytest.mark.parametrize(("low", "is_said"), [(0.699, True), (0.7, False)])
def test_a_good_verdict_over_a_wide_interval_is_called_not_sure(low, is_said):
    found = replace(validated(300, 12), verdict=Verdict.GOOD, auc=Estimate(0.8, low, 0.9))
    said = "How well is not sure: 12 losses leave room for a score that is too weak to work with."
    assert (said in verdict_words(found)) is is_said
    weak = replace(found, verdict=Verdict.WEAK)
    assert said not in verdict_words(weak)


def test_an_account_of_many_is_not_nothing():
    assert verdict_words(validated(300, 2))[2].endswith("the largest is less than 1% of the ARR.")


def test_losses_that_no_day_is_known_of_are_not_nobody():
    scores = [50.0] * 30
    found = judge(make_observations(scores, [False] * 30, losses={AccountKey("Gone"): None}))
    assert verdict_words(found)[0] == (
        "Nobody of 30 customers left on a day that is known, so nothing can be tested."
    )
    (alarm,) = found.alarms
    assert alarm.text.startswith("1 customer left on a day that nobody knows and is not tested.")


def test_on_one_day_other_customers_are_judged_and_no_later_days():
    words = " ".join(verdict_words(validated(200, 40)))
    assert "losses of other customers" in words
    assert "later" not in words
    days = [at % 8 for at in range(400)]
    gone = [at % 5 == 0 for at in range(400)]
    scores = [30.0 if left else 40.0 + at % 50 for at, left in enumerate(gone)]
    several = judge(make_observations(scores, gone, days=days))
    assert "later losses" in " ".join(verdict_words(several))


def test_where_nobody_left_the_rate_may_still_be_above_nothing():
    words = verdict_words(validated(30, 0))
    assert words[0] == "Nobody of 30 customers left, so nothing can be tested."
    assert "a loss rate of 0% from one of 11%" in words[1]
    assert len(words) == 3


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        (1, "The one customer who left has no score from before, so nothing can be tested."),
        (3, "None of the 3 customers who left has a score from before, so nothing can be tested."),
    ],
)
def test_losses_without_a_score_are_not_hidden(lost, said):
    scores = [float("nan")] * lost + [50.0] * 30
    found = judge(make_observations(scores, [True] * lost + [False] * 30))
    assert verdict_words(found) == (said,)


def test_rates_are_written_so_that_they_differ():
    # Wilson: 0.0777% to 0.513%.
    assert "a loss rate of 0.1% from one of 0.5%" in verdict_words(validated(2_000, 4))[1]


@pytest.mark.parametrize("left", [0, 4, 9])
def test_below_ten_losses_no_word_measures_the_score(left):
    words = " ".join(verdict_words(validated(400, left)))
    assert not re.search(r"pairs|chance\b|AUC|evidence|warns of", words)


def test_from_five_losses_their_ranks_are_a_hint():
    scores = [10.0, 12, 14, 70, 75, *np.linspace(40, 95, 45)]
    words = verdict_words(judge(make_observations(scores, [True] * 5 + [False] * 45)))
    assert words[0].startswith("5 of 50 customers left: enough to see where each of them stood")
    # The worst fifth are the 10 lowest scores: 10, 12, 14 and seven of those who stayed.
    assert words[1].startswith("3 of the 5 stood in the worst fifth")
    assert "would put about 1 there" in words[1]


def test_from_ten_losses_pairs_are_counted_and_no_weights_fitted():
    words = verdict_words(validated(200, 20))
    assert any("Of 100 pairs of one customer who left and one who stayed" in one for one in words)
    assert "No weights are fitted: that takes 100 customers who left, and here are 20." in words


@pytest.mark.parametrize("verdict", [v for v in Verdict if v is not Verdict.TOO_FEW])
def test_an_association_is_never_said_to_warn_or_predict(verdict):
    known = replace(validated(200, 20, claim=Claim.ASSOCIATION), verdict=verdict)
    words = verdict_words(known)
    assert not re.search(r"warn|predicts|on \d+ days?,", words[0])
    assert any("an association and no prediction" in one for one in words)
    assert verdict_sentence(known) != verdict_sentence(replace(known, claim=Claim.PREDICTION))


def test_signals_that_know_the_outcome_are_named():
    leak = Alarm(AlarmKind.LEAK, "", ())
    suspect = Contender("Exit form", Estimate(0.99), 20, None, is_suspect=True)
    known = replace(validated(200, 20), verdict=Verdict.GOOD, alarms=(leak,), contenders=(suspect,))
    words = verdict_words(known)
    assert any(one.startswith("Exit form knows the outcome") for one in words)
    assert words[0] == "The score seems to tell who leaves, but part of it knows the outcome."
    unnamed = replace(known, contenders=())
    assert verdict_words(unnamed)[0] == words[0]
    assert verdict_words(replace(unnamed, alarms=()))[0].startswith("The score warns of leaving")


def test_a_score_that_knows_the_outcome_is_not_said_to_add_to_a_rule():
    rule = Contender("Last login alone", Estimate(0.6), 20, None, beaten_by=Estimate(0.3, 0.2, 0.4))
    tested = replace(validated(200, 20), contenders=(rule,))
    assert "the score adds to it" in " ".join(rival_words(tested))
    leaking = replace(tested, alarms=(Alarm(AlarmKind.LEAK, "", ()),))
    assert "cannot be told while a part of it knows the outcome" in " ".join(rival_words(leaking))


@pytest.mark.parametrize(
    ("gain", "said"),
    [
        (Estimate(-0.1, -0.2, 0.0), "the score adds nothing to last login alone"),
        (Estimate(0.05, -0.01, 0.11), "that the score adds to it may be chance"),
        (Estimate(0.3, 0.2, 0.4), "the score adds to it"),
    ],
)
def test_the_score_is_held_against_the_best_simple_rule(gain, said):
    rules = (
        Contender("Tenure alone", Estimate(0.5), 200, beaten_by=Estimate(0.35, 0.3, 0.4)),
        Contender("Last login alone", Estimate(0.85 - gain.value), 200, beaten_by=gain),
    )
    known = replace(validated(200, 20), contenders=rules)
    (sentence,) = [one for one in verdict_words(known) if one.startswith("For comparison")]
    assert f"last login alone gets {85 - 100 * gain.value:.0f}" in sentence
    assert sentence.endswith(f"{said}.")


@pytest.mark.parametrize(
    ("gain", "said"),
    [
        (Estimate(0.1, 0.01, 0.19), "they warn better"),
        (Estimate(0.1, -0.01, 0.21), "may be chance"),
        (Estimate(0.0, -0.1, 0.1), "no gain"),
        (None, "no gain"),
    ],
)
def test_suggested_weights_are_only_better_where_the_difference_is_no_chance(gain, said):
    suggestion = WeightSuggestion(
        "card", (), (), Estimate(0.7), Estimate(0.8), 200, 40, 1.0, gain, ()
    )
    known = replace(validated(400, 40), evidence=Evidence.FITTING, suggestion=suggestion)
    assert any(said in one for one in verdict_words(known))


WRONG_WAY = "the wrong way round: those who left looked better by"


def alone(name: str, low: float, high: float, *, is_signal: bool = True) -> Contender:
    signal = SignalId(name) if is_signal else None
    return Contender(name, Estimate((low + high) / 2, low, high), 200, signal)


@pytest.mark.parametrize(
    ("contenders", "said"),
    [
        (
            [alone("Usage", 0.4, 0.6)],
            ["The signal “Usage” alone tells no better than a coin who leaves."],
        ),
        (
            [alone("Usage", 0.4, 0.6), alone("Seats", 0.5, 0.7)],
            ["None of these signals alone tells better than a coin who leaves: Usage and Seats."],
        ),
        (
            [alone("Usage", 0.6, 0.8), alone("Seats", 0.4, 0.6)],
            ["Of the signals alone, Usage tells better than a coin who leaves."],
        ),
        (
            [alone("Usage", 0.2, 0.4), alone("Seats", 0.4, 0.6)],
            [
                "The signal “Seats” alone tells no better than a coin who leaves.",
                f"Usage points {WRONG_WAY} it than those who stayed.",
            ],
        ),
        (
            [alone("Usage", 0.2, 0.4), alone("Seats", 0.3, 0.499)],
            [f"Usage and Seats point {WRONG_WAY} them than those who stayed."],
        ),
    ],
)
def test_each_signal_alone_has_its_word(contenders, said):
    known = replace(validated(200, 20), contenders=tuple(contenders))
    assert list(signal_words(known)) == said


def test_a_simple_rule_that_points_the_wrong_way_is_said_to():
    rule = alone("Last login alone", 0.3, 0.45, is_signal=False)
    words = list(rival_words(replace(validated(200, 20), contenders=(rule,))))
    assert words[1] == f"Last login alone points {WRONG_WAY} it than those who stayed."


def test_what_an_auc_counts_is_explained_once():
    found = validated(200, 40)
    words = " ".join(verdict_words(found))
    assert words.count("of one customer who left and one who stayed") == 1
    won = round(100 * found.auc.value)
    assert f"the score put the right one lower in {won} (likely " in words


def test_where_nobody_has_a_score_the_signals_are_told_alone():
    chance = np.random.default_rng(5)
    gone = np.arange(200) < 40
    usage = np.where(gone, 4, 6) + chance.normal(0, 2, 200)
    columns = [make_column("usage", usage), make_column("seats", chance.normal(5, 2, 200))]
    known = judge(make_observations([float("nan")] * 200, gone, columns=columns))
    assert verdict_words(known) == (
        "No account has a score to test, but a signal alone tells something of who leaves.",
        "Of the signals alone, Usage tells better than a coin who leaves.",
    )
    seats = judge(make_observations([float("nan")] * 200, gone, columns=columns[1:]))
    assert verdict_words(seats)[1] == (
        "The signal “Seats” alone tells no better than a coin who leaves."
    )
    assert seats.auc is None
    few = judge(
        make_observations([float("nan")] * 200, gone & (np.arange(200) < 9), columns=columns)
    )
    assert len(few.cases) == 9
    assert few.contenders == ()
