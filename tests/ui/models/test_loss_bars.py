"""Losses as bars: Pareto, months of life, and who stands behind each."""

from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.churn import Loss, MonthOfLife, ReasonShare, WinBack
from csdesk.model.identifiers import AccountKey, ChurnReasonId
from tests.health_reviews import NO_CHURN
from ui.models.loss_bars import (
    UNKNOWN,
    LifeBar,
    describe_reason,
    list_life_bars,
    list_reason_bars,
    losses_in_life,
    losses_with_reason,
)

PRICE, FIT = ChurnReasonId("price"), ChurnReasonId("fit")


def share(reason, losses, arr, others=None, *, is_theme=False):
    return ReasonShare(reason, str(reason), losses, arr, 0, 0, others, is_theme)


REVIEW = replace(
    NO_CHURN, reasons=(share(FIT, 9, 20_000.0, 35.0, is_theme=True), share(PRICE, 3, 60_000.0))
)


def make_loss(key, reason=None, month=None):
    return Loss(
        AccountKey(key), date(2026, 1, 1), 1.0, "", reason, False, WinBack.NOT_STARTED, month
    )


def test_reasons_are_ranked_by_customers_and_by_revenue():
    by_count = list_reason_bars(REVIEW, by_arr=False)
    assert [(bar.key, bar.share, bar.running) for bar in by_count] == [
        ("fit", 75.0, 75.0),
        ("price", 25.0, 100.0),
    ]
    by_arr = list_reason_bars(REVIEW, by_arr=True)
    assert [(bar.key, bar.share, bar.running) for bar in by_arr] == [
        ("price", 75.0, 75.0),
        ("fit", 25.0, 100.0),
    ]
    assert by_arr[1].others is None


def test_nine_losses_with_a_reason_have_no_shares():
    few = replace(REVIEW, reasons=(share(FIT, 7, 10.0), share(PRICE, 2, 10.0)))
    assert [bar.share for bar in list_reason_bars(few, by_arr=False)] == [None, None]
    ten = replace(REVIEW, reasons=(share(FIT, 8, 10.0), share(PRICE, 2, 10.0)))
    assert [bar.share for bar in list_reason_bars(ten, by_arr=False)] == [80.0, 20.0]


def test_a_reason_says_what_it_is_made_of():
    assert describe_reason(list_reason_bars(REVIEW, by_arr=False)[0], "GBP") == (
        "9 customers · £20,000 · recurring",
        "75%",
        "together 75% · others 35%",
    )


def test_the_first_year_stands_month_by_month_and_the_others_as_a_whole():
    lost = {2: 1, 5: 2, 13: 1, 24: 2, 25: 1}
    months = [MonthOfLife(at, 100 - at, lost.get(at, 0)) for at in range(1, 26)]
    bars = list_life_bars(months)
    assert [(bar.name, bar.at_risk, bar.lost) for bar in bars] == [
        ("Month 2", 98, 1),
        ("Month 5", 95, 2),
        ("Months 13 to 24", 87, 3),
        ("Months 25 to 36", 75, 1),
    ]


@pytest.mark.parametrize(("at_risk", "words"), [(9, "1 of 9"), (10, "10.0%")])
def test_below_ten_customers_losses_are_counted(at_risk, words):
    assert LifeBar("1-1", 1, 1, at_risk, 1, at_risk).words == words


def test_behind_a_bar_stand_its_losses():
    losses = [make_loss("A", PRICE, 13), make_loss("B", None, 24), make_loss("C", FIT, 25)]
    assert [loss.account for loss in losses_with_reason(losses, "price")] == ["A"]
    assert [loss.account for loss in losses_with_reason(losses, UNKNOWN)] == ["B"]
    second_year = LifeBar("13-24", 13, 24, 50, 2, 400)
    assert second_year.words == "0.5% a month"
    assert [loss.account for loss in losses_in_life(losses, second_year)] == ["A", "B"]


@pytest.mark.parametrize(
    ("unpriced", "words"),
    [(0, "£20,000"), (2, "at least £20,000"), (12, "amount not known")],
)
def test_what_nobody_knows_is_no_amount(unpriced: int, words: str) -> None:
    reasons = (replace(REVIEW.reasons[0], losses=12, unpriced=unpriced),)
    (bar,) = list_reason_bars(replace(REVIEW, reasons=reasons), by_arr=False)
    assert describe_reason(bar, "GBP")[0] == f"12 customers · {words} · recurring"


def test_nobody_lost_in_the_first_ninety_days_is_one_bar():
    months = [MonthOfLife(at, 100 - at, 2 if at == 7 else 0) for at in range(1, 13)]
    assert [(bar.name, bar.lost, bar.is_early) for bar in list_life_bars(months)] == [
        ("Months 1 to 3", 0, True),
        ("Month 7", 2, False),
    ]


def test_a_client_of_one_month_has_no_years_of_life():
    assert list_life_bars([MonthOfLife(1, 9, 0)]) == ()


def test_what_others_name_stands_on_the_same_length_as_the_bars():
    # 9 of 12 losses are 75%, and others name 35% for it.
    bar = list_reason_bars(REVIEW, by_arr=False)[0]
    assert bar.part == 1
    assert bar.others_part == pytest.approx(35 / 75)


def test_others_beyond_the_longest_bar_make_room_for_their_tick():
    more = replace(REVIEW.reasons[0], reference_share=90.0)
    bars = list_reason_bars(replace(REVIEW, reasons=(more, *REVIEW.reasons[1:])), by_arr=False)
    assert bars[0].others_part == 1
    assert bars[0].part == pytest.approx(75 / 90)
