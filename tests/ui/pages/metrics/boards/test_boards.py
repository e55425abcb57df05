from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from csdesk.content import load_library
from csdesk.model.expansion import FunnelStage
from csdesk.model.identifiers import AccountKey, KpiId
from csdesk.model.kpi_reading import WeeklySnapshot
from csdesk.model.kpis import KpiValue, Unit
from csdesk.model.metrics_review import MetricsReview
from csdesk.model.revenue import RevenueReview, TrailingRetention
from csdesk.model.tables import TableKind
from csdesk.scoring.boards.onboardings import make_onboarding_board
from csdesk.scoring.revenue.periods import measure_period
from tests.health_reviews import NO_EXPANSION, make_review
from tests.list_tables import make_list
from tests.revenue_lines import make_grid
from ui.pages.metrics.boards.adoption_card import AdoptionCard
from ui.pages.metrics.boards.at_risk_card import AtRiskCard
from ui.pages.metrics.boards.catalogue import BOARDS
from ui.pages.metrics.boards.expansion_card import ExpansionCard
from ui.pages.metrics.boards.heatmap_card import HeatmapCard
from ui.pages.metrics.boards.load_card import LoadCard
from ui.pages.metrics.boards.nrr_card import NrrCard
from ui.pages.metrics.boards.onboarding_card import OnboardingCard
from ui.pages.metrics.boards.prepared import prepare_boards
from ui.pages.metrics.boards.renewals_card import RenewalsCard
from ui.pages.metrics.boards.risk_card import RiskCard, name_cohort
from ui.pages.metrics.boards.snapshot_card import SnapshotCard

DAY = date(2026, 6, 30)


@pytest.fixture
def show(qtbot, opened, prepared):
    """Return a function that makes a board and shows it the three accounts."""

    def make(kind, given=prepared):
        card = kind(opened.session)
        qtbot.addWidget(card)
        card.resize(1000, 600)
        card.show_board(given)
        return card

    return make


def shades(grid) -> dict[str, list[str]]:
    model = grid.shades
    columns = range(1, model.columnCount())
    return {
        model.index(row, 0).data(): [model.index(row, at).data() for at in columns]
        for row in range(model.rowCount())
    }


def accounts(groups) -> list[tuple[str, ...]]:
    return [group.accounts for group in groups]


def test_the_map_counts_every_account_once_and_a_field_opens_its_accounts(show, opened_groups):
    card = show(HeatmapCard)
    rows = shades(card.grid)
    assert rows["90 to 100"] == ["1", "1", ""]
    assert rows["40 to 50"] == ["1", "", "1"]
    assert rows["No score"] == ["1", "1", ""]
    assert sum(int(row[0]) for row in rows.values()) == 3
    groups = opened_groups(card)
    card.grid.cellOpened.emit(0, 2)
    card.grid.cellOpened.emit(5, 1)
    card.grid.cellOpened.emit(1, 1)
    assert accounts(groups) == [("A1",), ("A2",)]
    assert [group.title for group in groups] == ["Score 90 to 100, Retail", "Score 40 to 50, all"]


def test_a_field_of_the_map_says_in_words_what_its_ground_shows(show):
    cell = show(HeatmapCard).grid.shades.index(0, 2)
    words = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Retail, Score 90 to 100: 1 account, £600 ARR"


def test_customers_of_another_age_are_counted_anew(show, qtbot):
    card = show(HeatmapCard)
    card.tenure.setCurrentIndex(2)
    qtbot.waitUntil(lambda: card.note.text().startswith("1 of 3 accounts"))
    assert shades(card.grid)["40 to 50"] == ["1", "1"]
    card.tenure.setCurrentIndex(0)
    assert card.note.text().startswith("3 accounts")


def test_the_silent_and_the_noisy_open_their_accounts_every_time_they_are_pressed(
    show, opened_groups
):
    card = show(AtRiskCard)
    groups = opened_groups(card)
    silent, noisy = card.kinds.rows.values()
    assert silent.accessibleName().startswith("Silent and at risk, 1 account, £300 ARR")
    assert not noisy.isEnabled()
    silent.click()
    silent.click()
    assert accounts(groups) == [("A2",), ("A2",)]


def test_the_funnel_of_suspects_says_how_many_of_the_step_before_ask_for_help(show):
    card = show(AtRiskCard)
    first, second = card.suspects.rows.values()
    assert "1 account" in first.accessibleName()
    assert second.accessibleName().endswith("0 of 1 of the step before")


def test_accounts_of_whom_too_little_is_known_can_be_opened(show, opened_groups):
    card = show(AtRiskCard)
    groups = opened_groups(card)
    assert card.unknown.text() == "The lists do not say enough of 1 account"
    card.unknown.click()
    assert accounts(groups) == [("A3",)]


def test_a_month_above_the_limit_is_marked_and_opens_its_accounts_with_their_signals(
    show, opened_groups
):
    card = show(RiskCard)
    marked = [one for one in card.chart.columns if one.value.endswith("!")]
    assert [one.label for one in marked] == [name_cohort("2026-03")]
    assert [one.value for one in marked] == ["1/1 !"]
    assert "Above 70%: Mar 2026 (1 of 1)." in card.sentence.text()
    groups = opened_groups(card)
    card.chart.regionPressed.emit("2026-03")
    assert accounts(groups) == [("A2",)]
    amount, note = groups[0].words[AccountKey("A2")]
    assert amount == "67%"
    assert "Nobody signed in for 30 days" in note


def test_each_number_of_a_csm_opens_its_accounts(show, opened_groups):
    card = show(LoadCard)
    assert shades(card.grid) == {
        "Ada": ["2", "£900", "1", "", "1", "", "1"],
        "Nobody": ["1", "£100", "", "", "", "", ""],
    }
    groups = opened_groups(card)
    for column in (0, 3, 7, 4):
        card.grid.cellOpened.emit(0, column)
    card.grid.cellOpened.emit(1, 1)
    assert accounts(groups) == [("A1", "A2"), ("A2",), ("A1",), ("A3",)]


def test_renewals_open_by_month_and_health_and_those_without_a_date_too(show, opened_groups):
    card = show(RenewalsCard)
    groups = opened_groups(card)
    card.chart.regionPressed.emit("1|green")
    card.figures.buttons["overdue"].click()
    card.figures.buttons["undated"].click()
    assert accounts(groups) == [("A1",), ("A2",), ("A3",)]
    assert "later" not in card.figures.buttons


def test_a_quadrant_says_its_count_and_opens_its_accounts(show, opened_groups):
    card = show(AdoptionCard)
    words = {region.key: region.words for region in card.chart.find_regions()}
    assert words["deep_broad"] == "Deep and broad: 1 account, £600 ARR"
    groups = opened_groups(card)
    card.chart.regionPressed.emit("shallow_narrow")
    card.unknown.click()
    assert accounts(groups) == [("A2",), ("A3",)]


def test_the_cursor_reaches_every_quadrant_by_keys(show, qtbot, opened_groups):
    card = show(AdoptionCard)
    groups = opened_groups(card)
    for _step in range(2):
        qtbot.keyClick(card.chart, Qt.Key.Key_Right)
    qtbot.keyClick(card.chart, Qt.Key.Key_Return)
    assert accounts(groups) == [("A1",)]


def with_metrics(book, **changes):
    metrics = replace(book.metrics, **changes)
    return prepare_boards(replace(book, metrics=metrics))


def onboarding_of(book):
    """Return the three with onboardings: A1 done, A2 late and stuck, A3 on its way."""
    done_on = [DAY - timedelta(days=30)] * 2 + [DAY - timedelta(days=20), None, DAY, None]
    table = make_list(
        TableKind.ONBOARDING,
        account_id=["A1", "A1", "A2", "A2", "A3", "A3"],
        task=["Data", "Training"] * 3,
        milestone=["Set up", "Roll-out"] * 3,
        onboarding_start=[DAY - timedelta(days=days) for days in (40, 40, 40, 40, 5, 5)],
        done_on=done_on,
    )
    found = make_onboarding_board(table, load_library().boards, DAY)
    return with_metrics(book, boards=replace(book.metrics.boards, onboarding=found))


def test_late_and_stuck_onboardings_open_and_stages_too(show, book, opened_groups):
    card = show(OnboardingCard, onboarding_of(book))
    groups = opened_groups(card)
    card.figures.buttons["late"].click()
    card.figures.buttons["stuck"].click()
    card.stages.rows["Roll-out"].click()
    assert accounts(groups) == [("A2",), ("A2",), ("A2", "A3", "A1")]
    assert groups[0].words[AccountKey("A2")] == (
        "1/2",
        "Late · Roll-out · nothing done for 20 days",
    )


def test_the_table_of_onboardings_says_state_and_stage_in_words(show, book):
    card = show(OnboardingCard, onboarding_of(book))
    model = card.model
    rows = [[model.index(row, at).data() for at in range(4)] for row in range(3)]
    assert rows == [
        ["Birch", "Late", "Roll-out", "50%"],
        ["Cedar", "On its way", "Roll-out", "50%"],
        ["Ash", "Complete", "Complete", "100%"],
    ]


GRID = make_grid(
    {"A1": (500, 550, 600), "A2": (400, 400, 300), "gone": (100, 100, 0), "A3": (0, 100, 100)},
    (date(2026, 4, 30), date(2026, 5, 31), DAY),
)
REVENUE = RevenueReview(
    GRID,
    measure_period(GRID, 0, 2),
    (measure_period(GRID, 0, 1), measure_period(GRID, 1, 2)),
    (),
    (),
    (),
)


def test_the_table_of_net_retention_adds_up_to_the_line_below_it(show, book, opened_groups):
    card = show(NrrCard, with_metrics(book, revenue=REVENUE))
    model = card.model
    rows = [[model.index(row, at).data() for at in range(4)] for row in range(model.rowCount())]
    assert rows[0] == ["Ash", "£500", "£600", "+£100"]
    assert ["gone", "£100", "£0", "−£100"] in rows
    assert card.total.text().startswith("All 4 accounts: £1,000 at the start, £1,000 at the end.")
    groups = opened_groups(card)
    card.figures.buttons["growth"].click()
    assert set(groups[0].accounts) == {"A1", "A2", "gone"}


WINDOWS = (
    TrailingRetention(date(2024, 5, 31), date(2025, 5, 31), 110.0, 90.0, 20),
    TrailingRetention(date(2024, 6, 30), date(2025, 6, 30), None, None, 0),
)


def test_retention_of_twelve_months_is_listed_month_by_month_the_newest_first(show, book):
    card = show(NrrCard, with_metrics(book, revenue=replace(REVENUE, trailing=WINDOWS)))
    model = card.trailing.model
    rows = [[model.index(row, at).data() for at in range(4)] for row in range(model.rowCount())]
    assert rows == [["Jun 2025", "–", "–", "0"], ["May 2025", "110.0%", "90.0%", "20"]]
    assert not card.trailing.isHidden()


def test_a_single_window_of_twelve_months_needs_no_list_beside_the_number(show, book):
    card = show(NrrCard, with_metrics(book, revenue=replace(REVENUE, trailing=WINDOWS[:1])))
    assert card.trailing.isHidden()


def test_an_account_of_net_retention_leads_to_its_score_unless_it_left(show, book, qtbot):
    card = show(NrrCard, with_metrics(book, revenue=REVENUE))
    names = [card.model.index(row, 0).data() for row in range(card.model.rowCount())]
    with qtbot.waitSignal(card.accountWanted) as asked:
        card.table.rowOpened.emit(names.index("Ash"))
    assert asked.args == ["A1"]
    with qtbot.assertNotEmitted(card.accountWanted):
        card.table.rowOpened.emit(names.index("gone"))


WEEK = WeeklySnapshot(
    DAY, 3, 67.5, 5.1, 2, "2026-05-31 to 2026-06-30", True, 5.0, True, (AccountKey("A1"),)
)


def test_the_week_has_five_fields_and_says_in_words_that_churn_is_too_high(
    show, book, texts, opened_groups
):
    churn = KpiValue(KpiId("logo_churn"), 5.1, Unit.PERCENT, "", 3, "", "", accounts=("gone",))
    given = with_metrics(replace(book, kpis={churn.id: churn}), snapshot=WEEK)
    card = show(SnapshotCard, given)
    card.show()
    assert {"3", "67.5", "5.1%", "2", "Week ending 30 Jun 2026"} <= set(texts(card))
    assert card.figures.buttons["lost"].accessibleName().endswith("5.1%, Above 5%")
    groups = opened_groups(card)
    for key in ("customers", "health", "lost", "tickets"):
        card.figures.buttons[key].click()
    assert accounts(groups) == [("A1", "A2", "A3"), ("A2", "A1"), ("gone",), ("A1",)]


def test_churn_of_few_customers_is_a_count_that_is_held_against_no_limit(show, book, texts):
    churn = KpiValue(KpiId("logo_churn"), 200 / 9, Unit.PERCENT, "", 9, "", "", counted=2)
    given = with_metrics(replace(book, kpis={churn.id: churn}), snapshot=WEEK)
    card = show(SnapshotCard, given)
    card.show()
    assert "2 of 9" in texts(card)
    assert "Above 5%" not in texts(card)


def test_stages_of_the_expansion_funnel_open_whose_opportunities_they_are(
    show, book, opened_groups
):
    funnel = (
        FunnelStage("Identified", 10, 1_000.0, None, 0, (AccountKey("A1"), AccountKey("A2"))),
        FunnelStage("Qualified", 5, 500.0, 50.0, 0, (AccountKey("A1"),)),
        FunnelStage("Closed", 2, 100.0, 40.0),
    )
    review = make_review(book.review.facts, expansion=replace(NO_EXPANSION, funnel=funnel))
    card = show(ExpansionCard, prepare_boards(replace(book, review=review)))
    groups = opened_groups(card)
    card.bars.rows["Qualified"].click()
    assert accounts(groups) == [("A1",)]
    assert card.bars.rows["Qualified"].accessibleName().endswith("50% of the stage before")
    assert not card.bars.rows["Closed"].isEnabled()


@pytest.mark.parametrize("key", list(BOARDS))
def test_a_board_without_data_says_what_would_unlock_it(show, book, texts, qtbot, key):
    bare = replace(book, metrics=MetricsReview(), review=None, kpis={})
    card = show(BOARDS[key], prepare_boards(bare))
    card.show()
    assert BOARDS[key].needs in texts(card)
    assert not card.main.isVisible()
