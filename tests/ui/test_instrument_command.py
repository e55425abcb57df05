"""Instruments on the command line: written, checked, added, taken out."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from csdesk.storage.workspace import open_workspace
from tests.ui.command_workspaces import fingerprint, make_workspace
from ui.command_line import run_command


@pytest.fixture
def workspace(tmp_path):
    return make_workspace(tmp_path / "client.csdesk")


@pytest.fixture
def own(tmp_path):
    """Return the workbook of an instrument that was made from one that ships."""
    path = tmp_path / "own.xlsx"
    assert run_command(["instrument", "export", "data_due_diligence", str(path)]) == 0
    book = load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    cell.value = cell.value.replace("diligence.", "mine.")
    book["Instrument"]["B1"] = "mine"
    book["Instrument"]["B3"] = "Mine"
    book.save(path)
    return path


def kept(workspace):
    with open_workspace(workspace, read_only=True) as opened:
        return {one.id: one for one in opened.instruments.all()}


def test_an_instrument_is_written_and_its_path_printed(tmp_path, capsys):
    path = tmp_path / "ladder.xlsx"
    assert run_command(["instrument", "export", "maturity_ladder", str(path)]) == 0
    remark = "a copy to read, as its ids are taken; --as NEW_ID writes one to change and add"
    assert capsys.readouterr().out == f"{path}: {remark}\n"
    assert load_workbook(path)["Instrument"]["B1"].value == "maturity_ladder"


def test_a_copy_under_a_new_id_can_be_changed_and_added(workspace, tmp_path, capsys):
    path = tmp_path / "copy.xlsx"
    export = ["instrument", "export", "twelve_practices", str(path)]
    assert run_command([*export, "--as", "our_practices"]) == 0
    assert capsys.readouterr().out == f"{path}\n"
    book = load_workbook(path)
    book["Instrument"]["B3"] = "Our practices"
    book.save(path)
    assert run_command(["instrument", "check", str(path)]) == 0
    assert run_command(["instrument", "add", str(workspace), str(path)]) == 0
    assert kept(workspace)["our_practices"].version == "1.0"


@pytest.mark.parametrize(
    ("instrument", "new_id", "expected"),
    [
        ("empty", "mine", "Empty sheets have no ids yet. Leave out --as."),
        ("twelve_practices", "process", "A copy cannot be called “process”: "),
    ],
)
def test_a_copy_that_cannot_be_is_not_written(tmp_path, capsys, instrument, new_id, expected):
    path = tmp_path / "copy.xlsx"
    assert run_command(["instrument", "export", instrument, str(path), "--as", new_id]) == 2
    assert capsys.readouterr().err.startswith(expected)
    assert not path.exists()


def test_empty_sheets_are_written_for_a_new_one(tmp_path):
    path = tmp_path / "new.xlsx"
    assert run_command(["instrument", "export", "empty", str(path)]) == 0
    assert load_workbook(path)["Questions"].max_row == 1


@pytest.mark.parametrize(
    ("instrument", "name", "expected"),
    [
        ("ladder", "new.xlsx", "There is no instrument “ladder”. There is: alignment_test, "),
        ("empty", "new.csv", "An instrument is written as .xlsx, not as “new.csv”."),
    ],
)
def test_what_cannot_be_written_is_said(tmp_path, capsys, instrument, name, expected):
    assert run_command(["instrument", "export", instrument, str(tmp_path / name)]) == 2
    assert capsys.readouterr().err.startswith(expected)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_written_over(tmp_path, capsys):
    path = tmp_path / "there.xlsx"
    path.write_bytes(b"mine")
    assert run_command(["instrument", "export", "empty", str(path)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert path.read_bytes() == b"mine"


def test_a_sound_instrument_is_told_in_one_line(own, capsys):
    capsys.readouterr()
    assert run_command(["instrument", "check", str(own)]) == 0
    said = capsys.readouterr()
    assert said.out == "Mine (mine 1.0): 3 areas, 13 questions; it keeps every rule\n"
    assert said.err == ""


def test_a_mistake_ends_with_3_and_its_place(own, capsys):
    book = load_workbook(own)
    book["Choices"]["E2"] = "nothing"
    book.save(own)
    capsys.readouterr()
    assert run_command(["instrument", "check", str(own)]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        "own.xlsx: sheet “Choices”, cell E2 (credit) is “nothing”; expected a number.\n"
    )


def test_an_instrument_is_added_and_taken_out_again(workspace, own, capsys):
    capsys.readouterr()
    assert run_command(["instrument", "add", str(workspace), str(own)]) == 0
    assert capsys.readouterr().out == "Mine (mine 1.0): added\n"
    assert kept(workspace)["mine"].is_own
    assert run_command(["instrument", "remove", str(workspace), "mine"]) == 0
    assert capsys.readouterr().out == "mine: removed; its answers stay in the workspace\n"
    assert "mine" not in kept(workspace)


def test_a_later_version_says_what_became_of_the_questions(workspace, own, capsys):
    run_command(["instrument", "add", str(workspace), str(own)])
    book = load_workbook(own)
    book["Instrument"]["B2"] = "2.0"
    book["Questions"]["E2"] = "In other words?"
    book.save(own)
    capsys.readouterr()
    assert run_command(["instrument", "add", str(workspace), str(own)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Mine (mine 2.0): added",
        "reworded: 1 question",
        "same: 12 questions",
    ]
    assert kept(workspace)["mine"].version == "2.0"


def test_what_ships_is_not_added_and_nothing_changes(workspace, tmp_path, capsys):
    path = tmp_path / "ladder.xlsx"
    run_command(["instrument", "export", "maturity_ladder", str(path)])
    before = fingerprint(workspace)
    capsys.readouterr()
    assert run_command(["instrument", "add", str(workspace), str(path)]) == 3
    assert (
        "expected an id of your own, as the instrument “maturity_ladder” has this one"
        in capsys.readouterr().err
    )
    assert fingerprint(workspace) == before
