"""What imported lists say about themselves, from importing them to the diagnosis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from csdesk.model.changes import Changes
from csdesk.model.data_review import Aspect, ChurnSource, QualityMark, Reach, Steward
from csdesk.model.identifiers import AccountKey, KpiId, RuleId
from csdesk.model.imports import Decisions, ListRole
from csdesk.model.tables import TableKind
from csdesk.operations.data_review import review_data
from csdesk.operations.diagnosis import diagnose, rediagnose
from csdesk.operations.imports import import_list, merge_accounts
from tests.drafts import make_draft, make_table

TODAY = date(2026, 3, 31)
LAST_YEAR = date(2025, 3, 31)
LONG_AGO = date(2024, 1, 1)
MIDWAY = date(2025, 9, 1)


@pytest.fixture
def bring(workspace):
    """Return a function that imports one table of the given columns."""

    def bring_in(kind: TableKind, role=ListRole.ADDED, as_of: date = TODAY, **columns):
        draft = make_draft(
            make_table(columns, kind, kind.value), name=f"{kind}.csv", digest=f"{kind:*<64}"
        )
        import_list(workspace, draft, role, as_of)

    return bring_in


@pytest.fixture
def customers(bring) -> None:
    """Three customers whose list states no ARR."""
    bring(
        TableKind.ACCOUNTS,
        ListRole.CURRENT,
        account_id=("A", "B", "C"),
        account_name=("Ash", "Birch", "Cedar"),
        churn_flag=(False, True, False),
    )


@pytest.fixture
def subscriptions(bring, customers) -> None:
    """A grew from 100 to 150 a month, B left, C is on trial."""
    bring(
        TableKind.SUBSCRIPTIONS,
        subscription_id=("S1", "S2", "S3", "S4"),
        account_id=("A", "A", "B", "C"),
        start_date=(LONG_AGO, MIDWAY, LONG_AGO, LONG_AGO),
        end_date=(None, None, MIDWAY, None),
        mrr=(100.0, 50.0, 100.0, 0.0),
        is_trial=(False, False, False, True),
    )


def test_nothing_imported_is_nothing_to_review(workspace, library):
    assert review_data(workspace, library) is None
    assert diagnose(workspace, library).data is None


@pytest.mark.usefixtures("subscriptions")
def test_a_list_without_arr_has_it_from_the_subscriptions(workspace, library):
    found = diagnose(workspace, library)
    assert found.accounts.column("arr") == (1_800.0, 0.0, 0.0)
    review = found.data.subscriptions
    assert (review.gives_arr, review.lines, review.counted, review.accounts) == (True, 4, 3, 1)
    assert "data.arr_from_subscriptions" in {one.id for one in found.assumptions}


@pytest.mark.usefixtures("subscriptions")
def test_retention_comes_from_start_and_end_dates(workspace, library):
    found = diagnose(workspace, library)
    nrr, grr = found.kpis[KpiId("nrr")], found.kpis[KpiId("grr")]
    assert (nrr.value, grr.value, nrr.n) == (75.0, 50.0, 2)
    assert nrr.window == "2025-03-31 to 2026-03-31"
    assert "3 of 4 subscription lines of subscriptions.csv" in nrr.caution
    assert "data.retention_from_subscriptions" in {one.id for one in found.assumptions}


@pytest.mark.usefixtures("subscriptions")
def test_an_earlier_list_comes_before_the_subscriptions(workspace, library, bring):
    bring(
        TableKind.ACCOUNTS,
        ListRole.PREVIOUS,
        LAST_YEAR,
        account_id=("A", "B", "C"),
        arr=(900.0, 0.0, 0.0),
    )
    found = diagnose(workspace, library)
    assert found.kpis[KpiId("nrr")].value == 200.0
    assert "data.retention_from_subscriptions" not in {one.id for one in found.assumptions}


def test_an_arr_that_the_list_states_is_kept(workspace, library, bring):
    bring(TableKind.ACCOUNTS, ListRole.CURRENT, account_id=("A",), arr=(5.0,))
    bring(
        TableKind.SUBSCRIPTIONS,
        subscription_id=("S1",),
        account_id=("A",),
        start_date=(LONG_AGO,),
        mrr=(100.0,),
    )
    found = diagnose(workspace, library)
    assert found.accounts.arr() == (5.0,)
    assert not found.data.subscriptions.gives_arr
    names = {check.name: check.mark for check in found.data.checks}
    assert names["arr_subscriptions"] is QualityMark.FAIL


@pytest.mark.usefixtures("subscriptions")
def test_sources_of_churn_are_laid_side_by_side(workspace, library, bring):
    bring(TableKind.CHURN_EVENTS, account_id=("C", "C"), lost_on=(MIDWAY, LONG_AGO))
    found = diagnose(workspace, library)
    panel = found.data.churn
    assert [(one.source.value, one.accounts) for one in panel.answers] == [
        ("flag", ("B",)),
        ("events", ("C",)),
        ("subscriptions", ("B",)),
    ]
    assert panel.names == {"B": "Birch", "C": "Cedar"}
    finding = next(one for one in found.findings if one.id == RuleId("list.churn_sources"))
    assert set(finding.accounts) == {"B", "C"}


@pytest.mark.usefixtures("subscriptions")
def test_who_is_on_the_earlier_list_alone_is_a_source_of_churn(workspace, library, bring):
    earlier = {"account_id": ("A", "B", "Z"), "account_name": ("Ash", "Birch", "Zelkova")}
    bring(TableKind.ACCOUNTS, ListRole.PREVIOUS, as_of=LONG_AGO, arr=(1.0, 2.0, 3.0), **earlier)
    panel = diagnose(workspace, library).data.churn
    answer = panel.answer(ChurnSource.LIST)
    assert (answer.accounts, answer.total, answer.arr_before) == (("Z",), 3, 3.0)
    assert panel.names["Z"] == "Zelkova"


def test_customers_who_are_on_the_stored_list_twice_are_shown(workspace, library, bring):
    names = ("Acme Ltd", "ACME Limited", "Brook GmbH")
    bring(
        TableKind.ACCOUNTS, ListRole.CURRENT, account_id=("C-1", "X-9", "C-3"), account_name=names
    )
    checks = review_data(workspace, library).checks
    (check,) = [one for one in checks if one.name == "alike"]
    assert (check.mark, check.accounts, check.total) == (QualityMark.WARN, ("X-9",), 3)
    merge_accounts(workspace, AccountKey("X-9"), AccountKey("C-1"), "Told by the client")
    (check,) = [one for one in review_data(workspace, library).checks if one.name == "alike"]
    assert (check.mark, check.total) == (QualityMark.PASSED, 2)


def test_customers_who_were_said_to_be_two_are_not_shown_as_one(workspace, library):
    columns = {"account_id": ["C-1", "X-9"], "account_name": ["Acme Ltd", "ACME Limited"]}
    said = Decisions(same={AccountKey("X-9"): None})
    draft = replace(make_draft(make_table(columns)), decisions=said)
    import_list(workspace, draft, ListRole.CURRENT, TODAY)
    (check,) = [one for one in review_data(workspace, library).checks if one.name == "alike"]
    assert (check.mark, check.total) == (QualityMark.PASSED, 2)


@pytest.mark.usefixtures("customers")
def test_stewards_and_days_that_were_set_count_instead_of_the_usual(workspace, library, bring):
    bring(TableKind.SUPPORT, as_of=TODAY - timedelta(days=9), ticket_id=("T",), account_id=("A",))

    def freshness():
        checks = review_data(workspace, library).checks
        return next(
            one
            for one in checks
            if one.aspect is Aspect.FRESHNESS and one.table is TableKind.SUPPORT
        )

    assert (freshness().mark, freshness().steward) == (QualityMark.WARN, "Support")
    workspace.stewards.set(TableKind.SUPPORT, "Ms Okafor", 10)
    assert (freshness().mark, freshness().steward) == (QualityMark.PASSED, "Ms Okafor")
    assert workspace.stewards.all() == {TableKind.SUPPORT: Steward("Ms Okafor", 10)}


@pytest.mark.usefixtures("customers")
def test_what_to_ask_for_next_is_known(workspace, library):
    review = review_data(workspace, library)
    first = review.next_additions[0]
    assert first.addition.reach is Reach.ONE_LIST
    assert first.addition.table is TableKind.SUBSCRIPTIONS
    assert "Net revenue retention" in first.kpis


@pytest.mark.usefixtures("subscriptions")
def test_a_changed_answer_does_not_look_at_the_data_again(workspace, library):
    before = diagnose(workspace, library)
    assert rediagnose(workspace, library, before, Changes.ANSWERS).data is before.data
