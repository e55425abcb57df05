"""The figures that answers are held against, each with the sentence that says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from csdesk.content import load_library
from csdesk.findings.measures import take_measures
from csdesk.model.claims import NAMED_MEASURES, Measured
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import FieldId, MeasureId
from csdesk.model.kpis import Unit
from tests.csdesk.report.diagnoses import make_accounts, make_empty, make_full, make_health

FIELDS = load_library().fields
FULL = make_full()


def take(measure: str, diagnosis: Diagnosis = FULL) -> Measured | None:
    return take_measures([MeasureId(measure)], diagnosis, FIELDS).get(MeasureId(measure))


def with_column(field: str, *values) -> Diagnosis:
    accounts = make_accounts(len(values))
    columns = {**accounts.columns, FieldId(field): values}
    table = replace(accounts, columns=columns)
    return replace(FULL, accounts=table, health=make_health(table))


def test_a_kpi_is_its_value_in_its_own_unit():
    found = take("kpi.nrr")
    assert (found.value, found.unit, found.count) == (104.2345, Unit.PERCENT, 23)
    assert found.text == (
        "Net revenue retention is 104.2%, from 23 accounts of the earlier list, "
        "20 Nov 2025 to 20 Nov 2026."
    )


def test_a_kpi_without_a_value_says_what_it_would_take():
    found = take("kpi.time_to_value")
    assert found.value is None
    assert found.text.endswith("is not known. The list has no onboarding dates.")


def test_what_is_no_measure_is_left_out():
    assert take("kpi.unheard_of") is None
    assert take("list.filled.unheard_of") is None
    assert take("weather") is None


def test_a_column_is_filled_by_the_share_of_the_accounts_that_state_it():
    found = take("list.filled.csm", with_column("csm", *["Ada"] * 8, None, "  "))
    assert (found.value, found.unit, found.count) == (80, Unit.PERCENT, 10)
    assert found.text.endswith("is stated for 8 of 10 accounts (80.0%).")


def test_of_few_accounts_the_sentence_gives_no_percentage():
    found = take("list.filled.csm", with_column("csm", "Ada", None))
    assert found.value == 50
    assert found.text.endswith("is stated for 1 of 2 accounts.")


def test_a_column_that_the_list_does_not_have_proves_nothing():
    found = take("list.filled.nps")
    assert found.value is None
    assert found.text.startswith("This takes the column “")


def test_a_column_that_is_there_and_empty_is_filled_for_nobody():
    assert take("list.filled.csm", with_column("csm", None, None)).value == 0


def test_the_list_is_counted():
    assert take("list.accounts") == Measured(
        24, "accounts", "The customer list holds 24 accounts.", 24
    )


@pytest.mark.parametrize(("days", "word"), [(40, "40 days before"), (0, "0 days before")])
def test_the_age_of_the_list_runs_to_the_date_of_the_audit(days, word):
    engagement = replace(FULL.engagement, as_of=FULL.accounts.as_of + timedelta(days))
    found = take("list.age_days", replace(FULL, engagement=engagement))
    assert (found.value, found.unit) == (days, "days")
    assert f", {word} the audit of " in found.text


def test_a_list_dated_after_the_audit_is_no_day_old():
    engagement = replace(FULL.engagement, as_of=FULL.accounts.as_of - timedelta(3))
    found = take("list.age_days", replace(FULL, engagement=engagement))
    assert found.value == -3
    assert ", 3 days after the audit of " in found.text


def test_three_in_four_accounts_are_scored():
    found = take("health.scored")
    assert (found.value, found.count) == (75, 24)
    assert found.text == "A health score can be computed for 18 of 24 accounts (75.0%)."


def test_accounts_at_risk_without_a_csm_are_a_share_of_those_at_risk():
    # Every fourth account, from the third on, is red: A3, A7, A11. A7 has no CSM.
    owners = [None if row == 6 else "Ada" for row in range(12)]
    found = take("health.red_unowned", with_column("csm", *owners))
    assert found.value == pytest.approx(100 / 3)
    assert (found.count, found.text) == (3, "No CSM is named for 1 of 3 accounts at risk.")


def test_without_an_account_at_risk_there_is_nothing_to_own():
    found = take("health.red_unowned", with_column("csm", "Ada", "Ada"))
    assert found.value is None


def test_a_list_without_any_csm_says_nothing_about_those_at_risk():
    found = take("health.red_unowned", with_column("csm", *[None] * 12))
    assert (found.value, found.text) == (None, "This takes a customer list that names a CSM.")


def test_rejected_rows_are_a_share_of_all_rows():
    found = take("rows.rejected")
    # 24 read, one rejected.
    assert (found.value, found.count) == (4, 25)
    assert found.text == "1 of 25 rows (4.0%) of the customer list could not be read."


@pytest.mark.parametrize("measure", [*NAMED_MEASURES, "list.filled.csm"])
def test_without_a_list_every_measure_says_what_it_would_take(measure):
    found = take(measure, make_empty())
    assert found.value is None
    assert found.text.startswith("This takes a customer list")


def test_each_named_measure_can_be_taken_in_its_unit():
    dated = replace(FULL, engagement=replace(FULL.engagement, as_of=date(2026, 12, 1)))
    for measure, unit in NAMED_MEASURES.items():
        found = take(measure, dated)
        assert found.unit == unit
        assert found.value is not None
