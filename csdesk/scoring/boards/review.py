"""All boards of a client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan

from csdesk.model.accounts import AccountTable
from csdesk.model.boards import BoardReview, BoardRules
from csdesk.model.facts import Facts
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import AccountKey, FactId
from csdesk.model.score_columns import band_column
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.boards.adoption import make_adoption_board
from csdesk.scoring.boards.at_risk import follow_suspects, group_at_risk, make_risk_board
from csdesk.scoring.boards.heatmap import make_heatmap
from csdesk.scoring.boards.load import make_load_board
from csdesk.scoring.boards.onboardings import make_onboarding_board
from csdesk.scoring.boards.renewals import make_renewal_calendar
from csdesk.scoring.conditions import Subjects

DAYS_TO_RENEWAL = FactId("days_to_renewal")


@dataclass(frozen=True, slots=True)
class BoardInputs:
    """The customer list with its facts and scores, and the lists beside it."""

    accounts: AccountTable
    facts: Facts
    health: HealthResult
    tables: Mapping[TableKind, ListTable]


def review_boards(inputs: BoardInputs, rules: BoardRules) -> BoardReview:
    """Return every board that the lists give."""
    facts, health, accounts = inputs.facts, inputs.health, inputs.accounts
    subjects = Subjects(facts, health)
    bands = dict(zip(facts.keys, band_column(health), strict=True))
    listed = [bands.get(key, Band.UNSCORED) for key in accounts.keys]
    days = _by_account(facts)
    onboarding = inputs.tables.get(TableKind.ONBOARDING)
    return BoardReview(
        heatmap=make_heatmap(facts, health, rules.heatmap_field),
        at_risk=group_at_risk(rules.at_risk, subjects),
        risk=make_risk_board(rules, subjects),
        adoption=make_adoption_board(rules, facts),
        load=make_load_board(
            accounts, listed, [days.get(key, nan) for key in accounts.keys], rules.soon_days
        ),
        renewals=make_renewal_calendar(accounts, listed),
        onboarding=make_onboarding_board(onboarding, rules, accounts.as_of) if onboarding else None,
        suspects=follow_suspects(rules.suspects, subjects),
    )


def _by_account(facts: Facts) -> Mapping[AccountKey, float]:
    return dict(zip(facts.keys, facts.numbers(DAYS_TO_RENEWAL).tolist(), strict=True))
