from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from csdesk.model.metrics_review import MetricsReview
from csdesk.model.revenue import CautionKind, CohortMeasure, RevenueCaution, RevenueReview
from csdesk.scoring.revenue.cohort_births import SizeBand
from csdesk.scoring.revenue.cohorts import make_triangles
from csdesk.scoring.revenue.periods import measure_period
from tests.revenue_lines import make_grid
from ui.models.cohort_rows import cohort_rows
from ui.pages.metrics.cohorts import CohortsView

DAYS = tuple(date(2026, month, 1) for month in range(1, 5))
GRID = make_grid({"1": (0, 100, 50, 50), "2": (0, 100, 0, 0), "3": (0, 0, 40, 60)}, DAYS)
TRIANGLES = make_triangles(GRID, (SizeBand("All sizes", 0, None),))
REVIEW = RevenueReview(GRID, measure_period(GRID, 0, 3), (), (), (), TRIANGLES)


@pytest.fixture
def view(qtbot: QtBot, opened, diagnosis) -> CohortsView:
    view = CohortsView(opened.session)
    qtbot.addWidget(view)
    view.resize(1300, 760)
    view.show_diagnosis(replace(diagnosis, metrics=MetricsReview(REVIEW)))
    return view


def shown(view: CohortsView) -> list[list[str]]:
    shades = view.grid.shades
    columns = range(shades.columnCount())
    return [[shades.index(row, at).data() for at in columns] for row in range(shades.rowCount())]


def test_small_cohorts_of_customers_are_shown_as_counts():
    together, february, march = (
        cohort_rows(one)
        for one in TRIANGLES
        if one.measure is CohortMeasure.LOGOS and one.by == "month of sign-up"
    ).__next__()
    assert [cell.text for cell in together.cells[:2]] == ["100%", "67%"]
    assert february.name == "Feb 2026 (2)"
    assert [cell.text for cell in february.cells[:3]] == ["2/2", "1/2", "1/2"]
    assert march.cells[2] is None


def test_net_revenue_is_shown_in_percent_of_the_start(view):
    view.measure._buttons["net"].click()
    assert shown(view)[1][:3] == ["Feb 2026 (2)", "100%", "25%"]
    assert shown(view)[2][:3] == ["Mar 2026 (1)", "100%", "150%"]


def test_cohorts_are_put_together_by_size_as_well(view):
    view.by.setCurrentIndex(1)
    assert [row[0] for row in shown(view)] == ["All together", "All sizes (3)"]


def test_lists_without_those_who_left_early_are_named_above_the_line(view, diagnosis):
    assert view.caution.isHidden()
    late = RevenueCaution(CautionKind.LATE_LOSSES, "Nobody is recorded as lost in the early years.")
    review = replace(REVIEW, cautions=(late,))
    view.show_diagnosis(replace(diagnosis, metrics=MetricsReview(review)))
    assert not view.caution.isHidden()
    assert view.caution.text() == "Nobody is recorded as lost in the early years."


def test_a_cohort_opens_its_accounts(view):
    view.grid.cellOpened.emit(1, 2)
    assert view.panel.title.text() == "Feb 2026"
    assert [line.key for line in view.panel.rows.entries] == ["1", "2"]


def test_without_cohorts_the_view_says_what_would_tell(view, diagnosis, texts, qtbot):
    view.show_diagnosis(diagnosis)
    assert "No cohorts yet" in texts(view)
