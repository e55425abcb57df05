"""The sections about boards and goals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from csdesk.model.boards import (
    AtRiskGroup,
    AtRiskRule,
    BoardReview,
    CsmLoad,
    LoadBoard,
    RenewalCalendar,
    RenewalMonth,
)
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, KpiId
from csdesk.model.kpi_book import GoalProgress, KpiGoal
from csdesk.model.kpi_reading import ArrPreserved, WeeklySnapshot
from csdesk.model.kpis import Unit
from csdesk.model.metrics_review import MetricsReview
from csdesk.report.document import Noted, Quantity, Status, Table
from csdesk.report.sections.boards import board_sections
from csdesk.report.sections.goal_progress import progress_tables
from tests.csdesk.report.diagnoses import make_empty, make_full

ONE, TWO = AccountKey("A1"), AccountKey("A2")
JULY = date(2026, 7, 1)
SILENT = AtRiskRule("silent", "Silent", "Nobody comes.", ())
BOARDS = BoardReview(
    heatmap=None,
    at_risk=(AtRiskGroup(SILENT, (TWO,), 50.0, (ONE,)),),
    risk=None,
    adoption=None,
    load=LoadBoard(
        (CsmLoad("Dana", (ONE,), 70.0, {Band.RED: (ONE,)}, (ONE,)),), (TWO,), 50.0, 1.0, 1, 90, 0.0
    ),
    renewals=RenewalCalendar(
        (RenewalMonth(JULY, (ONE,), 70.0, {Band.RED: 70.0}),), (), 0.0, (), (TWO,)
    ),
    onboarding=None,
)  # fmt: skip


def tables_of(snapshot: WeeklySnapshot | None = None) -> dict[str, Table]:
    metrics = MetricsReview(boards=BOARDS, snapshot=snapshot)
    (section,) = board_sections(replace(make_full(), metrics=metrics))
    return {block.name: block for block in section.blocks if isinstance(block, Table)}


def test_without_boards_there_is_no_such_section():
    assert board_sections(make_empty()) == ()


def test_at_risk_load_and_renewals_are_printed_and_accounts_go_into_the_workbook():
    tables = tables_of()
    assert tables["Silent and noisy"].rows == ((Noted("Silent", "Nobody comes."), 1, 50.0, 1),)
    assert tables["Load of CSMs"].rows == (
        ("Dana", 1, 70.0, 0, 0, 1, 0, 1),
        ("Nobody", 1, 50.0, None, None, None, None, None),
    )
    assert tables["Renewals"].rows == ((JULY, 1, 70.0, 0.0, 0.0, 70.0, 0.0),)
    assert tables["Renewals"].notes == ("Beside these: 1 without a date.",)
    on_paper = {name for name, table in tables.items() if not table.workbook_only}
    assert on_paper == {"Silent and noisy", "Load of CSMs", "Renewals"}
    assert [row[:2] for row in tables["Renewals by account"].rows] == [
        (JULY, "A1"), ("Without a date", "A2"),
    ]  # fmt: skip


def test_a_week_above_its_limit_is_at_risk_and_a_year_is_not_judged():
    week = WeeklySnapshot(JULY, 95, 70.0, 5.1, 3, "", is_red=True, churn_limit=5.0, is_judged=True)
    (row,) = tables_of(week)["Week"].rows
    assert row[:5] == (JULY, 95, 70.0, 5.1, 3)
    assert (row[5].status, row[5].word) == (Status.RISK, "Above 5%")
    (row,) = tables_of(replace(week, is_red=False))["Week"].rows
    assert row[5].status is Status.GOOD
    (row,) = tables_of(replace(week, is_red=False, is_judged=False))["Week"].rows
    assert row[5].status is Status.NONE


def test_goals_stand_with_how_far_they_have_come():
    goal = KpiGoal(KpiId("nrr"), 100.0, 110.0, date(2026, 1, 1), date(2026, 12, 31), "Ada", "Board")
    kept = ArrPreserved(2_240.0, "ARR × points.", "", "Said of another (X, S1.2)")
    metrics = MetricsReview(goals=(GoalProgress(goal, 104.0, 40.0, 50.0),), arr_preserved=kept)
    (table,) = progress_tables(replace(make_full(), metrics=metrics))
    (row,) = table.rows
    assert row[1:4] == tuple(Quantity(value, Unit.PERCENT) for value in (100.0, 104.0, 110.0))
    assert row[4:] == (40.0, 50.0, Noted("Ada", "Board"))
    assert table.notes[0].startswith("Reaching the goal for churn would keep £2,240 a year")
    assert progress_tables(make_empty()) == ()
