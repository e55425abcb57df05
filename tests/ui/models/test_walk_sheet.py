from dataclasses import replace

import pytest

from csdesk.model.answers import Answer
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import ChoiceId, FunctionId, InstrumentId, QuestionId
from csdesk.model.instruments import MATURITY_LADDER
from csdesk.scoring.maturity import score_instrument
from tests.ui.conftest import make_assessment
from ui.models.trace_lines import read_trace
from ui.models.walk_sheet import WalkSheet, is_stale, read_sheet

SUPPORT = FunctionId("support")


def test_areas_outside_the_chosen_functions_are_not_asked(diagnosis: Diagnosis) -> None:
    first, *others = diagnosis.instrument.areas
    instrument = replace(
        diagnosis.instrument, areas=(replace(first, functions=(FunctionId("sales"),)), *others)
    )
    result = score_instrument(instrument, {}, functions={SUPPORT})
    assessment = replace(
        make_assessment(instrument, {}), claimed=result, functions=frozenset({SUPPORT})
    )
    sheet = WalkSheet(assessment)
    assert "segmentation" not in [area.area for area in sheet.areas]
    assert len(sheet.questions) == 11
    assert sheet.score({}).left_out == ("segmentation",)


def test_a_shared_question_names_who_else_asks_it(diagnosis: Diagnosis) -> None:
    ladder = diagnosis.assessments[MATURITY_LADDER]
    lent = diagnosis.instrument.questions[0]
    other = replace(
        diagnosis.instrument,
        id=InstrumentId("other"),
        name="The other one",
        questions=(lent,),
        overall_questions=(),
    )
    sheet = read_sheet([ladder, make_assessment(other, {})], ladder)
    assert sheet.asked_by == {lent.id: ("The other one",)}


@pytest.mark.parametrize(("revision", "stale"), [(1, True), (2, False)])
def test_an_answer_to_earlier_criteria_is_stale(
    diagnosis: Diagnosis, revision: int, stale: bool
) -> None:
    question = replace(diagnosis.instrument.questions[0], revision=2)
    assert is_stale(question, Answer(question.id, ChoiceId("yes"), revision=revision)) is stale
    assert not is_stale(question, Answer(question.id, note="only a note", revision=revision))


def test_a_level_is_explained_answer_by_answer(diagnosis: Diagnosis) -> None:
    sheet = WalkSheet(diagnosis.assessments[MATURITY_LADDER])
    second = QuestionId("health.2.second")
    answers = {
        **diagnosis.answers,
        second: Answer(second, not_applicable_reason="No red accounts"),
    }
    words = read_trace(sheet, answers, diagnosis.instrument.areas[1].id)
    first, other = words.lines
    assert (first.answer, first.weight, first.gained) == ("Partly", "1", "50.0 of 100.0")
    assert other.remark == "does not apply: No red accounts"
    assert words.total == "50.0 of 100"
