"""Goals, inputs, benchmarks, levels and history of KPIs in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.content import load_library
from csdesk.model.benchmarks import PeerSet
from csdesk.model.identifiers import KpiId
from csdesk.model.kpi_book import (
    BY_STAGE,
    GoalProgress,
    KeptKpi,
    KpiGoal,
    KpiInputId,
    KpiSettings,
    ProfileId,
    StatedInput,
)
from csdesk.model.kpi_reading import StageMatrix
from csdesk.model.kpis import KpiStage, KpiThresholds, KpiValue, Unit
from csdesk.report.document import Status
from csdesk.scoring.profiles import read_profile
from ui.models.kpi_benchmarks import describe_peers, describe_reading, place_peers
from ui.models.kpi_explanation import explain_kpi
from ui.models.kpi_goals import (
    add_months,
    describe_progress,
    describe_template,
    draft_goal,
    judge_progress,
    of_a_year,
)
from ui.models.kpi_history import follow_kpi
from ui.models.kpi_inputs import describe_input, describe_unlocks
from ui.models.kpi_levels import levels_of, write_levels
from ui.models.kpi_sets import show_set

NRR, GRR, CHURN = KpiId("nrr"), KpiId("grr"), KpiId("gross_churn")
START, DUE = date(2026, 1, 1), date(2026, 12, 31)
GOAL = KpiGoal(NRR, 100.0, 110.0, START, DUE)


def template(kpi: str):
    return next(one for one in load_library().goal_templates if one.kpi == kpi)


def value(number: float | None, days: int | None = 365, kpi: KpiId = NRR) -> KpiValue:
    return KpiValue(kpi, number, Unit.PERCENT, "Method", 40, "", "", window_days=days)


def with_metrics(diagnosis, **changes):
    return replace(diagnosis, metrics=replace(diagnosis.metrics, **changes))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 6, 30), 12, date(2027, 6, 30)),
        (date(2026, 11, 15), 2, date(2027, 1, 15)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_one_of_the_month(start, months, end) -> None:
    assert add_months(start, months) == end


def test_a_template_begins_at_the_clients_own_value() -> None:
    draft = draft_goal(template("nrr"), None, value(104.0), None, START)
    assert (draft.baseline, draft.target) == (104, 118)
    assert (draft.start_on, draft.due_on) == (START, date(2027, 1, 1))


def test_a_template_of_a_month_sets_no_target_for_a_number_of_a_year() -> None:
    churn = template("gross_churn")
    assert draft_goal(churn, None, value(10.0), None, START).target == 10
    assert draft_goal(churn, None, value(6.0, 30), None, START).target == 4.8
    # 1 − 0.952^12
    assert of_a_year(4.8) == pytest.approx(44.58, abs=0.01)
    assert "4.8% a month is 44.6% a year" in describe_template(churn, value(10.0))
    assert "a year" not in describe_template(churn, value(6.0, 30))


def test_a_template_in_money_asks_for_the_same_growth_of_the_own_number() -> None:
    money = template("expansion_arr")
    assert draft_goal(money, None, value(80_000.0), None, START).target == 100_000
    assert "from $400,000 to $500,000" in describe_template(money, value(80_000.0))


def test_a_goal_of_ones_own_begins_with_the_value_and_the_target_of_the_kpi() -> None:
    draft = draft_goal(None, None, value(104.0), 110.0, START)
    assert (draft.baseline, draft.target, draft.due_on) == (104, 110, date(2027, 1, 1))
    kept = draft_goal(None, GOAL, value(104.0), 110.0, START)
    assert (kept.baseline, kept.target, kept.due_on) == (100, 110, DUE)


def test_progress_behind_its_time_is_watched_and_without_a_value_says_why() -> None:
    behind = GoalProgress(GOAL, 104.0, 40.0, 60.0)
    assert judge_progress(behind) is Status.WATCH
    assert judge_progress(replace(behind, elapsed=40.0)) is Status.GOOD
    assert describe_progress(behind, Unit.PERCENT, "GBP") == (
        "40% of the way, at 104.0%; 60% of the time has passed."
    )
    none = GoalProgress(GOAL, None, None, 60.0, "needs a list")
    assert judge_progress(none) is Status.NONE
    assert describe_progress(none, Unit.PERCENT, "") == "No progress to show: needs a list"


def test_history_is_the_kept_values_and_that_of_today_with_the_way_of_the_goal(diagnosis) -> None:
    definition = diagnosis.definition(NRR)
    assert follow_kpi(definition, diagnosis) is None
    method = diagnosis.kpis[NRR].method
    kept = (
        KeptKpi(NRR, date(2026, 1, 31), 99.0, 40, method, ""),
        KeptKpi(NRR, date(2026, 2, 28), None, 0, method, ""),
        KeptKpi(NRR, date(2026, 6, 30), 101.0, 40, "Another method", ""),
    )
    goals = (GoalProgress(GOAL, 104.2, 42.0, 60.0),)
    history = follow_kpi(definition, with_metrics(diagnosis, history={NRR: kept}, goals=goals))
    assert history.values == (99.0, 101.0, diagnosis.kpis[NRR].value)
    assert history.words[0] == "99.0%"
    assert (history.goal, history.aim) == (GOAL, "110%")
    assert history.sentence == "3 values, 31 Jan 2026 to 20 Nov 2026"
    assert history.caution


def test_a_stated_figure_is_shown_with_basis_and_day_and_names_what_needs_it(diagnosis) -> None:
    margin = next(one for one in load_library().kpi_inputs if one.id == "gross_margin")
    needs = replace(diagnosis.definition(NRR), stated=("gross_margin",))
    stated = {margin.id: StatedInput(KpiInputId("gross_margin"), "78.5", "CFO", date(2026, 3, 3))}
    known = replace(
        with_metrics(diagnosis, settings=KpiSettings(stated)),
        definitions=(needs, *diagnosis.definitions[1:]),
    )
    line = describe_input(margin, known)
    assert (line.value, line.basis, line.as_of) == ("78.5%", "CFO", date(2026, 3, 3))
    assert describe_unlocks(line, known) == ((needs.term, "Has a value"),)
    assert describe_input(margin, diagnosis).value == ""


def test_own_levels_go_before_those_of_the_library(diagnosis) -> None:
    definition = replace(diagnosis.definition(NRR), thresholds=KpiThresholds(1, 0, 2, "S1.56"))
    assert levels_of(definition, diagnosis) == definition.thresholds
    own = KpiThresholds(low_usage=100, churn_risk=95, success=110)
    settings = KpiSettings(levels={NRR: own})
    assert levels_of(definition, with_metrics(diagnosis, settings=settings)) == own
    assert write_levels(own, Unit.PERCENT, "") == (
        "high churn risk 95%, low usage 100%, success 110%"
    )


@pytest.mark.parametrize(("count", "words"), [(0, "none has"), (1, "one has"), (4, "4 have")])
def test_fewer_than_five_other_clients_are_not_shown_and_it_is_said_why(
    diagnosis, count, words
) -> None:
    known = with_metrics(diagnosis, peer_counts={NRR: count})
    told = describe_peers(known, diagnosis.definition(NRR))
    assert "shown from 5 up" in told
    assert f"in this workspace {words} this number" in told


def test_five_other_clients_are_a_distribution_without_names(diagnosis) -> None:
    peers = PeerSet(NRR, (90.0, 95.0, 100.0, 105.0, 110.0), 95.0, 100.0, 105.0)
    known = with_metrics(diagnosis, peers={NRR: peers})
    words = describe_peers(known, diagnosis.definition(NRR))
    assert words.startswith("5 other clients in this workspace, without names")
    assert place_peers(peers, 115.0) == (pytest.approx((0, 0.2, 0.4, 0.6, 0.8)), 1.0)
    assert place_peers(peers, None)[1] is None


def test_nothing_cited_is_said(diagnosis) -> None:
    assert describe_reading(None, Unit.PERCENT, "") == "Nothing is cited for this number."


def test_a_profile_is_held_against_its_own_targets_on_its_own_scale(diagnosis) -> None:
    profile = replace(
        load_library().profiles[0], kpis=(NRR,), targets={NRR: 1_000.0}, scale={NRR: 0.1}
    )
    reading = read_profile(profile, diagnosis.kpis, diagnosis.definitions, {})
    (chapter,) = show_set(with_metrics(diagnosis, profiles=(reading,)), profile.id)
    (entry,) = chapter.entries
    assert (entry.value, entry.comparison) == ("10.4%", "Target 100%")
    assert entry.status.word == "Below target"


def test_a_stage_that_nothing_watches_stays_with_what_is_missing(diagnosis) -> None:
    staged = tuple(replace(one, stages=(KpiStage.RETENTION,)) for one in diagnosis.definitions)
    kpis = {stage: (NRR,) if stage is KpiStage.RETENTION else () for stage in KpiStage}
    known = with_metrics(replace(diagnosis, definitions=staged), stages=StageMatrix(kpis, ()))
    chapters = {one.title: one for one in show_set(known, BY_STAGE)}
    assert [entry.id for entry in chapters["Retention"].entries] == [NRR, GRR]
    assert chapters["Retention"].note == "1 with a value"
    assert chapters["Expansion"].entries == ()
    assert "Nothing watches it" in chapters["Expansion"].note


def test_a_set_that_is_gone_shows_all_numbers(diagnosis) -> None:
    assert show_set(diagnosis, ProfileId("gone")) == show_set(diagnosis, ProfileId("all"))


def test_how_much_the_list_knows_is_told_column_by_column(diagnosis) -> None:
    definition = replace(diagnosis.definition(NRR), needs=("arr",))
    facts = {
        fact.label: fact.text for fact in explain_kpi(definition, diagnosis, load_library().fields)
    }
    known = sum(cell is not None for cell in diagnosis.accounts.column("arr"))
    assert facts["Coverage"] == f"Of 3 accounts the list tells ARR of {known}"
