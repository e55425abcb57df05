"""Packets that go out and come back, as clients treat them."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from csdesk.errors import WrongUsage
from csdesk.model.answers import Answer, Confidence
from csdesk.model.areas import Area
from csdesk.model.clients import Client
from csdesk.model.instruments import Choice, Instrument, Question, QuestionKind
from csdesk.model.packets import PacketOrder
from csdesk.model.respondents import RespondentRole
from csdesk.model.responses import Response
from csdesk.operations.answers import save_answer
from csdesk.operations.clients import change_client
from csdesk.operations.history import undo
from csdesk.operations.packets import (
    draft_packets,
    find_replaced,
    import_packets,
    make_packet,
)
from csdesk.operations.responses import (
    adopt_agreed,
    adopt_answer,
    keep_divergence,
    remove_respondent,
)
from csdesk.scoring.divergence import measure_divergence
from csdesk.scoring.merging import distinct_answers, merge_responses
from exports import write
from tests.filled_packets import fill_cover, fill_packet, packet_rows

CSM, SALES, LEADERSHIP = RespondentRole.CSM, RespondentRole.SALES, RespondentRole.LEADERSHIP
LABELS = {"no": 0.0, "partly": 0.5, "yes": 1.0}
CHOICES = tuple(
    Choice(name, name.title(), f"It is {name}.", credit) for name, credit in LABELS.items()
)


def ask(number, **more):
    facts = {"choices": CHOICES, "may_not_apply": number == 2, **more}
    return Question(f"small.{number}", "small.area", f"Q{number}", f"Is {number} done?", "Why",
                    **facts)  # fmt: skip


SMALL = Instrument(
    id="small",
    version="1",
    name="Small checklist",
    description="",
    tiers=(),
    areas=(Area("small.area", "The only area", ""),),
    questions=(
        ask(1),
        ask(2),
        ask(3, kind=QuestionKind.NUMBER, choices=(), unit="days"),
        ask(4, kind=QuestionKind.TEXT, choices=()),
        ask(5, asked=(CSM,)),
    ),
    overall_questions=(),
)


@pytest.fixture
def shipped(library):
    """Give the shipped content with one small instrument in place of all."""
    return replace(library, instruments={SMALL.id: SMALL})


@pytest.fixture
def send(workspace, shipped, tmp_path):
    """Return a function that writes the packet of a role."""

    def make(role=CSM, name="packet", **order) -> Path:
        path = tmp_path / f"{name}.xlsx"
        write(make_packet(workspace, shipped, PacketOrder(role, **order)), path)
        return path

    return make


@pytest.fixture
def draft(workspace, shipped):
    return lambda *paths, **more: draft_packets(workspace, shipped, paths, **more)


def told(draft) -> list[tuple[str, int, str]]:
    return [(i.sheet, i.row, i.column) for packet in draft.packets for i in packet.issues]


def edit(path: Path, change) -> Path:
    """Change a packet in a way that its protection forbids."""
    book = load_workbook(path)
    change(book)
    book.save(path)
    return path


def test_a_packet_brings_back_every_kind_of_answer(send, draft):
    path = send()
    answers = {"small.1": "Partly", "small.3": 1250.5, "small.4": "  When it\npays "}
    fill_packet(path, answers, name=" Ada  Lovelace", Confidence="5 Very high", Evidence="p. 3")
    fill_packet(path, {"small.2": "Not applicable"}, **{"Reason if not applicable": "no team"})
    (packet,) = draft(path).packets
    assert (packet.name, packet.role, packet.unanswered) == ("Ada Lovelace", CSM, 1)
    sure = {"confidence": Confidence.VERY_HIGH, "evidence": "p. 3"}
    assert packet.answers == (
        Answer("small.1", "partly", **sure),
        Answer("small.2", None, "no team"),
        Answer("small.3", value=1250.5, **sure),
        Answer("small.4", text="When it\npays", **sure),
    )
    assert packet.issues == ()


def test_a_role_is_asked_its_own_questions_only(send):
    assert "small.5" in packet_rows(load_workbook(send(CSM)))
    assert "small.5" not in packet_rows(load_workbook(send(SALES, "other")))


def test_a_packet_that_would_ask_nothing_is_refused(workspace, shipped):
    only = replace(SMALL, questions=(SMALL.questions[4],))
    with pytest.raises(WrongUsage, match="no question for Sales"):
        make_packet(workspace, replace(shipped, instruments={"small": only}), PacketOrder(SALES))
    with pytest.raises(WrongUsage, match=r"no instrument “ladder”\. There is: small"):
        make_packet(workspace, shipped, PacketOrder(CSM, instruments=("ladder",)))


def test_another_role_on_the_cover_counts(send, draft):
    path = fill_packet(send(CSM), {"small.1": "Yes"}, name="Ada", role="Leadership")
    assert draft(path).packets[0].role is LEADERSHIP


@pytest.mark.parametrize(
    ("cover", "sentence"),
    [
        ({"role": "CSM"}, "sheet “Start here”, row 4, column “B”: nobody’s name stands there"),
        ({"name": "Ada", "role": "Wizard"}, "row 5, column “B”: “Wizard” is no role"),
        ({"name": "=A1", "role": "CSM"}, "row 4, column “B”: nobody’s name stands there"),
    ],
)
def test_who_answered_must_be_said(send, draft, cover, sentence):
    path = fill_packet(send(CSM), {"small.1": "Yes"}, **cover)
    (refusal,) = draft(path).refused
    assert sentence in refusal


def test_a_packet_for_one_person_needs_no_name_and_keeps_it(send, draft):
    path = fill_packet(send(CSM, person="Ada"), {"small.1": "Yes"})
    assert draft(path).packets[0].name == "Ada"


def test_a_packet_of_another_client_is_refused_unless_it_is_said_to_belong_here(
    workspace, send, draft
):
    path = fill_packet(send(), {"small.1": "Yes"}, name="Ada")
    change_client(workspace, Client("Other Ltd", "GBP"))
    (refusal,) = draft(path).refused
    assert "made for the client “Harbourlight Software”, not for “Other Ltd”" in refusal
    assert draft(path, is_from_anywhere=True).packets[0].name == "Ada"


def test_a_changed_hidden_sheet_is_refused(send, draft):
    path = fill_packet(send(), {"small.1": "Yes"}, name="Ada")

    def change(book):
        book["csdesk"]["B2"] = "Other Ltd"

    (refusal,) = draft(edit(path, change)).refused
    assert "sheet “csdesk”: the hidden sheet by which csdesk knows a packet was changed" in refusal


def test_rows_in_another_order_are_read_alike(send, draft):
    path = fill_packet(send(), {"small.1": "No", "small.5": "Yes"}, name="Ada")

    def turn(book):
        sheet = book[SMALL.name]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=8)]
        for number, row in enumerate(reversed(rows), start=4):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column, value)

    (packet,) = draft(edit(path, turn)).packets
    assert {answer.question: answer.choice for answer in packet.answers} == {
        "small.1": "no", "small.5": "yes",
    }  # fmt: skip
    assert packet.issues == ()


def test_a_sheet_sorted_without_its_ids_is_named_row_by_row(send, draft):
    path = fill_packet(send(), {"small.1": "No", "small.5": "Yes"}, name="Ada")

    def turn(book):
        sheet = book[SMALL.name]
        for column in range(3, 12):
            cells = [sheet.cell(row, column) for row in (4, 8)]
            cells[0].value, cells[1].value = cells[1].value, cells[0].value

    found = draft(edit(path, turn))
    assert found.packets[0].answers == ()
    assert told(found) == [(SMALL.name, 4, "Question id"), (SMALL.name, 8, "Question id")]


def test_ids_that_were_edited_and_rows_that_were_copied_are_named(send, draft):
    path = fill_packet(send(), {"small.1": "No", "small.2": "Yes", "small.5": "No"}, name="Ada")

    def change(book):
        sheet = book[SMALL.name]
        sheet["A4"] = "small.99"
        for column in range(1, 12):
            sheet.cell(9, column, sheet.cell(5, column).value)
        sheet.cell(10, 6, "Yes")

    found = draft(edit(path, change))
    assert [answer.question for answer in found.packets[0].answers] == ["small.2", "small.5"]
    assert told(found) == [(SMALL.name, row, "Question id") for row in (4, 9, 10)]
    assert all(issue.fix for issue in found.packets[0].issues)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("small.1", "=B4"),
        ("small.1", "#N/A"),
        ("small.1", "Not applicable"),
        ("small.1", 1),
        ("small.3", "about fifty"),
        ("small.3", "1.250"),
        ("small.3", True),
        ("small.4", '=HYPERLINK("http://example.org")'),
    ],
)
def test_what_is_no_answer_is_named_with_its_cell_and_what_to_do(send, draft, question, value):
    path = fill_packet(send(), {question: value, "small.2": "Yes"}, name="Ada")
    (packet,) = draft(path).packets
    assert [answer.question for answer in packet.answers] == ["small.2"]
    (issue,) = packet.issues
    assert (issue.file, issue.sheet, issue.column) == ("packet.xlsx", SMALL.name, "Answer")
    assert issue.row == 3 + int(question[-1])
    assert issue.fix


def test_a_number_typed_as_text_is_read(send, draft):
    path = fill_packet(send(), {"small.3": "1,250.5"}, name="Ada")
    assert draft(path).packets[0].answers == (Answer("small.3", value=1250.5),)


def test_a_sheet_that_was_removed_or_renamed_is_named(send, draft, shipped, workspace, tmp_path):
    second = replace(SMALL, id="second", name="Second", questions=(replace(ask(1), id="second.1"),))
    both = replace(shipped, instruments={"small": SMALL, "second": second})
    path = tmp_path / "two.xlsx"
    write(make_packet(workspace, both, PacketOrder(CSM)), path)
    fill_packet(path, {"small.1": "Yes", "second.1": "Yes"}, name="Ada")

    def remove(book):
        del book["Second"]

    (packet,) = draft_packets(workspace, both, [edit(path, remove)]).packets
    assert [answer.question for answer in packet.answers] == ["small.1"]
    (issue,) = packet.issues
    assert (issue.sheet, issue.row) == ("Second", None)


def test_a_question_reworded_since_is_read_and_one_with_other_criteria_is_named(
    workspace, shipped, send
):
    path = fill_packet(send(), {"small.1": "Yes", "small.2": "No", "small.5": "No"}, name="Ada")
    reworded = replace(SMALL.questions[0], text="Is it done?")
    changed = replace(SMALL.questions[1], text="Is it well done?", revision=2)
    newer = replace(SMALL, version="2", questions=(reworded, changed, *SMALL.questions[2:]))
    newer_library = replace(shipped, instruments={"small": newer})
    (packet,) = draft_packets(workspace, newer_library, [path]).packets
    assert [answer.question for answer in packet.answers] == ["small.1", "small.5"]
    (issue,) = packet.issues
    assert (issue.row, issue.column) == (5, "Question")
    assert "changed since the packet was sent" in issue.problem


def test_what_is_no_packet_is_refused_and_the_others_are_read(send, draft, tmp_path):
    good = fill_packet(send(), {"small.1": "Yes"}, name="Ada")
    bad = tmp_path / "picture.xlsx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    with zipfile.ZipFile(tmp_path / "empty.xlsx", "w"):
        pass
    found = draft(bad, tmp_path / "empty.xlsx", tmp_path / "nowhere.xlsx", good)
    assert [packet.file_name for packet in found.packets] == ["packet.xlsx"]
    names = [sentence.split(":")[0] for sentence in found.refused]
    assert names == ["picture.xlsx", "empty.xlsx", "nowhere.xlsx"]


def test_a_folder_brings_back_all_its_packets(send, draft, tmp_path):
    for number, name in enumerate(("Ada", "Ben")):
        fill_packet(send(name=f"p{number}"), {"small.1": "Yes"}, name=name)
    (tmp_path / "~$p1.xlsx").write_bytes(b"owner")
    (tmp_path / "notes.txt").write_text("notes")
    assert [packet.name for packet in draft(tmp_path).packets] == ["Ada", "Ben"]


def test_two_files_of_one_person_at_once_are_told_apart_by_the_person(send, draft):
    first = fill_packet(send(name="first"), {"small.1": "Yes"}, name="Ada")
    second = fill_packet(send(name="second"), {"small.1": "No"}, name="ada ")
    found = draft(first, second)
    assert [packet.file_name for packet in found.packets] == ["first.xlsx"]
    assert "second.xlsx: “ada” answered in “first.xlsx” already" in found.refused[0]


def test_responses_stand_beside_the_own_answers(workspace, send, draft):
    own = Answer("small.1", "no", note="seen it")
    save_answer(workspace, own)
    path = fill_packet(send(), {"small.1": "Yes"}, name="Ada")
    (kept,) = import_packets(workspace, draft(path)).result
    assert workspace.answers.all() == {"small.1": own}
    assert workspace.responses.all() == (Response(kept, Answer("small.1", "yes")),)


def test_the_same_packet_again_replaces_what_that_person_said_and_one_undo_takes_it_back(
    workspace, send, draft
):
    path = fill_packet(send(), {"small.1": "Yes", "small.2": "Yes"}, name="Ada")
    other = fill_packet(send(name="other"), {"small.1": "No"}, name="Ben")
    import_packets(workspace, draft(path, other))
    before = workspace.responses.all()
    again = draft(fill_packet(path, {"small.1": "Partly"}))
    (replaced,) = find_replaced(workspace.responses.respondents(), again)
    assert (replaced.name, replaced.role) == ("Ada", CSM)
    import_packets(workspace, again)
    said = {(r.respondent.name, r.answer.question): r.answer.choice
            for r in workspace.responses.all()}  # fmt: skip
    assert said == {
        ("Ada", "small.1"): "partly", ("Ada", "small.2"): "yes", ("Ben", "small.1"): "no",
    }  # fmt: skip
    undo(workspace)
    assert set(workspace.responses.all()) == set(before)


def test_a_name_in_other_capitals_and_spaces_is_the_same_person(workspace, send, draft):
    import_packets(workspace, draft(fill_packet(send(), {"small.1": "Yes"}, name="Ada Byron")))
    again = fill_packet(send(name="again"), {"small.1": "No"}, name="ada  BYRON")
    (replaced,) = find_replaced(workspace.responses.respondents(), draft(again))
    assert replaced.name == "Ada Byron"


def test_an_empty_packet_is_not_kept_and_replaces_nothing(workspace, send, draft):
    path = fill_packet(send(), {"small.1": "Yes"}, name="Ada")
    import_packets(workspace, draft(path))
    before = workspace.responses.all()
    empty = draft(fill_packet(send(name="empty"), {}, name="Ada"))
    assert find_replaced(workspace.responses.respondents(), empty) == ()
    with pytest.raises(WrongUsage, match="Nothing is answered"):
        import_packets(workspace, empty)
    assert workspace.responses.all() == before


def test_a_respondent_can_be_forgotten_and_brought_back(workspace, send, draft):
    path = fill_packet(send(), {"small.1": "Yes"}, name="Ada")
    (kept,) = import_packets(workspace, draft(path)).result
    remove_respondent(workspace, kept.id)
    assert workspace.responses.all() == ()
    undo(workspace)
    assert [r.respondent.name for r in workspace.responses.all()] == ["Ada"]


def test_what_all_agree_on_is_adopted_in_one_step_and_nothing_else(workspace, shipped, send, draft):
    own = Answer("small.5", "no")
    save_answer(workspace, own)
    said = {"small.1": "Yes", "small.2": "No", "small.4": "Paid", "small.5": "Yes"}
    ada = fill_packet(send(name="ada"), said, name="Ada", Confidence="2 Low")
    ben = fill_packet(send(name="ben"), {**said, "small.2": "Yes"}, name="Ben")
    import_packets(workspace, draft(ada, ben))
    wanted = [question.id for question in SMALL.questions]
    assert adopt_agreed(workspace, shipped, wanted).result == 2
    assert workspace.answers.all() == {
        "small.1": Answer("small.1", "yes", confidence=Confidence.LOW),
        "small.4": Answer("small.4", text="Paid", confidence=Confidence.LOW),
        "small.5": own,
    }
    undo(workspace)
    assert workspace.answers.all() == {"small.5": own}


def test_one_answer_of_several_takes_the_place_of_the_own_one_and_comes_back(
    workspace, send, draft
):
    own = Answer("small.1", "partly", note="seen it")
    save_answer(workspace, own)
    for name, choice in (("Ada", "Yes"), ("Ben", "No")):
        path = fill_packet(send(name=name), {"small.1": choice}, name=name, Note=f"{name} says")
        import_packets(workspace, draft(path))
    (merged,) = [
        one
        for one in merge_responses(SMALL, workspace.responses.all(), {"small.1": own}).questions
        if one.given
    ]
    yes, no = distinct_answers(merged.given)
    assert (yes, no) == (Answer("small.1", "yes"), Answer("small.1", "no"))
    adopt_answer(workspace, no)
    assert workspace.answers.all() == {"small.1": no}
    undo(workspace)
    assert workspace.answers.all() == {"small.1": own}


def divided(workspace, send, draft):
    """Let leadership and two CSMs differ on the first question."""
    for name, role, choice in (
        ("Ada", LEADERSHIP, "Yes"), ("Ben", CSM, "No"), ("Cat", CSM, "No"),
    ):  # fmt: skip
        path = fill_packet(send(role, name), {"small.1": choice, "small.2": "Yes"}, name=name)
        import_packets(workspace, draft(path))
    return measure_divergence(SMALL, workspace.responses.all())


def test_a_divergence_is_kept_once_as_an_observation_without_names(workspace, shipped, send, draft):
    _, first, _ = divided(workspace, send, draft)
    number = keep_divergence(workspace, shipped, first).result
    assert keep_divergence(workspace, shipped, first).result == number
    (kept,) = workspace.observations.all()
    assert kept.question == "small.1"
    assert kept.issue == "Q1: Leadership says “Yes” (100 of 100) and CSMs say “No” (0 of 100)."
    undo(workspace)
    assert workspace.observations.all() == ()


def test_the_divergence_of_an_area_stands_at_its_most_divided_question(
    workspace, shipped, send, draft
):
    area, *_ = divided(workspace, send, draft)
    keep_divergence(workspace, shipped, area)
    (kept,) = workspace.observations.all()
    assert kept.question == "small.1"
    assert kept.issue == (
        "The only area: the answers put Leadership at 100 of 100 and CSMs at 50 of 100."
    )


def test_a_packet_that_another_program_saved_comes_back_the_same(send, draft, needs_tool, tmp_path):
    soffice = needs_tool("soffice")
    path = send()
    answers = {"small.1": "Partly", "small.3": 1250.5, "small.4": "=1+1", "small.5": "Yes"}
    fill_packet(path, {**answers, "small.4": "Café – “ok”"}, name="Ada Łovelace",
                Confidence="4 High")  # fmt: skip
    before = draft(path).packets[0]
    out = tmp_path / "resaved"
    subprocess.run(
        [soffice, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
         "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )  # fmt: skip
    resaved = out / path.name
    assert digest(resaved) != digest(path)
    after = draft(resaved).packets[0]
    assert after.answers == before.answers
    assert len(after.answers) == 4
    assert (after.name, after.role, after.issues) == (before.name, before.role, ())
    assert load_workbook(resaved)[SMALL.name].protection.sheet


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_packet_whose_sheets_were_copied_into_a_new_workbook_still_says_who_answered(
    send, draft, tmp_path
):
    path = fill_packet(send(), {"small.1": "Yes"}, name="Ada")

    def strip(book):
        del book["csdesk"]
        del book["Choices"]

    copy = tmp_path / "copy.xlsx"
    shutil.copy(path, copy)
    (packet,) = draft(edit(copy, strip)).packets
    assert (packet.name, packet.role, len(packet.answers)) == ("Ada", CSM, 1)

    def strip_cover(book):
        del book["Start here"]

    (refusal,) = draft(edit(copy, strip_cover)).refused
    assert "it does not say who answered" in refusal


def test_the_cover_can_be_filled_in_by_the_consultant(send, draft):
    path = fill_packet(send(), {"small.1": "Yes"})
    assert len(draft(path).refused) == 1

    def name(book):
        fill_cover(book, name="Ada")

    assert draft(edit(path, name)).packets[0].name == "Ada"
