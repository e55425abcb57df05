"""Assumptions about imported data are printed where a number rests on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.assumptions import used_assumptions
from csdesk.content import load_library
from csdesk.model.data_review import (
    Aspect,
    ChurnPanel,
    DataReview,
    QualityCheck,
    QualityMark,
    SubscriptionReview,
)
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import KpiValue, Unit
from csdesk.model.tables import TableKind
from tests.csdesk.report.diagnoses import make_accounts, make_empty

LINES = SubscriptionReview("s.csv", 1, 1, {}, 1, 1, False)
CHECK = QualityCheck(
    Aspect.VALIDITY, "unread", TableKind.USAGE, None, QualityMark.PASSED, 0, 1, "", "", "", ""
)
NRR = KpiValue(KpiId("nrr"), 100.0, Unit.PERCENT, "", 1, "", str(date(2026, 1, 1)))


def used(data: DataReview | None, **parts: object) -> set[str]:
    diagnosis: Diagnosis = replace(make_empty(), data=data, **parts)
    assumptions = used_assumptions(load_library().assumptions, diagnosis)
    return {one.id for one in assumptions if one.id.startswith("data.")}


def test_without_lists_there_is_nothing_to_assume_about_them():
    assert used(None) == set()
    assert used(DataReview()) == set()


@pytest.mark.parametrize("gives_arr", [True, False])
def test_arr_from_subscriptions_is_told_where_it_is_used(gives_arr):
    found = used(DataReview(subscriptions=replace(LINES, gives_arr=gives_arr)))
    assert ("data.arr_from_subscriptions" in found) is gives_arr


def test_retention_from_subscriptions_is_told_where_no_earlier_list_is():
    data, kpis = DataReview(subscriptions=LINES), {NRR.id: NRR}
    assert used(data, kpis=kpis) == {"data.retention_from_subscriptions"}
    assert used(data) == set()
    assert used(data, kpis=kpis, previous=make_accounts(2)) == set()


def test_checks_bring_their_limits_and_days():
    assert used(DataReview(checks=(CHECK,))) == {"data.quality_limits", "data.fresh_days"}


def test_sources_of_churn_bring_that_none_of_them_decides():
    assert used(DataReview(churn=ChurnPanel((), (), {}, 0))) == {"data.churn_sources"}
