"""The form that is handed out: whose questions, each once, and how long it takes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.identifiers import FunctionId, InstrumentId
from csdesk.model.instruments import QuestionKind
from csdesk.model.respondents import RespondentRole
from csdesk.report.packets import Packet, PacketRow, ask_questions
from tests.csdesk.report.diagnoses import make_instrument

LADDER = make_instrument()
CSM, SALES = RespondentRole.CSM, RespondentRole.SALES


def asked_of(*roles):
    """Return the ladder with its first question meant for these roles only."""
    first, *rest = LADDER.questions
    return replace(LADDER, questions=(replace(first, asked=roles), *rest))


def ids(sheets):
    return [row.question.id for sheet in sheets for row in sheet.rows]


def test_a_questionnaire_has_one_line_for_each_question_in_order():
    (sheet,) = ask_questions((LADDER,))
    assert ids([sheet]) == [question.id for question in LADDER.questions]
    assert sheet.rows[0].area == "Segmentation and prioritisation"
    assert sheet.rows[-1].area == "The whole"


def test_a_role_is_asked_its_own_questions_and_those_for_everybody():
    first = LADDER.questions[0].id
    assert first in ids(ask_questions((asked_of(CSM),), CSM))
    assert ids(ask_questions((asked_of(CSM),), SALES)) == ids(ask_questions((LADDER,)))[1:]
    assert first in ids(ask_questions((asked_of(CSM),)))


def test_a_question_that_two_instruments_share_is_asked_once():
    second = replace(LADDER, id=InstrumentId("second"), questions=LADDER.questions[:3])
    sheets = ask_questions((second, LADDER))
    assert [len(sheet.rows) for sheet in sheets] == [3, 22]
    assert len(ids(sheets)) == len(set(ids(sheets))) == 25


def test_an_instrument_that_asks_a_role_nothing_has_no_sheet():
    only = replace(asked_of(CSM), questions=asked_of(CSM).questions[:1])
    assert ask_questions((only,), SALES) == ()


def test_areas_outside_the_chosen_functions_are_not_asked():
    onboarding, renewals = FunctionId("onboarding"), FunctionId("renewals")
    first, second, *rest = LADDER.areas
    scoped = replace(
        LADDER,
        areas=(
            replace(first, functions=(onboarding,)),
            replace(second, functions=(renewals, onboarding)),
            *rest,
        ),
    )
    chosen = {LADDER.id: frozenset({renewals})}
    areas = {row.question.area for row in ask_questions((scoped,), functions=chosen)[0].rows}
    assert first.id not in areas
    assert {second.id, "overall"} <= areas
    assert len(ids(ask_questions((scoped,), functions={LADDER.id: frozenset()}))) == 25


def test_not_applicable_is_offered_only_where_the_author_allows_it():
    plain = LADDER.questions[0]
    assert PacketRow(plain, "").choices == ("No", "Partly", "Yes")
    allowed = PacketRow(replace(plain, may_not_apply=True), "")
    assert allowed.choices == ("No", "Partly", "Yes", "Not applicable")
    assert allowed.meanings.splitlines() == [
        "No: Nobody does it.",
        "Partly: Some do it.",
        "Yes: It is done and checked.",
        "Not applicable: it makes no sense for this company; say why.",
    ]


@pytest.mark.parametrize(
    ("kind", "unit", "meaning"),
    [
        (QuestionKind.NUMBER, "customers", "A number: customers."),
        (QuestionKind.NUMBER, "", "A number."),
        (QuestionKind.TEXT, "", "In your own words."),
    ],
)
def test_numbers_and_texts_are_asked_without_choices(kind, unit, meaning):
    row = PacketRow(replace(LADDER.questions[0], choices=(), kind=kind, unit=unit), "")
    assert (row.choices, row.meanings) == ((), meaning)


def test_the_time_is_the_part_of_the_instrument_that_is_asked_rounded_up_to_five():
    half = replace(LADDER, minutes=60, questions=(*LADDER.questions[:10],))
    assert Packet(ask_questions((half,))).minutes == 60
    ten_of_25 = replace(asked_of(CSM), minutes=60)
    assert Packet(ask_questions((ten_of_25,), SALES)).minutes == 60
    assert Packet(ask_questions((LADDER,))).minutes == 25
    twelve = replace(LADDER, questions=LADDER.questions[:12])
    assert Packet(ask_questions((twelve,))).minutes == 15
