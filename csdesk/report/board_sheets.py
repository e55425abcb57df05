"""Boards as sheets, with the columns that their source names: risk, onboarding, the week."""

from __future__ import annotations

from csdesk.formatting import percent, readable_dates
from csdesk.model.boards import BoardRules, OnboardingBoard, RiskBoard
from csdesk.model.kpi_reading import WeeklySnapshot
from csdesk.report.artifacts import AT_RISK, ONBOARDING, WEEK, BookColumn
from csdesk.report.dashboard_books import BookSheet, Formula
from csdesk.report.document import Format


def list_risk(board: RiskBoard, rules: BoardRules) -> tuple[BookSheet, ...]:
    """Return likely leavers with their signals, and the months of sign-up that warn (S1.109)."""
    ordered = sorted(board.accounts, key=lambda one: (one.cohort, -(one.score or 0)))
    alarmed = {one.month for one in board.cohorts if one.is_alert}
    limit = percent(rules.cohort_alert, trim=True)
    return (
        BookSheet(
            name="At-risk cohort",
            columns=AT_RISK.columns,
            rows=tuple(
                (one.cohort, one.account, one.score, len(one.signals), one.last_activity)
                for one in ordered
            ),
            notes=(
                "churn_risk_score: the signals that are met of those that are known, in percent.",
                f"Marked: accounts of months in which more than {limit} are at risk.",
            ),
            warned=frozenset(at for at, one in enumerate(ordered) if one.cohort in alarmed),
        ),
        BookSheet(
            name="Cohorts",
            columns=(
                BookColumn("cohort_month", Format.TEXT),
                BookColumn("customers", Format.INTEGER),
                BookColumn("at_risk", Format.INTEGER),
                BookColumn("cohort_risk", Format.PERCENT),
                BookColumn("alert", Format.TEXT),
            ),
            rows=tuple(
                (one.month, one.accounts, one.at_risk, one.risk, "Alert" if one.is_alert else None)
                for one in board.cohorts
            ),
            notes=(
                f"An account is at risk from {rules.signals_of_risk} signals on.",
                f"A month warns above {limit} of its accounts with a known signal.",
            ),
            warned=frozenset(at for at, one in enumerate(board.cohorts) if one.is_alert),
        ),
    )


def list_onboardings(board: OnboardingBoard, rules: BoardRules) -> tuple[BookSheet, ...]:
    """Return how far each onboarding is, and the stages from first to last (S1.112)."""
    share = percent(rules.onboarding_share, trim=True)
    return (
        BookSheet(
            name="Onboarding",
            columns=ONBOARDING.columns,
            rows=tuple(
                (
                    one.account,
                    one.stage,
                    one.completion,
                    one.days_to_complete,
                    "; ".join(one.blockers) or None,
                )
                for one in board.lines
            ),
            notes=(
                f"Marked: from day {rules.onboarding_day} on less than {share} of the tasks done.",
            ),
            warned=frozenset(at for at, one in enumerate(board.lines) if one.is_alert),
        ),
        BookSheet(
            name="Stages",
            columns=(
                BookColumn("onboarding_stage", Format.TEXT),
                BookColumn("tasks_done", Format.INTEGER),
                BookColumn("tasks", Format.INTEGER),
                BookColumn("completion_rate", Format.PERCENT),
            ),
            rows=tuple(
                (
                    one.name,
                    one.done,
                    one.tasks,
                    Formula('=IF(C{row}>0,100*B{row}/C{row},"")', _share(one.done, one.tasks)),
                )
                for one in board.stages
            ),
        ),
    )


def _share(done: int, tasks: int) -> float | str:
    return 100 * done / tasks if tasks else ""


def show_week(week: WeeklySnapshot) -> tuple[BookSheet, ...]:
    """Return the five figures of a week, marked where churn is above its limit (S1.114)."""
    limit = percent(week.churn_limit, trim=True)
    window = readable_dates(week.churn_window)
    judged = f"marked above {limit}" if week.is_judged else "not of a month, so it is not judged"
    return (
        BookSheet(
            name="Week",
            columns=WEEK.columns,
            rows=(
                (
                    week.week_ending,
                    week.total_customers,
                    week.avg_health_score,
                    week.churn_rate,
                    week.tickets_resolved,
                ),
            ),
            notes=(f"churn_rate: {window}, {judged}.",) if window else (),
            warned=frozenset({0}) if week.is_red else frozenset(),
        ),
    )
