from dataclasses import replace

import pytest

from csdesk.model.answers import Answer, Confidence
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AreaId, ChoiceId, QuestionId
from csdesk.model.instruments import MATURITY_LADDER, Question
from csdesk.report.document import Status
from ui.models.question_progress import AreaProgress, answer_status, is_answered, measure_progress
from ui.models.walk_sheet import WalkSheet

QUESTION = Question(QuestionId("q"), AreaId("area"), "Short", "Is it so?", "", revision=2)
YES = Answer(QuestionId("q"), ChoiceId("yes"), revision=2)


def measure(diagnosis: Diagnosis) -> tuple[AreaProgress, ...]:
    sheet = WalkSheet(diagnosis.assessments[MATURITY_LADDER])
    return measure_progress(sheet.areas, lambda key: diagnosis.answers.get(key) or Answer(key))


def test_the_areas_come_in_their_order_and_the_whole_last(diagnosis: Diagnosis) -> None:
    areas = measure(diagnosis)
    assert [area.area for area in areas] == [
        "segmentation",
        "health",
        "playbooks",
        "data",
        "governance",
        "skills",
        "overall",
    ]
    assert [(area.answered, len(area.questions)) for area in areas] == [
        (2, 2),
        (1, 2),
        (1, 2),
        (1, 2),
        (1, 2),
        (0, 2),
        (0, 1),
    ]


def test_an_area_is_done_started_or_needs_a_look(diagnosis: Diagnosis) -> None:
    segmentation, health, playbooks, *_, skills, whole = measure(diagnosis)
    assert (segmentation.status, segmentation.share) == (Status.GOOD, 1.0)
    assert (health.status, health.remark) == (Status.WATCH, "1 flagged, 1 not sure")
    assert (playbooks.status, playbooks.remark) == (Status.DOING, "")
    assert (skills.status, skills.share) == (Status.NONE, 0.0)
    assert whole.name == "The whole"


@pytest.mark.parametrize(
    ("answer", "done"),
    [
        (None, False),
        (YES, True),
        (replace(YES, choice=None), False),
        (replace(YES, choice=None, note="only a note"), False),
        (replace(YES, choice=None, not_applicable_reason="no team"), True),
        (replace(YES, choice=None, value=0.0), True),
        (replace(YES, choice=None, deferred="ask Priya"), False),
    ],
)
def test_a_question_is_done_with_a_choice_or_a_reason(answer: Answer | None, done: bool) -> None:
    assert is_answered(answer) is done


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (None, Status.NONE),
        (YES, Status.GOOD),
        (replace(YES, flagged=True), Status.WATCH),
        (replace(YES, confidence=Confidence.LOW), Status.WATCH),
        (replace(YES, choice=None, flagged=True), Status.NONE),
        (replace(YES, choice=None, value=3.0), Status.GOOD),
        (replace(YES, choice=None, text="all of it"), Status.GOOD),
        (replace(YES, choice=None, deferred="ask Priya"), Status.DOING),
        (replace(YES, revision=1), Status.WATCH),
    ],
)
def test_a_question_has_the_status_of_its_answer(answer: Answer | None, status: Status) -> None:
    assert answer_status(QUESTION, answer) is status
