"""Who is ready for more, what it could bring, and how opportunities go."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.formatting import join_words, number, percent, plural
from csdesk.model.accounts import AccountTable
from csdesk.model.expansion import ExpansionReview, Forecast, SourcedShare
from csdesk.model.expansion_rules import ExpansionRules
from csdesk.model.identifiers import AccountKey
from csdesk.model.library import Library
from csdesk.report.account_names import ListedNames
from csdesk.report.document import (
    Block,
    Column,
    Format,
    Section,
    Table,
    Text,
)
from csdesk.report.rates import rate_words
from csdesk.report.sections.cited import expansion_claims
from csdesk.report.sections.expansion_figures import (
    board_table,
    forecast_table,
    funnel_table,
    opportunity_table,
)
from csdesk.report.sections.expansion_leads import lead_tables
from csdesk.report.sections.whitespace import whitespace_tables

FEW = 8
"""So many who are watched are named on paper."""
UNWATCHED = "No account is watched for more: none thrives, none is steadily most active."
UNVALUED = (
    "Nothing tells what leads could bring: a list of opportunities would, or one of subscriptions "
    "with the product of each."
)
Names = Mapping[AccountKey, str]


def expansion_sections(
    review: ExpansionReview | None,
    accounts: AccountTable | None,
    library: Library,
    *,
    is_sample: bool = False,
) -> tuple[Section, ...]:
    """Return leads, funnel, forecast, board and gaps; nothing without a lead or an opportunity."""
    if review is None or accounts is None or not (review.leads or review.funnel):
        return ()
    names = ListedNames(accounts)
    arr, places = accounts.numbers("arr"), accounts.places
    priced = frozenset(
        lead.account for lead in review.leads if arr[places[lead.account]] is not None
    )
    blocks: tuple[Block, ...] = (
        *lead_tables(review, names, library.expansion, priced),
        *_watched(review, names),
        funnel_table(review.funnel),
        *_sourced(review.sourced, library.expansion),
        *_forecast(review.forecast),
        board_table(review.board, library.expansion_kpis, is_sample=is_sample),
        *(whitespace_tables(review.whitespace, names) if review.whitespace else ()),
        opportunity_table(review.opportunities, names),
        expansion_claims(library.cited),
    )
    return (Section("expansion", "Growing with customers", expansion_sentence(review), blocks),)


def expansion_sentence(review: ExpansionReview) -> str:
    """Return how many leads there are and how many of them may be offered more now."""
    priority = [lead for lead in review.leads if lead.is_priority]
    ready = sum(lead.is_ready for lead in priority)
    if not priority:
        return "No account is a lead of high priority yet."
    leads = plural(len(priority), "account")
    is_or_are = "is a lead" if len(priority) == 1 else "are leads"
    return (
        f"{leads} {is_or_are} of high priority; {number(ready)} of them may be offered more now. "
        "The others need proof first."
    )


def _forecast(forecast: Forecast) -> tuple[Block, ...]:
    if any(band.value for band in forecast.bands):
        return (forecast_table(forecast),)
    return (Text(UNVALUED),)


def _watched(review: ExpansionReview, names: Names) -> tuple[Block, ...]:
    watched = [names.get(key, key) for key in review.watched]
    if not watched:
        return (Text(UNWATCHED),)
    why = "as they thrive or are steadily among the most active"
    if len(watched) <= FEW:
        return (Text(f"Watched for more, {why}: {join_words(watched)}."),)
    whole = Table(
        name="Watched for more",
        title="Who is watched for more?",
        columns=(Column("Customer ID", Format.TEXT, 0.3), Column("Account", Format.TEXT, 0.7)),
        rows=tuple(zip(review.watched, watched, strict=True)),
        empty="",
        workbook_only=True,
    )
    return (
        Text(
            f"{number(len(watched))} accounts are watched for more, {why}; first of all "
            f"{join_words(watched[:FEW])}. The workbook names all of them."
        ),
        whole,
    )


def _sourced(sourced: SourcedShare | None, rules: ExpansionRules) -> tuple[Text, ...]:
    if sourced is None or not sourced.stated:
        return ()
    goal = percent(rules.sourced_target, trim=True)
    found = rate_words(sourced.sourced, sourced.stated)
    share = "" if found.endswith(f" of {number(sourced.stated)}") else f", or {found}"
    return (
        Text(
            f"Customer success found {number(sourced.sourced)} of {number(sourced.stated)} "
            f"opportunities that say where they come from{share}; the aim is {goal} or more."
        ),
    )
