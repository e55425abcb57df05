"""The investment case in a sheet: growth, delays and break-even as another program reckons them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from openpyxl import load_workbook

from csdesk.model.investment import Driver, InvestmentReview, Scenario, Span
from csdesk.report.document import Section
from csdesk.report.live_case import draw_case
from csdesk.roadmap.investment.outcomes import judge
from exports import write
from tests.acceptance.test_dashboard_workbooks import recalculate
from tests.csdesk.roadmap.investment_cases import make_case

RISING = tuple(at / 12 for at in range(13))


def make_review(**changed) -> InvestmentReview:
    inputs = make_case(
        {Driver.DELAY: Span(1.5, 1.5, 1.5)},
        licence=12_000.0,
        named_arr=4_000_000.0,
        growth_pool=200_000.0,
        covered=RISING,
        growing=RISING,
        discount=0.1,
        **changed,
    )
    return InvestmentReview(inputs=inputs, outcomes={Scenario.PROJECTED: judge(inputs, {})})


@pytest.mark.parametrize("margin", [0.9, 0.05])
def test_a_delayed_case_with_growth_comes_to_the_same(empty_report, tmp_path, needs_tool, margin):
    soffice = needs_tool("soffice")
    review = make_review(margin=margin)
    section = Section("investment", "Case", "", ())
    report = replace(empty_report, sections=(section,), live=draw_case(review))
    path = tmp_path / "case.xlsx"
    write(report, path)
    again = load_workbook(recalculate(path, soffice), data_only=True)
    stored = load_workbook(path, data_only=True)
    for sheet in ("Live case", "Live case months"):
        pairs = zip(again[sheet].iter_rows(), stored[sheet].iter_rows(), strict=True)
        for row, known in pairs:
            for cell, other in zip(row, known, strict=True):
                expected = other.value
                if isinstance(expected, int | float):
                    expected = pytest.approx(expected, rel=1e-9, abs=1e-6)
                assert cell.value == expected, cell.coordinate
    results = {row[0]: row[1] for row in again["Live case"].iter_rows(values_only=True)}
    outcome = review.outcomes[Scenario.PROJECTED]
    assert results["Gross profit"] == pytest.approx(outcome.benefit)
    never = outcome.break_even_month is None
    assert never is (margin < 0.5)
    shown = "not within the case" if never else outcome.break_even_month
    assert results["Break-even: month"] == shown
