from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csdesk.errors import WrongUsage
from csdesk.model.answers import Answer, Confidence
from csdesk.model.identifiers import ChoiceId, QuestionId
from csdesk.storage.workspace import Workspace, open_workspace

texts = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)))
answers = st.builds(
    Answer,
    question=texts.filter(bool).map(QuestionId),
    choice=st.none() | st.sampled_from(["yes", "partly", "no"]).map(ChoiceId),
    not_applicable_reason=texts,
    confidence=st.sampled_from(Confidence),
    evidence=texts,
    note=texts,
    flagged=st.booleans(),
    respondent=texts,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(answers, max_size=5))
def test_any_answers_come_back_unchanged(workspace: Workspace, given_answers: list[Answer]) -> None:
    with workspace.transaction():
        for question in workspace.answers.all():
            workspace.answers.clear(question)
        workspace.answers.save_all(given_answers)
    assert workspace.answers.all() == {answer.question: answer for answer in given_answers}


def test_an_answer_is_there_after_reopening(closed: Path, phrase: str | None) -> None:
    answer = Answer(QuestionId("health.1.owner"), ChoiceId("partly"), note="asked twice")
    with open_workspace(closed, phrase=phrase) as workspace:
        workspace.answers.save(answer)
    with open_workspace(closed, phrase=phrase) as workspace:
        assert workspace.answers.all() == {answer.question: answer}


def test_a_later_answer_replaces_the_earlier_one(workspace: Workspace) -> None:
    question = QuestionId("data.2.ids")
    workspace.answers.save(Answer(question, ChoiceId("no"), note="old", flagged=True))
    later = Answer(question, None, "no such process", Confidence.HIGH, "minutes of 3 May", "new")
    workspace.answers.save(later)
    assert workspace.answers.all() == {question: later}


def test_clearing_forgets_one_answer_and_asking_again_does_nothing(workspace: Workspace) -> None:
    for name in ("a", "b"):
        workspace.answers.save(Answer(QuestionId(name), ChoiceId("yes")))
    workspace.answers.clear(QuestionId("a"))
    workspace.answers.clear(QuestionId("a"))
    assert list(workspace.answers.all()) == ["b"]


@pytest.mark.parametrize("note", ["nul \0 inside", "half a \ud83d pair"])
def test_several_answers_are_kept_all_or_none(workspace: Workspace, note: str) -> None:
    good = Answer(QuestionId("a"), ChoiceId("yes"))
    bad = Answer(QuestionId("b"), ChoiceId("yes"), note=note)
    with pytest.raises(WrongUsage, match="Type it again"):
        workspace.answers.save_all([good, bad])
    assert workspace.answers.all() == {}
