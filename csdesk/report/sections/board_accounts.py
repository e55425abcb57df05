"""The boards account by account, for the workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from csdesk.model.boards import (
    AdoptionBoard,
    AtRiskGroup,
    BoardReview,
    Heatmap,
    OnboardingBoard,
    RenewalCalendar,
    RiskBoard,
)
from csdesk.model.identifiers import AccountKey
from csdesk.report.board_words import QUADRANTS
from csdesk.report.document import MOST_ROWS, Column, Format, Status, StatusWord, Table, Value

Names = Mapping[AccountKey, str]
ALERT = StatusWord(Status.RISK, "Alert")
ID, NAME = Column("Account ID", Format.TEXT, 0.1), Column("Account", Format.TEXT, 0.2)


def account_tables(boards: BoardReview, names: Names) -> tuple[Table, ...]:
    """Return every board that the lists give, with its accounts."""
    found = (
        _list_at_risk((*boards.at_risk, *boards.suspects), names),
        _show_heatmap(boards.heatmap) if boards.heatmap else None,
        _list_cohorts(boards.risk) if boards.risk else None,
        _list_risks(boards.risk, names) if boards.risk else None,
        _list_use(boards.adoption, names) if boards.adoption else None,
        _list_renewals(boards.renewals, names) if boards.renewals else None,
        _list_onboardings(boards.onboarding, names) if boards.onboarding else None,
        _list_stages(boards.onboarding) if boards.onboarding else None,
    )
    return tuple(table for table in found if table is not None)


def _sheet(
    name: str, title: str, columns: tuple[Column, ...], rows: Iterator[tuple[Value, ...]]
) -> Table:
    held, left_out = tuple(islice(rows, MOST_ROWS)), sum(1 for _ in rows)
    return Table(
        name, title, columns, held, "There is none.", workbook_only=True, left_out=left_out
    )


def _list_at_risk(groups: tuple[AtRiskGroup, ...], names: Names) -> Table | None:
    if not groups:
        return None
    rows = ((one.rule.name, key, names.get(key)) for one in groups for key in one.accounts)
    columns = (Column("Why", Format.TEXT, 0.4), ID, NAME)
    return _sheet("Silent and noisy accounts", "Who is at risk?", columns, rows)


def _show_heatmap(board: Heatmap) -> Table:
    columns = (
        Column("Score", Format.TEXT, 0.2),
        *(
            Column(f"{column}: {what}", form, 0.1)
            for column in board.columns
            for what, form in (("accounts", Format.INTEGER), ("ARR", Format.MONEY))
        ),
    )
    rows = (
        (row, *(value for at in range(len(board.columns)) for value in _cell(board, place, at)))
        for place, row in enumerate(board.rows)
    )
    return _sheet("Heatmap", f"Health by {board.field}", columns, rows)


def _cell(board: Heatmap, row: int, column: int) -> tuple[Value, Value]:
    found = board.cells.get((row, column))
    return (len(found.accounts), found.arr) if found else (0, 0.0)


def _list_cohorts(board: RiskBoard) -> Table:
    columns = (
        Column("Signed up", Format.TEXT, 0.2),
        Column("Accounts", Format.INTEGER, 0.1),
        Column("At risk", Format.INTEGER, 0.1),
        Column("Share at risk", Format.PERCENT, 0.1),
        Column("Warning", Format.STATUS, 0.1),
    )
    rows = (
        (one.month, one.accounts, one.at_risk, one.risk, ALERT if one.is_alert else None)
        for one in board.cohorts
    )
    return _sheet("Risk by sign-up", "Which months of sign-up are at risk?", columns, rows)


def _list_risks(board: RiskBoard, names: Names) -> Table:
    columns = (
        Column("Signed up", Format.TEXT, 0.1),
        ID,
        NAME,
        Column("Risk", Format.PERCENT, 0.1),
        Column("Signals met", Format.TEXT, 0.4),
        Column("Signals known", Format.INTEGER, 0.1),
        Column("Last activity", Format.DATE, 0.1),
    )
    rows = (
        (
            one.cohort,
            one.account,
            names.get(one.account),
            one.score,
            "; ".join(one.signals) or None,
            one.known,
            one.last_activity,
        )
        for one in board.accounts
    )
    return _sheet("Risk by account", "What speaks for leaving?", columns, rows)


def _list_use(board: AdoptionBoard, names: Names) -> Table:
    columns = (
        Column("Use", Format.TEXT, 0.2),
        ID,
        NAME,
        Column("Depth", Format.DECIMAL, 0.1),
        Column("Breadth", Format.DECIMAL, 0.1),
        Column("ARR", Format.MONEY, 0.1),
    )
    rows = (
        (
            QUADRANTS[one.quadrant],
            one.account,
            names.get(one.account),
            one.depth,
            one.breadth,
            one.arr,
        )
        for one in board.points
    )
    return _sheet("Depth and breadth of use", "Who uses how much?", columns, rows)


def _list_renewals(calendar: RenewalCalendar, names: Names) -> Table:
    groups: tuple[tuple[Value, tuple[AccountKey, ...]], ...] = (
        ("Overdue", calendar.overdue),
        *((month.month, month.accounts) for month in calendar.months),
        ("Later", calendar.later),
        ("Without a date", calendar.undated),
    )
    rows = ((when, key, names.get(key)) for when, keys in groups for key in keys)
    columns = (Column("Month from", Format.DATE, 0.2), ID, NAME)
    return _sheet("Renewals by account", "Who renews when?", columns, rows)


def _list_onboardings(board: OnboardingBoard, names: Names) -> Table:
    columns = (
        ID,
        NAME,
        Column("Stage", Format.TEXT, 0.15),
        Column("Tasks done", Format.INTEGER, 0.1),
        Column("Tasks", Format.INTEGER, 0.1),
        Column("Complete", Format.PERCENT, 0.1),
        Column("Day", Format.INTEGER, 0.1),
        Column("Days it took", Format.INTEGER, 0.1),
        Column("Days without a finished task", Format.INTEGER, 0.1),
        Column("What keeps it", Format.TEXT, 0.3),
        Column("Warning", Format.STATUS, 0.1),
    )
    rows = (
        (
            one.account,
            names.get(one.account),
            one.stage,
            one.done,
            one.tasks,
            one.completion,
            one.day,
            one.days_to_complete,
            one.still_days,
            "; ".join(one.blockers) or None,
            ALERT if one.is_alert else None,
        )
        for one in board.lines
    )
    return _sheet("Onboarding", "Which onboardings are late?", columns, rows)


def _list_stages(board: OnboardingBoard) -> Table:
    columns = (
        Column("Stage", Format.TEXT, 0.3),
        Column("Tasks done", Format.INTEGER, 0.1),
        Column("Tasks", Format.INTEGER, 0.1),
        Column("Accounts", Format.INTEGER, 0.1),
    )
    rows = ((one.name, one.done, one.tasks, len(one.accounts)) for one in board.stages)
    return _sheet("Onboarding stages", "At which stage do onboardings stand?", columns, rows)
