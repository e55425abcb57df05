"""Why customers left, when in their life, and who is worth winning back."""

from __future__ import annotations

from math import fsum

from csdesk.formatting import join_words, number, percent, plural
from csdesk.model.churn import ChurnReview, ChurnRules, ReasonShare
from csdesk.model.library import Library
from csdesk.report.document import (
    Block,
    Column,
    Format,
    KeyFigure,
    KeyFigures,
    Section,
    Status,
    StatusWord,
    Table,
    Value,
)
from csdesk.report.sections.cited import churn_claims
from csdesk.report.sections.loss_tables import losses_table, win_back_table

FEW = 5
"""With fewer losses no share says anything."""
MONTHS_ON_PAPER = 12


def losses_sections(review: ChurnReview | None, library: Library) -> tuple[Section, ...]:
    """Return reasons, ages and win-backs of the losses; nothing where nobody was lost."""
    if review is None or not review.losses:
        return ()
    rules = library.churn
    blocks: tuple[Block, ...] = (
        _figures(review, rules),
        _reasons_table(review, library),
        *_month_tables(review),
        win_back_table(review, rules),
        losses_table(review, rules),
        churn_claims(library.cited),
    )
    return (Section("losses", "Customers who left", losses_sentence(review), blocks),)


def losses_sentence(review: ChurnReview) -> str:
    """Return how many left, what they paid, and of how many nobody knows why."""
    losses = plural(len(review.losses), "customer")
    parts = [f"{losses} left."]
    if review.without_reason:
        parts.append(f"Of {number(review.without_reason)} nobody says why: ask, and write it down.")
    if review.still_listed:
        listed = plural(len(review.still_listed), "account")
        parts.append(f"{listed} called lost still pay by the customer list and do not count here.")
    return " ".join(parts)


def _figures(review: ChurnReview, rules: ChurnRules) -> KeyFigures:
    figures = review.win_back_figures
    reach = f"{number(rules.win_back_low)} to {percent(rules.win_back_high, 0)}"
    return KeyFigures(
        (
            KeyFigure(
                "Revenue that left",
                "ARR of the lost customers",
                fsum(loss.arr or 0.0 for loss in review.losses),
                Format.MONEY,
                StatusWord(Status.NONE, "No target"),
                f"{number(sum(loss.arr is None for loss in review.losses))} without a known ARR",
            ),
            KeyFigure(
                "Left early",
                f"Before day {number(rules.early_days)}",
                review.early_share,
                Format.PERCENT,
                StatusWord(Status.NONE, "No target"),
                "of the losses whose age is known; onboarding is where those are kept",
            ),
            KeyFigure(
                "Won back",
                f"Win-back rate; others say {reach}",
                figures.rate,
                Format.PERCENT,
                _rate_status(figures.rate, rules),
                f"{number(figures.won)} won, {number(figures.tried)} tried",
            ),
        )
    )


def _rate_status(rate: float | None, rules: ChurnRules) -> StatusWord:
    if rate is None:
        return StatusWord(Status.NONE, "None has ended")
    if rate < rules.win_back_low:
        return StatusWord(Status.WATCH, "Below others")
    return StatusWord(Status.GOOD, "Above others" if rate > rules.win_back_high else "As others")


def _reasons_table(review: ChurnReview, library: Library) -> Table:
    references = [reason for reason in library.churn.reasons if reason.reference]
    notes = [
        "What others name: " + "; ".join(f"{one.name}: {one.reference}" for one in references) + "."
    ]
    if sum(share.losses for share in review.reasons) < FEW:
        notes.insert(0, "So few losses have no shares: read the names.")
    return Table(
        name="Loss reasons",
        title="Why did they leave?",
        columns=(
            Column("Reason", Format.TEXT, 0.34),
            Column("Customers", Format.INTEGER, 0.1),
            Column("ARR", Format.MONEY, 0.12),
            Column("Share", Format.PERCENT, 0.1),
            Column("Together", Format.PERCENT, 0.1),
            Column("Others", Format.PERCENT, 0.1),
            Column("Keeps coming up", Format.STATUS, 0.14),
            Column("What would repair it", Format.TEXT, 0.4),
        ),
        rows=tuple(_reason_row(share, library) for share in review.reasons),
        empty="No reason is known of any loss.",
        notes=tuple(notes),
    )


def _reason_row(share: ReasonShare, library: Library) -> tuple[Value, ...]:
    titles = {initiative.id: initiative.title for initiative in library.initiatives}
    return (
        share.name,
        share.losses,
        share.arr,
        share.share,
        share.running_share,
        share.reference_share,
        StatusWord(Status.WATCH, "A theme") if share.is_theme else StatusWord(Status.NONE, "No"),
        join_words([titles[one] for one in share.initiatives if one in titles]) or None,
    )


def _month_tables(review: ChurnReview) -> tuple[Table, ...]:
    columns = (
        Column("Month of life", Format.INTEGER, 0.3),
        Column("Customers who reached it", Format.INTEGER, 0.3),
        Column("Left in it", Format.INTEGER, 0.2),
        Column("Share", Format.PERCENT, 0.2),
    )
    rows = tuple(
        (row.month, row.at_risk, row.lost, 100 * row.lost / row.at_risk) for row in review.by_month
    )
    title, empty = "When in their life do they leave?", "No loss says how old the customer was."
    notes = ("A month is 30 days; the first one begins with the contract.",)
    whole = Table("Months of life", title, columns, rows, empty, workbook_only=True, notes=notes)
    eventful = tuple(row for row in rows if row[2])[:MONTHS_ON_PAPER]
    paper = Table(
        "Months with losses", title, columns, eventful, empty, paper_only=True, notes=notes
    )
    return whole, paper
