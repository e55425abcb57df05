"""The boards of customer success: what a board acts on is printed, the workbook has them all."""

from __future__ import annotations

from csdesk.formatting import join_words, percent, plural, readable_dates
from csdesk.model.boards import (
    AtRiskGroup,
    BoardReview,
    CsmLoad,
    LoadBoard,
    RenewalCalendar,
    RenewalMonth,
)
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey
from csdesk.model.kpi_reading import WeeklySnapshot
from csdesk.model.kpis import KpiValue
from csdesk.report.account_names import ListedNames
from csdesk.report.document import (
    Column,
    Format,
    Noted,
    Section,
    Status,
    StatusWord,
    Table,
    Value,
)
from csdesk.report.rates import measured
from csdesk.report.sections.board_accounts import account_tables
from csdesk.report.statuses import band_status
from csdesk.scoring.boards.snapshot import CHURN

NOT_KNOWN = "Not known: accounts for which the lists do not say enough to tell."
SHOWN_BANDS = (Band.GREEN, Band.YELLOW, Band.RED, Band.UNSCORED)


def board_sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Return the section of boards; nothing without a scored customer list."""
    boards, accounts = diagnosis.metrics.boards, diagnosis.accounts
    if boards is None or accounts is None:
        return ()
    names = ListedNames(accounts)
    return (
        Section(
            id="boards",
            title="Risk, renewals and load",
            lead=_lead(boards),
            blocks=(
                *_week(diagnosis.metrics.snapshot, diagnosis.kpis.get(CHURN)),
                *_at_risk((*boards.at_risk, *boards.suspects)),
                *_renewals(boards.renewals),
                *_load(boards.load),
                *account_tables(boards, names),
            ),
        ),
    )


def _lead(boards: BoardReview) -> str:
    has = (
        ("risk", boards.at_risk),
        ("renewals", boards.renewals),
        ("load", boards.load),
        ("onboarding", boards.onboarding),
        ("use", boards.adoption),
    )
    known = [word for word, board in has if board]
    return f"What the lists tell of {join_words(known)}; the workbook names every account."


def _week(week: WeeklySnapshot | None, churn: KpiValue | None) -> tuple[Table, ...]:
    """Return the week in five figures (S1.114)."""
    if week is None:
        return ()
    return (_week_table(week, churn),)


def _week_table(week: WeeklySnapshot, churn: KpiValue | None) -> Table:
    is_count = churn is not None and churn.is_count
    return Table(
        name="Week",
        title="How did the week end?",
        columns=(
            Column("Week ending", Format.DATE, 0.2),
            Column("Customers", Format.INTEGER, 0.2),
            Column("Mean health", Format.DECIMAL, 0.2),
            Column("Churn", Format.PERCENT, 0.2),
            Column("Tickets resolved", Format.INTEGER, 0.2),
            Column("Churn against its limit", Format.STATUS, 0.2),
        ),
        rows=(
            (
                week.week_ending,
                week.total_customers,
                week.avg_health_score,
                measured(churn) if churn is not None and is_count else week.churn_rate,
                week.tickets_resolved,
                None if is_count else _judge(week),
            ),
        ),
        empty="",
        notes=_window_notes(week),
    )


def _window_notes(week: WeeklySnapshot) -> tuple[str, ...]:
    window = readable_dates(week.churn_window)
    return (f"Churn is that of {window}.",) if window else ()


def _judge(week: WeeklySnapshot) -> StatusWord | None:
    if week.churn_rate is None:
        return None
    if not week.is_judged:
        return StatusWord(Status.NONE, "Not a month")
    limit = percent(week.churn_limit, trim=True)
    if week.is_red:
        return StatusWord(Status.RISK, f"Above {limit}")
    return StatusWord(Status.GOOD, f"Within {limit}")


def _at_risk(groups: tuple[AtRiskGroup, ...]) -> tuple[Table, ...]:
    """Return who is silent and who is noisy, kind by kind (S1.80)."""
    if not groups:
        return ()
    return (
        Table(
            name="Silent and noisy",
            title="Who is at risk, in silence or with noise?",
            columns=(
                Column("Who", Format.TEXT, 0.5),
                Column("Accounts", Format.INTEGER, 0.12),
                Column("ARR", Format.MONEY, 0.15),
                Column("Not known", Format.INTEGER, 0.14),
            ),
            rows=tuple(
                (Noted(one.rule.name, one.rule.about), len(one.accounts), one.arr, len(one.unknown))
                for one in groups
            ),
            empty="",
            notes=(NOT_KNOWN,),
        ),
    )


def _renewals(calendar: RenewalCalendar | None) -> tuple[Table, ...]:
    if calendar is None:
        return ()
    return (
        Table(
            name="Renewals",
            title="What is up for renewal, and how healthy is it?",
            columns=(
                Column("Month from", Format.DATE, 0.2),
                Column("Accounts", Format.INTEGER, 0.1),
                Column("ARR", Format.MONEY, 0.14),
                *(Column(band_status(one).word, Format.MONEY, 0.14) for one in SHOWN_BANDS),
            ),
            rows=tuple(_month_row(month) for month in calendar.months),
            empty="No renewal of the next twelve months is dated.",
            notes=_beside(calendar),
        ),
    )


def _month_row(one: RenewalMonth) -> tuple[Value, ...]:
    amounts = (one.arr_by_band.get(band, 0.0) for band in SHOWN_BANDS)
    return (one.month, len(one.accounts), one.arr, *amounts)


def _beside(calendar: RenewalCalendar) -> tuple[str, ...]:
    counts = (
        (calendar.overdue, "overdue"),
        (calendar.later, "later"),
        (calendar.undated, "without a date"),
    )
    parts = [f"{len(keys)} {words}" for keys, words in counts if keys]
    return (f"Beside these: {join_words(parts)}.",) if parts else ()


def _load(board: LoadBoard | None) -> tuple[Table, ...]:
    if board is None:
        return ()
    return (
        Table(
            name="Load of CSMs",
            title="Who carries how much?",
            columns=(
                Column("CSM", Format.TEXT, 0.3),
                Column("Accounts", Format.INTEGER, 0.12),
                Column("ARR", Format.MONEY, 0.18),
                *(Column(band_status(one).word, Format.INTEGER, 0.1) for one in SHOWN_BANDS),
                Column(f"Due in {plural(board.soon_days, 'day')}", Format.INTEGER, 0.12),
            ),
            rows=(
                *(_load_row(one) for one in board.loads),
                *_nobody(board.unassigned, board.unassigned_arr),
            ),
            empty="",
        ),
    )


def _load_row(one: CsmLoad) -> tuple[Value, ...]:
    bands = (len(one.bands.get(band, ())) for band in SHOWN_BANDS)
    return (one.csm, len(one.accounts), one.arr, *bands, len(one.due))


def _nobody(keys: tuple[AccountKey, ...], arr: float) -> tuple[tuple[Value, ...], ...]:
    blank = (None,) * (len(SHOWN_BANDS) + 1)
    return (("Nobody", len(keys), arr, *blank),) if keys else ()
