"""Answering, ruling out, confirming: what is kept and what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.answers import Answer
from csdesk.model.changes import ANSWERED
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, QuestionId
from csdesk.operations.answers import clear_answer, save_answer

ACCOUNT = AccountKey("A-1")


@pytest.mark.parametrize("reason", [" ", "\n\t", "\N{NO-BREAK SPACE}"])
def test_not_applicable_needs_a_reason(workspace, answer, reason):
    with pytest.raises(WrongUsage, match="needs a reason"):
        save_answer(workspace, replace(answer(), choice=None, not_applicable_reason=reason))
    assert workspace.answers.all() == {}
    assert workspace.history.state().undo is None


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_refused(workspace, answer, value):
    with pytest.raises(WrongUsage, match="finite"):
        save_answer(workspace, Answer(answer().question, value=value))
    assert workspace.answers.all() == {}


@pytest.mark.parametrize(
    ("question", "value", "sentence"),
    [
        ("diligence.automation.false_alerts", 8_700_000, "8,700,000% is no share"),
        ("alignment.customers.cs", 12.5, "Write a whole number, 0 or more."),
        ("alignment.customers.cs", -1, "Write a whole number, 0 or more."),
    ],
)
def test_a_number_that_its_question_cannot_have_is_refused(workspace, question, value, sentence):
    with pytest.raises(WrongUsage, match=sentence):
        save_answer(workspace, Answer(QuestionId(question), value=float(value)))
    assert workspace.answers.all() == {}
    save_answer(workspace, Answer(QuestionId(question), value=87.0))
    assert workspace.answers.all()[QuestionId(question)].value == 87


def test_numbers_texts_and_reasons_are_kept_in_one_step_each(workspace, answer):
    question = answer().question
    for given in (
        Answer(question, value=12.5, owner="Jo"),
        Answer(question, text="Twice a year"),
        Answer(question, deferred="Ask finance", note="Friday"),
        Answer(question, not_applicable_reason="No partners"),
    ):
        assert save_answer(workspace, given).changes is ANSWERED
        assert workspace.answers.all() == {question: given}
        (line,) = workspace.history.entries(1)
        assert (line.action, line.step) == (Action.ANSWER, line.id)


def test_an_answer_about_a_customer_leaves_that_about_the_company_alone(workspace, answer):
    about = replace(answer(0, 1), subject=ACCOUNT)
    save_answer(workspace, answer())
    save_answer(workspace, about)
    assert workspace.answers.all() == {about.question: answer()}
    clear_answer(workspace, about.question)
    assert workspace.answers.all(ACCOUNT) == {about.question: about}
    clear_answer(workspace, about.question, ACCOUNT)
    assert workspace.answers.subjects() == frozenset()
