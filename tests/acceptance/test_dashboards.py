"""Dashboards: S1.78 to S1.80, S1.112, S1.114, S2.11, C16, with hand-computed expectations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from math import fsum

import pytest

from csdesk.model.boards import OnboardingLine
from csdesk.model.identifiers import AccountKey
from csdesk.model.imports import ListRole
from csdesk.model.kpi_book import BoardLayout
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.health.overrides import override_score
from csdesk.operations.health.tasks import add_tasks
from csdesk.operations.history import undo
from csdesk.operations.imports import draft_file, import_list
from csdesk.operations.metrics.layouts import keep_layout, remove_layout
from csdesk.scoring.boards.heatmap import make_heatmap
from csdesk.scoring.boards.nrr import make_nrr_board
from csdesk.scoring.boards.stuck import propose_help

TODAY = date(2026, 6, 30)
Row = Sequence[object]
Bring = Callable[..., None]


@pytest.fixture
def bring(workspace, library, tmp_path) -> Bring:
    """Return a function that writes rows to a file and imports it."""

    def bring_in(name: str, *rows: Row, role=ListRole.ADDED, as_of: date = TODAY) -> None:
        path = tmp_path / name
        lines = (",".join("" if cell is None else str(cell) for cell in row) for row in rows)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        draft = draft_file(path, library)
        assert not draft.open_questions()
        import_list(workspace, draft, role, as_of)

    return bring_in


def bring_customers(bring: Bring, head: str, *rows: Row) -> None:
    """Import today's customers, each with its id and a name."""
    first = ("Account ID", "Account name", "ARR", *head.split(","))
    named = [(key, f"Ash {key} Ltd", arr, *more) for key, arr, *more in rows]
    bring("customers.csv", first, *named, role=ListRole.CURRENT)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_s1_78_nrr_dashboard(workspace, library, bring):
    bring_customers(bring, "Segment", ("A1", 1_440, "SMB"), ("A3", 360, "SMB"))
    bring(
        "subscriptions.csv",
        ("Subscription ID", "Account ID", "Start date", "End date", "MRR"),
        ("S1", "A1", "2024-01-01", None, 100),
        ("S2", "A1", "2026-06-05", None, 20),
        ("S3", "A2", "2024-01-01", "2026-01-01", 50),
        ("S4", "A3", "2026-03-01", None, 30),
    )
    board = make_nrr_board(diagnose(workspace, library).metrics.revenue)
    # 150 a month at the start, of which 120 are left; 130 a month ago, 150 now.
    assert board.nrr == pytest.approx(100 * 120 / 150)
    assert board.growth == pytest.approx(100 * 20 / 130)
    assert [round(share, 2) for share in board.cohort[:2]] == [100, 100]
    assert board.cohort[-1] == pytest.approx(80)
    assert {one.account: (one.start, one.end) for one in board.accounts} == {
        "A1": (1_200, 1_440),
        "A2": (600, 0),
        "A3": (0, 360),
    }
    assert fsum(one.start for one in board.accounts) == board.start == 1_800
    assert fsum(one.end for one in board.accounts) == board.end == 1_800


def test_the_accounts_of_the_sample_add_up_to_what_it_pays(sample):
    board = make_nrr_board(sample.metrics.revenue)
    assert fsum(one.start for one in board.accounts) == pytest.approx(board.start, abs=0.005)
    assert fsum(one.end for one in board.accounts) == pytest.approx(board.end, abs=0.005)
    assert board.nrr == pytest.approx(100 * board.kept / board.start)


def test_s1_79_health_distribution_heatmap(workspace, library, bring):
    bring_customers(
        bring,
        "Industry,NPS,Customer since",
        ("A1", 100, "Retail", 9, ago(30)),
        ("A2", 200, "Retail", 2, ago(800)),
        ("A3", 300, "Health", 9, ago(800)),
        ("A4", 400, "Health", None, ago(89)),
        ("A5", 500, None, 8, ago(90)),
    )
    found = diagnose(workspace, library)
    heatmap = found.metrics.boards.heatmap
    assert heatmap.columns == ("Health", "Retail", "Not stated")
    assert sum(len(cell.accounts) for cell in heatmap.cells.values()) == 5
    assert sum(cell.arr for cell in heatmap.cells.values()) == 1_500
    young = make_heatmap(found.review.facts, found.health, heatmap.field, (0, 90))
    assert {key for cell in young.cells.values() for key in cell.accounts} == {"A1", "A4"}


def test_s1_80_at_risk_cohort_drill_down(workspace, library, bring):
    bring_customers(
        bring,
        "Last activity,Tickets per month",
        ("A1", 100, ago(100), 0),
        ("A2", 200, ago(100), 1),
    )
    for account in ("A1", "A2"):
        override_score(workspace, AccountKey(account), 40, author="Ada", reason="Visit", day=TODAY)
    boards = diagnose(workspace, library).metrics.boards
    silent = next(group for group in boards.at_risk if group.rule.id == "silent")
    assert (silent.accounts, silent.arr) == (("A1",), 100)
    assert [group.accounts for group in boards.suspects] == [("A2", "A1"), ("A2",)]


def test_c16_little_use_with_many_requests_is_noisy_and_not_silent(workspace, library, bring):
    bring_customers(
        bring,
        "Logins 30d,Tickets per month,Last activity",
        ("A1", 100, 2, 3, ago(1)),
        ("A2", 200, 20, 3, ago(1)),
    )
    boards = diagnose(workspace, library).metrics.boards
    groups = {group.rule.id: group.accounts for group in boards.at_risk}
    assert groups == {"silent": (), "noisy": ("A1",)}


def follow_onboarding(
    workspace, library, bring: Bring, done: int, of: int, done_on: date, began: date
) -> OnboardingLine:
    """Return the one onboarding of a customer with so many of its tasks done."""
    bring_customers(bring, "Segment", ("A1", 100, "SMB"))
    bring(
        "onboarding.csv",
        ("Task ID", "Account ID", "Task", "Milestone", "Onboarding start", "Done on", "Waits for"),
        *(
            (f"T{at}", "A1", f"Task {at}", "Set up", began, done_on if at < done else None, None)
            for at in range(of)
        ),
    )
    (line,) = diagnose(workspace, library).metrics.boards.onboarding.lines
    return line


@pytest.mark.parametrize(("done", "is_alert"), [(7, True), (8, False)])
def test_s1_112_onboarding_completion_dashboard(workspace, library, bring, done, is_alert):
    line = follow_onboarding(workspace, library, bring, done, 10, TODAY, ago(14))
    assert (line.account, line.stage, line.completion) == ("A1", "Set up", 10 * done)
    assert (line.day, line.days_to_complete, line.blockers) == (14, None, ())
    assert line.is_alert is is_alert


@pytest.mark.parametrize(("days", "tasks"), [(8, 1), (7, 0)])
def test_s2_11_onboarding_milestones_and_stuck_users(workspace, library, bring, days, tasks):
    line = follow_onboarding(workspace, library, bring, 9, 10, ago(days), ago(10))
    assert (line.still_days, line.is_stuck) == (days, bool(tasks))
    board = diagnose(workspace, library).metrics.boards.onboarding
    now = datetime(2026, 6, 30, 9, tzinfo=UTC)
    for _again in range(2):
        add_tasks(workspace, propose_help(board, library.boards), now)
    assert [(task.account, task.owner) for task in workspace.tasks.all()] == [
        ("A1", "csms")
    ] * tasks


@pytest.mark.parametrize(("lost", "is_red"), [(51, True), (50, False)])
def test_s1_114_weekly_cs_operations_snapshot(workspace, library, bring, lost, is_red):
    signals = ("DAU/MAU", "Feature adoption", "Session depth", "NPS", "CSAT")
    head = ("Account ID", "Account name", "ARR", *signals)
    rows = [(f"A{at:04}", f"Ash {at} Ltd", 1_000, 70, 60, 5, 9, 5) for at in range(1_000)]
    bring("may.csv", head, *rows, role=ListRole.PREVIOUS, as_of=ago(30))
    bring("june.csv", head, *rows[lost:], role=ListRole.CURRENT)
    bring(
        "tickets.csv",
        ("Ticket ID", "Account ID", "Subject", "Priority", "Created at", "Resolved at"),
        ("T1", "A0900", "Export", "low", ago(9), ago(7)),
        ("T2", "A0900", "Roster", "low", ago(9), ago(6)),
        ("T3", "A0901", "Invoice", "high", ago(1), TODAY),
        ("T4", "A0901", "Roster", "high", ago(1), None),
    )
    week = diagnose(workspace, library).metrics.snapshot
    assert (week.week_ending, week.total_customers) == (TODAY, 1_000 - lost)
    assert week.avg_health_score == pytest.approx(100)
    assert (week.tickets_resolved, week.resolved_for) == (2, ("A0900", "A0901"))
    assert (week.churn_rate, week.is_judged) == (pytest.approx(lost / 10), True)
    assert week.is_red is is_red


def test_an_own_layout_is_kept_by_its_name_and_can_be_taken_back(workspace, library):
    first = BoardLayout("Monday", ("board.risk", "board.heatmap"))
    keep_layout(workspace, library, first)
    keep_layout(workspace, library, BoardLayout("Board meeting", ("board.nrr",)))
    keep_layout(workspace, library, BoardLayout("Monday", ("board.heatmap",)))
    assert workspace.layouts.all()["Monday"].tiles == ("board.heatmap",)
    undo(workspace)
    assert workspace.layouts.all()["Monday"] == first
    remove_layout(workspace, "Monday")
    assert list(workspace.layouts.all()) == ["Board meeting"]
    undo(workspace)
    assert list(workspace.layouts.all()) == ["Board meeting", "Monday"]
