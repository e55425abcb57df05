"""Everything that is known about growing with the customers of a book, put together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import fsum

from csdesk.model.accounts import AccountTable
from csdesk.model.expansion import ExpansionReview, Proof, Whitespace
from csdesk.model.expansion_rules import ExpansionKpi, ExpansionRules
from csdesk.model.identifiers import AccountKey
from csdesk.model.subscriptions import SubscriptionBook
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.expansion.board import (
    BoardInputs,
    measure_board,
)
from csdesk.scoring.expansion.forecast import forecast_uplift
from csdesk.scoring.expansion.funnel import count_funnel, find_sourced
from csdesk.scoring.expansion.hand_offs import find_hand_offs
from csdesk.scoring.expansion.leads import LeadInputs, find_scored, score_leads
from csdesk.scoring.expansion.opportunities import Opportunity, read_opportunities
from csdesk.scoring.expansion.opportunity_table import list_opportunities
from csdesk.scoring.expansion.quarter import read_quarter
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
    """Net retention until the day of the accounts, in percent."""
    expansion_share: float | None = None
    """Expansion in that time, in percent of the ARR at its start."""
    is_a_year: bool = True
    """Whether both are those of a year."""
    proofs: Mapping[AccountKey, frozenset[Proof]] = field(default_factory=dict)
    lost: Collection[AccountKey] = ()
    """Accounts that have left: nobody offers them more."""
    gain: float | None = None
    cost: float | None = None
    """What playbooks of expansion brought and cost in the quarter, as somebody entered it."""


def review_expansion(
    inputs: ExpansionInputs, rules: ExpansionRules, kpis: Sequence[ExpansionKpi]
) -> ExpansionReview:
    """Return leads, watched accounts, funnel, whitespace, forecast and board of a book.

    The forecast uses the client's own conversion of the quarter where it rests on enough.
    """
    as_of = inputs.accounts.as_of
    opportunities = _opportunities(inputs, rules)
    quarter = read_quarter(opportunities, as_of)
    whitespace = _whitespace(inputs, rules)
    potential = find_potential(inputs.accounts, opportunities, whitespace)
    searched = LeadInputs(inputs.subjects, potential, inputs.proofs, inputs.lost)
    leads = score_leads(searched, rules)
    board = BoardInputs(
        quarter,
        inputs.retention,
        inputs.expansion_share,
        find_scored(searched, rules),
        inputs.gain,
        inputs.cost,
        inputs.is_a_year,
    )
    return ExpansionReview(
        leads=leads,
        watched=_stayed(find_watched(inputs.subjects.health, inputs.tables, as_of, rules), inputs),
        funnel=count_funnel(opportunities),
        sourced=find_sourced(opportunities, rules.sourced_target),
        whitespace=whitespace,
        opportunities=tuple(
            row
            for row in list_opportunities(inputs.subjects.facts, rules)
            if row.account not in inputs.lost
        ),
        forecast=forecast_uplift(leads, rules, as_of, quarter.rate),
        board=measure_board(kpis, board),
        talks=propose_talks(leads, rules),
        hand_offs=find_hand_offs(opportunities, as_of, rules.handoff_days),
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


def _stayed(accounts: Iterable[AccountKey], inputs: ExpansionInputs) -> tuple[AccountKey, ...]:
    return tuple(account for account in accounts if account not in inputs.lost)


def _opportunities(inputs: ExpansionInputs, rules: ExpansionRules) -> tuple[Opportunity, ...]:
    table = inputs.tables.get(TableKind.OPPORTUNITIES)
    return () if table is None else read_opportunities(table, rules.words)


def _whitespace(inputs: ExpansionInputs, rules: ExpansionRules) -> Whitespace | None:
    table = inputs.tables.get(TableKind.SUBSCRIPTIONS)
    if table is None or inputs.book is None:
        return None
    grid = find_whitespace(inputs.book, table, inputs.accounts, rules.similar_accounts)
    return replace(grid, accounts=_stayed(grid.accounts, inputs)) if grid else None
