"""The sections about revenue over time: what adds up, what each method says, who stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.content import load_library
from csdesk.model.data_review import DataReview, SubscriptionReview
from csdesk.model.metrics_review import MetricsReview
from csdesk.model.subscriptions import SetAside
from csdesk.report.document import Quantity, Section, Table, Text
from csdesk.report.sections.data_behind import data_sections
from csdesk.report.sections.revenue import revenue_sections
from csdesk.report.sections.subscription_basis import basis_sentences
from csdesk.scoring.revenue import RevenueInputs, review_revenue
from csdesk.scoring.revenue.cohort_births import SizeBand
from tests.csdesk.report.diagnoses import make_empty, make_full, make_library
from tests.revenue_lines import date_book

AS_OF = date(2026, 1, 1)
LINES = (
    ("Ash", date(2024, 6, 1), None, 600.0),
    ("Birch", date(2024, 6, 1), date(2025, 6, 1), 300.0),
    ("Cedar", date(2024, 6, 1), date(2025, 3, 1), 100.0),
    ("Cedar", date(2025, 3, 1), None, 140.0),
    ("Elm", date(2025, 9, 1), None, 50.0),
)
"""Of 1,000 at the start of 2025, 300 leave and 40 are added; 50 are new: 790."""


@pytest.fixture(scope="module")
def section(library) -> Section:
    inputs = RevenueInputs(
        "GBP", date_book(LINES, AS_OF), None, {}, (SizeBand("All", 0.0, None),),
        library.retention_methods,
    )  # fmt: skip
    metrics = MetricsReview(revenue=review_revenue(inputs))
    (found,) = revenue_sections(replace(make_full(), metrics=metrics, data=None))
    return found


@pytest.fixture(scope="module")
def tables(section) -> dict[str, Table]:
    return {block.name: block for block in section.blocks if isinstance(block, Table)}


@pytest.fixture(scope="module")
def library():
    return load_library()


def test_without_revenue_on_two_days_there_is_no_such_section():
    assert revenue_sections(make_empty()) == ()


def test_the_bridge_leads_from_the_first_day_to_the_last_to_the_cent(tables):
    first, *moved, last = tables["Revenue movements"].rows
    assert (first[1:], last[1:]) == ((1_000.0, 3), (790.0, 3))
    assert [row[1:] for row in moved] == [(50.0, 1), (40.0, 1), (0.0, 0), (-300.0, 1)]
    assert first[1] + sum(row[1] for row in moved) == last[1]


def test_every_month_adds_up_and_paper_shows_the_last_twelve(tables):
    months = tables["Revenue by month"]
    for _, start, *moved, end, _ in months.rows:
        assert round(start + sum(moved), 2) == end
    assert tables["Last months of revenue"].rows == months.rows[-12:]
    assert (months.workbook_only, tables["Last months of revenue"].paper_only) == (True, True)


def test_all_methods_stand_side_by_side_the_one_that_is_used_first(tables, library):
    methods = tables["NRR methods"].rows
    assert len(methods) == sum(one.figure == "nrr" for one in library.retention_methods)
    assert methods[0][0].text.endswith("(used here)")
    # Of 1,000 the start cohort still pays 600 and 140.
    assert methods[0][1] == Quantity(pytest.approx(74.0), methods[0][1].unit, 2)
    assert tables["GRR methods"].rows[0][1].value == pytest.approx(70.0)


def test_the_sentence_for_the_board_pack_says_the_value_and_its_base(section):
    sentences = [block.text for block in section.blocks if isinstance(block, Text)]
    (nrr, grr, lost) = (one for one in sentences if one.startswith("For the board pack"))
    assert ("74.0%" in nrr, "70.0%" in grr, "1 of the 3 customers" in lost) == (True, True, True)


def test_net_retention_stands_without_the_largest_and_with_one_more_or_less(tables):
    net = next(row for row in tables["One account more or less"].rows if "NRR" in row[0])
    # Without Ash: 140 of 400. Had Birch stayed: 1,040. Median of those who stayed: 140 or 600.
    assert net[1].value == pytest.approx(74.0)
    assert net[2].value == pytest.approx(35.0)
    assert net[3].value == pytest.approx(104.0)
    assert "Ash, 60.0% of the revenue" in tables["One account more or less"].notes[0]


def test_triangles_of_customers_and_of_both_kinds_of_revenue_go_into_the_workbook(tables):
    found = [name for name in tables if name.startswith("Cohorts")]
    assert len(found) == 6
    assert all(tables[name].workbook_only for name in found)
    june, elm, together, old = tables["Cohorts net revenue by month"].rows
    assert (june[:3], elm[:3]) == (("Jun 2024", 3, 1_000.0), ("Sep 2025", 1, 50.0))
    assert june[3:][-1] == pytest.approx(74.0)
    assert (together[0], old[3]) == ("All together", 4)


REVIEW = SubscriptionReview("subs.csv", 12, 10, {SetAside.TRIAL: 2}, 3, 4, True)


def test_it_is_said_which_lines_count_and_what_they_fill_in():
    full = make_full()
    told = basis_sentences(replace(full, data=DataReview(subscriptions=REVIEW)))
    assert told[1] == "Not counted: 2 trials or free."
    assert told[2].endswith("for 3 of 4 customers; the others pay nothing that day.")
    assert basis_sentences(make_empty()) == ()


def test_revenue_is_told_once_and_not_again_among_the_data():
    review = DataReview(subscriptions=REVIEW)
    sections = data_sections(replace(make_full(), data=review), make_library())
    names = [block.name for one in sections for block in one.blocks if isinstance(block, Table)]
    assert "Revenue movements" not in names
