from dataclasses import replace

import pytest

from csdesk.model.answers import Answer, Confidence
from csdesk.model.assessments import Assessment
from csdesk.model.claims import Claim, ClaimCheck, ClaimVerdict, Comparison
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import CheckId, ChoiceId, InstrumentId, MeasureId, QuestionId
from csdesk.model.instruments import MATURITY_LADDER
from tests.ui.conftest import make_assessment
from ui.models.left_lines import LeftKind, list_left

FIRST = QuestionId("skills.1.first")
YES = Answer(FIRST, ChoiceId("yes"), confidence=Confidence.HIGH, evidence="Sheet RAG")


def left_of(diagnosis: Diagnosis, answer: Answer, **changes: object) -> list[str]:
    """Return why the first question of Skills is left with an answer to it."""
    instrument = replace(
        diagnosis.instrument,
        questions=tuple(
            replace(question, **changes) if question.id == FIRST else question
            for question in diagnosis.instrument.questions
        ),
    )
    assessment = make_assessment(instrument, {**diagnosis.answers, FIRST: answer})
    return kinds(replace(diagnosis, assessments={MATURITY_LADDER: assessment}))


def kinds(diagnosis: Diagnosis) -> list[str]:
    left = list_left(diagnosis)
    return [kind.value for kind in LeftKind if any(one.question == FIRST for one in left[kind])]


@pytest.mark.parametrize(
    ("answer", "changes", "expected"),
    [
        (YES, {}, []),
        (Answer(FIRST), {}, ["unanswered"]),
        (Answer(FIRST, deferred="Ask Priya"), {}, ["deferred"]),
        (Answer(FIRST, not_applicable_reason="No team"), {}, []),
        (replace(YES, flagged=True), {}, ["flagged"]),
        (replace(YES, confidence=Confidence.LOW), {}, ["unsure"]),
        (replace(YES, evidence=""), {}, ["no_evidence"]),
        (YES, {"revision": 2}, ["stale"]),
        (YES, {"needs_owner": True}, ["no_owner"]),
        (replace(YES, owner="Priya"), {"needs_owner": True}, []),
    ],
)
def test_each_reason_stands_by_itself(
    diagnosis: Diagnosis, answer: Answer, changes: dict[str, object], expected: list[str]
) -> None:
    assert left_of(diagnosis, answer, **changes) == expected


def test_what_the_data_contradict_is_left(diagnosis: Diagnosis) -> None:
    check = ClaimCheck(
        CheckId("c"), MeasureId("kpi.nrr"), Comparison.AT_LEAST, 100.0, "It should be so."
    )
    claim = Claim(check, FIRST, ClaimVerdict.CONTRADICTED, None, "It is not so.")
    assessment = make_assessment(diagnosis.instrument, {**diagnosis.answers, FIRST: YES})
    told = replace(assessment, claims=(claim,))
    assert kinds(replace(diagnosis, assessments={MATURITY_LADDER: told})) == ["contradicted"]


def test_a_question_of_two_instruments_is_left_once(diagnosis: Diagnosis) -> None:
    ladder = diagnosis.assessments[MATURITY_LADDER]
    twin = replace(diagnosis.instrument, id=InstrumentId("twin"))
    both: dict[InstrumentId, Assessment] = {
        MATURITY_LADDER: ladder,
        twin.id: make_assessment(twin, diagnosis.answers),
    }
    left = list_left(replace(diagnosis, assessments=both))
    assert len(left[LeftKind.UNANSWERED]) == 7


def test_what_was_not_begun_is_not_left(fresh_diagnosis: Diagnosis) -> None:
    assert not any(list_left(fresh_diagnosis).values())
