"""The registry of KPIs and what is read from it, with expectations by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from csdesk.findings import FindingInputs, detect_findings
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import BoardLayout, KpiGoal
from csdesk.model.kpis import KpiStage, KpiThresholds, KpiValue, Unit, Verdict
from csdesk.model.tables import TableKind
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.metrics.settings import set_kpi_goal
from csdesk.scoring.boards.snapshot import take_snapshot
from csdesk.scoring.goal_progress import follow_goal, preserve_arr
from csdesk.scoring.kpis.registry import MEASURES
from csdesk.scoring.profiles import (
    NO_LAGGING,
    NO_LEADING,
    list_without_levels,
    read_profile,
    warn_of_set,
    watch_stages,
)
from tests.list_tables import make_list

CHURN = KpiId("gross_churn")


def value_of(kpi: str, value: float | None, days: int | None = None, **more: str) -> KpiValue:
    unit = Unit.PERCENT
    return KpiValue(
        KpiId(kpi), value, unit, "By hand", 200, "customers", "", window_days=days, **more
    )


def values_of(**values: float) -> dict[KpiId, KpiValue]:
    return {KpiId(kpi): value_of(kpi, value) for kpi, value in values.items()}


def read(library, profile: str, values=None, layouts=None):
    (found,) = (one for one in library.profiles if one.id == profile)
    return read_profile(found, values or {}, library.kpis, layouts or {})


def goal_of(baseline: float, target: float) -> KpiGoal:
    return KpiGoal(CHURN, baseline, target, date(2026, 1, 1), date(2026, 12, 31))


def test_every_definition_is_computed_and_every_computation_defined(library):
    assert {kpi.id for kpi in library.kpis} == set(MEASURES)


def test_every_kpi_is_named_by_a_test(library):
    tests = Path(__file__).parents[1]
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for path in tests.rglob("test_*.py")
        if path != Path(__file__)
    )
    assert [kpi.id for kpi in library.kpis if f'"{kpi.id}"' not in text] == []


def test_s0_16_the_board_of_six_shows_health_of_85_as_8_5(library):
    rows = read(library, "six", values_of(average_health=85, grr=91, nps=50)).rows
    assert [row.target for row in rows] == [92, 115, 8.5, 45, 67, 42]
    shown = {row.kpi: (row.value, row.verdict) for row in rows}
    assert shown["average_health"] == (8.5, Verdict.WITHIN)
    assert shown["grr"] == (91, Verdict.WORSE)
    assert shown["nps"] == (50, Verdict.BETTER)
    assert shown["nrr"] == (None, Verdict.NONE)


def test_s0_17_the_balanced_scorecard_parts_leading_from_lagging(library):
    reading = read(library, "balanced")
    sides = Counter(row.leading for row in reading.rows)
    assert sides == {True: 5, False: 4}
    assert reading.profile.frequency == "Weekly and monthly"


def test_s1_1_churn_of_5_4_is_halfway_from_6_to_4_8(library):
    assert len(library.goal_templates) == 7
    assert all(one.ratio and one.said_by and one.months for one in library.goal_templates)
    progress = follow_goal(goal_of(6, 4.8), value_of(CHURN, 5.4), date(2026, 7, 2))
    assert progress.progress == pytest.approx(50)
    # 182 of 364 days have passed.
    assert progress.elapsed == 50.0


def test_a_goal_that_went_back_is_below_zero_and_one_without_value_says_why():
    assert follow_goal(goal_of(6, 4), value_of(CHURN, 7), date(2027, 5, 1)).progress == -50.0
    open_goal = follow_goal(
        goal_of(6, 4), value_of(CHURN, None, reason="No list."), date(2025, 1, 1)
    )
    assert (open_goal.progress, open_goal.elapsed, open_goal.reason) == (None, 0.0, "No list.")


def test_arr_preserved_is_the_clients_and_the_sources_sum_a_reference(library):
    kept = preserve_arr(1_000_000.0, value_of(CHURN, 6, 30), 4.8, library.goal_templates)
    # 1.2% of a million in each of twelve months.
    assert kept.amount == pytest.approx(144_000)
    assert "$2M" in kept.reference
    unknown = preserve_arr(None, value_of(CHURN, 6, 30), 4.8, library.goal_templates)
    assert unknown.amount is None
    assert unknown.reason


def test_s1_54_every_kpi_has_both_tags_and_a_set_without_lagging_warns(library):
    assert all(kpi.nature and kpi.question and kpi.base and kpi.stages for kpi in library.kpis)
    leading = [kpi for kpi in library.kpis if kpi.leading]
    lagging = [kpi for kpi in library.kpis if not kpi.leading]
    assert warn_of_set(leading) == NO_LAGGING
    assert warn_of_set(lagging) == NO_LEADING
    assert warn_of_set([leading[0], lagging[0]]) == ""


def test_s1_55_four_kpis_lead_and_four_lag(library):
    reading = read(library, "leading_lagging")
    assert [row.leading for row in reading.rows] == [True] * 4 + [False] * 4
    assert reading.warning == ""


@pytest.mark.parametrize(("share", "verdict"), [(10.1, Verdict.WORSE), (9.9, Verdict.BETTER)])
def test_s1_57_more_than_a_tenth_at_risk_alerts(library, share, verdict):
    (kpi,) = (one for one in library.kpis if one.id == "at_risk_share")
    profile = replace(library.profiles[0], kpis=(kpi.id,), targets={}, scale={})
    (row,) = read_profile(profile, values_of(at_risk_share=share), [kpi], {}).rows
    assert row.verdict is verdict


def test_s1_59_raw_contacts_are_marked_as_vanity_and_values_have_a_lineage(library, sample):
    assert [kpi.id for kpi in library.kpis if kpi.is_vanity] == ["csm_productivity"]
    measured = [one for one in sample.kpis.values() if one.value is not None]
    assert [one.id for one in measured if not one.lineage] == []


def test_s1_60_the_weekly_ten_are_ten_in_the_order_that_was_kept(library):
    assert len(read(library, "weekly_ten").rows) == 10
    layout = BoardLayout("Weekly ten", ("kpi.nps", "board.heatmap", "kpi.grr", "kpi.gone"))
    rows = read(library, "weekly_ten", layouts={"Weekly ten": layout}).rows
    assert [row.kpi for row in rows][:4] == ["nps", "grr", "nrr", "expansion_arr"]
    assert len(rows) == 10


def test_the_week_has_five_fields_and_churn_of_5_1_is_red(library, accounts):
    customers = accounts({"account_name": "A"}, {"account_name": "B"})
    days = [date(2026, 6, 23), date(2026, 6, 24), date(2026, 6, 30), None, date(2026, 7, 1)]
    tickets = make_list(TableKind.SUPPORT, resolved_at=days)
    values = values_of(average_health=75, logo_churn=5.1)
    week = take_snapshot(customers, values, tickets, library.boards.churn_limit)
    assert (week.week_ending, week.total_customers) == (date(2026, 6, 30), 2)
    assert (week.avg_health_score, week.churn_rate, week.tickets_resolved) == (75, 5.1, 2)
    assert week.is_red
    assert not take_snapshot(customers, values_of(logo_churn=5.0), None, 5.0).is_red


def test_churn_of_a_year_is_not_held_against_the_limit_of_a_month(accounts):
    values = {KpiId("logo_churn"): value_of("logo_churn", 8, 365)}
    assert not take_snapshot(accounts({"account_name": "A"}), values, None, 5.0).is_red


def test_s2_6_a_stage_without_a_value_is_a_finding(library):
    matrix = watch_stages(library.kpis, values_of(grr=90, expansion_arr=10))
    assert matrix.kpis[KpiStage.RETENTION] == ("grr",)
    assert matrix.kpis[KpiStage.EXPANSION] == ("expansion_arr",)
    (finding,) = matrix.findings
    assert "onboarding" in finding


def test_the_findings_name_each_stage_that_nothing_watches(library, sample):
    rules = [one for one in library.rules if one.test == "stage_unwatched"]
    bounds = library.impact_bounds
    assert [one.subject for one in rules] == list(KpiStage)
    begin = [one.id for one in library.kpis if KpiStage.ONBOARDING in one.stages]
    known = {one.id: value_of(one.id, 1) for one in library.kpis}
    known |= {kpi: value_of(kpi, None, reason="not imported") for kpi in begin}
    inputs = replace(FindingInputs.of(sample), kpis=known)
    (finding,) = detect_findings(rules, inputs, bounds)
    assert finding.id == "list.onboarding_unwatched"
    assert len(finding.evidence) == len(begin)
    seen = replace(inputs, kpis={**known, begin[0]: value_of(begin[0], 12)})
    assert detect_findings(rules, seen, bounds) == ()
    assert detect_findings(rules, replace(inputs, accounts=None), bounds) == ()


def test_s2_7_kpis_without_three_levels_are_listed_until_somebody_states_them(library):
    bare = list_without_levels(library.kpis, {})
    assert "nrr" in bare
    assert "time_to_value" not in bare
    stated = {KpiId("nrr"): KpiThresholds(100, 95, 110)}
    assert set(bare) - set(list_without_levels(library.kpis, stated)) == {"nrr"}


def test_s2_8_the_core_four_are_net_retention_churn_lifetime_value_and_health(library):
    rows = read(library, "core_four").rows
    assert [row.kpi for row in rows] == ["nrr", "logo_churn", "ltv", "average_health"]


def test_a_diagnosis_holds_profiles_stages_and_goals(workspace, library):
    set_kpi_goal(workspace, library, goal_of(6, 4.8))
    metrics = diagnose(workspace, library).metrics
    assert len(metrics.profiles) == len(library.profiles)
    assert len(metrics.stages.findings) == 3
    (goal,) = metrics.goals
    assert goal.progress is None
    assert metrics.arr_preserved.amount is None
    assert metrics.snapshot is None


def test_the_sample_has_a_week(sample):
    assert sample.metrics.snapshot.total_customers == len(sample.accounts)
