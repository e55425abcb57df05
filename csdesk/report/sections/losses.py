"""Why customers left, when in their life, and who is worth winning back."""

from __future__ import annotations

from itertools import compress
from math import fsum

from csdesk.formatting import day, join_words, number, percent, plural
from csdesk.model.churn import ChurnReview, ChurnRules, ReasonShare
from csdesk.model.few import FEWEST
from csdesk.model.identifiers import KpiId
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
    Text,
    Value,
)
from csdesk.report.rates import amount_note, range_words, share_words
from csdesk.report.sections.cited import churn_claims
from csdesk.report.sections.loss_ages import early_figure, month_tables
from csdesk.report.sections.loss_tables import losses_table, win_back_table
from csdesk.scoring.churn.win_back import ENDED

SCOPE = "Everybody of whom a source says so, over all the time that the sources cover."
CHURN = KpiId("logo_churn")


def losses_sections(review: ChurnReview | None, library: Library) -> tuple[Section, ...]:
    """Return reasons, ages and win-backs of the losses; nothing where nobody was lost."""
    if review is None or not review.losses:
        return ()
    rules = library.churn
    blocks: tuple[Block, ...] = (
        _figures(review, rules),
        Text(_scope(library), quiet=True),
        _reasons_table(review, library),
        *month_tables(review),
        win_back_table(review, rules),
        losses_table(review, rules),
        churn_claims(library.cited),
    )
    return (Section("losses", "Customers who left", losses_sentence(review), blocks),)


def _scope(library: Library) -> str:
    name = next((kpi.name for kpi in library.kpis if kpi.id == CHURN), "")
    narrower = f"The KPI “{name}” looks at one year, and only at those who paid at its start."
    return f"{SCOPE} {narrower}" if name else SCOPE


def losses_sentence(review: ChurnReview) -> str:
    """Return how many left, what they paid, and of how many nobody knows why."""
    losses = plural(len(review.losses), "customer")
    parts = [f"{losses} left{_between(review)}."]
    if review.without_reason:
        parts.append(f"Of {number(review.without_reason)} nobody says why: ask, and write it down.")
    if review.still_listed:
        listed = plural(len(review.still_listed), "account")
        parts.append(f"{listed} called lost still pay by the customer list and do not count here.")
    return " ".join(parts)


def _between(review: ChurnReview) -> str:
    """Return from when to when, as far as days are known."""
    days = sorted(loss.lost_on for loss in review.losses if loss.lost_on is not None)
    if not days:
        return ""
    undated = len(review.losses) - len(days)
    when = (
        f"on {day(days[0])}" if days[0] == days[-1] else f"from {day(days[0])} to {day(days[-1])}"
    )
    return f", {when}" + (f"; of {number(undated)} nobody says when" if undated else "")


def _figures(review: ChurnReview, rules: ChurnRules) -> KeyFigures:
    figures = review.win_back_figures
    amounts = [loss.arr for loss in review.losses if loss.arr is not None]
    reach = f"{number(rules.win_back_low)} to {percent(rules.win_back_high, 0)}"
    return KeyFigures(
        (
            KeyFigure(
                "Revenue that left",
                "ARR of the lost customers",
                fsum(amounts) if amounts else None,
                Format.MONEY,
                StatusWord(Status.NONE, "No target"),
                amount_note(len(review.losses) - len(amounts), len(review.losses))
                or "known of every one of them",
            ),
            early_figure(review, rules),
            KeyFigure(
                "Won back",
                f"Win-back rate; others say {reach}",
                _won_words(review),
                Format.TEXT,
                _rate_status(figures.rate, _count_ended(review), rules),
                _won_note(review),
            ),
        )
    )


def _won_words(review: ChurnReview) -> str | None:
    ended = _count_ended(review)
    return share_words(review.win_back_figures.won, ended) if ended else None


def _won_note(review: ChurnReview) -> str:
    figures = review.win_back_figures
    ended = _count_ended(review)
    span = range_words(figures.won, ended)
    certain = f"; {span} with 95% certainty" if span else ""
    more = figures.tried - ended
    waiting = f"; {number(more)} more {'is' if more == 1 else 'are'} open" if more > 0 else ""
    return f"of the attempts that ended{waiting}{certain}"


def _count_ended(review: ChurnReview) -> int:
    return sum(loss.win_back in ENDED for loss in review.losses)


def _rate_status(rate: float | None, ended: int, rules: ChurnRules) -> StatusWord:
    if rate is None:
        return StatusWord(Status.NONE, "None has ended")
    if ended < FEWEST:
        return StatusWord(Status.NONE, "Too few to compare")
    if rate < rules.win_back_low:
        return StatusWord(Status.WATCH, "Below others")
    return StatusWord(Status.GOOD, "Above others" if rate > rules.win_back_high else "As others")


def _reasons_table(review: ChurnReview, library: Library) -> Table:
    with_shares = sum(share.losses for share in review.reasons) >= FEWEST
    unpriced = sum(share.unpriced for share in review.reasons)
    columns = (
        (Column("Reason", Format.TEXT, 0.34), True),
        (Column("Customers", Format.INTEGER, 0.1), True),
        (Column("ARR", Format.MONEY, 0.12), True),
        (Column("Amount unknown", Format.INTEGER, 0.1), unpriced > 0),
        (Column("Share", Format.PERCENT, 0.1), with_shares),
        (Column("Together", Format.PERCENT, 0.1), with_shares),
        (Column("Others", Format.PERCENT, 0.1), with_shares),
        (Column("Keeps coming up", Format.STATUS, 0.14), True),
        (Column("What would repair it", Format.TEXT, 0.4), True),
    )
    shown = [is_shown for _, is_shown in columns]
    rows = (_reason_row(share, library) for share in review.reasons)
    return Table(
        name="Loss reasons",
        title="Why did they leave?",
        columns=tuple(column for column, is_shown in columns if is_shown),
        rows=tuple(tuple(compress(row, shown)) for row in rows),
        empty="No reason is known of any loss.",
        notes=_reason_notes(review, library, with_shares=with_shares, unpriced=unpriced),
    )


def _reason_notes(
    review: ChurnReview, library: Library, *, with_shares: bool, unpriced: int
) -> tuple[str, ...]:
    named = sum(share.losses for share in review.reasons)
    notes = [f"Shares are of the {number(named)} customers whose reason is known."]
    if not with_shares:
        notes = [f"Fewer than {FEWEST} losses have a reason: they are counted, and have no shares."]
    if unpriced:
        notes.append("ARR is at least so much where an amount is unknown.")
    if with_shares:
        references = [reason for reason in library.churn.reasons if reason.reference]
        said = "; ".join(f"{one.name}: {one.reference}" for one in references)
        notes.append(f"What others name, each of another base: {said}.")
    return tuple(notes)


def _reason_row(share: ReasonShare, library: Library) -> tuple[Value, ...]:
    titles = {initiative.id: initiative.title for initiative in library.initiatives}
    arr = share.known_arr
    return (
        share.name,
        share.losses,
        "Unknown" if arr is None else arr,
        share.unpriced,
        share.share,
        share.running_share,
        share.reference_share,
        StatusWord(Status.WATCH, "A theme") if share.is_theme else StatusWord(Status.NONE, "No"),
        join_words([titles[one] for one in share.initiatives if one in titles]) or None,
    )
