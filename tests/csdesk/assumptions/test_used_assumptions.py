"""Which assumptions are printed: those that a number of this diagnosis rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.assumptions import used_assumptions
from csdesk.assumptions.usage import USAGES
from csdesk.content import load_library
from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.answers import Answer
from csdesk.model.assumptions import Assumption
from csdesk.model.clients import Client, Engagement
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.directions import Direction
from csdesk.model.findings import Finding, RuleKind, Severity
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import (
    AccountKey,
    AreaId,
    AssumptionId,
    BatchId,
    ChoiceId,
    EngagementId,
    FactId,
    FieldId,
    InstrumentId,
    KpiId,
    QuestionId,
    RuleId,
    ScorecardId,
    SignalId,
)
from csdesk.model.instruments import Choice, Instrument, Polarity, Question
from csdesk.model.kpis import Benchmark, BenchmarkResult, KpiValue, Unit, Verdict
from csdesk.model.levels import AreaLevel, LevelState, MaturityResult
from csdesk.model.scorecards import Scorecard, Signal, SignalCategory
from tests.facts import make_score

ASSUMPTIONS = load_library().assumptions
CHOICES = tuple(
    Choice(ChoiceId(name), name, "", credit)
    for name, credit in (("no", 0), ("partly", 0.5), ("yes", 1))
)


def ask(identifier: str, polarity: Polarity) -> Question:
    return Question(QuestionId(identifier), AreaId("data"), "", "", "", 1, polarity, CHOICES)


def make_level(index: float | None) -> AreaLevel:
    return AreaLevel(AreaId("overall"), None, index, index, index, 0, 2, LevelState.PROVISIONAL)


@pytest.fixture
def nothing() -> Diagnosis:
    """An engagement without answers and without data."""
    instrument = Instrument(
        id=InstrumentId("ladder"),
        version="1",
        name="",
        description="",
        tiers=(),
        areas=(),
        questions=(ask("good", Polarity.POSITIVE), ask("bad", Polarity.NEGATIVE)),
        overall_questions=(),
    )
    return Diagnosis(
        client=Client("Acme", "GBP"),
        engagement=Engagement(EngagementId(1), "Baseline"),
        instrument=instrument,
        answers={},
        maturity=MaturityResult(instrument.id, (), make_level(None), None),
        batches=(),
        issues=(),
        accounts=None,
        previous=None,
        lost=(),
        health=None,
        definitions=(),
        kpis={},
        benchmarks={},
        findings=(),
        roadmap=None,
        assumptions=(),
    )


def used(diagnosis: Diagnosis) -> set[str]:
    return {assumption.id for assumption in used_assumptions(ASSUMPTIONS, diagnosis)}


def kpi(identifier: str, value: float | None) -> dict[KpiId, KpiValue]:
    reason = None if value is not None else "needs a customer list"
    found = KpiValue(KpiId(identifier), value, Unit.PERCENT, "", 1, "", "", reason=reason)
    return {found.id: found}


def table(**columns) -> AccountTable:
    return AccountTable(
        BatchId(1),
        date(2026, 6, 30),
        "list.xlsx",
        "Customers",
        (AccountKey("A"),),
        (2,),
        {FieldId(name): (value,) for name, value in columns.items()},
    )


def scored(signal: str, value: float, score: float | None, coverage: float) -> HealthResult:
    part = Signal(
        id=SignalId(signal),
        name=signal,
        category=SignalCategory.BUSINESS,
        weight=100,
        direction=Direction.HIGHER,
        green=2,
        yellow=1,
        unit="",
        fact=FactId(signal),
    )
    card = Scorecard(ScorecardId("card"), "1", "", (part,), 80, 50, 60, 30)
    band = Band.UNSCORED if score is None else Band.RED
    account = make_score("A", score, band, {signal: 0}, coverage=coverage, values={signal: value})
    return HealthResult(card, date(2026, 6, 30), (account,), {}, coverage, 100, (), score, score)


def test_every_shipped_assumption_says_when_it_is_used():
    assert {assumption.id for assumption in load_library().assumptions} == set(USAGES)


def test_an_empty_engagement_rests_on_nothing(nothing):
    assert used(nothing) == set()


def test_an_assumption_nobody_uses_is_not_printed(nothing):
    unknown = Assumption(AssumptionId("house.rule"), "", "", (), "", "")
    assert used_assumptions((unknown,), nothing) == ()


def test_answers_bring_the_rules_of_the_ladder(nothing):
    maturity = replace(nothing.maturity, overall=make_level(50.0))
    yes = {QuestionId("good"): Answer(QuestionId("good"), ChoiceId("yes"))}
    assert used(replace(nothing, answers=yes, maturity=maturity)) == {"ladder.rule"}
    partly = {QuestionId("bad"): Answer(QuestionId("bad"), ChoiceId("partly"))}
    found = used(replace(nothing, answers=partly, maturity=maturity))
    assert found == {"ladder.rule", "ladder.partly", "ladder.polarity"}


def test_retention_brings_its_method_and_targets(nothing):
    found = used(replace(nothing, kpis=kpi("nrr", 104.0)))
    assert found == {"kpi.retention_method", "kpi.reactivation", "kpi.nrr_target"}
    lost = (LostAccount(AccountKey("A"), None, "", "Lost", 2),)
    assert "kpi.lost_still_listed" in used(replace(nothing, kpis=kpi("nrr", 104.0), lost=lost))


def test_money_at_stake_brings_the_bound_of_impact(nothing):
    free = Finding(
        id=RuleId("list.one"),
        kind=RuleKind.DATA,
        area=AreaId("data"),
        title="",
        detail="",
        severity=Severity.WATCH,
        impact=3,
        feasibility=3,
        arr_at_stake=None,
        evidence=(),
    )
    assert used(replace(nothing, findings=(free,))) == set()
    costly = replace(free, arr_at_stake=7.0)
    assert used(replace(nothing, findings=(costly,))) == {"findings.impact_bound"}


def test_a_kpi_without_value_rests_on_nothing(nothing):
    assert used(replace(nothing, kpis=kpi("nrr", None))) == set()


def test_a_benchmark_counts_where_it_was_compared(nothing):
    cell = Benchmark(KpiId("nrr"), "", None, None, 1, 2, 3, "year", "x")
    compared = BenchmarkResult(KpiId("nrr"), cell, Verdict.WITHIN, 0.5)
    found = used(replace(nothing, benchmarks={KpiId("nrr"): compared}))
    assert found == {"kpi.churn_period", "benchmark.arr_edges", "benchmark.currency"}
    left_out = replace(compared, verdict=Verdict.NONE, gap=None)
    assert used(replace(nothing, benchmarks={KpiId("nrr"): left_out})) == set()


def test_a_list_without_scores_rests_on_the_coverage_rule_only(nothing):
    health = scored("dau_mau", 1.0, None, 20.0)
    assert used(replace(nothing, health=health)) == {
        "health.scorecard",
        "health.coverage",
        "health.missing",
    }


def test_a_score_brings_bands_and_what_was_decided_about_its_signals(nothing):
    health = scored("days_to_renewal", 10.0, 40.0, 100.0)
    assert used(replace(nothing, health=health)) == {
        "health.scorecard",
        "health.coverage",
        "health.bands",
        "health.days_to_renewal",
    }


@pytest.mark.parametrize("card", ["four_factor", "three_factor", "lean_five"])
def test_a_card_without_published_weights_brings_where_they_come_from(nothing, card):
    health = scored("nps", 1.0, 40.0, 100.0)
    by_card = replace(health, scores=(replace(health.scores[0], scorecard=ScorecardId(card)),))
    assumption = f"health.{card}"
    assert assumption in used(replace(nothing, health=by_card))
    assert assumption not in used(replace(nothing, health=health))


def test_tickets_bring_their_month_and_their_zero(nothing):
    health = scored("ticket_velocity", 0.0, 40.0, 100.0)
    accounts = table(tickets_90d=0.0)
    found = used(replace(nothing, health=health, accounts=accounts))
    assert {"health.zero_tickets", "health.ticket_months"} <= found
    monthly = table(tickets_90d=9.0, tickets_per_month=3.0)
    busy = scored("ticket_velocity", 3.0, 40.0, 100.0)
    found = used(replace(nothing, health=busy, accounts=monthly))
    assert not {"health.zero_tickets", "health.ticket_months"} & found


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("nps", 9.0, "data.nps_field"),
        ("csat", 4.0, "data.csat_scale"),
        ("renewal_date", date(2026, 9, 1), "data.contract_end"),
    ],
)
def test_columns_bring_how_they_are_read(nothing, field, value, expected):
    assert used(replace(nothing, accounts=table(**{field: value}))) == {expected}
    assert used(replace(nothing, accounts=table(**{field: None}))) == set()
