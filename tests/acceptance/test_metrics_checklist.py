"""Metrics checklist: S2.1 to S2.11, with hand-computed expectations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from csdesk.model.answers import Answer
from csdesk.model.areas import AreaKind, Origin
from csdesk.model.clients import Client, PrimaryGoal
from csdesk.model.identifiers import AreaId, ChoiceId, InstrumentId, QuestionId
from csdesk.model.instruments import Instrument, QuestionKind
from csdesk.model.library import Library
from csdesk.operations.answers import save_answer
from csdesk.operations.clients import change_client
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.report import make_report
from csdesk.scoring.goals import find_goal
from csdesk.scoring.maturity import score_instrument
from csdesk.storage.workspace import Workspace

CHECKLIST = InstrumentId("metrics_checklist")
PHASES = ("metrics.preparation", "metrics.activation", "metrics.retention", "metrics.growth")


@pytest.fixture
def checklist(library: Library) -> Instrument:
    return library.instruments[CHECKLIST]


@pytest.fixture
def tick(workspace: Workspace) -> Callable[..., None]:
    """Return a function that answers a question with a choice of it."""

    def answer(question: str, choice: str, **known: object) -> None:
        save_answer(workspace, Answer(QuestionId(question), ChoiceId(choice), **known))

    return answer


def items_of(checklist: Instrument, phase: str):
    return checklist.area_questions(AreaId(phase))


def findings_of(workspace: Workspace, library: Library) -> set[str]:
    return {finding.id for finding in diagnose(workspace, library).findings}


def shown_goal(workspace: Workspace, library: Library):
    report = make_report(diagnose(workspace, library), library)
    (table,) = (table for table in report.tables() if table.name == "Goal")
    return table.title, table.rows


def test_s2_1_each_item_of_preparation_is_a_fifth_of_it(workspace, checklist, tick):
    items = items_of(checklist, "metrics.preparation")
    assert len(items) == 5
    tick(items[0].id, "done", evidence="Strategy paper, page 4", owner="Ines")
    for item in items[1:]:
        tick(item.id, "not_started")
    kept = workspace.answers.all()
    assert score_instrument(checklist, kept).area(AreaId("metrics.preparation")).index == 20.0
    assert kept[items[0].id].evidence == "Strategy paper, page 4"
    assert kept[items[0].id].owner == "Ines"
    tick(items[1].id, "done")
    tick(items[2].id, "partial")
    level = score_instrument(checklist, workspace.answers.all()).area(items[0].area)
    # Two of five in full and one in half: 20 + 20 + 10.
    assert level.index == 50.0


def test_one_done_item_is_a_fifth_at_worst_while_the_others_are_open(workspace, checklist, tick):
    tick("metrics.1.goal", "done")
    level = score_instrument(checklist, workspace.answers.all()).area(AreaId(PHASES[0]))
    assert (level.low, level.answered, level.applicable) == (20.0, 1, 5)


def test_every_item_of_a_phase_asks_for_its_owner_and_names_a_remedy(checklist):
    for phase in PHASES:
        for item in items_of(checklist, phase):
            assert item.needs_owner, item.id
            assert item.initiatives, item.id
            assert item.weight == 1.0, item.id


def test_s2_2_the_fifth_item_of_activation_is_joined_again(checklist):
    items = items_of(checklist, "metrics.activation")
    assert len(items) == 5
    assert "CSMs help users who are stuck" in items[4].text
    assert all(item.origin is Origin.SOURCE for item in items)


def test_s2_3_the_lost_title_of_phase_three_is_marked_as_reconstructed(checklist):
    areas = {area.id: area for area in checklist.areas}
    assert areas[AreaId("metrics.retention")].origin is Origin.RECONSTRUCTED
    assert areas[AreaId("metrics.retention")].name == "Phase 3: Retention and churn prevention"
    assert all(areas[AreaId(one)].origin is Origin.SOURCE for one in PHASES if one != PHASES[2])
    items = items_of(checklist, "metrics.retention")
    assert len(items) == 5
    assert "NPS of 6 or less" in items[2].text
    assert "24 hours" in items[2].text


def test_s2_4_two_items_of_growth_are_the_sources_and_three_are_marked_as_added(checklist):
    items = items_of(checklist, "metrics.growth")
    assert [item.origin for item in items] == [Origin.SOURCE] * 2 + [Origin.CSDESK] * 3
    source = [
        item
        for phase in PHASES
        for item in items_of(checklist, phase)
        if item.origin is Origin.SOURCE
    ]
    assert len(source) == 5 + 5 + 5 + 2


def test_s2_5_each_goal_loads_another_set_of_kpis(library, checklist):
    sets = {goal: [one.name for one in find_goal(library, goal).kpis] for goal in PrimaryGoal}
    assert sets[PrimaryGoal.STABILITY][0] == "Gross revenue retention"
    assert sets[PrimaryGoal.PROFITABILITY] == [
        "Net revenue retention",
        "Customer retention cost",
        "Customer lifetime value",
        "ARR managed per CSM",
    ]
    assert sets[PrimaryGoal.PRODUCT_MARKET_FIT][:2] == ["Activation", "Trial to paid"]
    assert len({tuple(names) for names in sets.values()}) == 3
    assert find_goal(library, None) is None
    question = checklist.question(QuestionId("metrics.goal"))
    assert question.kind is QuestionKind.FACT
    assert [choice.id for choice in question.choices] == [goal.value for goal in PrimaryGoal]


def test_a_kpi_of_a_goal_is_computed_or_says_what_it_needs(library):
    known = {kpi.id for kpi in library.kpis}
    for goal in library.goals:
        for kpi in goal.kpis:
            assert kpi.kpi in known or (kpi.kpi is None and kpi.note.startswith("Not computed yet"))


def test_the_goal_is_said_once_and_the_report_shows_its_kpis(workspace, library, tick):
    change_client(workspace, Client("Harbourlight", "GBP", PrimaryGoal.STABILITY))
    assert shown_goal(workspace, library)[0] == "Primary goal: Stability"
    tick("metrics.goal", "profitability")
    title, rows = shown_goal(workspace, library)
    assert title == "Primary goal: Profitability"
    assert rows[0][0] == "Net revenue retention"
    assert rows[2][0] == "Customer lifetime value"
    assert not rows[2][3].startswith("Not computed yet")
    tick("metrics.goal", "product_market_fit")
    (activation, *_) = shown_goal(workspace, library)[1]
    assert activation[3] == "Not computed yet: it needs the events of each step to value."


def test_three_stages_are_asked_for_and_an_empty_one_is_a_finding(
    workspace, library, checklist, tick
):
    (grid,) = (grid for grid in checklist.grids if grid.area == AreaId("metrics.choices"))
    assert grid.rows == ("Onboarding", "Retention", "Expansion")
    assert len(grid.cells) == 6
    tick("metrics.stage.onboarding", "done")
    tick("metrics.stage.retention", "partial")
    tick("metrics.stage.expansion", "not_started")
    found = findings_of(workspace, library)
    assert "playbooks.no_expansion_number" in found
    assert not found & {"playbooks.no_onboarding_number", "data.no_retention_number"}


def test_what_was_chosen_earns_nothing(checklist, workspace, tick):
    (choices,) = (area for area in checklist.areas if area.id == "metrics.choices")
    assert choices.kind is AreaKind.FACTS
    for phase in PHASES:
        for item in items_of(checklist, phase):
            tick(item.id, "done")
    tick("metrics.stage.expansion", "not_started")
    assert score_instrument(checklist, workspace.answers.all()).overall.index == 100.0


def test_missing_thresholds_are_asked_for_and_found(workspace, library, checklist, tick):
    asked = checklist.question(QuestionId("metrics.thresholds_missing"))
    assert asked.kind is QuestionKind.TEXT
    tick("metrics.1.benchmarks", "partial")
    assert "data.no_thresholds" in findings_of(workspace, library)
    tick("metrics.1.benchmarks", "done")
    assert "data.no_thresholds" not in findings_of(workspace, library)


def test_the_dashboard_item_names_the_four_numbers(workspace, library, checklist, tick):
    text = checklist.question(QuestionId("metrics.1.dashboard")).text
    assert all(name in text for name in ("NRR", "churn rate", "lifetime value", "health"))
    tick("metrics.1.dashboard", "not_started")
    assert "data.numbers_scattered" in findings_of(workspace, library)


def test_s2_9_no_goal_shared_with_sales_or_product_is_a_finding(workspace, library, tick):
    tick("metrics.1.shared_goals", "not_started")
    found = {one.id: one for one in diagnose(workspace, library).findings}
    assert found["governance.no_shared_goals"].initiatives == ("governance.shared_goals",)
    tick("metrics.1.shared_goals", "partial")
    assert "governance.no_shared_goals" not in findings_of(workspace, library)


def test_the_steps_to_value_are_asked_for_in_their_order(workspace, library, checklist, tick):
    question = checklist.question(QuestionId("metrics.aha_step_names"))
    assert question.kind is QuestionKind.TEXT
    assert "in their order" in question.text
    steps = "1 invite\n2 first report\n3 report shared"
    save_answer(workspace, Answer(question.id, text=steps))
    assert workspace.answers.all()[question.id].text == steps
    tick("metrics.2.aha_steps", "not_started")
    assert "playbooks.no_aha_steps" in findings_of(workspace, library)


def test_the_days_until_stuck_are_asked_for_and_help_that_comes_late_is_found(
    workspace, library, checklist, tick
):
    question = checklist.question(QuestionId("metrics.stuck_after"))
    assert (question.kind, question.unit) == (QuestionKind.NUMBER, "days")
    save_answer(workspace, Answer(question.id, value=7))
    assert workspace.answers.all()[question.id].value == 7
    tick("metrics.2.stuck_users", "not_started")
    found = {one.id: one for one in diagnose(workspace, library).findings}
    assert found["playbooks.stuck_unhelped"].initiatives == ("playbooks.stuck_users",)
