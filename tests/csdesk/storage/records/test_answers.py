from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csdesk.errors import WrongUsage
from csdesk.model.answers import NOBODY, Answer, Confidence
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, ChoiceId, QuestionId
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
    value=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    text=texts,
    deferred=texts,
    owner=texts,
    revision=st.integers(1, 99),
    subject=texts.map(AccountKey),
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(answers, max_size=5))
def test_any_answers_come_back_unchanged(workspace: Workspace, given_answers: list[Answer]) -> None:
    with workspace.transaction():
        for subject in (NOBODY, *workspace.answers.subjects()):
            for question in workspace.answers.all(subject):
                workspace.answers.clear(question, subject)
        workspace.answers.save_all(given_answers)
    expected = {(answer.subject, answer.question): answer for answer in given_answers}
    found = {
        (subject, question): answer
        for subject in (NOBODY, *workspace.answers.subjects())
        for question, answer in workspace.answers.all(subject).items()
    }
    assert found == expected
    assert workspace.answers.subjects() == {subject for subject, _ in expected} - {NOBODY}


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


def test_the_answers_of_an_earlier_engagement_can_be_read(workspace: Workspace) -> None:
    question = QuestionId("a")
    first = workspace.clients.engagement().id
    workspace.answers.save(Answer(question, ChoiceId("no")))
    workspace.clients.add_engagement("A year later")
    assert workspace.answers.all() == {}
    workspace.answers.save(Answer(question, ChoiceId("yes")))
    assert workspace.answers.all()[question].choice == "yes"
    assert workspace.answers.all(engagement=first)[question].choice == "no"


@pytest.mark.parametrize("note", ["nul \0 inside", "half a \ud83d pair"])
def test_several_answers_are_kept_all_or_none(workspace: Workspace, note: str) -> None:
    good = Answer(QuestionId("a"), ChoiceId("yes"))
    bad = Answer(QuestionId("b"), ChoiceId("yes"), note=note)
    with pytest.raises(WrongUsage, match="Type it again"):
        workspace.answers.save_all([good, bad])
    assert workspace.answers.all() == {}


def test_choices_about_customers_are_read_customer_by_customer(workspace: Workspace) -> None:
    asked, other = QuestionId("segment.stage"), QuestionId("other")
    yes, no = ChoiceId("yes"), ChoiceId("no")
    workspace.answers.save_all(
        [
            Answer(asked, yes),
            Answer(asked, no, subject=AccountKey("A1")),
            Answer(other, yes, subject=AccountKey("A1")),
            Answer(asked, text="no choice", subject=AccountKey("A2")),
        ]
    )
    found = workspace.answers.choices_about_customers([asked])
    assert found == {AccountKey("A1"): {asked: no}}
    assert workspace.answers.choices_about_customers([]) == {}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_number_without_a_finite_value_is_refused(workspace: Workspace, value: float) -> None:
    with pytest.raises(WrongUsage, match="no finite value"):
        workspace.answers.save(Answer(QuestionId("q"), value=value))
    assert workspace.answers.all() == {}


def test_the_last_question_about_the_company_is_known_after_the_file_was_closed(
    workspace: Workspace, phrase: str | None
) -> None:
    assert workspace.answers.last() is None
    asked = ("health.1.signals", "health.2.second", "health.1.signals")
    for note, question in enumerate(asked):
        with workspace.step(Action.ANSWER):
            workspace.answers.save(Answer(QuestionId(question), ChoiceId("no"), note=f"{note}"))
            workspace.answers.save(Answer(QuestionId("other"), None, subject=AccountKey("A-1")))
        assert workspace.answers.last() == question
    path = workspace.path
    workspace.close()
    with open_workspace(path, phrase=phrase) as again:
        assert again.answers.last() == "health.1.signals"
        again.history.undo()
        again.history.undo()
        assert again.answers.last() == "health.2.second"
