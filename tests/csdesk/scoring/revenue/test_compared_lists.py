"""Retention between two lists: hand-made books, the identity, and what must always hold."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.identifiers import AccountKey, BatchId, FieldId
from csdesk.scoring.revenue.list_grid import compare_lists
from csdesk.scoring.revenue.periods import is_a_year
from csdesk.scoring.revenue.start_cohort import follow_cohort


def amounts(book: dict[str, float | None], as_of: date) -> AccountTable:
    return AccountTable(
        batch=BatchId(1),
        as_of=as_of,
        file_name="list.xlsx",
        sheet="Customers",
        keys=tuple(AccountKey(key) for key in book),
        source_rows=tuple(range(2, 2 + len(book))),
        columns={FieldId("arr"): tuple(book.values())},
    )


def compare(before, after, lost=()):
    window = compare_lists(
        amounts(before, date(2023, 12, 31)), amounts(after, date(2024, 12, 31)), lost
    )
    return follow_cohort(window)


def test_each_kind_of_movement_is_told_apart():
    before = {"grew": 100.0, "shrank": 50.0, "left": 30.0, "stayed": 20.0, "trial": 0.0}
    after = {"grew": 160.0, "shrank": 40.0, "stayed": 20.0, "new": 70.0, "trial": 5.0}
    result = compare(before, after)
    assert result.cohort == ("grew", "shrank", "left", "stayed")
    assert (result.start, result.end) == (200, 295)
    assert (result.expansion, result.contraction, result.churn, result.new) == (60, 10, 30, 75)
    # (160 + 40 + 20) / 200 and (100 + 40 + 20) / 200
    assert (result.nrr, result.grr) == (110, 80)
    assert (result.churned, result.contracted, result.expanded) == (
        ("left",),
        ("shrank",),
        ("grew",),
    )


def test_the_formula_of_the_source_gives_the_same():
    # S1.56 with 100 at the start, 20 expansion, 5 churn, 3 contraction: NRR 112, GRR 92.
    result = compare({"a": 72.0, "b": 5.0, "c": 23.0}, {"a": 92.0, "c": 20.0})
    assert result.nrr == pytest.approx((100 + 20 - 5 - 3) / 100 * 100)
    assert result.grr == pytest.approx((100 - 5 - 3) / 100 * 100)


def test_an_account_that_has_gone_or_is_listed_with_zero_has_churned():
    result = compare({"a": 10.0, "b": 10.0, "c": 10.0}, {"a": 10.0, "b": 0.0})
    assert result.churned == ("b", "c")
    assert (result.churn, result.unknown) == (20, ())


def test_an_account_without_a_stated_arr_is_left_out_on_both_sides():
    before = {"a": 100.0, "b": 40.0, "c": None, "d": None, "free": 0.0, "e": 60.0}
    after = {"a": 90.0, "b": None, "c": 70.0, "free": None, "e": 60.0, "new": None}
    result = compare(before, after)
    assert result.unknown == ("b", "c", "d")
    assert (result.cohort, result.churned) == (("a", "e"), ())
    # a and e: 150 of 160 are left.
    assert (result.nrr, result.grr) == (93.75, 93.75)
    assert (result.start, result.new, result.end) == (160, 0, 150)


def test_a_customer_whose_id_is_written_differently_is_the_same_customer():
    result = compare({"1": 100.0, "ab": 50.0, "x": 50.0}, {"001": 120.0, "AB": 50.0, "y": 5.0})
    assert (result.cohort, result.churned, result.expanded) == (("1", "ab", "x"), ("x",), ("1",))
    assert (result.nrr, result.new, result.end) == (85, 5, 175)
    assert (result.found, result.found_otherwise) == (2, ("1", "ab"))


def test_rows_of_one_account_are_added_up_first():
    before = AccountTable(
        BatchId(1),
        date(2023, 12, 31),
        "list.xlsx",
        "Customers",
        (AccountKey("a"), AccountKey("a")),
        (2, 3),
        {FieldId("arr"): (60.0, 40.0)},
    )
    after = amounts({"a": 90.0}, date(2024, 12, 31))
    result = follow_cohort(compare_lists(before, after))
    assert (result.cohort, result.contraction, result.churn) == (("a",), 10, 0)


def test_no_customers_at_the_start_give_no_rate():
    result = compare({"a": 0.0}, {"a": 10.0})
    assert (result.nrr, result.grr, result.nrr_without_largest) == (None, None, None)
    assert (result.new, result.end) == (10, 10)


def test_nrr_without_the_largest_account():
    result = compare({"big": 900.0, "a": 60.0, "b": 40.0}, {"big": 1800.0, "a": 60.0, "b": 20.0})
    assert result.nrr == pytest.approx(188)
    assert result.nrr_without_largest == pytest.approx(80)
    assert compare({"only": 5.0}, {"only": 5.0}).nrr_without_largest is None


def test_lost_customers_that_still_have_arr_are_named():
    lost = tuple(
        LostAccount(AccountKey(key), date(2024, 5, 1), "price", "Lost", row)
        for row, key in enumerate(["a", "a", "gone", "b"], start=2)
    )
    result = compare({"a": 10.0, "b": 10.0}, {"a": 10.0, "b": 0.0}, lost)
    assert result.lost_still_listed == ("a",)


@pytest.mark.parametrize(("days", "yes"), [(365, True), (366, True), (92, False), (731, False)])
def test_only_about_twelve_months_are_a_year(days, yes):
    assert is_a_year(days) is yes


cents = st.one_of(st.none(), st.just(0.0), st.integers(1, 10**10).map(lambda n: n / 100))
books = st.dictionaries(st.sampled_from([f"A{n}" for n in range(12)]), cents, max_size=12)


@given(books, books)
def test_movements_always_lead_from_start_to_end(before, after):
    result = compare(before, after)
    moved = result.new + result.expansion - result.contraction - result.churn
    assert result.start + moved == pytest.approx(result.end, abs=0.005)


@given(books, books)
def test_gross_retention_is_at_most_net_and_at_most_all(before, after):
    result = compare(before, after)
    if result.grr is not None and result.nrr is not None:
        assert 0 <= result.grr <= 100
        assert result.grr <= result.nrr + 1e-9


@given(books, books)
def test_a_plain_loop_agrees(before, after):
    start = kept = capped = 0
    for key, amount in before.items():
        later = after.get(key, 0.0)
        if amount is None or later is None:
            continue
        was, now = round(amount * 100), round(later * 100)
        if was > 0:
            start, kept, capped = start + was, kept + now, capped + min(was, now)
    result = compare(before, after)
    if start == 0:
        assert result.nrr is None
    else:
        assert result.nrr == pytest.approx(100 * kept / start)
        assert result.grr == pytest.approx(100 * capped / start)
