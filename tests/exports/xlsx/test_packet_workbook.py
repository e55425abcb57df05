"""The packet as a workbook that people fill in."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook

from csdesk.model.instruments import QuestionKind
from csdesk.model.questionnaires import COLUMNS, GIVEN
from csdesk.model.respondents import RespondentRole
from csdesk.report.packets import Packet, ask_questions
from exports import render
from tests.csdesk.report.diagnoses import make_instrument
from tests.exports.nasty_texts import NASTY
from tests.filled_packets import beside, packet_rows, question_rows

LADDER = make_instrument()
FREE = LADDER.questions[1]
MIXED = replace(
    LADDER,
    questions=(
        LADDER.questions[0],
        replace(FREE, kind=QuestionKind.TEXT, choices=()),
        replace(LADDER.questions[2], kind=QuestionKind.NUMBER, choices=(), unit="EUR"),
        replace(LADDER.questions[3], may_not_apply=True, revision=4),
    ),
)


def packet_of(instrument, **more) -> Packet:
    facts = {"client": "Harbourlight Software", "engagement": "Baseline audit", **more}
    return Packet(ask_questions((instrument,)), **facts)


def opened(packet: Packet):
    return load_workbook(io.BytesIO(render(packet, ".xlsx")))


@pytest.fixture(scope="module")
def book():
    return opened(
        packet_of(MIXED, role=RespondentRole.CSM, asked_by="Priya Raman", due_on=date(2026, 12, 4))
    )


@pytest.fixture(scope="module")
def sheet(book):
    return book[LADDER.name]


def offered(book, sheet) -> dict[str, list[str]]:
    """Return what the drop-down of each cell offers."""
    found = {}
    for rule in sheet.data_validations.dataValidation:
        if rule.type == "list" and "!" in rule.formula1:
            name, cells = rule.formula1.lstrip("=").replace("$", "").rsplit("!", 1)
            found[str(rule.sqref)] = [cell.value for cell in book[name.strip("'")][cells][0]]
        elif rule.type == "list":
            found[str(rule.sqref)] = rule.formula1.strip('"').split(",")
    return found


def test_every_question_has_a_line_with_why_and_what_each_answer_means(sheet):
    rows = list(question_rows(sheet))
    assert tuple(rows[0]) == COLUMNS
    assert [row["Question id"].value for row in rows] == [one.id for one in MIXED.questions]
    assert [row["Why it is asked"].value for row in rows] == [one.why for one in MIXED.questions]
    assert rows[0]["What each answer means"].value.splitlines()[2] == "Yes: It is done and checked."
    assert {row[name].value for row in rows for name in GIVEN} == {None}


def test_choices_are_offered_and_not_applicable_only_where_allowed(book, sheet):
    lists = offered(book, sheet)
    answers = [row["Answer"].coordinate for row in question_rows(sheet)]
    assert lists[answers[0]] == ["No", "Partly", "Yes"]
    assert answers[1] not in lists
    assert answers[2] not in lists
    assert lists[answers[3]] == ["No", "Partly", "Yes", "Not applicable"]


def test_confidence_is_one_of_five_words(book, sheet):
    lists = offered(book, sheet)
    for row in question_rows(sheet):
        assert lists[row["Confidence"].coordinate] == [
            "1 Very low", "2 Low", "3 Medium", "4 High", "5 Very high",
        ]  # fmt: skip


def test_a_number_is_asked_as_a_number(sheet):
    (rule,) = [one for one in sheet.data_validations.dataValidation if one.type == "decimal"]
    rows = list(question_rows(sheet))
    assert str(rule.sqref) == rows[2]["Answer"].coordinate
    assert rule.error == "Write a number, in EUR."


def test_only_the_cells_for_answers_can_be_changed(book, sheet):
    assert sheet.protection.sheet
    rows = list(question_rows(sheet))
    unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row
                if not cell.protection.locked}  # fmt: skip
    free = {row[name].coordinate for row in rows for name in GIVEN[:-1]}
    assert unlocked == free | {rows[3]["Reason if not applicable"].coordinate}
    cover = book["Start here"]
    assert cover.protection.sheet
    assert not beside(cover, "Your name").protection.locked
    assert not beside(cover, "Your role").protection.locked


def test_sheets_can_be_neither_added_nor_removed_nor_shown(book):
    assert book.security.lockStructure
    hidden = [sheet.title for sheet in book if sheet.sheet_state != "visible"]
    assert hidden == ["Choices", "csdesk"]
    assert all(book[name].protection.sheet for name in hidden)


def test_the_structure_is_locked_where_the_format_wants_it():
    with zipfile.ZipFile(io.BytesIO(render(packet_of(LADDER), ".xlsx"))) as package:
        text = package.read("xl/workbook.xml").decode()
    order = [text.index(tag) for tag in ("<workbookPr", "<workbookProtection", "<bookViews")]
    assert order == sorted(order)


def test_ids_and_revisions_are_there_and_hidden(sheet):
    rows = list(question_rows(sheet))
    assert rows[3]["Revision"].value == 4
    hidden = {
        column
        for known in sheet.column_dimensions.values()
        if known.hidden
        for column in range(known.min, known.max + 1)
    }
    assert hidden == {rows[0][name].column for name in ("Question id", "Revision")}


def test_the_cover_says_who_asks_by_when_how_long_and_who_sees_it(book):
    cover = book["Start here"]
    assert beside(cover, "Your role").value == "CSM"
    assert beside(cover, "Your name").value is None
    assert beside(cover, "Asked by").value == "Priya Raman"
    assert beside(cover, "Please send it back by").value == "4 Dec 2026"
    assert beside(cover, "How long it takes").value == "About 5 minutes"
    assert beside(cover, "How much it asks").value == "4 questions"
    texts = [str(cell.value) for row in cover.iter_rows() for cell in row]
    assert any("never a name" in text for text in texts)


def test_no_text_becomes_a_formula_or_breaks_the_workbook():
    odd = [text for text in NASTY if text.strip()]
    first = LADDER.questions[0]
    questions = tuple(
        replace(
            first,
            id=f"q.{number}",
            text=text,
            why=text,
            choices=(replace(first.choices[0], label=text, practice=text), *first.choices[1:]),
        )
        for number, text in enumerate(odd)
    )
    packet = packet_of(replace(LADDER, name=odd[0], questions=questions), person=odd[-1])
    book = opened(replace(packet, client=odd[0], asked_by=odd[1]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n"}
    assert len(packet_rows(book)) == len(odd)


def test_the_same_packet_gives_the_same_bytes():
    packet = packet_of(LADDER)
    assert render(packet, ".xlsx") == render(packet, ".xlsx")
