"""Pareto, months of life, win-back and the programme, by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from csdesk.model.churn import Loss, LossNote, WinBack
from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import TableKind
from csdesk.scoring.churn import LossInputs, review_losses
from csdesk.scoring.churn.lifetimes import count_early, count_months
from csdesk.scoring.churn.programme import (
    estimate_saved,
    measure_at_risk,
    measure_saves,
    retention_cost,
)
from csdesk.scoring.churn.review import rank_reasons
from csdesk.scoring.churn.win_back import measure_win_back, worth_winning
from tests.list_tables import make_list

AS_OF = date(2024, 12, 31)


def lost(key, reason=None, arr=None, days=None, win_back=WinBack.NOT_STARTED):
    month = None if days is None else days // 30 + 1
    return Loss(AccountKey(key), None, arr, "", reason, False, win_back, month, days)


def test_reasons_are_ranked_by_losses_and_shares_run_up_to_all(rules):
    losses = [lost("A", "price", 10.0), lost("B", "rival", 500.0), lost("C", "price"), lost("D")]
    first, second = rank_reasons(losses, rules)
    assert (first.name, first.losses, first.arr) == ("It costs too much", 2, 10)
    assert (first.share, second.share) == (pytest.approx(200 / 3), pytest.approx(100 / 3))
    assert (first.running_share, second.running_share) == (pytest.approx(200 / 3), 100)
    assert (first.reference_share, second.reference_share) == (22, 15)


def test_of_reasons_given_as_often_the_one_with_more_arr_stands_first(rules):
    ranked = rank_reasons([lost("A", "price", 10.0), lost("B", "rival", 500.0)], rules)
    assert [share.reason for share in ranked] == ["rival", "price"]


def test_a_reason_is_a_theme_from_the_third_mention_on(rules):
    twice = [lost("A", "price"), lost("B", "price")]
    assert not rank_reasons(twice, rules)[0].is_theme
    theme = rank_reasons([*twice, lost("C", "price")], rules)[0]
    assert theme.is_theme
    assert theme.initiatives == ("skills.commercial_talks",)


def test_accounts_are_at_risk_in_every_month_that_they_reached():
    losses = [lost("A", days=10), lost("B", days=65), lost("C", days=65), lost("D")]
    # Live ones have lived 29, 30 and 200 days: they reached months 1, 2 and 7.
    months = count_months(losses, [29, 30, 200])
    assert [(m.month, m.at_risk, m.lost) for m in months] == [(1, 6, 1), (2, 4, 0), (3, 3, 2)]


def test_there_are_no_months_without_a_loss_of_known_age():
    assert count_months([lost("A")], [400]) == ()


def test_an_early_loss_comes_before_the_ninetieth_day():
    losses = [lost("A", days=89), lost("B", days=90), lost("C", days=400), lost("D")]
    assert count_early(losses, 90) == 1
    assert count_early([lost("D")], 90) == 0


def test_a_lost_account_is_worth_a_campaign_above_the_limit_only():
    losses = [lost("A", arr=20_000.0), lost("B", arr=20_000.01), lost("C", arr=90_000.0), lost("D")]
    assert [loss.account for loss in worth_winning(losses, 20_000)] == ["C", "B"]


def test_the_rate_of_win_backs_is_over_those_that_ended():
    states = (WinBack.WON, WinBack.LOST, WinBack.LOST, WinBack.IN_TALKS, WinBack.NOT_STARTED)
    losses = [lost(f"A{n}", arr=1_000.0 * n, win_back=w) for n, w in enumerate(states, start=1)]
    figures = measure_win_back(losses, 3_000)
    assert (figures.worth, figures.tried, figures.won) == (2, 4, 1)
    assert figures.rate == pytest.approx(100 / 3)
    assert figures.recovered == pytest.approx(100 * 1 / 6)


def test_without_an_ended_campaign_there_is_no_rate():
    figures = measure_win_back([lost("A", win_back=WinBack.CONTACTED)], 0)
    assert (figures.tried, figures.rate, figures.recovered) == (1, None, None)


def test_the_review_holds_all_of_it(rules, make_table):
    start = AS_OF - timedelta(days=400)
    accounts = make_table(
        {"customer_since": start, "arr": 10.0},
        {"customer_since": start, "arr": 30_000.0, "churn_flag": True,
         "lost_on": start + timedelta(days=40), "lost_reason": "price"},
    )  # fmt: skip
    events = make_list(
        TableKind.CHURN_EVENTS, account_id=["A3"], lost_on=[AS_OF], lost_reason=["?"]
    )
    notes = {AccountKey("A2"): LossNote(AccountKey("A2"), None, WinBack.WON)}
    review = review_losses(LossInputs(AS_OF, accounts, events=events, notes=notes), rules)
    assert [loss.account for loss in review.losses] == ["A3", "A2"]
    assert (review.without_reason, len(review.reasons)) == (1, 1)
    assert [(m.at_risk, m.lost) for m in review.by_month] == [(2, 0), (2, 1)]
    assert (review.early, review.aged) == (1, 1)
    assert [loss.account for loss in review.win_back] == ["A2"]
    assert review.win_back_figures.rate == 100


def test_saves_have_to_exceed_their_target(rules):
    assert measure_saves(100, 15, rules).is_met is False
    assert measure_saves(100, 16, rules).is_met is True
    assert measure_saves(0, 0, rules).value is None
    with pytest.raises(ValueError, match="than were tried"):
        measure_saves(1, 2, rules)


def test_a_fifth_fewer_accounts_at_risk_meets_the_target(rules):
    assert measure_at_risk(50, 40, rules).is_met is True
    assert measure_at_risk(50, 41, rules).value == pytest.approx(18)
    assert measure_at_risk(50, 60, rules).value == pytest.approx(-20)
    assert measure_at_risk(0, 3, rules).is_met is None


def test_arr_saved_is_arr_at_risk_times_either_end_of_the_impact():
    assert estimate_saved(250_000, 10, 20) == (25_000, 50_000)


def test_keeping_a_customer_costs_spend_by_customers():
    assert retention_cost(120_000, 400) == 300
    assert retention_cost(120_000, 0) is None
