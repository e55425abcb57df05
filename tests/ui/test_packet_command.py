"""Packets on the command line: out to a role, back into the workspace."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from csdesk.model.answers import Answer
from csdesk.model.clients import Client
from csdesk.operations.answers import save_answer
from csdesk.storage.workspace import open_workspace
from tests.filled_packets import beside, fill_packet, packet_rows
from tests.ui.command_workspaces import fingerprint, make_workspace, write_phrase
from ui.command_line import run_command


@pytest.fixture
def workspace(tmp_path):
    return make_workspace(tmp_path / "client.csdesk")


@pytest.fixture
def send(workspace, tmp_path):
    """Return a function that writes the ladder's packet for a role."""

    def make(role="csm", *more):
        path = tmp_path / f"{role}.xlsx"
        arguments = ["packet", str(workspace), "--role", role, "--to", str(path)]
        assert run_command([*arguments, "--instrument", "maturity_ladder", *more]) == 0
        return path

    return make


def bring_in(workspace, *paths, more=()):
    return run_command(["answers-in", str(workspace), *map(str, paths), *more])


def two_questions(path):
    return list(packet_rows(load_workbook(path)))[:2]


def test_a_packet_is_written_and_its_path_printed(workspace, send, capsys):
    before = fingerprint(workspace)
    path = send("csm", "--name", "Ada", "--asked-by", "Priya Raman", "--due", "2026-12-04")
    assert capsys.readouterr().out == f"{path}\n"
    cover = load_workbook(path)["Start here"]
    assert beside(cover, "Your name").value == "Ada"
    assert beside(cover, "Asked by").value == "Priya Raman"
    assert beside(cover, "Please send it back by").value == "4 Dec 2026"
    assert fingerprint(workspace) == before


def test_what_came_back_is_kept_and_told(workspace, send, capsys):
    path = send()
    first, second = two_questions(path)
    fill_packet(path, {first: "Yes", second: "banana"}, name="Ada")
    capsys.readouterr()
    assert bring_in(workspace, path) == 0
    said = capsys.readouterr()
    assert said.out.startswith("csm.xlsx: Ada (CSM), 1 answer, ")
    assert said.out.endswith(" left open, 1 row not read\n")
    assert said.err.startswith("csm.xlsx, sheet “")
    assert "row 5, column “Answer”: “banana” is no answer to this question." in said.err
    with open_workspace(workspace, read_only=True) as kept:
        (response,) = kept.responses.all()
    assert (response.respondent.name, response.answer.question) == ("Ada", first)


def test_a_sheet_that_is_gone_is_told_as_missing(workspace, tmp_path, capsys):
    path = tmp_path / "both.xlsx"
    asked = ["--instrument", "maturity_ladder", "--instrument", "data_due_diligence"]
    assert run_command(["packet", str(workspace), "--role", "csm", "--to", str(path), *asked]) == 0
    fill_packet(path, {"data.1.sources_listed": "Yes"}, name="Ada")
    book = load_workbook(path)
    gone = next(sheet for sheet in book if sheet.title.startswith("Data and automation"))
    book.remove(gone)
    book.save(path)
    capsys.readouterr()
    assert bring_in(workspace, path) == 0
    said = capsys.readouterr()
    assert said.out.endswith(" left open, 1 sheet missing\n")
    assert f"sheet “{gone.title}”: the sheet is missing" in said.err


def test_a_second_packet_of_one_person_is_said_to_replace_the_first(workspace, send, capsys):
    path = send()
    first, _ = two_questions(path)
    bring_in(workspace, fill_packet(path, {first: "Yes"}, name="Ada"))
    capsys.readouterr()
    assert bring_in(workspace, fill_packet(path, {first: "No"}, name="ada")) == 0
    assert capsys.readouterr().err == (
        "Ada (CSM) had answered before; those answers were replaced, and one undo brings them "
        "back.\n"
    )


def test_where_one_file_is_refused_none_is_kept(workspace, send, tmp_path, capsys):
    path = send()
    first, _ = two_questions(path)
    fill_packet(path, {first: "Yes"}, name="Ada")
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    before = fingerprint(workspace)
    capsys.readouterr()
    assert bring_in(workspace, path, bad) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("bad.xlsx: it is a picture")
    assert fingerprint(workspace) == before


def test_an_own_answer_stays(workspace, send):
    path = send()
    first, _ = two_questions(path)
    with open_workspace(workspace) as opened:
        save_answer(opened, Answer(first, "no"))
    bring_in(workspace, fill_packet(path, {first: "Yes"}, name="Ada"))
    with open_workspace(workspace, read_only=True) as kept:
        assert kept.answers.all()[first].choice == "no"


def test_a_packet_of_another_client_needs_a_word(workspace, send, tmp_path, capsys):
    path = send()
    first, _ = two_questions(path)
    fill_packet(path, {first: "Yes"}, name="Ada")
    other = make_workspace(tmp_path / "other.csdesk")
    with open_workspace(other) as opened:
        opened.clients.change(Client("Other Ltd", "GBP"))
    assert bring_in(other, path) == 3
    said = capsys.readouterr().err
    assert "made for the client “Harbourlight Software”" in said
    assert said.endswith("To take in what was made for another one, add --other-client.\n")
    assert bring_in(other, path, more=["--other-client"]) == 0


def test_a_name_that_is_taken_and_another_format_are_refused(workspace, tmp_path, capsys):
    taken = tmp_path / "taken.xlsx"
    taken.write_bytes(b"mine")
    for name in ("taken.xlsx", "packet.pdf"):
        target = ["--to", str(tmp_path / name)]
        assert run_command(["packet", str(workspace), "--role", "csm", *target]) == 2
    said = capsys.readouterr().err
    assert "is there already" in said
    assert "not “packet.pdf”" in said
    assert taken.read_bytes() == b"mine"


def test_an_encrypted_workspace_asks_for_its_pass_phrase(tmp_path):
    workspace = make_workspace(tmp_path / "secret.csdesk", "correct horse battery")
    phrase = ["--pass-phrase-file", str(write_phrase(tmp_path / "phrase.txt"))]
    path = tmp_path / "packet.xlsx"
    command = ["packet", str(workspace), "--role", "csm", "--to", str(path)]
    assert run_command([*command, "--instrument", "maturity_ladder", *phrase]) == 0
    first, _ = two_questions(path)
    fill_packet(path, {first: "Yes"}, name="Ada")
    assert bring_in(workspace, path, more=phrase) == 0
