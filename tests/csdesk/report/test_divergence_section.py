"""Where people disagree, as the report shows it: by role, with figures, never with a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.answers import Answer
from csdesk.model.assessments import Assessment
from csdesk.model.identifiers import AreaId
from csdesk.model.respondents import RespondentRole
from csdesk.model.responses import Divergence, Respondent, Response
from csdesk.report.compose import compose_report
from csdesk.report.divergence_words import divergence_sentence, mean_label
from csdesk.report.document import Bullets, FigureBlock, Status
from csdesk.report.sections.divergence import divergence_sections
from tests.csdesk.report.diagnoses import make_full, make_instrument, make_library

LADDER = make_instrument()
FIRST, SECOND = LADDER.questions[0], LADDER.questions[4]
LEADERSHIP, CSM = RespondentRole.LEADERSHIP, RespondentRole.CSM
ADA = Respondent(1, "Ada Lovelace", LEADERSHIP)
BEN, CAT = Respondent(2, "Ben Nevis", CSM), Respondent(3, "Cat Ballou", CSM)


def say(who, question, choice, **more):
    return Response(who, Answer(question.id, choice, **more))


DIVIDED = (
    say(ADA, FIRST, "yes", note="Ada Lovelace said so"),
    say(BEN, FIRST, "no", evidence="ask Ben Nevis"),
    say(CAT, FIRST, "partly"),
    say(ADA, SECOND, "yes"),
    say(BEN, SECOND, "yes"),
)


def diagnosis_with(responses):
    full = make_full()
    assessment = Assessment(LADDER, full.answers, full.maturity, full.maturity)
    return replace(full, responses=tuple(responses), assessments={LADDER.id: assessment})


@pytest.fixture
def section():
    (found,) = divergence_sections(diagnosis_with(DIVIDED))
    return found


@pytest.mark.parametrize(
    "responses", [(), (say(BEN, FIRST, "no"), say(CAT, FIRST, "yes")),
                  (say(ADA, FIRST, "no"), say(BEN, SECOND, "yes"))]
)  # fmt: skip
def test_there_is_no_section_before_two_roles_answered_the_same(responses):
    report = compose_report(diagnosis_with(responses), make_library())
    assert "divergence" not in [section.id for section in report.sections]


def test_the_section_stands_behind_the_areas():
    report = compose_report(diagnosis_with(DIVIDED), make_library())
    ids = [section.id for section in report.sections]
    assert ids.index("divergence") == ids.index("areas") + 1


def test_the_figure_has_a_row_for_each_area_that_two_roles_answered(section):
    (block,) = [one for one in section.blocks if isinstance(one, FigureBlock)]
    assert (block.figure.roles, block.figure.people) == (("Leadership", "CSMs"), (1, 2))
    segmentation, health = block.figure.rows
    # CSMs on the first question: (0 + 0.5) / 2.
    assert (segmentation.label, segmentation.credits) == (LADDER.areas[0].name, (100.0, 25.0))
    assert (segmentation.spread, segmentation.is_large) == (75.0, True)
    assert (health.credits, health.spread, health.is_large) == ((100.0, 100.0), 0.0, False)
    assert block.answer == "1 area of 2: two roles are far apart."


def test_large_gaps_on_single_questions_are_said_in_words(section):
    (said,) = [one for one in section.blocks if isinstance(one, Bullets)]
    (words,) = said.items
    assert words == (
        "Step 1 of segmentation: Leadership says “Yes” (100 of 100) and CSMs say “No” to “Partly” "
        "(25 of 100)."
    )


def test_the_workbook_has_every_area_and_question_with_its_figures(section):
    areas, questions = [block for block in section.blocks if hasattr(block, "rows")]
    titles = [column.title for column in areas.columns]
    assert titles[3:] == ["Leadership", "CSMs", "Points apart", "Verdict", "People"]
    assert [row[3:6] for row in areas.rows] == [(100.0, 25.0, 75.0), (100.0, 100.0, 0.0)]
    assert [row[2] for row in questions.rows] == [FIRST.text, SECOND.text]
    assert [row[6].status for row in questions.rows] == [Status.RISK, Status.GOOD]
    assert [row[7] for row in questions.rows] == [3, 2]


def test_no_name_and_no_word_of_a_respondent_is_in_the_section(section):
    text = repr(section)
    assert "Ada" not in text
    assert "Nevis" not in text
    assert "Ballou" not in text


@pytest.mark.parametrize(
    ("credit", "label"),
    [
        (0.0, "“No”"),
        (0.25, "“No” to “Partly”"),
        (0.5, "“Partly”"),
        (2 / 3, "“Partly” to “Yes”"),
        (1.0, "“Yes”"),
    ],
)
def test_a_mean_is_named_after_its_answer_or_the_two_around_it(credit, label):
    assert mean_label(FIRST, credit) == label


def test_an_area_is_said_by_its_figures():
    area = Divergence(AreaId("data"), None, {LEADERSHIP: 0.8, CSM: 0.305}, 0.495, 3)
    assert divergence_sentence(LADDER, area) == (
        f"{LADDER.area_name(area.area)}: the answers put Leadership at 80 of 100 and CSMs at 31 "
        "of 100."
    )
