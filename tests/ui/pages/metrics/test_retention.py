from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from csdesk.model.changes import Changes
from csdesk.model.metrics_review import MetricsReview
from csdesk.model.revenue import MovementKind, RevenueReview
from csdesk.scoring.revenue.periods import measure_period
from tests.revenue_lines import make_grid
from ui.models.revenue_columns import bridge_spans, month_spans
from ui.pages.metrics import MetricsPage
from ui.pages.metrics.charts.column_chart import round_steps

DAYS = (date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31))
GRID = make_grid({"1": (100, 150, 150), "gone": (70, 70, 0), "new": (0, 0, 40)}, DAYS)
REVIEW = RevenueReview(
    GRID,
    measure_period(GRID, 0, 2),
    (measure_period(GRID, 0, 1), measure_period(GRID, 1, 2)),
    (),
    (),
    (),
)


@pytest.fixture
def page(qtbot: QtBot, opened, diagnosis) -> MetricsPage:
    opened.show(replace(diagnosis, metrics=MetricsReview(REVIEW)))
    page = MetricsPage(opened.session)
    qtbot.addWidget(page)
    page.resize(1440, 820)
    page.refresh(Changes.ALL)
    page.views.show_view("retention")
    return page


def test_the_bridge_leads_from_the_revenue_at_the_start_to_that_at_the_end():
    spans = {span.kind: (span.low, span.high) for span in bridge_spans(REVIEW.period, "GBP")}
    assert spans[MovementKind.NEW] == (170, 210)
    assert spans[MovementKind.EXPANSION] == (210, 260)
    assert spans[MovementKind.CHURN] == (190, 260)


def test_a_month_stacks_gains_above_zero_and_losses_below():
    spans = {span.kind: (span.low, span.high) for span in month_spans(REVIEW.months[1], "GBP")}
    assert spans == {MovementKind.NEW: (0, 40), MovementKind.CHURN: (-70, 0)}


def test_a_movement_opens_its_accounts_and_one_that_left_cannot_be_opened(page, texts):
    view = page.views.open_view("retention")
    view.bridge.chart.regionPressed.emit("churn")
    assert view.panel.title.text() == "Churn: −£70, 1 account"
    (line,) = view.panel.rows.entries
    assert (line.amount, line.note, line.is_listed) == ("−£70", "£70 → £0 a year", False)


def test_an_account_of_a_movement_is_asked_for_on_the_page_of_health(page, qtbot):
    view = page.views.open_view("retention")
    view.bridge.chart.regionPressed.emit("expansion")
    with qtbot.waitSignal(page.placeRequested) as asked:
        view.panel.list.rowOpened.emit(0)
    assert asked.args == ["health", "account", "1"]


def test_without_revenue_the_view_says_what_would_tell(page, opened, diagnosis, texts):
    opened.show(diagnosis)
    page.refresh(Changes.ALL)
    assert "No revenue over time yet" in texts(page.views.open_view("retention"))


@pytest.mark.parametrize(
    ("ends", "steps"),
    [((0, 10), [0, 2, 4, 6, 8, 10]), ((-3, 4), [-2, 0, 2, 4]), ((0, 0.9), [0, 0.2, 0.4, 0.6, 0.8])],
)
def test_a_scale_has_round_steps(ends, steps):
    assert round_steps(*ends) == pytest.approx(steps)
