"""What the page of packets lists: roles, people, answers to settle, differences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.answers import Answer
from csdesk.model.assessments import Observation
from csdesk.model.identifiers import AreaId, InstrumentId
from csdesk.model.imports import DataIssue, IssueKind
from csdesk.model.packets import ReturnedPacket
from csdesk.model.respondents import RespondentRole
from csdesk.model.responses import MergeState, Respondent, Response
from csdesk.report.document import Status
from tests.ui.conftest import make_instrument
from ui.models.divergence_lines import compare_instruments, list_divergence, shown_divergence
from ui.models.merge_lines import lines_in, list_merged
from ui.models.packet_lists import describe_packet, list_people, list_roles

LADDER = make_instrument()
FIRST, SECOND = LADDER.questions[:2]
CSM, SALES = RespondentRole.CSM, RespondentRole.SALES
ADA, BEN, CAT = Respondent(1, "Ada", SALES), Respondent(2, "Ben", CSM), Respondent(3, "Cat", CSM)


def say(who, question, choice):
    return Response(who, Answer(question.id, choice))


def test_a_role_says_how_much_it_would_be_asked():
    only = replace(LADDER, questions=(replace(FIRST, asked=(CSM,)), replace(SECOND, asked=(CSM,))))
    lines = {line.role: line for line in list_roles([only])}
    assert (lines[CSM].name, lines[CSM].note) == ("CSMs", "2 questions, about 5 minutes")
    assert (lines[SALES].questions, lines[SALES].note) == (0, "No question for this role")


def test_people_stand_by_role_with_what_they_answered():
    said = (say(ADA, FIRST, "yes"), say(CAT, FIRST, "no"), say(CAT, SECOND, "no"),
            say(BEN, FIRST, "no"))  # fmt: skip
    assert [(line.name, line.note) for _, line in list_people(said)] == [
        ("Ben", "CSM · 1 answer"), ("Cat", "CSM · 2 answers"), ("Ada", "Sales · 1 answer"),
    ]  # fmt: skip


def test_a_file_says_what_could_and_could_not_be_read():
    issue = DataIssue(IssueKind.UNREAD_VALUE, "a.xlsx", "Ladder", 4, "Answer", "?", "!")
    packet = ReturnedPacket("a.xlsx", "Ada", CSM, (Answer("q", "yes"),), (issue,), 3)
    line = describe_packet(packet)
    assert (line.name, line.note) == ("Ada", "CSM · 1 answer · 3 left open · 1 row not read")
    lost = replace(packet, issues=(replace(issue, row=None, column=None),))
    assert describe_packet(lost).note == "CSM · 1 answer · 3 left open · 1 sheet missing"


def test_each_answered_question_is_a_line_once_with_what_everybody_said():
    said = (say(ADA, FIRST, "yes"), say(BEN, FIRST, "no"), say(BEN, SECOND, "yes"))
    second = replace(LADDER, id=InstrumentId("second"))
    lines = list_merged([LADDER, second], said, {FIRST.id: Answer(FIRST.id, "partly")})
    assert [line.question for line in lines] == [FIRST.id, SECOND.id]
    assert [line.state for line in lines] == [MergeState.CONFLICT, MergeState.NEW]
    assert (lines[0].own, lines[0].given) == ("Partly", ("Sales, Ada: Yes", "CSM, Ben: No"))
    assert lines[0].place == "Ladder · Area segmentation"
    assert (lines[1].own, [option.words for option in lines[0].options]) == ("", ["Yes", "No"])
    assert lines_in(lines, MergeState.NEW) == lines[1:]


def test_what_the_consultant_says_already_is_no_option():
    said = (say(ADA, FIRST, "yes"), say(BEN, FIRST, "no"), say(CAT, FIRST, "no"))
    (line,) = list_merged([LADDER], said, {FIRST.id: Answer(FIRST.id, "yes")})
    assert [(option.words, option.answer) for option in line.options] == [
        ("No", Answer(FIRST.id, "no"))
    ]


@pytest.fixture
def compared():
    said = (say(ADA, FIRST, "yes"), say(BEN, FIRST, "no"),
            say(ADA, SECOND, "yes"), say(BEN, SECOND, "yes"))  # fmt: skip
    (found,) = compare_instruments([LADDER], said)
    return found


def test_areas_are_drilled_down_to_their_questions(compared):
    assert [one.area for one in shown_divergence(compared, None)] == ["segmentation"]
    questions = shown_divergence(compared, AreaId("segmentation"))
    assert [one.question for one in questions] == [FIRST.id, SECOND.id]


def test_only_what_differs_is_a_line_and_what_is_kept_says_so(compared):
    shown = shown_divergence(compared, AreaId("segmentation"))
    (line,) = list_divergence(LADDER, shown, ())
    assert line.divergence.question == FIRST.id
    assert line.status.status is Status.RISK
    assert not line.is_kept
    kept = Observation(1, FIRST.id, line.sentence)
    assert list_divergence(LADDER, shown, (kept,))[0].is_kept


def test_the_instrument_that_divides_most_comes_first():
    calm = replace(LADDER, id=InstrumentId("calm"), questions=(SECOND,))
    said = (say(ADA, FIRST, "yes"), say(BEN, FIRST, "no"),
            say(ADA, SECOND, "yes"), say(BEN, SECOND, "yes"))  # fmt: skip
    found = compare_instruments([calm, LADDER], said)
    assert [one.instrument.id for one in found] == ["maturity_ladder", "calm"]
