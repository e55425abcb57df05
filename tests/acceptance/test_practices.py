"""Twelve practices and five mistakes: S4.22, S4.29, with hand-computed expectations."""

from __future__ import annotations

import pytest

from csdesk.model.answers import Answer
from csdesk.model.areas import AreaKind
from csdesk.model.identifiers import AreaId, ChoiceId, InstrumentId
from csdesk.model.instruments import Instrument, Polarity
from csdesk.model.library import Library
from csdesk.operations.answers import save_answer
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.report import make_report
from csdesk.report.document import Bullets
from csdesk.scoring.maturity import score_instrument, weakest_areas
from csdesk.storage.workspace import Workspace

PRACTICES = InstrumentId("twelve_practices")
MISTAKES = AreaId("practices.mistakes")
FIXES = {
    "onboarding_ends_early": ("playbooks.onboarding_ends_early", "playbooks.value_before_close"),
    "health_in_theory": ("health.pretty_scores", "health.score_to_playbook"),
    "product_qbr": ("playbooks.product_reviews", "playbooks.decision_qbr"),
    "early_expansion": ("playbooks.early_expansion", "playbooks.proof_before_offer"),
    "apology_department": ("governance.apology_department", "governance.friction_loop"),
}
"""For each mistake the finding and the initiative that mends it."""


@pytest.fixture
def practices(library: Library) -> Instrument:
    return library.instruments[PRACTICES]


def rows_of(practices: Instrument):
    return [question for question in practices.questions if question.area != MISTAKES]


def rate(workspace: Workspace, practices: Instrument, ratings: list[int]) -> None:
    for question, rating in zip(rows_of(practices), ratings, strict=True):
        save_answer(workspace, Answer(question.id, question.choices[rating].id))


def test_twelve_rows_rated_nought_to_four_make_48_points(workspace, practices):
    rows = rows_of(practices)
    assert len(rows) == 12
    assert len({row.area for row in rows}) == 12
    assert all([choice.credit * 4 for choice in row.choices] == [0, 1, 2, 3, 4] for row in rows)
    assert practices.minutes == 20
    rate(workspace, practices, [4] * 12)
    result = score_instrument(practices, workspace.answers.all())
    assert (result.points, result.most_points) == (48.0, 48.0)


def test_s4_29_points_are_the_sum_of_the_ratings_and_the_lowest_three_are_shown(
    workspace, practices
):
    rate(workspace, practices, [3, 1, 2, 4, 0, 3, 2, 4, 1, 3, 2, 4])
    for mistake in practices.area_questions(MISTAKES):
        save_answer(workspace, Answer(mistake.id, ChoiceId("yes")))
    result = score_instrument(practices, workspace.answers.all())
    assert len(rows_of(practices)) == 12
    assert (result.points, result.most_points) == (29.0, 48.0)
    lowest = [level.area for level in weakest_areas(practices, result, 3)]
    # Rated 0, 1 and 1: the fifth, second and ninth row.
    assert lowest == ["practices.playbooks", "practices.segment", "practices.voice"]


def test_the_report_says_points_and_lowest_three(workspace, library, practices):
    rate(workspace, practices, [3, 1, 2, 4, 0, 3, 2, 4, 1, 3, 2, 4])
    report = make_report(diagnose(workspace, library), library)
    (section,) = (section for section in report.sections if section.id == "assessments")
    said = " ".join(str(block) for block in section.blocks)
    assert "29.0 of 48.0 points" in said
    (weakest,) = (block for block in section.blocks if isinstance(block, Bullets))
    names = ("Playbooks in use", "Customers segmented", "Feedback that is answered")
    assert [item.split(":")[0] for item in weakest.items] == list(names)


def test_every_row_names_what_would_lift_it(practices):
    areas = {area.id: area for area in practices.areas}
    for row in rows_of(practices):
        assert areas[row.area].initiatives, row.area
        assert areas[row.area].pillar, row.area


def test_five_mistakes_are_asked_for_and_cost_no_points(workspace, practices):
    mistakes = practices.area_questions(MISTAKES)
    assert len(mistakes) == 5
    assert all(question.polarity is Polarity.NEGATIVE for question in mistakes)
    (area,) = (area for area in practices.areas if area.id == MISTAKES)
    assert area.kind is AreaKind.SYMPTOMS
    rate(workspace, practices, [2] * 12)
    for question in mistakes:
        save_answer(workspace, Answer(question.id, ChoiceId("yes")))
    result = score_instrument(practices, workspace.answers.all())
    assert (result.points, result.most_points) == (24.0, 48.0)
    assert result.overall.index == 50.0
    assert result.area(MISTAKES).index == 0.0


@pytest.mark.parametrize("mistake", FIXES)
def test_s4_22_a_tick_adds_the_fix_to_the_plan(workspace, library, practices, mistake):
    rule, fix = FIXES[mistake]
    (question,) = (one for one in practices.questions if one.id.endswith(f".{mistake}"))
    save_answer(workspace, Answer(question.id, ChoiceId("yes")))
    diagnosis = diagnose(workspace, library)
    assert fix in {
        one for found in diagnosis.findings if found.id == rule for one in found.initiatives
    }
    assert diagnosis.roadmap is not None
    assert fix in {item.initiative.id for item in diagnosis.roadmap.items}


def test_no_tick_adds_no_fix(workspace, library, practices):
    for question in practices.area_questions(MISTAKES):
        save_answer(workspace, Answer(question.id, ChoiceId("no")))
    found = {finding.id for finding in diagnose(workspace, library).findings}
    assert not found & {rule for rule, _ in FIXES.values()}


def test_the_sample_is_screened_and_its_list_contradicts_one_rating(sample, practices):
    assessment = sample.assessments[PRACTICES]
    # 2 + 3 + 2 + 2 + 1 + 0 + 2 + 2 + 1 + 3 + 2 + 1.
    assert (assessment.claimed.points, assessment.claimed.most_points) == (21.0, 48.0)
    lowest = [level.area for level in weakest_areas(practices, assessment.claimed, 3)]
    assert lowest == ["practices.plans", "practices.playbooks", "practices.voice"]
    # 173 of 184 customers have a CSM, and 95% were to have one.
    assert [claim.check.id for claim in assessment.contradicted] == ["practices.owners_named"]
    assert assessment.supported.points == 20.0


def test_a_mistake_that_the_process_diagnostic_asks_for_is_asked_once(library, practices):
    (shared,) = (question for question in practices.questions if question.lender is not None)
    lender = library.instruments[InstrumentId("process_diagnostic")]
    assert lender.question(shared.id).choices == shared.choices
    assert shared.area == MISTAKES
