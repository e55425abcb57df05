"""Every KPI from lists made by hand: value, base, window, caution, lineage, or the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.content import load_library
from csdesk.errors import ContentInvalid
from csdesk.formatting import write_measured
from csdesk.model.accounts import LostAccount
from csdesk.model.identifiers import AccountKey, FieldId, KpiId
from csdesk.model.kpis import KpiDefinition, Unit
from csdesk.model.tables import Field, FieldKind, TableKind
from csdesk.scoring.kpis import KpiInputs, compute_kpis
from csdesk.scoring.kpis.registry import MEASURES
from tests.facts import score_list

BEFORE = date(2023, 12, 31)
NOW = date(2024, 12, 31)
FIELDS = tuple(
    Field(FieldId(identifier), TableKind.ACCOUNTS, name, FieldKind.TEXT, ())
    for identifier, name in (
        ("arr", "ARR"),
        ("csm", "CSM"),
        ("onboarding_start", "Customer onboarding start"),
        ("first_value_date", "First value date"),
    )
)


def define(kpi: str, *needs: str, previous: bool = False) -> KpiDefinition:
    return KpiDefinition(
        id=KpiId(kpi),
        name=kpi,
        term=kpi,
        unit=Unit.PERCENT,
        direction=None,
        leading=False,
        formula="",
        needs=tuple(FieldId(field) for field in needs),
        needs_previous=previous,
        frequency="",
        owner="",
    )


def compute(kpi, inputs, *needs, previous=False):
    definition = define(kpi, *needs, previous=previous)
    return compute_kpis((definition,), inputs, FIELDS)[KpiId(kpi)]


def lose(*keys):
    return tuple(LostAccount(AccountKey(key), NOW, "price", "Lost", 2) for key in keys)


@pytest.fixture
def two_lists(make_table):
    """Twelve customers at the start: one left, one shrank, two grew; one came new."""
    kept = [{"key": f"K{n}", "arr": 100.0} for n in range(8)]
    before = make_table(
        *kept,
        {"key": "left", "arr": 50.0},
        {"key": "shrank", "arr": 50.0},
        {"key": "grew", "arr": 50.0},
        {"key": "huge", "arr": 1000.0},
        as_of=BEFORE,
        name="before.xlsx",
    )
    after = make_table(
        *kept,
        {"key": "shrank", "arr": 30.0},
        {"key": "grew", "arr": 80.0},
        {"key": "huge", "arr": 1170.0},
        {"key": "new", "arr": 500.0},
        as_of=NOW,
        name="after.xlsx",
    )
    return KpiInputs(after, before)


# 8 x 100 + 50 + 50 + 50 + 1000 = 1950 at the start.
RETENTION = [
    ("nrr", 100 * (800 + 30 + 80 + 1170) / 1950),
    ("grr", 100 * (800 + 30 + 50 + 1000) / 1950),
    ("gross_churn", 100 * 70 / 1950),
    ("expansion_rate", 100 * 200 / 1950),
    ("expansion_arr", 200),
    ("churn_arr", 50),
    ("contraction_arr", 20),
    ("logo_churn", 100 * 1 / 12),
    ("expansion_per_account", 200 / 12),
]


@pytest.mark.parametrize(("kpi", "value"), RETENTION)
def test_what_two_lists_say(kpi, value, two_lists):
    found = compute(kpi, two_lists, "arr", previous=True)
    assert found.value == pytest.approx(value)
    assert (found.n, found.base) == (12, "accounts with ARR on 31 Dec 2023")
    assert (found.window, found.window_days) == ("2023-12-31 to 2024-12-31", 366)
    # Row 17 of the later list is the new customer, who is in none of these.
    assert found.lineage == (
        "before.xlsx, sheet Customers, rows 6 to 17; after.xlsx, sheet Customers, rows 6 to 16"
    )
    assert found.reason is None


@pytest.mark.parametrize(
    ("kpi", "accounts"),
    [
        ("nrr", ("left", "shrank", "grew", "huge")),
        ("grr", ("left", "shrank")),
        ("gross_churn", ("left", "shrank")),
        ("logo_churn", ("left",)),
        ("contraction_arr", ("shrank",)),
        ("expansion_arr", ("grew", "huge")),
        ("expansion_rate", ("grew", "huge")),
        ("expansion_per_account", ("grew", "huge")),
    ],
)
def test_every_number_opens_the_accounts_that_moved_it(kpi, accounts, two_lists):
    assert compute(kpi, two_lists, "arr", previous=True).accounts == accounts


def test_nrr_without_the_largest_account_stands_beside_it(two_lists):
    # 910 of 950 remain of the other eleven.
    assert "Without the largest account it is 95.8%." in compute("nrr", two_lists, "arr").caution


def test_nrr_above_200_warns(make_table):
    before = make_table(*[{"key": f"K{n}", "arr": 10.0} for n in range(10)], as_of=BEFORE)
    after = make_table(*[{"key": f"K{n}", "arr": 20.1} for n in range(10)], as_of=NOW)
    assert "Above 200%" in compute("nrr", KpiInputs(after, before)).caution
    exactly = make_table(*[{"key": f"K{n}", "arr": 20.0} for n in range(10)], as_of=NOW)
    assert "Above 200%" not in compute("nrr", KpiInputs(exactly, before)).caution


def test_fewer_than_ten_customers_are_counted_rather_than_rated(make_table):
    before = make_table({"arr": 1.0}, {"arr": 1.0}, {"arr": 1.0}, as_of=BEFORE)
    after = make_table({"arr": 1.0}, {"arr": 1.0}, as_of=NOW)
    churn = compute("logo_churn", KpiInputs(after, before))
    assert churn.caution.startswith("1 of 3:")
    assert "Only 3 accounts at the start" in compute("nrr", KpiInputs(after, before)).caution


@pytest.mark.parametrize(
    ("accounts", "left", "said"),
    [
        # Wilson by hand: (2/30 + z²/60 ± z·√(2/30·28/30/30 + z²/3600)) / (1 + z²/30), z = 1.95996
        (30, 2, "2 of 30: 95% interval 1.8% to 21.3%."),
        (30, 0, "0 of 30: 95% interval 0.0% to 11.4%."),
        (100, 7, "7 of 100 accounts left."),
    ],
)
def test_churn_of_few_customers_has_an_interval_beside_it(make_table, accounts, left, said):
    before = make_table(*[{"key": f"K{n}", "arr": 1.0} for n in range(accounts)], as_of=BEFORE)
    after = make_table(*[{"key": f"K{n}", "arr": 1.0} for n in range(left, accounts)], as_of=NOW)
    assert compute("logo_churn", KpiInputs(after, before)).caution.startswith(said)


def test_a_share_of_few_is_read_as_its_count(make_table):
    before = make_table(*[{"key": f"K{n}", "arr": 1.0} for n in range(9)], as_of=BEFORE)
    after = make_table(*[{"key": f"K{n}", "arr": 1.0} for n in range(2, 9)], as_of=NOW)
    churn = compute("logo_churn", KpiInputs(after, before))
    assert (churn.counted, churn.n, churn.is_count) == (2, 9, True)
    assert write_measured(churn, "EUR") == "2 of 9"
    # Retention of revenue is no share of counts.
    assert write_measured(compute("nrr", KpiInputs(after, before)), "EUR") == "77.8%"


def test_gross_retention_says_why_other_methods_are_missing(two_lists):
    assert "subscription lines" in compute("grr", two_lists).caution


def test_lost_customers_still_on_the_list_put_losses_in_doubt(two_lists):
    # One left by its ARR and another by the list of the lost: neither answer outweighs the other.
    inputs = replace(two_lists, lost=lose("huge"))
    for kpi, words in (
        ("nrr", "46.7%"),
        ("grr", "45.1%"),
        ("gross_churn", "54.9%"),
        ("churn_arr", "53.8% of the ARR at the start"),
        ("logo_churn", "16.7%"),
    ):
        found = compute(kpi, inputs)
        assert found.at_worst is None
        assert found.value == pytest.approx(dict(RETENTION)[kpi])
        assert found.caution.endswith(
            "1 account with ARR is called lost by the list of lost customers (huge): if it has "
            f"left, this is {words}."
        )


def test_lost_customers_who_came_since_are_named_where_they_are_listed(two_lists):
    found = compute("logo_churn", replace(two_lists, lost=lose("new")))
    assert found.value == pytest.approx(100 / 12)
    assert "1 account on the list of lost customers is still on the customer list." in found.caution


def test_there_is_no_churn_where_records_name_more_than_left_by_their_arr(two_lists):
    ended = {"invoices": ["grew"], "subscriptions": ["shrank", "left"]}
    for kpi in ("logo_churn", "churn_arr"):
        found = compute(kpi, replace(two_lists, ended=ended))
        assert (found.value, found.accounts) == (None, ("shrank", "grew"))
        assert found.reason == (
            "the sources contradict each other: by their ARR 1 of 12 customers left, but 2 of "
            "those with ARR are called lost by subscriptions and invoices (shrank and grew)"
        )


def test_retention_carries_what_it_is_if_the_contradicting_records_are_right(two_lists):
    # 1,950 at the start; huge and K0 at nothing leave 700 + 30 + 80, of which 30 above the start.
    inputs = replace(two_lists, lost=lose("huge", "K0"))
    worst = {kpi: compute(kpi, inputs).at_worst for kpi in ("nrr", "grr", "gross_churn")}
    assert worst == {
        "nrr": pytest.approx(100 * 810 / 1950),
        "grr": pytest.approx(100 * 780 / 1950),
        "gross_churn": pytest.approx(100 * 1170 / 1950),
    }


def test_there_is_no_churn_where_those_with_arr_are_called_lost(two_lists):
    inputs = replace(two_lists, called_lost=frozenset({AccountKey("huge"), AccountKey("new")}))
    for kpi in ("logo_churn", "churn_arr"):
        found = compute(kpi, inputs)
        assert (found.value, found.accounts) == (None, ("huge",))
        assert found.reason == (
            "the sources contradict each other: by their ARR 1 of 12 customers left, but 1 of "
            "those with ARR is called lost by the customer list or a person (huge)"
        )


def test_retention_says_what_it_would_be_without_those_called_lost(two_lists):
    inputs = replace(two_lists, called_lost=frozenset({AccountKey("huge")}))
    # Of 1,950 at the start 910 remain without the largest, 880 of them counted at most as before.
    for kpi, words in (("nrr", "46.7%"), ("grr", "45.1%"), ("gross_churn", "54.9%")):
        caution = compute(kpi, inputs).caution
        assert f"or a person (huge): if it has left, this is {words}." in caution
        assert "called lost" not in compute(kpi, two_lists).caution


def twelve(make_table, *last, as_of):
    rows = [{"key": f"K{n}", "arr": 100.0} for n in range(11)]
    return make_table(*rows, *last, as_of=as_of)


@pytest.mark.parametrize(("was", "now"), [(100.0, None), (None, 100.0)])
def test_an_arr_that_is_not_known_is_left_out_aloud(was, now, make_table):
    before = twelve(make_table, {"key": "odd", "arr": was}, as_of=BEFORE)
    after = twelve(make_table, {"key": "odd", "arr": now}, as_of=NOW)
    words = "1 of 12 customers left out: their ARR on one of the lists cannot be read."
    for kpi in ("nrr", "grr", "logo_churn", "churn_arr"):
        found = compute(kpi, KpiInputs(after, before))
        assert (found.value, found.n) == (0 if "churn" in kpi else 100, 11)
        assert words in found.caution


def test_nothing_is_said_of_the_cohort_where_all_is_plain(two_lists):
    caution = compute("nrr", two_lists).caution
    assert "left out" not in caution
    assert "matched" not in caution
    assert "were found" not in caution


def test_arr_that_can_nowhere_be_read_gives_no_rate(make_table):
    before, after = make_table({"arr": 5.0}, as_of=BEFORE), make_table({"arr": None}, as_of=NOW)
    found = compute("nrr", KpiInputs(after, before))
    assert (found.value, found.reason) == (
        None,
        "the ARR of no customer can be read on both lists",
    )


def test_customers_found_by_another_way_than_their_id_are_counted(make_table):
    before = make_table(
        {"key": "Acme", "account_name": "Acme", "arr": 10.0},
        {"key": "2", "account_name": "Beta", "arr": 10.0},
        {"key": "C", "account_name": "Ceta", "arr": 10.0},
        as_of=BEFORE,
    )
    after = make_table(
        {"key": "A-1", "account_name": "ACME", "arr": 10.0},
        {"key": "002", "account_name": "Beta", "arr": 10.0},
        {"key": "C", "account_name": "Ceta", "arr": 10.0},
        as_of=NOW,
    )
    found = compute("nrr", KpiInputs(after, before))
    assert found.value == 100
    assert "2 customers were matched by name or by an id written differently." in found.caution


def test_lists_that_match_badly_are_doubted(make_table):
    before = make_table(*[{"key": f"K{n}", "arr": 1.0} for n in range(5)], as_of=BEFORE)
    two = make_table({"key": "K0", "arr": 1.0}, {"key": "K1", "arr": 1.0}, as_of=NOW)
    three = make_table(*[{"key": f"K{n}", "arr": 1.0} for n in range(3)], as_of=NOW)
    words = "Only 2 of 5 customers of the earlier list were found on the later one"
    assert words in compute("grr", KpiInputs(two, before)).caution
    assert "were found" not in compute("grr", KpiInputs(three, before)).caution


def test_lists_without_a_customer_in_common_give_no_rate(make_table):
    before = make_table({"key": "a", "arr": 1.0}, as_of=BEFORE)
    after = make_table({"key": "b", "arr": 1.0}, as_of=NOW)
    for kpi, _ in RETENTION:
        found = compute(kpi, KpiInputs(after, before))
        assert found.value is None
        assert found.reason == "the two lists have no customer in common"


def test_two_lists_a_quarter_apart_are_no_yearly_figure(make_table):
    before = make_table({"arr": 1.0}, as_of=date(2024, 9, 30))
    found = compute("grr", KpiInputs(make_table({"arr": 1.0}), before))
    assert "92 days apart" in found.caution
    assert found.window_days == 92


def test_no_arr_at_the_start_is_no_base_rather_than_zero(make_table):
    before = make_table({"arr": 0.0}, {"arr": 0.0}, as_of=BEFORE)
    for kpi, _ in RETENTION:
        found = compute(kpi, KpiInputs(make_table({"arr": 5.0}), before))
        assert found.value is None
        assert "no base" in found.reason


def test_without_an_earlier_list_the_reason_says_so(make_table):
    found = compute("nrr", KpiInputs(make_table({"arr": 5.0})), "arr", previous=True)
    assert (found.value, found.reason) == (None, "needs an earlier list of the same customers")


def test_an_earlier_list_that_is_not_earlier_does_not_do(make_table):
    same = make_table({"arr": 5.0})
    found = compute("nrr", KpiInputs(same, same), "arr", previous=True)
    assert "not before 31 Dec 2024" in found.reason


def test_columns_that_are_missing_are_named_as_the_catalogue_names_them(make_table):
    inputs = KpiInputs(make_table({"arr": 5.0}))
    found = compute("time_to_value", inputs, "onboarding_start", "first_value_date")
    assert found.reason == "needs the columns Customer onboarding start and First value date"
    both = compute("nrr", KpiInputs(make_table({"csm": "Ada"})), "arr", previous=True)
    assert both.reason == "needs an earlier list of the same customers and the column ARR"


def test_a_column_missing_in_the_earlier_list_only_is_named_with_it(make_table):
    before = make_table({"csm": "Ada"}, as_of=BEFORE)
    found = compute("nrr", KpiInputs(make_table({"arr": 5.0}), before), "arr", previous=True)
    assert found.reason == "needs the column ARR in the earlier list as well"


def test_a_blank_column_is_as_good_as_none(make_table):
    found = compute("accounts_per_csm", KpiInputs(make_table({"arr": 5.0, "csm": None})), "csm")
    assert found.reason == "needs the column CSM"


def test_without_a_list_nothing_is_computed():
    found = compute("csat", KpiInputs(None))
    assert (found.value, found.reason) == (None, "needs a customer list")
    assert found.needs == "a customer list"


def test_what_no_list_can_give_says_what_it_needs(make_table):
    definition = replace(define("resolution_time"), needs_records="a list of tickets")
    for table in (None, make_table({"arr": 5.0})):
        found = compute_kpis((definition,), KpiInputs(table), FIELDS)[KpiId("resolution_time")]
        assert (found.value, found.reason) == (None, "needs a list of tickets")
        assert found.needs == "a list of tickets"


def test_a_definition_that_nothing_computes_is_an_error_of_the_content(make_table):
    with pytest.raises(ContentInvalid, match="magic"):
        compute("magic", KpiInputs(make_table({"arr": 5.0})))


def test_every_shipped_definition_is_computed_or_needs_other_records():
    for definition in load_library().kpis:
        is_computed = not definition.needs_records or bool(definition.other_inputs)
        assert (definition.id in MEASURES) is is_computed, definition.id


def test_accounts_and_arr_per_csm_leave_out_what_nobody_owns(make_table):
    table = make_table(
        {"arr": 100.0, "csm": "Ada"},
        {"arr": 200.0, "csm": "ada "},
        {"arr": 300.0, "csm": "Bo"},
        {"arr": 0.0, "csm": "Cy"},
        {"arr": 400.0, "csm": None},
    )
    accounts = compute("accounts_per_csm", KpiInputs(table), "arr", "csm")
    assert (accounts.value, accounts.n) == (1.5, 3)
    assert accounts.base == "accounts with ARR and a CSM, 2 CSMs"
    assert "Median 1.5, most 2." in accounts.caution
    assert "1 account with ARR without a CSM left out." in accounts.caution
    assert accounts.lineage == "now.xlsx, sheet Customers, rows 6 to 8"
    arr = compute("arr_per_csm", KpiInputs(table), "arr", "csm")
    assert arr.value == 300
    assert "40.0% of ARR" in arr.caution


def test_no_owner_at_all_is_no_base(make_table):
    table = make_table({"arr": 0.0, "csm": "Ada"}, {"arr": 10.0, "csm": None})
    for kpi in ("accounts_per_csm", "arr_per_csm"):
        found = compute(kpi, KpiInputs(table))
        assert found.reason == "no base: no account with ARR has a CSM"
        assert found.needs == ""


def test_csat_is_the_mean_of_those_who_rated(make_table):
    table = make_table(*[{"csat": 4.0}] * 9, {"csat": 5.0}, {"csat": None, "arr": 1.0})
    found = compute("csat", KpiInputs(table), "csat")
    assert (found.value, found.n) == (pytest.approx(4.1), 10)
    assert found.caution == "Known for 10 of 11 accounts."
    few = compute("csat", KpiInputs(make_table({"csat": 4.0})), "csat")
    assert few.caution == "It rests on 1 account only."


def test_product_adoption_says_that_it_is_a_mean_of_the_column(make_table):
    found = compute(
        "product_adoption",
        KpiInputs(make_table({"feature_adoption": 30.0}, {"feature_adoption": 50.0})),
    )
    assert found.value == 40
    assert "Mean of the accounts' feature adoption" in found.method


def test_usage_is_all_sessions_over_all_users_where_users_are_known(make_table):
    rows = [
        {"sessions_per_user": 10.0, "active_users": 1.0},
        {"sessions_per_user": 2.0, "active_users": 3.0},
    ]
    found = compute("active_usage", KpiInputs(make_table(*rows)))
    assert found.value == (10 + 6) / 4
    assert found.method == "All sessions over all active users"
    partly = compute("active_usage", KpiInputs(make_table(*rows, {"sessions_per_user": 3.0})))
    assert partly.value == 5
    assert "Mean" in partly.method


def onboarded(start, first=None):
    return {"onboarding_start": start, "first_value_date": first}


def test_time_to_value_is_the_median_and_names_the_open_ones(make_table):
    table = make_table(
        onboarded(date(2024, 1, 1), date(2024, 1, 11)),
        onboarded(date(2024, 1, 1), date(2024, 1, 31)),
        onboarded(date(2024, 1, 1), date(2024, 4, 10)),
        onboarded(date(2024, 6, 1)),
        onboarded(date(2024, 12, 1), date(2025, 2, 1)),
        onboarded(date(2024, 6, 1), date(2024, 5, 1)),
        onboarded(date(2025, 1, 15)),
    )
    found = compute("time_to_value", KpiInputs(table))
    # Of five, four wait longer than 10 days, three than 30, of two seen so long one than 100.
    assert (found.value, found.n) == (100, 5)
    assert found.base == "accounts that began"
    assert "2 accounts have not reached value yet." in found.caution
    assert "Of those that have, the median is 30." in found.caution
    assert "1 account with first value before the start left out." in found.caution


def test_onboarding_counts_those_that_were_due(make_table):
    table = make_table(
        onboarded(date(2024, 10, 2), date(2024, 12, 1)),  # 90 days before: due, done
        onboarded(date(2024, 10, 2)),  # due, open
        onboarded(date(2024, 10, 3)),  # 89 days: not due
        onboarded(date(2024, 1, 1), date(2025, 1, 5)),  # done after the list's date
    )
    found = compute("onboarding_completion", KpiInputs(table))
    assert found.value == pytest.approx(100 / 3)
    assert found.caution.endswith("1 of 3: of fewer than 10 the count says more than the %.")


def test_nothing_due_or_finished_is_no_base(make_table):
    table = make_table(onboarded(date(2024, 12, 30)))
    for kpi in ("onboarding_completion", "time_to_value"):
        assert "no base" in compute(kpi, KpiInputs(table)).reason


HEALTHY = {"dau_mau": 90.0, "nps": 10.0}
SICK = {"dau_mau": 1.0, "nps": 1.0}


def test_healthy_counts_all_accounts_and_at_risk_those_scored(make_table, scorecard):
    rows = (
        [HEALTHY | {"arr": 30.0}] * 6 + [SICK | {"arr": 10.0}] * 4 + [{"csat": 5.0, "arr": 9.0}] * 2
    )
    table = make_table(*rows)
    inputs = KpiInputs(table, health=score_list(table, scorecard))
    healthy = compute("health_distribution", inputs)
    assert (healthy.value, healthy.n) == (50, 12)
    assert "2 accounts have no score" in healthy.caution
    risk = compute("at_risk_share", inputs)
    assert (risk.value, risk.n) == (40, 10)
    assert "They hold 18.2% of the ARR that has a score." in risk.caution
    assert risk.lineage == "now.xlsx, sheet Customers, rows 6 to 15"
    assert (healthy.accounts, risk.accounts) == (table.keys[:6], table.keys[6:10])


def test_without_any_score_the_missing_signals_are_the_reason(make_table, scorecard):
    table = make_table({"csat": 4.0, "tickets_90d": 3.0, "renewal_date": NOW})
    inputs = KpiInputs(table, health=score_list(table, scorecard))
    for kpi in ("health_distribution", "at_risk_share"):
        reason = compute(kpi, inputs).reason
        assert "holds 28 of 100 points" in reason
        assert "Dau mau" in reason
        assert "Invoice disputes" in reason
