"""Four boards as workbooks of their own, with the columns that their source names."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting import percent, readable_dates
from csdesk.model.boards import BoardRules, OnboardingBoard, RiskBoard
from csdesk.model.kpi_reading import WeeklySnapshot
from csdesk.report.document import Format, Status, Value


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula; ``value`` is what it comes to now.

    ``{row}`` stands for its own row, ``{above}`` for the one before.
    """

    text: str
    value: float | str


BookCell = Value | Formula


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column by its name in the source, as other programs read it."""

    name: str
    format: Format


@dataclass(frozen=True, slots=True)
class BookSeries:
    """A column of amounts in a chart, by its place; ``colour`` None: it only holds up others."""

    column: int
    colour: Status | None


@dataclass(frozen=True, slots=True)
class BookChart:
    """Stacked columns over the rows of a sheet, whose first column names them."""

    title: str
    series: tuple[BookSeries, ...]


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A table; ``warned`` are the rows that somebody has to look at."""

    name: str
    columns: tuple[BookColumn, ...]
    rows: tuple[tuple[BookCell, ...], ...]
    notes: tuple[str, ...] = ()
    warned: frozenset[int] = frozenset()
    chart: BookChart | None = None
    for_others: tuple[str, ...] = ()
    """The columns that a file for other programs holds; none: all of them."""


@dataclass(frozen=True, slots=True)
class DashboardBook:
    """One board as a workbook; ``name`` is part of its file name."""

    name: str
    client: str
    currency: str
    is_sample: bool
    program: str
    sheets: tuple[BookSheet, ...]


MONTH, ACCOUNT = BookColumn("cohort_month", Format.TEXT), BookColumn("customer_id", Format.TEXT)


def list_risk(board: RiskBoard, rules: BoardRules) -> tuple[BookSheet, ...]:
    """Return likely leavers with their signals, and the months of sign-up that warn (S1.109)."""
    ordered = sorted(board.accounts, key=lambda one: (one.cohort, -(one.score or 0)))
    alarmed = {one.month for one in board.cohorts if one.is_alert}
    limit = percent(rules.cohort_alert, trim=True)
    return (
        BookSheet(
            name="At-risk cohort",
            columns=(
                MONTH,
                ACCOUNT,
                BookColumn("churn_risk_score", Format.PERCENT),
                BookColumn("signals_count", Format.INTEGER),
                BookColumn("last_activity", Format.DATE),
            ),
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
                MONTH,
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
            columns=(
                ACCOUNT,
                BookColumn("onboarding_stage", Format.TEXT),
                BookColumn("completion_rate", Format.PERCENT),
                BookColumn("days_to_complete", Format.INTEGER),
                BookColumn("blockers", Format.TEXT),
            ),
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
            columns=(
                BookColumn("week_ending", Format.DATE),
                BookColumn("total_customers", Format.INTEGER),
                BookColumn("avg_health_score", Format.DECIMAL),
                BookColumn("churn_rate", Format.PERCENT),
                BookColumn("tickets_resolved", Format.INTEGER),
            ),
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
