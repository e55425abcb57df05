"""What people answered beside the consultant: agreed, new, in conflict, confirmed, open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.answers import Answer, Confidence
from csdesk.model.areas import Area
from csdesk.model.instruments import Choice, Instrument, Question
from csdesk.model.respondents import RespondentRole
from csdesk.model.responses import MergeState, Respondent, Response
from csdesk.scoring.merging import agreed_answer, merge_responses

ADA = Respondent(1, "Ada", RespondentRole.LEADERSHIP)
BEN = Respondent(2, "Ben", RespondentRole.CSM)
QUESTION = Question(
    "q.1", "data", "Q1", "Text?", "", choices=(Choice("no", "No", "", 0.0, "Do it"),
                                               Choice("yes", "Yes", "", 1.0)),
)  # fmt: skip
SMALL = Instrument("small", "1", "Small", "", (), (Area("data", "Data", ""),), (QUESTION,), ())
YES, NO = Answer("q.1", "yes"), Answer("q.1", "no")


def merged(own, *given):
    responses = [Response(*pair) for pair in given]
    (one,) = merge_responses(SMALL, responses, {} if own is None else {"q.1": own}).questions
    return one


@pytest.mark.parametrize(
    ("own", "given", "state"),
    [
        (None, (), MergeState.UNANSWERED),
        (YES, (), MergeState.UNANSWERED),
        (None, ((ADA, YES),), MergeState.NEW),
        (None, ((ADA, YES), (BEN, YES)), MergeState.AGREED),
        (Answer("q.1", deferred="ask Finance"), ((ADA, YES), (BEN, YES)), MergeState.AGREED),
        (None, ((ADA, YES), (BEN, NO)), MergeState.CONFLICT),
        (NO, ((ADA, YES), (BEN, YES)), MergeState.CONFLICT),
        (YES, ((ADA, YES), (BEN, NO)), MergeState.CONFLICT),
        (YES, ((ADA, YES),), MergeState.CONFIRMED),
        (Answer("q.1", None, "no team"), ((ADA, Answer("q.1", None, "none")),),
         MergeState.CONFIRMED),
        (Answer("q.1", None, "no team"), ((ADA, NO),), MergeState.CONFLICT),
        (None, ((ADA, Answer("q.1", text="Acme ")), (BEN, Answer("q.1", text="acme"))),
         MergeState.AGREED),
        (None, ((ADA, Answer("q.1", value=5.0)), (BEN, Answer("q.1", value=6.0))),
         MergeState.CONFLICT),
    ],
)  # fmt: skip
def test_how_answers_stand_to_each_other(own, given, state):
    assert merged(own, *given).state is state


def test_confidence_and_notes_make_no_conflict():
    sure = replace(YES, confidence=Confidence.VERY_HIGH, note="I wrote it", evidence="handbook")
    assert merged(None, (ADA, sure), (BEN, YES)).state is MergeState.AGREED


def test_what_all_say_is_adopted_as_surely_as_the_least_sure_and_without_their_words():
    sure = replace(YES, confidence=Confidence.VERY_HIGH, note="I wrote it", evidence="handbook")
    doubtful = replace(YES, confidence=Confidence.LOW)
    agreed = agreed_answer(merged(None, (ADA, sure), (BEN, doubtful)))
    assert agreed == Answer("q.1", "yes", confidence=Confidence.LOW)


@pytest.mark.parametrize("own", [YES, NO])
def test_nothing_is_adopted_over_an_own_answer(own):
    assert agreed_answer(merged(own, (ADA, YES), (BEN, YES))) is None


def test_every_response_is_kept_beside_the_own_answer():
    one = merged(NO, (ADA, YES), (BEN, NO))
    assert [(r.respondent, r.answer) for r in one.given] == [(ADA, YES), (BEN, NO)]
    assert one.own == NO
