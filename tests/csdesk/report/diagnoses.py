"""Diagnoses made by hand, small enough to check every number that a report shows of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from csdesk.model.accounts import AccountTable
from csdesk.model.answers import Answer, Confidence
from csdesk.model.areas import Area
from csdesk.model.assumptions import Assumption
from csdesk.model.clients import Client, Engagement
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.directions import Direction
from csdesk.model.facts import Aggregate, FactDefinition, FactSource
from csdesk.model.findings import Evidence, Finding, RuleKind, Severity
from csdesk.model.health import AccountScore, Band, BandTotal, HealthResult
from csdesk.model.identifiers import (
    AccountKey,
    AreaId,
    AssumptionId,
    BatchId,
    ChoiceId,
    EngagementId,
    FactId,
    FieldId,
    InitiativeId,
    InstrumentId,
    KpiId,
    QuestionId,
    RaciRowId,
    RoleId,
    RuleId,
    ScorecardId,
    SignalId,
)
from csdesk.model.imports import DataIssue, ImportBatch, IssueKind, ListRole
from csdesk.model.instruments import Choice, Instrument, Polarity, Question
from csdesk.model.kpis import (
    Benchmark,
    BenchmarkResult,
    KpiDefinition,
    KpiValue,
    Unit,
    Verdict,
)
from csdesk.model.ladders import Tier
from csdesk.model.levels import AreaLevel, LevelState, MaturityResult
from csdesk.model.library import Library
from csdesk.model.roadmap import (
    Gate,
    Horizon,
    Initiative,
    PlanRules,
    RaciLetter,
    RaciRow,
    Roadmap,
    RoadmapItem,
    Role,
)
from csdesk.model.scorecards import Scorecard, Signal, SignalCategory
from csdesk.model.tables import Field, FieldKind, TableKind
from tests.drafts import make_batch

AS_OF = date(2026, 11, 20)
BEFORE = date(2025, 11, 20)
HOSTILE = 'A<b>&$B_{x} "Ltd" =1+1'
AREAS = {
    "segmentation": "Segmentation and prioritisation",
    "health": "Health scoring and signals",
    "playbooks": "Playbooks and automation",
    "data": "Data and analytics",
    "governance": "Governance and roles",
    "skills": "Skills and enablement",
}
ROLES = {
    "cs_director": "CS director",
    "cs_ops": "CS ops",
    "cs_trainers": "CS trainers",
    "csms": "CSMs",
    "data_team": "Data team",
    "it": "IT / dev",
    "product": "Product",
    "finance": "Finance",
    "sales": "Sales",
    "leaders": "Leaders",
}
SIGNALS = (
    ("dau_mau", "Daily to monthly users", 15, "dau_mau"),
    ("feature_adoption", "Feature adoption", 12, "feature_adoption"),
    ("session_depth", "Session depth", 10, "session_depth"),
    ("arr_concentration", "ARR concentration", 8, "arr_concentration"),
    ("days_to_renewal", "Days to renewal", 10, "days_to_renewal"),
    ("nps", "NPS rating", 15, "nps"),
    ("csat", "CSAT", 10, "csat"),
    ("ticket_velocity", "Ticket velocity", 8, "tickets_per_month"),
    ("payment_delay", "Payment delay", 7, "payment_delay"),
    ("invoice_disputes", "Invoice disputes", 5, "invoice_disputes"),
)
CAVEAT = "Benchmarks differ by 10 to 20 percent between products and contract types."


def make_instrument() -> Instrument:
    choices = (
        Choice(ChoiceId("no"), "No", "Nobody does it.", 0.0, "Start doing it."),
        Choice(ChoiceId("partly"), "Partly", "Some do it.", 0.5, "Do it every time."),
        Choice(ChoiceId("yes"), "Yes", "It is done and checked.", 1.0),
    )
    questions = [
        Question(
            id=QuestionId(f"{area}.{tier}.step"),
            area=AreaId(area),
            short=f"Step {tier} of {area}",
            text=f"Is step {tier} of {area} in place?",
            why="It carries the next one.",
            tier=tier,
            polarity=Polarity.POSITIVE,
            choices=choices,
        )
        for area in AREAS
        for tier in (1, 2, 3, 4)
    ]
    whole = replace(questions[0], id=QuestionId("overall.any"), area=AreaId("overall"), tier=None)
    return Instrument(
        id=InstrumentId("maturity_ladder"),
        version="1",
        name="Maturity ladder",
        description="",
        tiers=tuple(
            Tier(number, name, "")
            for number, name in enumerate(("Ad-hoc", "Repeatable", "Measurable", "Automated"), 1)
        ),
        areas=tuple(Area(AreaId(area), name, "") for area, name in AREAS.items()),
        questions=(*questions, whole),
        overall_questions=(whole.id,),
    )


def make_scorecard() -> Scorecard:
    return Scorecard(
        id=ScorecardId("ten_signals"),
        version="1",
        name="Ten signals",
        signals=tuple(
            Signal(
                id=SignalId(signal),
                name=name,
                category=SignalCategory.BUSINESS,
                weight=weight,
                direction=Direction.HIGHER,
                green=60.0,
                yellow=40.0,
                unit="%",
                fact=FactId(fact),
            )
            for signal, name, weight, fact in SIGNALS
        ),
        green=80.0,
        yellow=50.0,
        sufficient_coverage=60.0,
        minimum_coverage=30.0,
    )


def make_definitions() -> tuple[KpiDefinition, ...]:
    def define(kpi, name, term, unit, direction, target):
        return KpiDefinition(
            id=KpiId(kpi),
            name=name,
            term=term,
            unit=unit,
            direction=direction,
            leading=False,
            formula="end ARR of the start cohort / its start ARR",
            needs=(FieldId("arr"),),
            needs_previous=True,
            frequency="yearly",
            owner="CS director",
            target=target,
        )

    higher, lower = Direction.HIGHER, Direction.LOWER
    return (
        define("nrr", "Customers who stayed and grew", "Net revenue retention", Unit.PERCENT,
               higher, 110.0),
        define("grr", "Customers who stayed", "Gross revenue retention", Unit.PERCENT, higher,
               90.0),
        define("churn_arr", "Revenue that left", "Churned ARR", Unit.MONEY, lower, None),
        define("accounts_per_csm", "Accounts for each CSM", "Accounts per CSM", Unit.RATIO, lower,
               40.0),
        define("time_to_value", "Days until first value", "Time to value", Unit.DAYS, lower, 30.0),
        define("csat", "How satisfied customers are", "CSAT", Unit.POINTS, higher, 4.2),
    )  # fmt: skip


def make_library(instrument: Instrument | None = None) -> Library:
    scorecard = make_scorecard()
    instrument = instrument or make_instrument()
    return Library(
        instruments={instrument.id: instrument},
        fields=tuple(
            Field(FieldId(field), TableKind.ACCOUNTS, f"{name} column", FieldKind.NUMBER, ())
            for _, name, _, field in SIGNALS
        ),
        scorecards={scorecard.id: scorecard},
        facts=tuple(
            FactDefinition(
                FactId(fact),
                name,
                "",
                "",
                (FactSource(TableKind.ACCOUNTS, FieldId(fact), Aggregate.VALUE),),
            )
            for _, name, _, fact in SIGNALS
        ),
        kpis=make_definitions(),
        benchmarks=(),
        rules=(),
        initiatives=tuple(make_initiative(number) for number in range(1, 13)),
        roles=make_roles(),
        raci=(),
        gates=make_gates(),
        plan=make_plan_rules(),
        assumptions=(),
        caveats=(CAVEAT,),
        total_words=("total",),
    )


def make_roles() -> tuple[Role, ...]:
    return tuple(Role(RoleId(role), name, name) for role, name in ROLES.items())


def make_initiative(number: int, title: str = "") -> Initiative:
    area = list(AREAS)[number % 6]
    return Initiative(
        id=InitiativeId(f"initiative_{number}"),
        title=title or f"Call red accounts within 24 hours, step {number}",
        area=AreaId(area),
        workstream="Renewals",
        outcome="Every red account has a call on the day it turns red",
        steps=("List them", "Call them"),
        effort_low=3.0,
        effort_high=5.0,
        duration=30,
        quick_win=number == 1,
        impact=5,
        feasibility=4,
        raci={
            RoleId("cs_director"): RaciLetter.ACCOUNTABLE,
            RoleId("csms"): RaciLetter.RESPONSIBLE,
        },
    )


def make_plan_rules() -> PlanRules:
    return PlanRules(
        horizon_of_area={AreaId(area): Horizon.DAY_90 for area in AREAS},
        default_quick_win=InitiativeId("initiative_1"),
        quick_win_due=30,
        quick_wins_at_once=3,
        at_once=4,
        stagger=5,
        pinned=3,
    )


def make_gates() -> tuple[Gate, ...]:
    return (
        Gate(1, "Discover", 0, 30, 25, 30, ("Stakeholders agree, 80% or more",)),
        Gate(2, "Pilot and learn", 30, 90, 85, 90, ("Pilot adoption above 70%",)),
        Gate(3, "Scale and automate", 90, 180, 175, 180, ("Uptime above 95%",)),
        Gate(4, "Optimise and embed", 180, 360, 355, 360, ("Churn 10% lower, sustained",)),
    )


def make_finding(number: int = 1, **changes) -> Finding:
    finding = Finding(
        id=RuleId(f"renewals.late_{number}"),
        kind=RuleKind.KPI,
        area=AreaId(list(AREAS)[number % 6]),
        title=f"Renewals start 38 days before the date, case {number}",
        detail="34 accounts renew in the next quarter; 21 have had no renewal conversation.",
        severity=list(Severity)[number % 3],
        impact=5,
        feasibility=4,
        arr_at_stake=612_000.0 + number,
        evidence=(
            Evidence("21 of 34 renewals had no conversation", "list.xlsx", "Customers", (12, 40)),
            Evidence("Answered: no", question=QuestionId("playbooks.1.step")),
        ),
        accounts=(AccountKey("A1"), AccountKey("A2")),
        initiatives=(InitiativeId("initiative_1"),),
    )
    return replace(finding, **changes)


def make_roadmap(items: int = 9, title: str = "") -> Roadmap:
    horizons = (Horizon.DAY_90, Horizon.DAY_180, Horizon.DAY_360)
    placed = []
    for number in range(1, items + 1):
        horizon = horizons[(number - 1) * 3 // items]
        start = {90: 0, 180: 90, 360: 180}[horizon.value] + number
        due = 25 if number == 1 else start + 40
        placed.append(
            RoadmapItem(
                initiative=make_initiative(number, title),
                horizon=horizon,
                start_day=start,
                due_day=due,
                start_on=AS_OF + timedelta(days=start),
                due_on=AS_OF + timedelta(days=due),
                priority=20.0,
                arr_at_stake=612_000.0,
                findings=(RuleId("renewals.late_1"),),
                owner="P. Raman" if number % 3 else "",
                top_three=number <= 3,
            )
        )
    letters = {
        RoleId("cs_director"): RaciLetter.ACCOUNTABLE,
        RoleId("cs_ops"): RaciLetter.RESPONSIBLE,
        RoleId("data_team"): RaciLetter.CONSULTED,
        RoleId("sales"): RaciLetter.INFORMED,
    }
    activities = ("Health score development", "Playbook creation", "Automation build", "Dashboards")
    return Roadmap(
        start_on=AS_OF,
        items=tuple(placed),
        gates=make_gates(),
        raci=(
            *(RaciRow(RaciRowId(f"raci.{n}"), name, letters) for n, name in enumerate(activities)),
            *(
                RaciRow(
                    RaciRowId(item.initiative.id),
                    item.initiative.title,
                    item.initiative.raci,
                    item.initiative.id,
                )
                for item in placed
            ),
        ),
        roles=make_roles(),
    )


def make_accounts(count: int = 24) -> AccountTable:
    names = tuple(f"Account {number} Ltd" for number in range(1, count + 1))
    return AccountTable(
        batch=BatchId(1),
        as_of=AS_OF,
        file_name="customers 2026.xlsx",
        sheet="Customers",
        keys=tuple(AccountKey(f"A{number}") for number in range(1, count + 1)),
        source_rows=tuple(range(6, count + 6)),
        columns={
            FieldId("account_name"): names,
            FieldId("segment"): ("Enterprise",) * count,
            FieldId("arr"): tuple(10_000.0 * number for number in range(1, count + 1)),
            FieldId("renewal_date"): (date(2027, 3, 9),) * count,
            FieldId("csm"): ("M. Okafor",) * count,
        },
    )


def make_health(accounts: AccountTable) -> HealthResult:
    """Every fourth account is green, yellow, red or unscored in turn."""
    scorecard = make_scorecard()
    bands = (Band.GREEN, Band.YELLOW, Band.RED, Band.UNSCORED)
    marks = {Band.GREEN: 91.0, Band.YELLOW: 62.5, Band.RED: 32.0, Band.UNSCORED: None}
    scores = tuple(
        AccountScore(
            key=key,
            score=marks[bands[row % 4]],
            band=bands[row % 4],
            coverage=20.0 if bands[row % 4] is Band.UNSCORED else 95.0,
            sufficient=bands[row % 4] is not Band.UNSCORED,
            values={SignalId("nps"): 4.0, SignalId("csat"): 3.0},
            points={SignalId("nps"): 0, SignalId("csat"): 5},
            scorecard=scorecard.id,
            computed=marks[bands[row % 4]],
            weights={SignalId("nps"): 60.0, SignalId("csat"): 40.0},
        )
        for row, key in enumerate(accounts.keys)
    )
    arr = accounts.arr()
    return HealthResult(
        scorecard=scorecard,
        as_of=AS_OF,
        scores=scores,
        distribution={
            band: BandTotal(
                accounts=sum(1 for score in scores if score.band is band),
                arr=sum(a for a, score in zip(arr, scores, strict=True) if score.band is band),
            )
            for band in Band
        },
        coverage=76.25,
        available_weight=95,
        missing=(SignalId("invoice_disputes"),),
        average=61.83,
        average_arr_weighted=60.4,
    )


def make_maturity(instrument: Instrument) -> MaturityResult:
    areas = tuple(
        AreaLevel(
            area=area.id,
            tier=1 + number % 3,
            index=41.25 + 5 * number,
            low=38.0 + 5 * number,
            high=52.0 + 5 * number,
            answered=3,
            applicable=4,
            state=LevelState.PROVISIONAL,
        )
        for number, area in enumerate(instrument.areas)
    )
    overall = AreaLevel(AreaId("overall"), 1, 53.75, 50.5, 64.5, 18, 25, LevelState.PROVISIONAL)
    return MaturityResult(instrument.id, areas, overall, 2.0)


def unassessed(instrument: Instrument) -> MaturityResult:
    state = LevelState.NOT_ASSESSED
    return MaturityResult(
        instrument=instrument.id,
        areas=tuple(
            AreaLevel(area.id, None, None, None, None, 0, 4, state) for area in instrument.areas
        ),
        overall=AreaLevel(AreaId("overall"), None, None, None, None, 0, 25, state),
        average_tier=None,
    )


def make_kpis() -> dict[KpiId, KpiValue]:
    def value(kpi, number, unit, **more):
        return KpiValue(
            id=KpiId(kpi),
            value=number,
            unit=unit,
            method="Point to point, by account",
            n=23,
            base="accounts of the earlier list",
            window="20 Nov 2025 to 20 Nov 2026",
            lineage="customers 2026.xlsx, sheet Customers, rows 6 to 29",
            **more,
        )

    found = (
        value("nrr", 104.2345, Unit.PERCENT),
        value("grr", 89.585, Unit.PERCENT),
        value("churn_arr", 240_000.0, Unit.MONEY, caution="Two accounts carry most of it."),
        value("accounts_per_csm", 46.0, Unit.RATIO),
        value("time_to_value", None, Unit.DAYS, reason="The list has no onboarding dates."),
        value("csat", 4.25, Unit.POINTS),
    )
    return {kpi.id: kpi for kpi in found}


def make_benchmarks() -> dict[KpiId, BenchmarkResult]:
    nrr = Benchmark(KpiId("nrr"), "$10m to $50m", 1e7, 5e7, 110.0, 115.0, 120.0, "2023", "S1.120")
    return {KpiId("nrr"): BenchmarkResult(KpiId("nrr"), nrr, Verdict.WORSE, -10.7655)}


def make_issues(count: int = 3) -> tuple[DataIssue, ...]:
    kinds = list(IssueKind)
    return tuple(
        DataIssue(
            kind=kinds[number % 4],
            file="customers 2026.xlsx",
            sheet="Customers",
            row=6 + number,
            column="ARR",
            problem=f"“12k?” is no amount, case {number}",
            fix="Left empty",
        )
        for number in range(count)
    )


def make_assumptions() -> tuple[Assumption, ...]:
    return (
        Assumption(
            AssumptionId("health.bands"),
            "Where do the bands of the score start?",
            "Healthy from 80, watch from 50",
            ("Healthy from 75",),
            "The scorecard states it; the other text has no example.",
            "C12",
        ),
    )


def make_batches() -> tuple[ImportBatch, ...]:
    now = make_batch(
        name="customers 2026.xlsx",
        as_of=AS_OF,
        accounts=24,
        rejected=1,
        lost=2,
        stated_total=3_000_000.0,
    )
    before = make_batch(
        ListRole.PREVIOUS,
        number=2,
        name="customers 2025.xlsx",
        digest="cd" * 32,
        as_of=BEFORE,
        accounts=23,
    )
    return (now, before)


def make_answers(instrument: Instrument) -> dict[QuestionId, Answer]:
    """Answer all but the last rung of each area: yes, partly, no; one is not applicable."""
    answers = {
        question.id: Answer(
            question.id,
            ChoiceId({1: "yes", 2: "partly", 3: "no"}[question.tier]),
            evidence="Slide 4",
            confidence=Confidence.HIGH,
        )
        for question in instrument.questions
        if question.tier in (1, 2, 3)
    }
    skipped = QuestionId("skills.3.step")
    answers[skipped] = Answer(skipped, None, not_applicable_reason="No trainers yet")
    return answers


def make_empty(name: str = "Harbourlight Software") -> Diagnosis:
    """Return an engagement about which nothing is known."""
    instrument = make_instrument()
    return Diagnosis(
        client=Client(name, "GBP"),
        engagement=Engagement(EngagementId(1), "Baseline audit"),
        instrument=instrument,
        answers={},
        maturity=unassessed(instrument),
        batches=(),
        issues=(),
        accounts=None,
        previous=None,
        lost=(),
        health=None,
        definitions=make_definitions(),
        kpis={},
        benchmarks={},
        findings=(),
        roadmap=None,
        assumptions=(),
    )


def make_full(name: str = "Harbourlight Software", *, findings: int = 5) -> Diagnosis:
    """Return an engagement about which everything is known."""
    empty = make_empty(name)
    accounts = make_accounts()
    return replace(
        empty,
        engagement=replace(empty.engagement, as_of=AS_OF),
        answers=make_answers(empty.instrument),
        maturity=make_maturity(empty.instrument),
        batches=make_batches(),
        issues=make_issues(),
        accounts=accounts,
        previous=make_accounts(23),
        health=make_health(accounts),
        kpis=make_kpis(),
        benchmarks=make_benchmarks(),
        findings=tuple(make_finding(number) for number in range(1, findings + 1)),
        roadmap=make_roadmap(),
        assumptions=make_assumptions(),
    )
