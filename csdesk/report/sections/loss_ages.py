"""When in their life customers leave."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.formatting import number, plural
from csdesk.model.churn import ChurnReview, ChurnRules, MonthOfLife
from csdesk.model.few import FEWEST, PLAIN_FROM
from csdesk.report.document import (
    Column,
    Format,
    KeyFigure,
    Status,
    StatusWord,
    Table,
    Value,
)
from csdesk.report.rates import (
    RATES_NOTE,
    range_words,
    rate_words,
    share_words,
)
from csdesk.scoring.validation.intervals import rate_of

TITLE = "When in their life do they leave?"
EMPTY = "No loss says how old the customer was."
MONTH_NOTE = "A month is 30 days; the first one begins with the contract."
YEAR = 12
FIRST_YEAR = ((1, 1), (2, 2), (3, 3), (4, 6), (7, 12))
"""Months of life that stand together on paper; whole years follow."""


def early_figure(review: ChurnReview, rules: ChurnRules) -> KeyFigure:
    """Return how many left early, of those whose age is known."""
    return KeyFigure(
        "Left early",
        f"Before day {number(rules.early_days)}",
        share_words(review.early, review.aged) if review.aged else None,
        Format.TEXT,
        StatusWord(Status.NONE, "No target"),
        _early_note(review.early, review.aged) if review.aged else EMPTY,
    )


def _early_note(early: int, aged: int) -> str:
    span = range_words(early, aged)
    certain = f"; {span} with 95% certainty" if span else ""
    return (
        f"of {plural(aged, 'loss', 'losses')} whose age is known{certain}; onboarding is where "
        "those are kept"
    )


def month_tables(review: ChurnReview) -> tuple[Table, Table]:
    """Return every month of life for the workbook, and some together for paper."""
    months = review.by_month
    whole = Table(
        name="Months of life",
        title=TITLE,
        columns=(
            Column("Month of life", Format.INTEGER, 0.2),
            Column("Customers who reached it", Format.INTEGER, 0.2),
            Column("Left in it", Format.INTEGER, 0.15),
            Column("Share", Format.PERCENT, 0.15),
            Column("At least", Format.PERCENT, 0.15),
            Column("At most", Format.PERCENT, 0.15),
        ),
        rows=tuple(_month_row(month) for month in months),
        empty=EMPTY,
        workbook_only=True,
        notes=(MONTH_NOTE, RATES_NOTE),
    )
    paper = Table(
        name="Months with losses",
        title=TITLE,
        columns=(
            Column("Time of life", Format.TEXT, 0.3),
            Column("Customers who reached it", Format.INTEGER, 0.2),
            Column("Left in it", Format.INTEGER, 0.15),
            Column("Share", Format.TEXT, 0.35),
        ),
        rows=tuple(_span_rows(months)),
        empty=EMPTY,
        paper_only=True,
        notes=_paper_notes(review),
    )
    return whole, paper


def _month_row(month: MonthOfLife) -> tuple[Value, ...]:
    counts = (month.month, month.at_risk, month.lost)
    if month.at_risk < FEWEST:
        return (*counts, None, None, None)
    if month.at_risk >= PLAIN_FROM:
        return (*counts, 100 * month.lost / month.at_risk, None, None)
    rate = rate_of(month.lost, month.at_risk)
    return (*counts, rate.value, rate.low, rate.high)


def _span_rows(months: tuple[MonthOfLife, ...]) -> Iterator[tuple[Value, ...]]:
    for first, last in _spans(len(months)):
        lost = sum(month.lost for month in months[first - 1 : last])
        at_risk = months[first - 1].at_risk
        if lost or last <= YEAR:
            yield _span_words(first, last), at_risk, lost, rate_words(lost, at_risk)


def _spans(count: int) -> Iterator[tuple[int, int]]:
    yield from ((first, last) for first, last in FIRST_YEAR if first <= count)
    yield from ((start, start + YEAR - 1) for start in range(YEAR + 1, count + 1, YEAR))


def _span_words(first: int, last: int) -> str:
    if first > YEAR:
        return f"Year {number((first - 1) // YEAR + 1)}"
    return f"Month {first}" if first == last else f"Months {first} to {last}"


def _paper_notes(review: ChurnReview) -> tuple[str, ...]:
    unaged = sum(loss.month_of_life is None for loss in review.losses)
    notes = [f"{MONTH_NOTE} Years without a loss are left out; the workbook has every month."]
    if unaged:
        notes.append(f"Of {plural(unaged, 'loss', 'losses')} no age is known.")
    return (*notes, RATES_NOTE)
