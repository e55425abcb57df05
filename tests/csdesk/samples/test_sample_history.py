"""The export of the sample client's systems, read back with plain loops: what must add up."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest

from csdesk.content import load_library
from csdesk.content.samples import load_sample_texts
from csdesk.samples import make_sample
from csdesk.samples.history import make_history
from csdesk.samples.story import make_customers

LAST_YEAR, NOW = date(2025, 10, 31), date(2026, 10, 31)
FIRST_DAY = date(2024, 10, 1)


@pytest.fixture(scope="module")
def texts():
    return load_sample_texts()


@pytest.fixture(scope="module")
def history(texts):
    return make_history(texts)


@pytest.fixture(scope="module")
def tables(history):
    return {sheet.name: read_records(sheet) for sheet in history.sheets}


@pytest.fixture(scope="module")
def customers(texts):
    return make_customers(texts)


@pytest.fixture(scope="module")
def lost_on(tables, customers):
    listed = {one.ref: one.renewal for one in customers if not one.is_listed}
    return listed | {row["Account ref"]: row["Date lost"] for row in tables["Lost, on no list"]}


def read_records(sheet):
    header = sheet.rows[2]
    return [dict(zip(header, row, strict=True)) for row in sheet.rows[3:]]


def revenue_on(lines, day):
    found = defaultdict(float)
    for line in lines:
        if line["Start date"] <= day and (line["End date"] is None or day < line["End date"]):
            found[line["Account ref"]] += line["ARR (£)"]
    return {ref: arr for ref, arr in found.items() if arr}


def test_it_is_the_same_export_every_time(texts, history):
    assert make_history(texts).file_hash == history.file_hash


def test_the_lines_are_the_revenue_of_both_lists_to_the_penny(tables, customers):
    lines = tables["Subscriptions"]
    now = {one.ref: one.arr for one in customers if one.arr}
    then = {one.ref: one.arr_before for one in customers if one.arr_before}
    assert revenue_on(lines, NOW) == now
    before = revenue_on(lines, LAST_YEAR)
    assert before == then


def test_every_movement_leads_from_one_level_to_the_next(tables):
    level = defaultdict(float)
    last = {}
    for row in tables["ARR movements"]:
        ref, day = row["Account ref"], row["Movement date"]
        assert row["ARR before (£)"] == level[ref]
        assert row["ARR before (£)"] + row["ARR change (£)"] == row["ARR after (£)"]
        assert last.get(ref, date.min) < day <= NOW
        level[ref], last[ref] = row["ARR after (£)"], day
    assert {ref: arr for ref, arr in level.items() if arr} == revenue_on(
        tables["Subscriptions"], NOW
    )


def test_movements_are_of_every_kind_and_have_the_sign_of_their_kind(tables):
    rises = {"New": True, "Expansion": True, "Reactivation": True}
    falls = {"Contraction": False, "Churn": False}
    kinds = Counter(row["Movement type"] for row in tables["ARR movements"])
    assert kinds.keys() == rises.keys() | falls.keys()
    for row in tables["ARR movements"]:
        assert (row["ARR change (£)"] > 0) is (rises | falls)[row["Movement type"]]
    assert kinds["Reactivation"] == 3


def test_lines_and_movements_tell_the_same_on_every_month_end(tables):
    for months in range(24):
        day = NOW - timedelta(days=30 * months)
        level = {}
        for row in tables["ARR movements"]:
            if row["Movement date"] <= day:
                level[row["Account ref"]] = row["ARR after (£)"]
        assert revenue_on(tables["Subscriptions"], day) == {k: v for k, v in level.items() if v}


def test_every_paid_invoice_has_one_payment_of_its_amount(tables):
    paid = {
        row["Invoice number"]: row["Amount (£)"]
        for row in tables["Payments"]
        if row["Status"] == "Paid"
    }
    settled = {
        row["Invoice number"]: row["Net amount (£)"]
        for row in tables["Invoices"]
        if row["Status"] == "Paid"
    }
    assert paid == settled
    assert sum(row["Status"] == "Paid" for row in tables["Payments"]) == len(paid)


def test_nothing_is_recorded_of_a_customer_after_it_left(tables, lost_on):
    dated = {
        "Usage": "Usage date", "Tickets": "Created at", "Surveys": "Response date",
        "Invoices": "Invoice date", "Activities": "Activity date",
    }  # fmt: skip
    for sheet, column in dated.items():
        for row in tables[sheet]:
            assert row[column] < lost_on.get(row["Account ref"], date.max), (sheet, row)


def test_records_lie_within_the_two_years(tables):
    for sheet, column in (("Usage", "Usage date"), ("Surveys", "Response date")):
        days = [row[column] for row in tables[sheet]]
        assert min(days) >= FIRST_DAY
        assert max(days) <= NOW
        assert (max(days) - min(days)).days > 700


def test_no_loss_is_told_twice(texts, tables, customers):
    sample = make_sample(texts, tuple(load_library().instruments.values()))
    sheet = next(sheet for sheet in sample.current.sheets if sheet.name == "Lost")
    told = {row[0] for row in sheet.rows[3:]}
    more = [row["Account ref"] for row in tables["Lost, on no list"]]
    assert len(set(more)) == len(more)
    assert not set(more) & (told | {one.ref for one in customers})


def test_more_than_sixty_customers_left(lost_on):
    assert len(lost_on) >= 60
    assert sum(day > LAST_YEAR for day in lost_on.values()) >= 17


def test_finance_disputed_the_last_invoices_of_those_who_left_and_hardly_any_other(tables, lost_on):
    late, other = [], []
    for row in tables["Invoices"]:
        gone = lost_on.get(row["Account ref"], date.max)
        is_late = (gone - row["Invoice date"]).days <= 245
        (late if is_late else other).append(row["Disputed?"] == "Yes")
    assert all(late)
    assert 0 < sum(other) < 0.03 * len(other)


def test_renewals_came_to_what_the_lines_say(tables):
    lines = tables["Subscriptions"]
    for row in tables["Renewals"]:
        if row["Renewal outcome"] == "Open":
            assert row["Renewal date"] > NOW
            continue
        due = row["Renewal date"]
        after = revenue_on(lines, due).get(row["Account ref"], 0.0)
        assert row["ARR renewed (£)"] == after
        assert (row["Renewal outcome"] == "Lost") is (after == 0)


def test_each_expansion_was_won_as_a_deal_of_its_amount(tables):
    more = Counter(
        (row["Account ref"], row["ARR change (£)"])
        for row in tables["ARR movements"]
        if row["Movement type"] == "Expansion"
    )
    won = Counter(
        (row["Account ref"], row["ARR (£)"])
        for row in tables["Opportunities"]
        if row["Deal stage"] == "Won"
    )
    assert won == more
