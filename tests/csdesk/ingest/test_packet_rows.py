"""Whatever people do to a packet: every row is an answer, empty, or named as not read."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.errors import InputRefused
from csdesk.ingest.answers import read_packet
from csdesk.ingest.worker import read_workbook
from csdesk.model.areas import Area
from csdesk.model.imports import Sheet, Workbook
from csdesk.model.instruments import Choice, Instrument, Question, QuestionKind
from csdesk.model.packets import PacketPart, PacketStamp, one_line
from csdesk.model.questionnaires import ANSWER, COLUMNS, QUESTION_ID
from csdesk.model.respondents import RespondentRole
from csdesk.report.packets import Packet, ask_questions
from exports import write

CLIENT, ENGAGEMENT = "Harbourlight Software", "Baseline audit"
CHOICES = (Choice("no", "No", "", 0.0, "Do it"), Choice("yes", "Yes", "", 1.0))
KINDS = (QuestionKind.CHOICE, QuestionKind.FACT, QuestionKind.NUMBER, QuestionKind.TEXT)
QUESTIONS = tuple(
    Question(f"q.{number}", "a", f"Q{number}", f"Question {number}?", "Why", kind=kind,
             choices=CHOICES if number < 3 else (), may_not_apply=number % 2 == 0)
    for number, kind in enumerate(KINDS, start=1)
)  # fmt: skip
SMALL = Instrument("small", "1", "Small", "", (), (Area("a", "A", ""),), QUESTIONS, ())
FIRST_ROW = 3
"""The first row of questions, counted from 0."""


@pytest.fixture(scope="module")
def sent(tmp_path_factory) -> Workbook:
    """Give a packet for a CSM as it is read back, empty but for its name."""
    path: Path = tmp_path_factory.mktemp("packet") / "packet.xlsx"
    sheets = ask_questions((SMALL,), RespondentRole.CSM)
    write(Packet(sheets, CLIENT, ENGAGEMENT, RespondentRole.CSM, "Ada"), path)
    return read_workbook(path)


def edited(workbook: Workbook, cells) -> Workbook:
    """Return the packet with other values in cells of its sheet of questions."""
    at = next(place for place, sheet in enumerate(workbook.sheets) if sheet.name == "Small")
    sheet = workbook.sheets[at]
    rows = [[*row, *([None] * (len(COLUMNS) - len(row)))] for row in sheet.rows]
    for (row, column), value in cells.items():
        rows[row][column] = value
    changed = replace(sheet, rows=tuple(map(tuple, rows)))
    return replace(workbook, sheets=(*workbook.sheets[:at], changed, *workbook.sheets[at + 1 :]))


def question_rows(workbook: Workbook):
    """Return the number and the cells of each row of questions."""
    sheet = next(sheet for sheet in workbook.sheets if sheet.name == "Small")
    return [
        (number, dict(zip(COLUMNS, row, strict=True)))
        for number, row in enumerate(sheet.rows, start=1)
        if number > FIRST_ROW
    ]


VALUES = st.one_of(
    st.none(),
    st.sampled_from(["Yes", "no", "Not applicable", "#N/A", "#NOT STORED", "q.1", "q.2", "q.9",
                     "1,250.5", "1.250", "5 Very high", " ", "12 %", "=1+1"]),
    st.text(string.printable, max_size=12),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
)  # fmt: skip
PLACES = st.tuples(
    st.integers(FIRST_ROW, FIRST_ROW + len(QUESTIONS) - 1), st.integers(0, len(COLUMNS) - 1)
)


@given(cells=st.dictionaries(PLACES, VALUES, max_size=16))
@settings(max_examples=300)
def test_every_row_is_an_answer_empty_or_named(sent, cells):
    workbook = edited(sent, cells)
    try:
        packet = read_packet(workbook, [SMALL], CLIENT, ENGAGEMENT)
    except InputRefused:
        ids = {str(row[QUESTION_ID]) for _, row in question_rows(workbook)}
        assert not ids & {question.id for question in QUESTIONS}
        return
    named = [issue.row for issue in packet.issues]
    read = {answer.question for answer in packet.answers}
    assert len(named) == len(set(named))
    for number, row in question_rows(workbook):
        is_given = row[ANSWER] is not None and str(row[ANSWER]).strip() != ""
        if is_given and number not in named:
            assert str(row[QUESTION_ID]).strip() in read
    assert all(issue.fix and issue.problem for issue in packet.issues)


@given(cells=st.dictionaries(PLACES, VALUES, max_size=16))
def test_an_answer_is_only_ever_one_that_the_question_takes(sent, cells):
    try:
        packet = read_packet(edited(sent, cells), [SMALL], CLIENT, ENGAGEMENT)
    except InputRefused:
        return
    for answer in packet.answers:
        question = SMALL.question(answer.question)
        if answer.not_applicable_reason:
            assert question.may_not_apply
        elif question.kind is QuestionKind.NUMBER:
            assert answer.value is not None
        elif question.kind is QuestionKind.TEXT:
            assert answer.text
        else:
            assert answer.choice in {"no", "yes"}


@pytest.mark.parametrize(
    "client",
    ["=1+1", "  two   spaces ", "tab\tand\nline", "x" * 300, "Łódź \u202e gnp", "\x07bell", "1e5",
     "'quoted"],
)  # fmt: skip
def test_a_packet_finds_back_to_a_client_of_any_name(tmp_path, client):
    path = tmp_path / "packet.xlsx"
    write(Packet(ask_questions((SMALL,)), client, ENGAGEMENT, RespondentRole.CSM, "Ada"), path)
    assert read_packet(read_workbook(path), [SMALL], client, ENGAGEMENT).name == "Ada"
    with pytest.raises(InputRefused, match="made for the client"):
        read_packet(read_workbook(path), [SMALL], "Other Ltd", ENGAGEMENT)


def test_a_stamp_knows_every_change_of_what_it_says():
    part = PacketPart("small", "1", "Small")
    stamp = PacketStamp(CLIENT, ENGAGEMENT, RespondentRole.CSM, "Ada", (part,))
    others = (
        replace(stamp, client="Other"),
        replace(stamp, engagement="Day 90"),
        replace(stamp, role=None),
        replace(stamp, person=""),
        replace(stamp, parts=(replace(part, version="2"),)),
        replace(stamp, parts=()),
        replace(stamp, client=f"{CLIENT}{ENGAGEMENT}", engagement=""),
    )
    assert len({stamp.id, *(other.id for other in others)}) == len(others) + 1


@pytest.mark.parametrize("role", [None, RespondentRole.CSM])
def test_a_stamp_is_read_back_from_its_rows_and_refused_once_one_cell_is_changed(role):
    parts = (PacketPart("small", "1", "Small"), PacketPart("other", "2", "Other"))
    stamp = PacketStamp(CLIENT, ENGAGEMENT, role, "Ada", parts)
    rows = stamp.rows()
    assert PacketStamp.of_rows(rows) == stamp
    for place, row in enumerate(rows):
        for column in range(1, len(row)):
            cells = (*row[:column], f"{row[column]}x", *row[column + 1 :])
            changed = (*rows[:place], cells, *rows[place + 1 :])
            assert PacketStamp.of_rows(changed) is None, (place, column)


def test_a_name_on_one_line_has_no_controls():
    assert one_line(" a\tb\n\x07 c\x85 ") == "a b c"


def renamed(workbook: Workbook, **names: str) -> Workbook:
    """Return a packet whose sheets have other names."""
    sheets = [replace(sheet, name=names.get(sheet.name, sheet.name)) for sheet in workbook.sheets]
    return replace(workbook, sheets=tuple(sheets))


def test_a_sheet_with_another_name_is_not_missed(sent):
    filled = edited(sent, {(FIRST_ROW, COLUMNS.index(ANSWER)): "Yes"})
    packet = read_packet(renamed(filled, Small="Blatt 1"), [SMALL], CLIENT, ENGAGEMENT)
    assert [answer.choice for answer in packet.answers] == ["yes"]
    assert packet.issues == ()


def test_a_sheet_that_is_gone_is_missed_though_another_has_a_new_name(tmp_path):
    other = replace(SMALL, id="other", name="Other", questions=(replace(QUESTIONS[0], id="o.1"),))
    path = tmp_path / "packet.xlsx"
    sheets = ask_questions((SMALL, other))
    write(Packet(sheets, CLIENT, ENGAGEMENT, RespondentRole.CSM, "Ada"), path)
    whole = renamed(read_workbook(path), Small="Blatt 1")
    without = replace(whole, sheets=tuple(one for one in whole.sheets if one.name != "Other"))
    (issue,) = read_packet(without, [SMALL, other], CLIENT, ENGAGEMENT).issues
    assert (issue.sheet, issue.problem) == ("Other", "the sheet is missing, or has lost its head")


@pytest.mark.parametrize(
    ("unit", "given", "problem"),
    [
        ("%", 8_700_000.0, "8,700,000% is no share, which lies between 0 and 100"),
        ("customers", "-3", "\N{MINUS SIGN}3 is no number of customers, which are counted whole"),
    ],
)
def test_a_number_that_its_unit_cannot_have_is_named(sent, unit, given, problem):
    questions = tuple(replace(question, unit=unit) for question in QUESTIONS)
    filled = edited(sent, {(FIRST_ROW + 2, COLUMNS.index(ANSWER)): given})
    known = replace(SMALL, questions=questions)
    packet = read_packet(filled, [known], CLIENT, ENGAGEMENT)
    assert packet.answers == ()
    assert [issue.problem for issue in packet.issues] == [problem]


def test_an_appendix_with_fewer_columns_is_no_form(sent):
    appendix = Sheet("What the answers mean", True, ((QUESTION_ID, ANSWER), ("q.1", "Yes")))
    packet = read_packet(
        replace(sent, sheets=(appendix, *sent.sheets)), [SMALL], CLIENT, ENGAGEMENT
    )
    assert (packet.answers, packet.issues) == ((), ())
