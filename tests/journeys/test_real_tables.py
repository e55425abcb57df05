"""A real company's raw tables, imported and diagnosed, against figures that are known of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from csdesk.content import load_library
from csdesk.model.clients import Client
from csdesk.model.data_review import ChurnSource, QualityMark, Reach
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import KpiId, RuleId
from csdesk.model.imports import ListRole
from csdesk.model.revenue import Retention
from csdesk.model.subscriptions import SetAside
from csdesk.operations.clients import start_client
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.imports import draft_file, import_list
from csdesk.operations.report import make_report
from csdesk.operations.summary import summarise
from csdesk.report.document import Report, Table
from csdesk.scoring.revenue.start_cohort import Window, follow_cohort

TODAY, LAST_YEAR = date(2024, 12, 31), date(2023, 12, 31)
TABLES = ("subscriptions", "churn_events", "support_tickets", "feature_usage")
MONTHS = 12
File = tuple[Path, ListRole, date]


def diagnose_files(path: Path, files: Iterable[File]) -> tuple[Diagnosis, Report]:
    """Return diagnosis and report of a client of whom nothing but these files is known."""
    library = load_library()
    with start_client(path, Client("RavenStack", "USD"), as_of=TODAY) as workspace:
        for file, role, as_of in files:
            draft = draft_file(file, library)
            assert not draft.open_questions()
            import_list(workspace, draft, role, as_of)
        found = diagnose(workspace, library)
        return found, make_report(found, library)


@pytest.fixture(scope="module")
def raw(shared_folder: Path, tmp_path_factory) -> tuple[Diagnosis, Report]:
    """The five raw tables: customers without ARR, and what happened to them."""
    data = shared_folder / "data" / "ravenstack"
    files = [(data / "ravenstack_accounts.csv", ListRole.CURRENT, TODAY)]
    files += [(data / f"ravenstack_{name}.csv", ListRole.ADDED, TODAY) for name in TABLES]
    return diagnose_files(tmp_path_factory.mktemp("raw") / "raw.csdesk", files)


@pytest.fixture(scope="module")
def everything(shared_folder: Path, tmp_path_factory) -> tuple[Diagnosis, Report]:
    """Both hand-made lists, the raw tables beside them, and exports of two other systems."""
    data = shared_folder / "data"
    raven = data / "ravenstack"
    files = [
        (raven / "ravenstack_customers_2023.xlsx", ListRole.PREVIOUS, LAST_YEAR),
        (raven / "ravenstack_customers_2024.xlsx", ListRole.CURRENT, TODAY),
        *(
            (raven / f"ravenstack_{name}.csv", ListRole.ADDED, TODAY)
            for name in ("accounts", *TABLES)
        ),
        (data / "vendor" / "zendesk_tickets.csv", ListRole.ADDED, TODAY),
        (data / "vendor" / "recurly_subscription_history.csv", ListRole.ADDED, TODAY),
    ]
    return diagnose_files(tmp_path_factory.mktemp("all") / "all.csdesk", files)


def monthly(found: Retention) -> tuple[float, ...]:
    """Return the amounts of a window as MRR."""
    return tuple(
        round(amount / MONTHS, 2)
        for amount in (
            found.start,
            found.expansion,
            found.contraction,
            found.churn,
            found.new,
            found.reactivated,
            found.end,
        )
    )


def follow(found: Diagnosis, months: int) -> Retention:
    """Return what became of revenue over the last months."""
    grid = found.metrics.revenue.grid
    last = len(grid.days) - 1
    return follow_cohort(Window(grid, last - months, last))


def rates(found: Retention) -> tuple[float, float]:
    """Return net and gross retention as they are printed."""
    return round(found.nrr, 2), round(found.grr, 2)


def test_revenue_moved_over_the_year_as_it_is_known(raw):
    year = follow(raw[0], 12)
    assert (year.start_on, year.end_on, len(year.cohort)) == (LAST_YEAR, TODAY, 185)
    assert monthly(year) == (1_262_113, 2_431_851, 5_175, 0, 6_446_243, 24_576, 10_159_608)
    assert rates(year) == (292.27, 99.59)


def test_revenue_moved_over_the_quarter_as_it_is_known(raw):
    quarter = follow(raw[0], 3)
    assert (quarter.start_on, len(quarter.cohort)) == (date(2024, 9, 30), 414)
    assert monthly(quarter) == (6_035_345, 2_589_496, 155_538, 0, 1_680_362, 9_943, 10_159_608)
    assert rates(quarter) == (140.33, 97.42)


def test_other_methods_give_other_gross_retention_for_the_same_year(raw):
    kpis = json.loads(json.dumps(summarise(raw[0])))["kpis"]
    others = {name: round(value, 2) for name, value in kpis["grr"]["alternatives"].items()}
    assert round(kpis["grr"]["value"], 2) == 99.59
    assert others["grr.lines"] == 92.59
    assert others["grr.sum_of_movements"] == 82.86
    assert others["grr.chained_months"] == 90.03
    assert {"data.retention_from_subscriptions", "kpi.churn_period", "kpi.grr_target"} <= {
        *kpis["grr"]["assumptions"]
    }
    # No value, and so nothing instead of it.
    assert (kpis["logo_churn"]["value"], kpis["logo_churn"]["alternatives"]) == (None, {})


def test_customers_without_arr_have_that_of_their_subscriptions(raw):
    found = raw[0]
    assert found.accounts.total_arr() == MONTHS * 10_159_608
    assert (found.data.subscriptions.gives_arr, found.data.subscriptions.accounts) == (True, 500)
    assert found.data.subscriptions.set_aside == {SetAside.TRIAL: 778}
    assert round(found.kpis[KpiId("nrr")].value, 2) == 292.27
    assert round(found.kpis[KpiId("grr")].value, 2) == 99.59
    assert "4,222 of 5,000 subscription lines" in found.kpis[KpiId("nrr")].caution


def test_no_churn_is_computed_where_flag_and_subscriptions_contradict_each_other(
    raw, shared_folder
):
    found = raw[0]
    told = _called_lost(shared_folder / "data" / "ravenstack")
    doubted = told & set(follow(found, 12).cohort)
    assert len(found.review.churn.losses) == 110
    for kpi in ("logo_churn", "churn_arr"):
        value = found.kpis[KpiId(kpi)]
        assert value.value is None
        assert f"0 of 185 customers left, but {len(doubted)} of those with ARR" in value.reason
        assert set(value.accounts) == doubted


def _called_lost(folder: Path) -> set[str]:
    """Return whom the account list flags, or an event of 2024 names."""
    with (folder / "ravenstack_accounts.csv").open(encoding="utf-8") as file:
        flagged = {row["account_id"] for row in csv.DictReader(file) if row["churn_flag"] == "TRUE"}
    with (folder / "ravenstack_churn_events.csv").open(encoding="utf-8") as file:
        events = [row for row in csv.DictReader(file) if row["churn_date"][:4] == "2024"]
    return flagged | {row["account_id"] for row in events}


def test_requests_were_solved_within_35_hours(raw):
    found = raw[0].kpis[KpiId("resolution_time")]
    assert (found.value, found.n) == (35.0, 2_000)
    assert "The mean is 35.9 hours." in found.caution


def test_rated_requests_give_the_satisfaction_that_no_customer_states(raw):
    found = raw[0].kpis[KpiId("csat")]
    assert (round(found.value, 2), found.n) == (3.98, 1_175)


@pytest.mark.parametrize(
    ("source", "left", "total", "share"),
    [
        (ChurnSource.FLAG, 110, 500, 22.0),
        (ChurnSource.EVENTS, 352, 500, 70.4),
        (ChurnSource.SUBSCRIPTIONS, 0, 185, 0.0),
    ],
)
def test_each_source_tells_another_churn(raw, source, left, total, share):
    answer = raw[0].data.churn.answer(source)
    assert (len(answer.accounts), answer.total, round(answer.share, 1)) == (left, total, share)


def test_flag_and_events_disagree_on_312_of_500_customers_and_all_are_named(raw):
    panel = raw[0].data.churn
    gap = next(
        one
        for one in panel.gaps
        if (one.first, one.second) == (ChurnSource.FLAG, ChurnSource.EVENTS)
    )
    assert (gap.count, panel.accounts) == (312, 500)
    assert {*gap.only_first, *gap.only_second} <= panel.names.keys()


def checks(found: Diagnosis) -> dict[tuple[str, str], tuple[int, int, QualityMark]]:
    return {
        (one.name, one.field or one.table.value): (one.wrong, one.total, one.mark)
        for one in found.data.checks
    }


def test_the_traps_in_the_tables_are_found(raw):
    found = checks(raw[0])
    assert found["before_sign_up", "support"] == (1_077, 2_000, QualityMark.FAIL)
    assert found["doubles", "usage_id"] == (21, 25_000, QualityMark.WARN)
    assert found["blank_optional", "csat"] == (825, 2_000, QualityMark.WARN)
    assert found["paying_trials", "subscriptions"] == (0, 778, QualityMark.PASSED)
    assert found["several_live", "subscriptions"] == (496, 500, QualityMark.WARN)
    assert found["key", "usage"] == (0, 25_000, QualityMark.PASSED)


def test_contradictions_become_findings(raw):
    found = {finding.id: finding for finding in raw[0].findings}
    assert len(found[RuleId("list.churn_sources")].accounts) == 352
    assert "1,077 of 2,000" in found[RuleId("list.implausible")].detail
    assert "21 of 25,000" in found[RuleId("list.doubles")].detail


def test_what_to_ask_for_next_is_known(raw):
    review = raw[0].data
    reaches = {one.name: one.reach for one in review.measures}
    assert reaches["Net revenue retention"] is Reach.NOW
    assert reaches["Accounts per CSM"] is Reach.ONE_COLUMN
    first, *others = review.next_additions
    # Both days of an onboarding open all figures of time to value, a CSM only those of the team.
    assert first.addition.fields == ("onboarding_start", "first_value_date")
    assert "Time-to-value" in first.kpis
    assert ("csm",) in [one.addition.fields for one in others]


def read_tables(report: Report) -> dict[str, Table]:
    return {table.name: table for table in report.tables()}


def test_the_report_lists_the_traps(raw):
    found = str(read_tables(raw[1])["Data warnings"].rows)
    for trap in (
        "on 312 of 500 customers",
        "1,077 of 2,000 support requests",
        "21 of 25,000 rows of usage",
        "825 of 2,000 support requests",
        "496 of 500 customers",
    ):
        assert trap in found
    assert "Not counted: 778 trials or free." in read_tables(raw[1])["Revenue movements"].notes


def test_lists_and_tables_together_tell_the_same_revenue(everything):
    found = everything[0]
    assert (len(found.accounts), found.accounts.total_arr()) == (500, 121_915_296)
    assert found.previous.total_arr() == 15_145_356
    assert round(found.kpis[KpiId("nrr")].value, 2) == 292.27
    assert not found.data.subscriptions.gives_arr
    assert checks(found)["arr_subscriptions", "accounts"] == (0, 500, QualityMark.PASSED)


def test_files_of_other_systems_keep_their_own_traps(everything):
    doubles = [one for one in everything[0].data.checks if one.name == "doubles" and one.wrong]
    assert {(one.files, one.wrong, one.total) for one in doubles} == {
        (("ravenstack_feature_usage.csv",), 21, 25_000),
        (("recurly_subscription_history.csv",), 1, 5),
    }
    states = [issue.problem for issue in everything[0].issues]
    assert any("311 of 311 lost customers" in problem for problem in states)


def test_the_answers_stay_the_same_beside_the_lists(everything):
    panel = everything[0].data.churn
    shares = {one.source.value: round(one.share, 1) for one in panel.answers}
    assert shares == {"flag": 22.0, "events": 70.4, "subscriptions": 0.0}
