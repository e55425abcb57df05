"""All boards of a client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import nan
from typing import TYPE_CHECKING, TypeVar

from csdesk.model.accounts import AccountTable
from csdesk.model.boards import BoardReview, BoardRules
from csdesk.model.facts import Facts
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import FactId
from csdesk.model.score_columns import band_codes
from csdesk.model.score_sequence import BANDS
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.boards.adoption import make_adoption_board
from csdesk.scoring.boards.at_risk import follow_suspects, group_at_risk, make_risk_board
from csdesk.scoring.boards.heatmap import make_heatmap
from csdesk.scoring.boards.load import make_load_board
from csdesk.scoring.boards.onboardings import make_onboarding_board
from csdesk.scoring.boards.renewals import make_renewal_calendar
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.parted_places import find_places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]
    Value = TypeVar("Value", bound=np.generic)

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
    listed = find_places(accounts.keys, facts.keys)
    bands = _at(listed, band_codes(health), BANDS.index(Band.UNSCORED))
    days = _at(listed, facts.numbers(DAYS_TO_RENEWAL), nan)
    onboarding = inputs.tables.get(TableKind.ONBOARDING)
    return BoardReview(
        heatmap=make_heatmap(facts, health, rules.heatmap_field),
        at_risk=group_at_risk(rules.at_risk, subjects),
        risk=make_risk_board(rules, subjects),
        adoption=make_adoption_board(rules, facts),
        load=make_load_board(accounts, bands, days, rules.soon_days),
        renewals=make_renewal_calendar(accounts, bands),
        onboarding=make_onboarding_board(onboarding, rules, accounts.as_of) if onboarding else None,
        suspects=follow_suspects(rules.suspects, subjects),
    )


def _at(places: IntArray, values: NDArray[Value], missing: float) -> NDArray[Value]:
    """Return the values of these places, and what stands for the places that are not there."""
    import numpy as np

    found = np.full(len(places), missing, values.dtype)
    found[places >= 0] = values[places[places >= 0]]
    return found
