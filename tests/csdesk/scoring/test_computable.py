"""Which KPIs and signals can be computed, and what one addition would unlock."""

from __future__ import annotations

import pytest

from csdesk.content import load_library
from csdesk.model.data_review import Reach
from csdesk.model.identifiers import FieldId, KpiId, ScorecardId
from csdesk.model.tables import TableKind
from csdesk.scoring.computable import Available, map_measures, rank_additions
from csdesk.scoring.kpis import KpiInputs, compute_kpis
from tests.facts import score_list
from tests.revenue_lines import date_book

LIBRARY = load_library()
CARD = LIBRARY.scorecards[ScorecardId("ten_signals")]


def available(*fields: str, earlier: bool = False, **tables: tuple[str, ...]) -> Available:
    columns = {TableKind.ACCOUNTS: fields, **{TableKind(kind): tables[kind] for kind in tables}}
    return Available(
        {kind: frozenset(map(FieldId, names)) for kind, names in columns.items()},
        earlier,
        {(field.table, field.id): field for field in LIBRARY.fields},
        {table.kind: table for table in LIBRARY.tables},
        {fact.id: fact for fact in LIBRARY.facts},
    )


def measures(here: Available, accounts=None):
    health = score_list(accounts, CARD) if accounts else None
    values = compute_kpis(LIBRARY.kpis, KpiInputs(accounts, health=health), LIBRARY.fields)
    return map_measures(LIBRARY.kpis, values, CARD, health, here)


def named(found, name: str):
    return next(one for one in found if one.name == name)


def test_retention_is_one_earlier_list_away_when_arr_is_there(make_table):
    found = measures(available("account_id", "arr"), make_table({"key": "A", "arr": 1.0}))
    nrr = named(found, "Net revenue retention")
    assert (nrr.reach, nrr.needs) == (
        Reach.EARLIER_LIST,
        "an earlier list of the same customers",
    )


def test_retention_without_arr_is_a_list_of_subscriptions_away(make_table):
    found = measures(available("account_id"), make_table({"key": "A"}))
    nrr = named(found, "Net revenue retention")
    assert (nrr.reach, nrr.addition.table) == (Reach.ONE_LIST, TableKind.SUBSCRIPTIONS)
    assert nrr.addition.fields == ("account_id", "start_date", "mrr")


def test_a_missing_column_of_a_list_that_is_there_is_nearest(make_table):
    here = available("account_id", subscriptions=("account_id", "mrr"))
    nrr = named(measures(here, make_table({"key": "A"})), "Net revenue retention")
    assert (nrr.reach, nrr.addition.fields) == (Reach.ONE_COLUMN, ("start_date",))


def test_what_is_computed_needs_nothing(make_table):
    accounts = make_table({"key": "A", "csat": 4.0, "arr": 1.0, "csm": "Ada"})
    found = measures(available("account_id", "csat", "arr", "csm"), accounts)
    assert named(found, "Customer satisfaction (CSAT)").reach is Reach.NOW
    assert named(found, "Customer satisfaction (CSAT)").needs == ""


def test_two_missing_columns_are_more_than_one_away(make_table):
    here = available("account_id", onboarding=("account_id",))
    found = measures(here, make_table({"key": "A"}))
    ttv = named(found, "Time-to-value")
    assert (ttv.reach, ttv.addition) == (Reach.MORE, None)
    assert "Onboarding start" in ttv.needs


def test_what_csdesk_cannot_compute_is_promised_by_no_addition(make_table):
    found = measures(available("account_id"), make_table({"key": "A"}))
    playbooks = named(found, "Playbook adoption")
    assert (playbooks.reach, playbooks.addition) == (Reach.MORE, None)
    assert "tasks" in playbooks.needs


def test_renewals_are_one_list_away(make_table):
    found = measures(available("account_id"), make_table({"key": "A"}))
    renewals = named(found, "Renewal rate")
    assert (renewals.reach, renewals.addition.table) == (Reach.ONE_LIST, TableKind.RENEWALS)
    assert renewals.addition.fields == ("renewal_date", "arr_due", "renewed_arr")


def test_no_addition_is_promised_to_settle_what_lists_contradict(make_table):
    lines = ("account_id", "start_date", "mrr")
    here = available("account_id", "arr", "churn_flag", subscriptions=lines)
    after = make_table({"key": "A", "arr": 2.0})
    dated = date_book([("A", after.as_of.replace(year=2020), None, 2.0)], after.as_of)
    inputs = KpiInputs(after, dated=dated, called_lost=["A"])
    values = compute_kpis(LIBRARY.kpis, inputs, LIBRARY.fields)
    found = map_measures(LIBRARY.kpis, values, CARD, None, here)
    churn = named(found, "Logo churn")
    assert (churn.reach, churn.addition) == (Reach.MORE, None)
    assert churn.needs.startswith("the sources contradict each other")
    additions = rank_additions(LIBRARY.kpis, found, CARD, here)
    assert not any("Logo churn" in one.kpis for one in additions)


def test_a_signal_is_one_column_away_by_any_of_its_fields(make_table):
    found = measures(available("account_id"), make_table({"key": "A"}))
    signals = [one for one in found if not one.is_kpi]
    assert len(signals) == len(CARD.signals)
    assert {one.reach for one in signals} == {Reach.ONE_COLUMN}


def test_additions_are_ranked_by_what_they_alone_unlock(make_table):
    accounts = make_table({"key": "A", "arr": 1.0})
    here = available("account_id", "arr")
    ranked = rank_additions(LIBRARY.kpis, measures(here, accounts), CARD, here)
    first = ranked[0]
    retention = [one for one in LIBRARY.kpis if one.needs_previous and not one.stated]
    lists = {one.addition.reach: one for one in ranked[:2]}
    assert set(lists) == {Reach.EARLIER_LIST, Reach.ONE_LIST}
    assert sum(one.addition.table is TableKind.SUBSCRIPTIONS for one in ranked) == 1
    # Subscriptions with their dates give what a second list gives, and what moved in a month.
    assert len(lists[Reach.EARLIER_LIST].kpis) == len(retention)
    assert set(first.kpis) == {*(one.term for one in retention), "Monthly expansion ARR"}
    csm = next(one for one in ranked if one.addition.fields == ("csm",))
    assert len(csm.kpis) == 2
    sizes = [(len(one.kpis), one.weight) for one in ranked]
    assert sizes == sorted(sizes, reverse=True)


def test_a_column_that_feeds_kpi_and_signal_counts_for_both(make_table):
    here = available("account_id")
    ranked = rank_additions(LIBRARY.kpis, measures(here, make_table({"key": "A"})), CARD, here)
    csat = next(one for one in ranked if one.addition.fields == ("csat",))
    assert (len(csat.kpis), len(csat.signals), csat.weight) == (2, 1, 10)


def test_an_earlier_list_that_is_there_is_not_asked_for_again(make_table):
    here = available("account_id", "arr", earlier=True)
    ranked = rank_additions(LIBRARY.kpis, measures(here, make_table({"key": "A"})), CARD, here)
    assert all(one.addition.reach is not Reach.EARLIER_LIST for one in ranked)


@pytest.mark.parametrize("definition", LIBRARY.kpis, ids=lambda one: one.id)
def test_every_other_input_names_columns_that_exist(definition):
    known = {f"{field.table}.{field.id}" for field in LIBRARY.fields}
    named_columns = {column for way in definition.other_inputs for column in way.columns}
    assert named_columns <= known


def test_every_column_of_the_quality_rules_exists():
    known = {f"{field.table}.{field.id}" for field in LIBRARY.fields}
    assert {*LIBRARY.quality.must_be_filled, *LIBRARY.quality.blank_is_fine} <= known


def test_retention_from_subscriptions_says_what_it_rests_on(make_table):
    after = make_table({"key": "A", "arr": 150.0})
    long_ago, midway = after.as_of.replace(year=2020), after.as_of.replace(month=5)
    lines = (
        ("A", long_ago, None, 100.0),
        ("A", midway, None, 50.0),
        ("B", long_ago, midway, 100.0),
    )
    inputs = KpiInputs(after, dated=date_book(lines, after.as_of))
    values = compute_kpis(LIBRARY.kpis, inputs, LIBRARY.fields)
    nrr, grr = values[KpiId("nrr")], values[KpiId("grr")]
    assert (nrr.value, grr.value) == (75.0, 50.0)
    assert "the customers that paid on 31 Dec 2023" in nrr.method
    assert "from 3 of 3 subscription lines of subscriptions.csv" in nrr.caution
    assert nrr.lineage == "subscriptions.csv, sheet subscriptions, rows 2 to 4"
    assert "two lists of customers do not hold them" not in grr.caution
