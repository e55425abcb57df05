"""An engagement holds to the instruments that it began with."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.content.compiling import compile_instrument
from csdesk.errors import WorkspaceDamaged
from csdesk.model.answers import Answer
from csdesk.model.areas import Area
from csdesk.model.assessments import KeptInstrument
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, AreaId, InstrumentId, QuestionId
from csdesk.model.respondents import RespondentRole
from csdesk.operations.answers import save_answer
from csdesk.operations.history import redo, undo
from csdesk.operations.instruments import (
    current_instruments,
    keep_instruments,
    outdated_instruments,
)
from csdesk.storage.workspace import open_workspace
from tests.csdesk.operations.instruments.small_instruments import answer_with, ask, make_instrument

SMALL = InstrumentId("small")
OLD = make_instrument(ask("one"), ask("two"))
NEW = make_instrument(ask("one", text="One, in other words?"), ask("two"), version="2.0")


def test_an_instrument_that_nobody_began_is_not_kept(workspace, shipping):
    keep_instruments(workspace, shipping(OLD))
    assert workspace.instruments.all() == ()
    assert current_instruments(workspace, shipping(NEW))[SMALL] == NEW


def test_an_engagement_keeps_the_text_that_it_began_with(workspace, shipping):
    save_answer(workspace, answer_with("one", "yes"))
    keep_instruments(workspace, shipping(OLD))
    keep_instruments(workspace, shipping(NEW))
    (kept,) = workspace.instruments.all()
    assert kept == KeptInstrument(SMALL, "1.0", compile_instrument(OLD))
    assert current_instruments(workspace, shipping(NEW))[SMALL] == OLD


def test_an_instrument_begins_with_an_answer_about_a_customer(workspace, shipping):
    save_answer(workspace, answer_with("two", "no", subject=AccountKey("A-1")))
    keep_instruments(workspace, shipping(OLD))
    assert [kept.id for kept in workspace.instruments.all()] == [SMALL]


def test_an_instrument_begins_with_an_answer_of_a_respondent(workspace, shipping):
    workspace.responses.add("Ada", RespondentRole.CSM, [answer_with("two", "no")])
    keep_instruments(workspace, shipping(OLD))
    assert [kept.id for kept in workspace.instruments.all()] == [SMALL]


def test_an_answer_to_a_question_of_another_instrument_begins_nothing(workspace, shipping):
    save_answer(workspace, Answer(QuestionId("elsewhere"), text="Yes"))
    keep_instruments(workspace, shipping(OLD))
    assert workspace.instruments.all() == ()


def test_keeping_is_no_step_of_its_own(workspace, shipping):
    save_answer(workspace, answer_with("one", "yes"))
    keep_instruments(workspace, shipping(OLD))
    assert workspace.history.state().undo is Action.ANSWER
    undo(workspace)
    keep_instruments(workspace, shipping(OLD))
    redo(workspace)
    assert workspace.answers.all()[QuestionId("small.one")].choice == "yes"
    done = [entry.action for entry in workspace.history.entries()]
    assert done[:4] == [Action.REDO, Action.UNDO, Action.KEEP_INSTRUMENTS, Action.ANSWER]


def test_nothing_is_kept_in_a_workspace_that_is_only_read(workspace, shipping, path):
    save_answer(workspace, answer_with("one", "yes"))
    workspace.close()
    with open_workspace(path, read_only=True) as reading:
        keep_instruments(reading, shipping(OLD))
        assert reading.instruments.all() == ()


def test_only_an_instrument_with_another_text_is_outdated(workspace, shipping):
    save_answer(workspace, answer_with("one", "yes"))
    keep_instruments(workspace, shipping(OLD))
    assert outdated_instruments(workspace, shipping(OLD)) == frozenset()
    assert outdated_instruments(workspace, shipping(NEW)) == {SMALL}
    assert outdated_instruments(workspace, shipping()) == frozenset()


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (KeptInstrument(SMALL, "1.0", b"{}"), "it holds no instrument"),
        (
            KeptInstrument(InstrumentId("other"), "1.0", compile_instrument(OLD)),
            "It is called “small” there.",
        ),
    ],
)
def test_a_kept_text_that_is_none_is_told_with_the_file(workspace, shipping, kept, expected):
    workspace.instruments.keep(kept)
    with pytest.raises(WorkspaceDamaged) as caught:
        current_instruments(workspace, shipping(OLD))
    assert str(caught.value).startswith(f"Harbourlight.csdesk: the instrument “{kept.id}”")
    assert expected in str(caught.value)


def test_a_lent_question_is_asked_as_its_lender_asks_it_now(workspace, shipping):
    lent = replace(ask("one"), area=AreaId("borrower.area"), weight=3.0, lender=SMALL)
    borrower = make_instrument(
        lent,
        id=InstrumentId("borrower"),
        areas=(Area(AreaId("borrower.area"), "Area", "An area."),),
    )
    found = current_instruments(workspace, shipping(NEW, borrower))[InstrumentId("borrower")]
    (question,) = found.questions
    assert question.text == "One, in other words?"
    assert (question.area, question.weight, question.lender) == ("borrower.area", 3, SMALL)
    alone = current_instruments(workspace, shipping(borrower))[InstrumentId("borrower")]
    assert alone.questions == (lent,)
