"""An engagement moves to another version of an instrument, and no answer is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.content.compiling import compile_instrument
from csdesk.errors import WrongUsage
from csdesk.model.answers import NOBODY, AnswerState
from csdesk.model.assessments import QuestionChange
from csdesk.model.identifiers import AccountKey, InstrumentId
from csdesk.model.instruments import QuestionKind
from csdesk.operations.answers import save_answer
from csdesk.operations.history import undo
from csdesk.operations.instruments import (
    current_instruments,
    keep_instruments,
    preview_upgrade,
    upgrade_instrument,
)
from tests.csdesk.operations.instruments.small_instruments import (
    answer_with,
    ask,
    make_instrument,
)

SMALL = InstrumentId("small")
NUMBER = {"kind": QuestionKind.NUMBER, "choices": (), "unit": "customers"}
FIVE = (("none", 0.0), ("ad_hoc", 0.25), ("repeatable", 0.5), ("measured", 0.75), ("all", 1.0))
TWO = (("not_done", 0.0), ("done", 1.0))


@pytest.fixture
def upgrade(workspace, shipping):
    """Return a function that answers one version and moves to the next."""

    def run(older, newer, *answers):
        library = shipping(make_instrument(*older))
        for answer in answers:
            save_answer(workspace, answer)
        keep_instruments(workspace, library)
        later = shipping(make_instrument(*newer, version="2.0"))
        previewed = preview_upgrade(workspace, later, SMALL)
        done = upgrade_instrument(workspace, later, SMALL).result
        assert done == previewed
        assert current_instruments(workspace, later)[SMALL].version == "2.0"
        return done

    return run


def test_an_answer_to_the_same_question_stays(upgrade, workspace):
    answer = answer_with("one", "yes", note="As told.")
    (line,) = upgrade([ask("one")], [ask("one")], answer)
    assert (line.change, line.before, line.after) == (QuestionChange.SAME, answer, answer)
    assert workspace.answers.all() == {answer.question: answer}


def test_an_answer_to_other_words_stays(upgrade, workspace):
    answer = answer_with("one", "yes")
    (line,) = upgrade([ask("one")], [ask("one", text="One at last?")], answer)
    assert (line.change, line.after, line.text) == (
        QuestionChange.REWORDED,
        answer,
        "One at last?",
    )


def test_an_answer_to_other_criteria_stays_and_is_to_be_confirmed(upgrade, workspace):
    answer = answer_with("one", "yes", revision=1)
    (line,) = upgrade([ask("one")], [ask("one", revision=2)], answer)
    assert (line.change, line.after) == (QuestionChange.RECONFIRM, answer)
    assert workspace.answers.all()[answer.question].revision == 1


@pytest.mark.parametrize(
    ("given", "expected"),
    [("no", "none"), ("partly", "repeatable"), ("yes", "all")],
)
def test_an_answer_moves_to_the_choice_with_the_nearest_credit(upgrade, workspace, given, expected):
    answer = answer_with("one", given, note="Seen in March.")
    (line,) = upgrade([ask("one")], [ask("one", *FIVE)], answer)
    assert (line.change, line.before) == (QuestionChange.REMAPPED, answer)
    moved = workspace.answers.all()[answer.question]
    assert moved == line.after
    assert (moved.choice, moved.flagged) == (expected, True)
    assert moved.note == f"Seen in March.\nBefore version 2.0: {given.title()}"


def test_of_two_choices_that_are_as_near_the_lower_one_is_taken(upgrade):
    (line,) = upgrade([ask("one")], [ask("one", *TWO)], answer_with("one", "partly"))
    assert line.after.choice == "not_done"


def test_a_choice_that_is_still_offered_stays_whatever_it_earns(upgrade):
    rated = ask("one", ("no", 0.0), ("partly", 0.75), ("yes", 1.0))
    answer = answer_with("one", "partly")
    (line,) = upgrade([ask("one")], [rated], answer)
    assert (line.change, line.after) == (QuestionChange.REMAPPED, answer)


def test_an_answer_about_each_customer_moves(upgrade, workspace):
    about = [answer_with("one", "yes", subject=AccountKey(key)) for key in ("A-2", "A-1")]
    lines = upgrade([ask("one")], [ask("one", *FIVE)], *about)
    assert [line.after.subject for line in lines] == ["A-1", "A-2"]
    assert workspace.answers.all() == {}
    for key in ("A-1", "A-2"):
        (moved,) = workspace.answers.all(AccountKey(key)).values()
        assert moved.choice == "all"


def test_a_question_that_is_no_longer_asked_keeps_its_answer(upgrade, workspace):
    answer = answer_with("two", "no")
    lines = upgrade([ask("one"), ask("two")], [ask("one")], answer)
    assert [(line.question, line.change) for line in lines] == [
        ("small.one", QuestionChange.SAME),
        ("small.two", QuestionChange.RETIRED),
    ]
    assert lines[1].after == answer
    assert workspace.answers.all()[answer.question] == answer


def test_a_new_question_is_listed_without_an_answer(upgrade):
    lines = upgrade([ask("one")], [ask("one"), ask("two")], answer_with("one", "no"))
    assert (lines[1].question, lines[1].change) == ("small.two", QuestionChange.NEW)
    assert lines[1].after is None


def test_a_choice_for_which_a_number_is_asked_now_is_put_off_with_a_note(upgrade, workspace):
    answer = answer_with("one", "partly")
    (line,) = upgrade([ask("one")], [ask("one", **NUMBER)], answer)
    assert line.after.state is AnswerState.DEFERRED
    assert (line.after.choice, line.after.flagged) == (None, True)
    assert line.after.note == "Before version 2.0: Partly"


def test_a_number_for_which_a_choice_is_asked_now_is_put_off_with_a_note(upgrade):
    answer = answer_with("one", None, value=12.5)
    (line,) = upgrade([ask("one", **NUMBER)], [ask("one")], answer)
    assert line.after.state is AnswerState.DEFERRED
    assert line.after.note == "Before version 2.0: 12.5 customers"


def test_a_fact_is_not_taken_for_the_worst_answer(upgrade):
    colours = ask("one", ("red", 0.0), ("blue", 0.0), kind=QuestionKind.FACT)
    more = ask("one", ("green", 0.0), ("grey", 0.0), kind=QuestionKind.FACT)
    (line,) = upgrade([colours], [more], answer_with("one", "blue"))
    assert line.after.state is AnswerState.DEFERRED
    assert line.after.note == "Before version 2.0: Blue"


def test_what_may_apply_to_nobody_no_longer_is_put_off_with_its_reason(upgrade):
    answer = answer_with("one", None, not_applicable_reason="No resellers")
    (line,) = upgrade([ask("one", may_not_apply=True)], [ask("one")], answer)
    assert line.change is QuestionChange.REMAPPED
    assert line.after.state is AnswerState.DEFERRED
    assert line.after.note == "Before version 2.0: not applicable: No resellers"


def test_what_was_put_off_stays_so(upgrade):
    answer = answer_with("one", None, deferred="Ask finance")
    (line,) = upgrade([ask("one")], [ask("one", *FIVE)], answer)
    assert line.after == answer


def test_an_upgrade_is_one_step(upgrade, workspace, shipping):
    answers = [answer_with("one", "partly"), answer_with("two", "yes")]
    older = [ask("one"), ask("two")]
    upgrade(older, [ask("one", *FIVE), ask("two", *FIVE)], *answers)
    undo(workspace)
    assert workspace.answers.all() == {answer.question: answer for answer in answers}
    (kept,) = workspace.instruments.all()
    assert kept.compiled == compile_instrument(make_instrument(*older))


def test_a_lent_question_moves_with_its_lender(upgrade):
    lent = replace(ask("one"), lender=InstrumentId("lender"))
    borrowed = replace(ask("one", *FIVE), lender=InstrumentId("lender"))
    lines = upgrade(
        [lent, ask("two")], [borrowed, ask("two")], answer_with("one", "yes", subject=NOBODY)
    )
    assert [line.question for line in lines] == ["small.two"]


def test_only_a_kept_instrument_is_upgraded(workspace, shipping):
    with pytest.raises(WrongUsage, match="keeps no instrument “small”"):
        preview_upgrade(workspace, shipping(make_instrument(ask("one"))), SMALL)


def test_what_ships_no_more_has_nothing_to_be_upgraded_to(workspace, shipping):
    save_answer(workspace, answer_with("one", "yes"))
    keep_instruments(workspace, shipping(make_instrument(ask("one"))))
    with pytest.raises(WrongUsage, match="csdesk ships no instrument “small”"):
        upgrade_instrument(workspace, shipping(), SMALL)
