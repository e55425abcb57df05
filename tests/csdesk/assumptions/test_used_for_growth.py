"""Which assumptions about churn and expansion are printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.assumptions.growth_usage import GROWTH_USAGES
from csdesk.content import load_library
from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health_review import HealthReview
from csdesk.model.identifiers import AccountKey, BatchId, FieldId
from csdesk.scoring.actions import review_actions
from csdesk.scoring.churn import LossInputs, review_losses
from csdesk.scoring.conditions import Subjects
from csdesk.scoring.expansion.review import ExpansionInputs, review_expansion
from csdesk.scoring.facts import read_facts
from tests.csdesk.report.diagnoses import make_empty

AS_OF = date(2026, 6, 30)


@pytest.fixture(scope="module")
def library():
    return load_library()


@pytest.fixture
def used(library):
    """Return a function that tells what a diagnosis of one account rests on."""

    def tell(**columns) -> set[str]:
        accounts = AccountTable(
            BatchId(1), AS_OF, "list.xlsx", "Customers", (AccountKey("A"),), (2,),
            {FieldId(name): (value,) for name, value in columns.items()},
        )  # fmt: skip
        subjects = Subjects(read_facts(accounts, {}, library.facts))
        review = HealthReview(
            subjects.facts,
            review_actions(subjects, (), ()),
            review_losses(LossInputs(AS_OF, accounts), library.churn),
            review_expansion(ExpansionInputs(accounts, subjects), library.expansion, ()),
        )
        return used_by(replace(make_empty(), review=review))

    return tell


def used_by(diagnosis: Diagnosis) -> set[str]:
    return {name for name, is_used in GROWTH_USAGES.items() if is_used(diagnosis)}


def test_without_scored_customers_nothing_is_decided():
    assert used_by(make_empty()) == set()


def test_a_customer_who_shows_nothing_brings_no_assumption(used):
    assert used(arr=20_000.0) == set()


def test_a_lead_brings_what_was_decided_about_its_score(used):
    always = {"expansion.points", "expansion.lead_score", "expansion.proofs"}
    assert used(arr=20_000.0, nps=9.0) == always
    assert used(arr=9_000.0, nps=9.0) == always | {"expansion.segments"}
    seats = used(arr=20_000.0, seat_utilisation=60.0)
    assert seats == always | {"expansion.seats_in_use"}
    modules = used(arr=20_000.0, features_used_90d=3.0)
    assert modules == always | {"expansion.modules"}


def test_a_loss_brings_what_was_decided_about_losses(used):
    lost = {"arr": 5.0, "churn_flag": True}
    assert used(**lost) == {"churn.win_back"}
    reasons = {"churn.win_back", "churn.reference_shares", "churn.themes"}
    assert used(**lost, lost_reason="price") == reasons
    dated = {"customer_since": date(2025, 1, 1), "lost_on": date(2026, 1, 1)}
    assert used(**lost, **dated) == {"churn.win_back", "churn.months_of_life"}
