"""What an investment case rests on, and what keeps parts of it from being told."""

from __future__ import annotations

from csdesk.formatting import money, number, percent, plural
from csdesk.model.investment import InvestmentReview
from csdesk.model.library import Library
from csdesk.report.document import Column, Format, Table, Value
from csdesk.report.investment_words import write_span
from csdesk.scoring.goal_progress import CHURN


def figures_table(review: InvestmentReview, currency: str, library: Library) -> Table:
    """Return what the case rests on, with who says so; references of the sources below it."""
    return Table(
        name="Investment figures",
        title="What does the case rest on?",
        columns=(
            Column("Figure", Format.TEXT, 0.4),
            Column("Value", Format.TEXT, 0.3),
            Column("Who says so", Format.TEXT, 0.4),
        ),
        rows=(*_observed_rows(review, currency), *_stated_rows(review)),
        empty="",
        notes=_references(library),
    )


def _references(library: Library) -> tuple[str, ...]:
    """Return what the source text says of its own case: shown, never reckoned with (D25)."""
    said = (one for one in library.goal_templates if one.kpi == CHURN)
    return tuple(
        f"For comparison only: {one.rationale} ({one.said_by}, {one.source})" for one in said
    )


def _observed_rows(review: InvestmentReview, currency: str) -> tuple[tuple[Value, ...], ...]:
    work, churn = review.work, review.churn
    days = "" if work is None else f"{number(work.low)} to {number(work.high)} person-days"
    named = f"{plural(review.named_accounts, 'customer')}, {money(review.named_arr, currency)}"
    rate = (
        "not known"
        if churn is None
        else f"{percent(churn.base)} a year ({percent(churn.low)} to {percent(churn.high)})"
    )
    return (
        ("Work of the plan", days, "The initiatives, estimated"),
        ("Customers that its findings name", named, "The customer list"),
        ("Customers that leave", rate, "The client’s own lists"),
        ("ARR preserved a year", write_span(review.preserved, currency), "Computed"),
        ("ARR added by expansions, once", write_span(review.added, currency), "Computed"),
        ("People", write_span(review.people_cost, currency), "Computed"),
        ("Spend beside people", write_span(review.spend, currency), "The initiatives, estimated"),
        ("Tools in the first year", _write_tools(review, currency), "Computed"),
    )


def _stated_rows(review: InvestmentReview) -> tuple[tuple[Value, ...], ...]:
    return tuple((one.name, one.value, one.source) for one in review.bases)


def gaps_table(review: InvestmentReview) -> Table:
    """Return what cannot be computed, why, and what would unlock it."""
    return Table(
        name="Investment gaps",
        title="What cannot be computed, and what would unlock it?",
        columns=(
            Column("Not computable", Format.TEXT, 0.25),
            Column("Why", Format.TEXT, 0.45),
            Column("What unlocks it", Format.TEXT, 0.45),
        ),
        rows=tuple((one.figure, one.reason, one.unlock) for one in review.gaps),
        empty="",
    )


def _write_tools(review: InvestmentReview, currency: str) -> str:
    if review.tools_first_year is None:
        return "no licence stated, none counted"
    return write_span(review.tools_first_year, currency)
