"""The whole test of a score: what each number of losses allows, and who is named."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from csdesk.errors import Cancelled
from csdesk.model.health import Band
from csdesk.model.validation import Verdict
from csdesk.model.validation_design import Claim
from csdesk.model.validation_rules import Evidence
from tests.score_observations import DAY, judge, make_column, make_observations

NAN = float("nan")


def book(left: int, accounts: int = 400, **more):
    chance = np.random.default_rng(12)
    gone = np.arange(accounts) < left
    usage = np.clip(np.where(gone, 4, 6) + chance.normal(0, 2, accounts), 0, 10)
    noise = chance.uniform(0, 10, accounts)
    columns = [make_column("noise", noise), make_column("usage", usage)]
    return make_observations(usage * 10, gone, columns=columns, **more)


def test_below_five_losses_there_are_cases_and_no_figure():
    found = judge(book(4))
    assert (found.evidence, found.verdict) == (Evidence.CASES, Verdict.TOO_FEW)
    assert len(found.cases) == 4
    measured = (
        found.auc, found.auc_by_arr, found.average_precision, found.confusion,
        found.brier, found.suggestion,
    )  # fmt: skip
    assert set(measured) == {None}
    assert (found.lifts, found.calibration, found.contenders, found.comparisons) == ((),) * 4


def test_from_five_losses_what_was_red_is_counted():
    found = judge(book(5))
    assert found.evidence is Evidence.RANKS
    assert found.confusion.caught + found.confusion.missed == 5
    assert found.confusion.recall is None
    assert found.auc is None


def test_from_ten_losses_the_score_is_measured_and_no_weights_compared():
    found = judge(book(10))
    assert found.evidence is Evidence.INTERVAL
    assert found.auc.low < found.auc.value < found.auc.high
    assert found.comparisons == ()


def test_from_thirty_losses_weights_are_compared_and_none_suggested():
    found = judge(book(99), {"Mine": {"usage": 100.0}})
    assert [one.name for one in found.comparisons][-1] == "Mine"
    assert found.suggestion is None


def test_from_a_hundred_losses_weights_are_only_suggested_for_past_days():
    assert judge(book(100)).suggestion is not None
    assert judge(book(100, claim=Claim.ASSOCIATION)).suggestion is None


def test_unscored_accounts_are_counted_apart():
    observed = make_observations([NAN, NAN, 10, 90], [True, False, True, False])
    found = judge(observed)
    assert (found.observations, found.unscored, found.accounts, found.left) == (2, 2, 2, 1)
    assert [(case.account, case.band, case.rank) for case in found.cases] == [
        ("A1", Band.UNSCORED, None),
        ("A3", Band.RED, 1),
    ]


def test_s3_9_surprises_are_named_the_largest_first():
    scores = [90, 95, 20, 85, 30, 40, 10]
    left = [True, True, True, False, False, False, False]
    found = judge(make_observations(scores, left, arr=[10, 50, 30, 1, 5, 70, 20]))
    assert [one.account for one in found.green_but_left] == ["A2", "A1"]
    assert [one.account for one in found.red_but_stayed] == ["A6", "A7", "A5"]
    assert found.green_but_left[0].left_on == DAY + timedelta(days=100)
    assert found.green_but_left[0].rank == 7


def test_who_was_red_twice_and_stayed_is_named_once_with_the_first_day():
    observed = make_observations(
        [20, 90, 30, 90], [False] * 4, accounts=[0, 1, 0, 1], days=[0, 0, 1, 1]
    )
    (one,) = judge(observed).red_but_stayed
    assert (one.account, one.on, one.score) == ("A1", DAY, 20)


def test_who_left_in_a_later_window_is_no_surprise_for_having_been_red():
    observed = make_observations(
        [20, 90, 30, 90], [False, False, True, False], accounts=[0, 1, 0, 1], days=[0, 0, 1, 1]
    )
    assert judge(observed).red_but_stayed == ()


def test_signals_alone_stand_best_first_after_the_simple_rules():
    found = judge(book(60, rivals={"Time as a customer alone": list(range(400))}))
    assert [one.name for one in found.contenders] == [
        "Time as a customer alone", "Usage", "Noise",
    ]  # fmt: skip
    assert found.contenders[0].auc.value == 1


def test_the_largest_account_is_that_of_the_last_day():
    observed = make_observations(
        [50] * 4, [False] * 4, accounts=[0, 1, 0, 1], days=[0, 0, 1, 1], arr=[99, 1, 30, 10]
    )
    assert judge(observed).largest_share == 75


def test_nothing_observed_says_nothing():
    found = judge(make_observations([NAN], [False]))
    assert (found.accounts, found.loss_rate, found.base_rate) == (0, None, None)
    assert found.days == (date(2026, 1, 1),)


def test_testing_can_be_cancelled():
    def stop(done: int, total: int, step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        judge(book(10), progress=stop)
