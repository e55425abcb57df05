"""The library of initiatives: S1.7, S1.64, S1.66 and S4.23."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from csdesk.model.answers import Answer
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import ChoiceId, InitiativeId, InstrumentId, QuestionId
from csdesk.model.library import Library
from csdesk.model.roadmap import Aim, Complexity, Initiative, RoadmapItem
from csdesk.operations.answers import save_answer
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.report import make_report
from csdesk.report.document import Report, Table
from csdesk.storage.workspace import Workspace
from tests.acceptance.test_ladder import answers_up_to

WORKSTREAMS = {
    "Health scoring",
    "Churn prediction",
    "Renewal and expansion playbooks",
    "Automation of routine work",
    "Data architecture and governance",
}
OUTCOMES = {Aim.LOWER_CHURN, Aim.EXPANSION, Aim.NET_RETENTION, Aim.TIME_TO_VALUE}
PRESETS = {
    "playbooks.in_app_guidance": ("low", 10_000, "quick wins in retention"),
    "health.automatic_alerts": ("medium", 20_000, "20 to 30% less churn"),
    "playbooks.expansion_route": ("medium", 15_000, "15 to 25% more revenue"),
    "playbooks.renewal_reminders": ("low", 5_000, "more customers renew"),
}
LACKING = {
    "metrics.2.in_app_guidance": "not_started",
    "audit.automation.alerts": "manual",
    "audit.automation.renewals": "manual",
    "process.expansion.signals": "none",
    "process.expansion.whitespace": "none",
    "process.expansion.usage_triggers": "none",
    "process.expansion.cross_sell": "none",
    "process.expansion.handoff": "none",
}
ONE_WEEK = InitiativeId("playbooks.first_value_path")


def initiatives_of(library: Library) -> dict[str, Initiative]:
    return {one.id: one for one in library.initiatives}


def items_of(diagnosis: Diagnosis) -> dict[str, RoadmapItem]:
    assert diagnosis.roadmap is not None
    return {item.initiative.id: item for item in diagnosis.roadmap.items}


def roadmap_rows(report: Report) -> dict[str, dict[str, object]]:
    """Return the rows of the plan as the report has them, by the title of their initiative."""
    table = next(one for one in report.tables() if one.name == "Roadmap")
    assert isinstance(table, Table)
    titles = [column.title for column in table.columns]
    rows = (dict(zip(titles, row, strict=True)) for row in table.rows)
    return {str(row["Initiative"]): row for row in rows}


def skills_alone(workspace: Workspace, library: Library) -> Diagnosis:
    """Answer the ladder as well as possible, but for skills: nothing asks for a quick win."""
    instrument = library.instruments[InstrumentId("maturity_ladder")]
    tiers = {area.id: 0 if area.id == "skills" else 4 for area in instrument.areas}
    for answer in answers_up_to(instrument, tiers).values():
        save_answer(workspace, answer)
    return diagnose(workspace, library)


def test_s1_7_scope_five_workstreams_and_four_outcomes(sample, sample_report, library) -> None:
    assert {one.workstream for one in library.initiatives} == WORKSTREAMS
    assert {one.aim for one in library.initiatives} == OUTCOMES
    rows = roadmap_rows(sample_report)
    assert set(rows) == {item.initiative.title for item in items_of(sample).values()}
    assert {row["Workstream"] for row in rows.values()} <= WORKSTREAMS
    assert {row["Is to bring"] for row in rows.values()} <= {
        "Lower churn",
        "More expansion",
        "Better net retention",
        "Faster time to value",
    }


def test_s1_64_playbook_implementation_table(library) -> None:
    known = initiatives_of(library)
    assert {one.id for one in library.initiatives if one.quoted} == set(PRESETS)
    for key, (complexity, cost, benefit) in PRESETS.items():
        preset = known[key]
        assert preset.complexity == complexity
        assert (preset.cost_low, preset.cost_high) == (cost, cost)
        assert f"{complexity} complexity, ${cost:,} to set up" in preset.quoted
        assert benefit in preset.quoted
        assert (preset.gain_low, preset.gain_high) == (None, None), "a claim, not a forecast"
    assert "tools on top" in known["health.automatic_alerts"].quoted


def test_presets_stand_in_the_plan_as_given(workspace, library) -> None:
    for question, choice in LACKING.items():
        save_answer(workspace, Answer(QuestionId(question), ChoiceId(choice)))
    diagnosis = diagnose(workspace, library)
    items = items_of(diagnosis)
    rows = roadmap_rows(make_report(diagnosis, library))
    assert set(PRESETS) <= set(items)
    for key, (complexity, cost, benefit) in PRESETS.items():
        row = rows[items[key].initiative.title]
        assert row["Complexity"] == complexity.capitalize()
        assert (row["Spend, low (US dollars)"], row["Spend, high (US dollars)"]) == (cost, cost)
        assert benefit in str(row["As the source text gives it"])
    quoted = [row for row in rows.values() if row["As the source text gives it"]]
    assert len(quoted) == len(PRESETS)


def test_s1_66_complexity_scale(sample, library) -> None:
    days = library.plan.durations
    # 2 to 4 weeks, 1 to 3 months (assumed: the source text says nothing), 3 to 6 months.
    assert days[Complexity.LOW] == (14, 28)
    assert (days[Complexity.MEDIUM][0], days[Complexity.MEDIUM][1]) == (28, 92)
    assert days[Complexity.HIGH] == (90, 184)
    for one in library.initiatives:
        least, most = days[one.complexity]
        assert least <= one.duration <= most, one.id
    # Among equally urgent ones the easier comes first.
    solution = sample.plan.solution
    assert solution is not None
    items = items_of(sample)
    order = [items[one.initiative] for one in solution.explanations if one.initiative in items]
    scale = list(Complexity)
    for before, after in pairwise(order):
        if before.priority == after.priority:
            before_at = scale.index(before.initiative.complexity)
            assert before_at <= scale.index(after.initiative.complexity)


def test_s4_23_one_week_action(workspace, library) -> None:
    diagnosis = skills_alone(workspace, library)
    roadmap = diagnosis.roadmap
    assert roadmap is not None
    items = items_of(diagnosis)
    assert len(items) > 1
    assert [one for one, item in items.items() if item.initiative.quick_win] == [ONE_WEEK]
    offered = items[ONE_WEEK]
    # The most important segment, its first value, the path of 30 days, and its measurement.
    assert len(offered.initiative.steps) == 4
    assert offered.is_quick_win
    assert offered.start_on == roadmap.start_on + timedelta(days=offered.start_day)
    assert offered.due_on <= roadmap.start_on + timedelta(days=30)
    row = roadmap_rows(make_report(diagnosis, library))[offered.initiative.title]
    assert (row["Starts"], row["Due"]) == (offered.start_on, offered.due_on)
    assert row["Quick win"] == "Yes"
    assert str(row["Steps"]).split("\n") == list(offered.initiative.steps)


@pytest.mark.parametrize("key", sorted(PRESETS))
def test_a_preset_says_what_it_leaves_behind_and_what_can_go_wrong(library, key) -> None:
    preset = initiatives_of(library)[key]
    assert len(preset.deliverables) >= 2
    assert len(preset.risks) >= 1
