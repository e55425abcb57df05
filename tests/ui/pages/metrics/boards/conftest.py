"""A board review by hand: three accounts, one healthy, one at risk, one without a score."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from csdesk.content import load_library
from csdesk.model.accounts import AccountTable
from csdesk.model.boards import BoardReview
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import Band
from csdesk.model.identifiers import FieldId
from csdesk.model.metrics_review import MetricsReview
from csdesk.model.score_sequence import BANDS
from csdesk.scoring.boards.adoption import make_adoption_board
from csdesk.scoring.boards.at_risk import follow_suspects, group_at_risk, make_risk_board
from csdesk.scoring.boards.heatmap import make_heatmap
from csdesk.scoring.boards.load import make_load_board
from csdesk.scoring.boards.renewals import make_renewal_calendar
from tests.action_subjects import make_subjects
from tests.health_reviews import make_review
from ui.pages.metrics.boards.prepared import Prepared, prepare_boards

ROWS = (
    {
        "score": 95,
        "arr": 600.0,
        "list.industry": "Retail",
        "days_as_customer": 800,
        "days_since_login": 1,
        "tickets_per_month": 1,
        "use_depth": 6,
        "core_features_30d": 4,
    },
    {
        "score": 40,
        "arr": 300.0,
        "list.industry": "Health",
        "days_as_customer": 100,
        "days_since_login": 100,
        "tickets_per_month": 0,
        "payment_delay": 20,
        "use_depth": 1,
        "core_features_30d": 1,
    },
    {"arr": 100.0, "list.industry": "Retail", "days_as_customer": 10},
)
DAY = date(2026, 6, 30)
DUE = (date(2026, 7, 10), date(2026, 6, 1), None)
LISTED = np.array([BANDS.index(band) for band in (Band.GREEN, Band.RED, Band.UNSCORED)])


@pytest.fixture
def book(diagnosis: Diagnosis) -> Diagnosis:
    """Return the audit of three accounts, A1 to A3, with all boards but onboarding."""
    subjects, rules = make_subjects(*ROWS), load_library().boards
    assert subjects.health is not None
    accounts = list_accounts(diagnosis)
    boards = BoardReview(
        heatmap=make_heatmap(subjects.facts, subjects.health, FieldId("industry")),
        at_risk=group_at_risk(rules.at_risk, subjects),
        risk=make_risk_board(rules, subjects),
        adoption=make_adoption_board(rules, subjects.facts),
        load=make_load_board(accounts, LISTED, np.array([10.0, 200.0, float("nan")]), 90),
        renewals=make_renewal_calendar(accounts, LISTED),
        onboarding=None,
        suspects=follow_suspects(rules.suspects, subjects),
    )
    return replace(
        diagnosis,
        accounts=accounts,
        health=subjects.health,
        review=make_review(subjects.facts),
        metrics=MetricsReview(boards=boards),
    )


def list_accounts(diagnosis: Diagnosis) -> AccountTable:
    """Return the customer list of the three."""
    assert diagnosis.accounts is not None
    return replace(
        diagnosis.accounts,
        as_of=DAY,
        keys=make_subjects(*ROWS).facts.keys,
        columns={
            FieldId("account_name"): ("Ash", "Birch", "Cedar"),
            FieldId("arr"): (600.0, 300.0, 100.0),
            FieldId("csm"): ("Ada", "Ada", None),
            FieldId("renewal_date"): DUE,
        },
    )


@pytest.fixture
def prepared(book: Diagnosis) -> Prepared:
    return prepare_boards(book)


@pytest.fixture
def opened_groups() -> Callable[..., list]:
    """Return a function that gives the groups of accounts that a board opens from now on."""

    def listen(card) -> list:
        found: list = []
        card.groupWanted.connect(found.append)
        return found

    return listen
