"""The client of whom the truth is known: what its lists hold, and what leaks in them."""

from __future__ import annotations

import pytest

from csdesk.model.tables import TableKind
from tests.known_truth import make_known_truth


@pytest.fixture(scope="module")
def truth():
    return make_known_truth(accounts=150)


def test_the_same_seed_makes_the_same_client(truth):
    assert make_known_truth(accounts=150) == truth
    assert make_known_truth("another", accounts=150).losses != truth.losses


def test_nothing_is_recorded_of_an_account_after_it_left(truth):
    for kind, field in (
        (TableKind.USAGE, "used_on"),
        (TableKind.SUPPORT, "created_at"),
        (TableKind.SURVEYS, "answered_on"),
        (TableKind.RENEWALS, "renewal_date"),
    ):
        table = truth.tables[kind]
        for key, day in zip(table.column("account_id"), table.column(field), strict=True):
            assert day < truth.losses.get(key, day.max)


def test_exit_forms_are_of_those_who_left_and_dated_too_early(truth):
    table = truth.tables[TableKind.SURVEYS]
    rows = zip(*(table.column(f) for f in ("account_id", "answered_on", "survey")), strict=True)
    forms = {key: day for key, day, survey in rows if survey == "Exit form"}
    assert forms.keys() == truth.losses.keys()
    assert all((truth.losses[key] - day).days >= 165 for key, day in forms.items())


def test_forecasts_know_who_left(truth):
    table = truth.tables[TableKind.RENEWALS]
    rows = list(zip(table.column("account_id"), table.column("probability"), strict=True))
    assert max(chance for key, chance in rows if key in truth.losses) <= 30
    assert min(chance for key, chance in rows if key not in truth.losses) >= 25


def test_who_left_is_among_the_accounts_and_in_the_list_of_losses(truth):
    assert truth.losses.keys() <= set(truth.accounts.keys)
    events = truth.tables[TableKind.CHURN_EVENTS]
    assert set(events.column("account_id")) == truth.losses.keys()
    assert {signal.id for signal in truth.card.signals} == {
        truth.planted, *truth.chance, *truth.leaks,
    }  # fmt: skip
