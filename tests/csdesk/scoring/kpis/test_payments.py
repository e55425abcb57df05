"""Late payments and contested invoices, worked out by hand; the list is of 31 December 2024."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.model.tables import TableKind

PAID = date(2024, 12, 20)


@pytest.fixture
def bill(measure):
    def compute(kpi, **columns):
        return measure(kpi, lists={TableKind.INVOICES: columns})

    return compute


def test_delays_of_the_list_are_a_mean_and_very_late_ones_are_named(measure):
    rows = [{"days_past_due": days} for days in (0.0, -3.0, 15.0, 45.0)]
    found = measure("payment_delay", *rows, {"arr": 1.0})
    assert (found.value, found.n, found.accounts) == (15, 4, ("A4",))
    assert found.caution.startswith(
        "2 of 4 accounts paid in time. 1 account over 15 days late. Known for 4 of 5 accounts."
    )


def test_delays_of_invoices_take_the_worst_of_each_account(bill):
    found = bill(
        "payment_delay",
        account_id=["A", "A", "B", "C", "D", "E", "F", None],
        due_on=[
            date(2024, 12, 10), date(2024, 12, 18), date(2024, 12, 11), date(2024, 12, 22),
            date(2024, 9, 1), date(2024, 9, 1), date(2025, 1, 15), date(2024, 12, 1),
        ],
        paid_on=[PAID, PAID, None, PAID, PAID, None, None, None],
        status=[None, None, None, None, None, "void", None, None],
    )  # fmt: skip
    # A ten days, B open for twenty, C paid early; D was due before the window, E is void, F not
    # due yet, and the last invoice is nobody's.
    assert (found.value, found.n, found.accounts) == (10, 3, ("B",))
    assert found.window == "2024-10-03 to 2024-12-31"
    assert found.lineage == "invoices.csv, sheet invoices, rows 2 to 5"


def test_an_invoice_that_is_open_for_long_still_counts(bill):
    found = bill("payment_delay", account_id=["A"], due_on=[date(2024, 1, 1)], paid_on=[None])
    assert found.needs == "the column Days past due"
    two = bill(
        "payment_delay",
        account_id=["A", "B"],
        due_on=[date(2024, 12, 1), date(2024, 12, 20)],
        paid_on=[None, PAID],
    )
    assert two.value == 15


@pytest.mark.parametrize("paid", ["Paid", "Bezahlt", "Réglée"])
def test_paid_invoices_without_a_day_tell_nothing_unless_the_list_counts(bill, paid):
    columns = {
        "account_id": ["A", "B"],
        "due_on": [date(2024, 12, 1)] * 2,
        "paid_on": [None, date(2024, 12, 1)],
        "status": [paid, None],
    }
    assert (bill("payment_delay", **columns).value, bill("payment_delay", **columns).n) == (0, 1)
    counted = bill("payment_delay", **columns, days_past_due=[8.0, 2.0])
    assert (counted.value, counted.n) == (5, 2)


def test_nothing_due_is_no_base(bill):
    found = bill(
        "payment_delay", account_id=["A"], due_on=[date(2023, 12, 1)], paid_on=[date(2024, 1, 1)]
    )
    assert found.reason == "no base: no invoice was due within 90 days"


def test_disputes_of_the_list_are_counted_by_account(measure):
    rows = [{"invoice_disputes": count} for count in (0.0, 2.0, 0.0, 1.0)]
    found = measure("invoice_disputes", *rows, {"arr": 1.0})
    assert (found.value, found.n, found.accounts) == (50, 4, ("A2", "A4"))
    assert found.caution.startswith("2 of 4: of fewer than 10")


def test_disputes_of_invoices_end_with_their_payment(bill):
    found = bill(
        "invoice_disputes",
        account_id=["A", "A", "B", "C", None],
        is_disputed=[False, True, True, None, True],
        paid_on=[None, None, PAID, None, None],
    )
    assert (found.value, found.n, found.accounts) == (pytest.approx(100 / 3), 3, ("A",))
    nobody = bill("invoice_disputes", account_id=[None], is_disputed=[True])
    assert nobody.reason == "no base: no list says whether an invoice is contested"
