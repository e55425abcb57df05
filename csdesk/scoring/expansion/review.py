"""Everything that is known about growing with the customers of a book, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum

from csdesk.model.accounts import AccountTable
from csdesk.model.expansion import (
    ExpansionKpi,
    ExpansionReview,
    ExpansionRules,
    Proof,
    Whitespace,
)
from csdesk.model.identifiers import AccountKey
from csdesk.model.subscriptions import SubscriptionBook
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.expansion.board import (
    BoardInputs,
    close_in_quarter,
    find_conversion,
    measure_board,
)
from csdesk.scoring.expansion.forecast import forecast_uplift
from csdesk.scoring.expansion.funnel import count_funnel, find_sourced
from csdesk.scoring.expansion.leads import LeadInputs, score_leads
from csdesk.scoring.expansion.opportunities import Opportunity, read_opportunities
from csdesk.scoring.expansion.opportunity_table import list_opportunities
from csdesk.scoring.expansion.talks import propose_talks
from csdesk.scoring.expansion.watch import find_watched
from csdesk.scoring.expansion.whitespace import find_whitespace


@dataclass(frozen=True, slots=True)
class ExpansionInputs:
    """The lists of a client with what follows from them, and what people ticked."""

    accounts: AccountTable
    subjects: Subjects
    """Of the accounts, in their order."""
    tables: Mapping[TableKind, ListTable] = field(default_factory=dict)
    book: SubscriptionBook | None = None
    """Read from the subscriptions among the tables."""
    retention: float | None = None
    """Net retention of the year that ends on the day of the accounts, in percent."""
    expansion_share: float | None = None
    """Expansion in that year, in percent of the ARR at its start."""
    proofs: Mapping[AccountKey, frozenset[Proof]] = field(default_factory=dict)
    gain: float | None = None
    cost: float | None = None
    """What playbooks of expansion brought and cost in the quarter, as somebody entered it."""


def review_expansion(
    inputs: ExpansionInputs, rules: ExpansionRules, kpis: Sequence[ExpansionKpi]
) -> ExpansionReview:
    """Return leads, watched accounts, funnel, whitespace, forecast and board of a book.

    The forecast uses the client's own conversion of the quarter where there is one.
    """
    as_of = inputs.accounts.as_of
    opportunities = _opportunities(inputs)
    whitespace = _whitespace(inputs, rules)
    potential = find_potential(inputs.accounts, opportunities, whitespace)
    leads = score_leads(LeadInputs(inputs.subjects, potential, inputs.proofs), rules)
    own_rate, _ = find_conversion(close_in_quarter(opportunities, as_of))
    board = BoardInputs(
        as_of,
        opportunities,
        inputs.retention,
        inputs.expansion_share,
        len(leads) or None,
        inputs.gain,
        inputs.cost,
    )
    return ExpansionReview(
        leads=leads,
        watched=find_watched(inputs.subjects.health, inputs.tables, as_of, rules),
        funnel=count_funnel(opportunities),
        sourced=find_sourced(opportunities, rules.sourced_target),
        whitespace=whitespace,
        opportunities=list_opportunities(inputs.subjects.facts, rules),
        forecast=forecast_uplift(leads, rules, as_of, own_rate),
        board=measure_board(kpis, board),
        talks=propose_talks(leads, rules),
    )


def find_potential(
    accounts: AccountTable,
    opportunities: Sequence[Opportunity],
    whitespace: Whitespace | None,
) -> dict[AccountKey, float]:
    """Return the ARR that each account could add, where something tells.

    Its open expansion opportunities tell it; without any, what the gaps of its products could be
    worth.
    """
    stated: dict[AccountKey, list[float]] = {}
    for one in opportunities:
        if one.account is not None and one.arr is not None and not one.is_closed:
            stated.setdefault(one.account, []).append(one.arr)
    found = {account: fsum(values) for account, values in stated.items()}
    for account in accounts.keys if whitespace else ():
        gap = whitespace.potential(account) if whitespace and account not in found else None
        if gap is not None:
            found[account] = gap
    return found


def _opportunities(inputs: ExpansionInputs) -> tuple[Opportunity, ...]:
    table = inputs.tables.get(TableKind.OPPORTUNITIES)
    return () if table is None else read_opportunities(table)


def _whitespace(inputs: ExpansionInputs, rules: ExpansionRules) -> Whitespace | None:
    table = inputs.tables.get(TableKind.SUBSCRIPTIONS)
    if table is None or inputs.book is None:
        return None
    return find_whitespace(inputs.book, table, inputs.accounts, rules.similar_accounts)
