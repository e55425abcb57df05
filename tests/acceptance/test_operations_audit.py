"""The operations audit: S0.2, S0.3, S0.4, S0.7, S0.15, S0.23.

Of S0.5, S0.6 and S0.11 the questions are tried here; their templates are not there yet.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from csdesk.model.answers import Answer
from csdesk.model.assessments import Assessment
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import ChoiceId, InstrumentId, QuestionId
from csdesk.model.library import Library
from csdesk.operations.answers import save_answer
from csdesk.operations.assessments import compare_engagements, earlier_engagements
from csdesk.operations.clients import start_reassessment
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.report import make_report
from csdesk.report.document import FigureBlock, Section, Table
from csdesk.report.figures import RadarFigure
from csdesk.storage.workspace import Workspace, open_workspace

AUDIT = InstrumentId("operations_audit")
AS_OF, LATER = date(2026, 6, 30), date(2027, 1, 31)
STAGES = ("onboarding", "adoption", "renewal", "expansion")
PILLARS = {
    "audit.pillar_alignment": "audit.alignment.goals",
    "audit.pillar_process": "audit.process.standard",
    "audit.pillar_intelligence": "audit.intelligence.acted_on",
    "audit.pillar_enablement": "audit.enablement.invested",
}
"""Each pillar with the question that rates it at a glance."""

Say = Callable[..., Diagnosis]


@pytest.fixture
def say(workspace: Workspace, library: Library) -> Say:
    """Return a function that keeps answers, each a choice by its question, and diagnoses."""

    def keep(answers: dict[str, str]) -> Diagnosis:
        for question, choice in answers.items():
            save_answer(workspace, Answer(QuestionId(question), ChoiceId(choice)))
        return diagnose(workspace, library)

    return keep


def standing(diagnosis: Diagnosis) -> Assessment:
    return diagnosis.assessments[AUDIT]


def index(diagnosis: Diagnosis, area: str) -> float | None:
    return standing(diagnosis).claimed.area(area).index


def told(diagnosis: Diagnosis) -> dict[str, str]:
    """Return the sentence of each finding by its title."""
    return {finding.title: finding.detail for finding in diagnosis.findings}


def due(diagnosis: Diagnosis) -> dict[str, int]:
    """Return the day by which each initiative of the plan is due."""
    return {item.initiative.id: item.due_day for item in diagnosis.roadmap.items}


def rate(*ratings: str) -> dict[str, str]:
    return dict(zip(PILLARS.values(), ratings, strict=True))


def radars(diagnosis: Diagnosis, library: Library) -> list[tuple[str, ...]]:
    """Return what the spokes of the audit's radars in the report are called."""
    sections = make_report(diagnosis, library).sections
    (section,) = (section for section in sections if section.id == "assessments")
    return [
        block.figure.labels
        for block in section.blocks
        if isinstance(block, FigureBlock) and isinstance(block.figure, RadarFigure)
    ]


def since_before(diagnosis: Diagnosis, library: Library) -> Section:
    """Return what the report says about the audit before."""
    sections = make_report(diagnosis, library).sections
    (section,) = (section for section in sections if section.id == "changes")
    return section


def block(section: Section, name: str) -> Table:
    """Return a table of a section by its name."""
    return next(one for one in section.blocks if isinstance(one, Table) and one.name == name)


def apart(diagnosis: Diagnosis) -> list[str]:
    return [title for title in told(diagnosis) if "more than one level apart" in title]


def test_s0_2_four_core_pillars(say, library):
    diagnosis = say(rate("measured", "repeatable", "none", "ad_hoc"))
    found = {pillar: index(diagnosis, pillar) for pillar in PILLARS}
    assert list(found.values()) == [75, 50, 0, 25]
    assert standing(diagnosis).claimed.overall.index == (75 + 50 + 0 + 25) / 4
    (note,) = apart(diagnosis)
    assert note.endswith("Strategic alignment and Data intelligence")
    assert radars(diagnosis, library) == [
        ("Strategic alignment", "Process excellence", "Data intelligence", "Team enablement")
    ]


@pytest.mark.parametrize(
    ("ratings", "notes"),
    [
        (("repeatable", "ad_hoc", "ad_hoc", "repeatable"), 0),
        (("measured", "ad_hoc", "measured", "measured"), 1),
        (("none", "none", "none", "none"), 0),
    ],
)
def test_pillars_exactly_one_level_apart_are_in_balance(say, ratings, notes):
    assert len(apart(say(rate(*ratings)))) == notes


def test_s0_3_lifecycle_ownership(say):
    owners = {
        "audit.ownership.onboarding": "one",
        "audit.ownership.adoption": "nobody",
        "audit.ownership.expansion": "one",
        "audit.ownership.renewal": "several",
    }
    diagnosis = say(owners)
    sentences = told(diagnosis)
    assert "“Nobody (a gap)”" in sentences["Adoption has no single owner"]
    assert "“Two or more (an overlap)”" in sentences["Renewal has no single owner"]
    assert len([title for title in sentences if title.endswith("has no single owner")]) == 2
    asked = standing(diagnosis).instrument.area_questions("audit.ownership")
    assert [question.id for question in asked if question.lender is None] == list(owners)
    assert "governance.ownership" in due(diagnosis)


def test_an_owner_that_is_named_is_kept(workspace, library):
    named = Answer(QuestionId("audit.ownership.renewal"), ChoiceId("one"), owner="Ada")
    save_answer(workspace, named)
    assert standing(diagnose(workspace, library)).answers[named.question].owner == "Ada"


STEPS = {
    "audit.foundation.segments": "segmentation.draw_tiers",
    "audit.foundation.journey": "playbooks.journey_map",
    "audit.foundation.criteria": "playbooks.success_criteria",
    "audit.foundation.tools": "data.tool_stack",
}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("unfinished", ["not_started", "partial"])
def test_s0_4_four_foundation_steps(say, step, unfinished):
    diagnosis = say(dict.fromkeys(STEPS, "done") | {step: unfinished})
    planned = due(diagnosis)
    assert planned[STEPS[step]] <= 90
    assert not set(planned) & (set(STEPS.values()) - {STEPS[step]})
    assert index(diagnosis, "audit.foundation") == (87.5 if unfinished == "partial" else 75)


def test_the_foundation_comes_first_even_where_everything_is_missing(say, library):
    worst = {
        question.id: question.choices[0].id
        for instrument in ("maturity_ladder", "operations_audit")
        for question in library.instruments[InstrumentId(instrument)].questions
    }
    planned = due(say(worst))
    assert len(planned) > 20
    assert max(planned[initiative] for initiative in STEPS.values()) <= 90


def test_a_finished_foundation_plans_nothing(say):
    diagnosis = say(dict.fromkeys(STEPS, "done"))
    assert not set(due(diagnosis)) & set(STEPS.values())
    assert index(diagnosis, "audit.foundation") == 100


def test_the_journey_has_four_stages_and_names_those_that_nobody_wrote_down(say):
    stages = [f"audit.journey.{stage}" for stage in STAGES]
    diagnosis = say(dict(zip(stages, ("done", "done", "partial", "not_started"), strict=True)))
    assert index(diagnosis, "audit.journey") == 100 * (1 + 1 + 0.5 + 0) / 4
    (sentence,) = (text for title, text in told(diagnosis).items() if "stretches" in title)
    assert sentence.startswith("For 2 of 4 stages")
    assert sentence.endswith("Moments of renewal and Moments of expansion.")


@pytest.mark.parametrize(
    ("stage", "title"),
    [
        ("onboarding", "Nothing says when an onboarding has succeeded"),
        ("adoption", "Nothing says when a customer uses the product well"),
        ("renewal", "Nothing says when a renewal went well"),
        ("expansion", "Nothing says when an expansion has succeeded"),
    ],
)
def test_a_stage_without_a_criterion_is_a_finding(say, stage, title):
    criteria = {f"audit.criteria.{one}": "in_words" for one in STAGES}
    diagnosis = say(criteria | {f"audit.criteria.{stage}": "none"})
    assert [found for found in told(diagnosis) if found.startswith("Nothing says")] == [title]
    assert "playbooks.success_criteria" in due(diagnosis)


def test_s0_7_stack_connectivity(workspace, say, library):
    (grid,) = library.instruments[AUDIT].grids
    assert (len(grid.rows), len(grid.columns), len(grid.cells)) == (3, 3, 9)
    assert index(say(dict.fromkeys(grid.cells, "none")), "audit.connections") == 0
    assert index(say(dict.fromkeys(grid.cells, "connected")), "audit.connections") == 100
    mixed = say(dict.fromkeys(grid.cells[:3], "manual") | dict.fromkeys(grid.cells[3:6], "none"))
    assert index(mixed, "audit.connections") == pytest.approx(100 * (3 * 0.5 + 0 + 3) / 9)
    path = workspace.path
    workspace.close()
    with open_workspace(path) as again:
        kept = standing(diagnose(again, library)).answers
    assert [kept[cell].choice for cell in grid.cells] == (
        ["manual"] * 3 + ["none"] * 3 + ["connected"] * 3
    )


def test_systems_that_are_not_connected_are_named(say):
    diagnosis = say(
        {
            "audit.connections.crm_billing": "none",
            "audit.connections.crm_usage": "connected",
            "audit.connections.crm_support": "manual",
        }
    )
    assert "CRM and billing" in told(diagnosis)["1 pair of systems is not connected"]
    assert "data.connect_systems" in due(diagnosis)


ROUTINE = {
    "audit.automation.scores": "health.automatic_scores",
    "audit.automation.alerts": "health.automatic_alerts",
    "audit.automation.renewals": "playbooks.renewal_reminders",
    "audit.automation.reports": "data.usage_reports",
}


@pytest.mark.parametrize(
    "by_hand", [(), ("scores",), ("alerts", "reports"), ("renewals", "alerts")]
)
def test_rows_that_run_by_hand_become_initiatives_and_no_others(say, by_hand):
    rows = {f"audit.automation.{row}" for row in by_hand}
    diagnosis = say({row: "manual" if row in rows else "automated" for row in ROUTINE})
    assert set(due(diagnosis)) & set(ROUTINE.values()) == {ROUTINE[row] for row in rows}


def test_s0_15_automation_candidates(say, library):
    asked = library.instruments[AUDIT].area_questions("audit.automation")
    assert [question.id for question in asked] == list(ROUTINE)
    diagnosis = say(dict.fromkeys(ROUTINE, "manual"))
    assert set(ROUTINE.values()) <= set(due(diagnosis))
    assert index(diagnosis, "audit.automation") == 0
    assert index(say(dict.fromkeys(ROUTINE, "partial")), "audit.automation") == 50


STAGES_OF_90_DAYS = ("audit.days_1_10", "audit.days_11_30", "audit.days_31_60", "audit.days_61_90")


def test_the_first_90_days_are_audited_in_four_stages_of_four_items(say, library):
    audit = library.instruments[AUDIT]
    items = {stage: audit.area_questions(stage) for stage in STAGES_OF_90_DAYS}
    assert [len(asked) for asked in items.values()] == [4, 4, 4, 4]
    answers = {}
    for done, asked in enumerate(items.values()):
        choices = ["yes"] * done + ["no"] * (4 - done)
        answers |= {q.id: choice for q, choice in zip(asked, choices, strict=True)}
    diagnosis = say(answers)
    assert [index(diagnosis, stage) for stage in STAGES_OF_90_DAYS] == [0, 25, 50, 75]
    assert "playbooks.onboarding_standard" in due(diagnosis)
    process = standing(diagnosis).claimed.area("audit.pillar_process")
    assert process.index == (0 + 25 + 50 + 75) / 4


def test_s0_23_continuous_improvement_culture(workspace, say, library):
    items = [f"audit.culture.{item}" for item in ("experiments", "failures", "wins")]
    before = say(dict.fromkeys(items, "no"))
    assert index(before, "audit.culture") == 0
    assert "skills.experiment_habit" in due(before)
    start_reassessment(workspace, "After half a year", LATER)
    say(dict(zip(items, ("yes", "partly", "no"), strict=True)))
    (earlier,) = earlier_engagements(workspace)
    assert (earlier.as_of, workspace.clients.engagement().as_of) == (AS_OF, LATER)
    comparison = compare_engagements(workspace, library, AUDIT, earlier.id)
    (culture,) = (area for area in comparison.areas if area.area == "audit.culture")
    assert (culture.index_before, culture.index_after, culture.delta) == (0, 50, 50)
    changed = [(one.credit_before, one.credit_after) for one in comparison.answers]
    assert changed == [(0, 1), (0, 0.5)]
    section = since_before(diagnose(workspace, library), library)
    assert section.title == "What changed since 30 Jun 2026"
    assert (
        section.lead == "“Baseline audit” (30 Jun 2026) beside “After half a year” (31 Jan 2027)."
    )
    name = standing(before).instrument.area_name("audit.culture")
    (row,) = (row for row in block(section, "Changes by area").rows if row[1] == name)
    assert (row[3], row[5], row[6], row[7].word) == (0, 50, 50, "Better")
    answers = [(row[3], row[4]) for row in block(section, "Changed answers").rows]
    assert answers == [("No", "Yes"), ("No", "Partly")]


def test_an_answer_to_the_ladder_counts_in_the_audit_as_well(say):
    diagnosis = say({"governance.1.owners_written": "partly"})
    assert index(diagnosis, "audit.ownership") == 50
    assert diagnosis.maturity.area("governance").answered == 1


def test_the_best_and_the_worst_answers_reach_top_and_bottom(say, library):
    questions = library.instruments[AUDIT].questions
    worst = say({question.id: question.choices[0].id for question in questions})
    assert standing(worst).claimed.overall.index == 0
    best = say({question.id: question.choices[-1].id for question in questions})
    assert standing(best).claimed.overall.index == 100
    assert best.findings == ()
