"""Holding a report against its workspace."""

from __future__ import annotations

import json
import subprocess

import openpyxl
import pikepdf
import pytest

from csdesk.content import load_library
from csdesk.operations.sample import open_listed_sample
from csdesk.report.manifest import LONGEST, NAME
from csdesk.report.manifest_cell import pack_manifest
from tests.ui.command_workspaces import fingerprint, make_workspace
from ui.command_line import run_command


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("verify")
    workspace = make_workspace(folder / "client.csdesk")
    out = folder / "out"
    arguments = ["report", str(workspace), "--out", str(out), "--audience", "board"]
    assert run_command([*arguments, "--format", "pdf"]) == 0
    (pdf,) = out.iterdir()
    return pdf, workspace


def with_manifest(pdf, path, content: bytes):
    with pikepdf.open(pdf) as document:
        document.attachments[NAME] = pikepdf.AttachedFileSpec(document, content, filename=NAME)
        document.save(path)
    return path


def manifest_of(pdf) -> dict:
    with pikepdf.open(pdf) as document:
        return json.loads(document.attachments[NAME].get_file().read_bytes())


def test_the_same_workspace_gives_the_same_numbers(written, capsys):
    pdf, workspace = written
    before = fingerprint(workspace)
    assert run_command(["verify", str(pdf), str(workspace)]) == 0
    lines = capsys.readouterr().out.splitlines()
    count = len(manifest_of(pdf)["numbers"])
    assert lines[-1] == f"{count} of {count} numbers hold."
    assert all(line.endswith(", holds") for line in lines[:-1])
    assert fingerprint(workspace) == before


def test_a_number_and_an_input_that_changed_are_named(written, tmp_path, capsys):
    pdf, workspace = written
    told = manifest_of(pdf)
    told["numbers"]["Findings"] += 3
    told["inputs"]["older.csv, 2020-01-01"] = "abc"
    changed = with_manifest(pdf, tmp_path / "changed.pdf", json.dumps(told).encode())
    assert run_command(["verify", str(changed), str(workspace)]) == 1
    shown = capsys.readouterr().out
    now = told["numbers"]["Findings"] - 3
    assert f"Findings: {told['numbers']['Findings']:g} in the report, {now:g} now" in shown
    assert "File older.csv, 2020-01-01: no longer used" in shown


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"[]", "manifest cannot be read"),
        (b"[" * 100_000, "manifest cannot be read"),
        (b'{"numbers": {"ARR": "many"}}', "manifest cannot be read"),
        (b"\xff\xfe", "no PDF that can be read"),
        (b" " * (LONGEST + 1), "manifest is too long"),
    ],
)
def test_a_strange_manifest_is_refused_in_one_sentence(
    written, tmp_path, capsys, content, sentence
):
    pdf, workspace = written
    path = with_manifest(pdf, tmp_path / "strange.pdf", content)
    assert run_command(["verify", str(path), str(workspace)]) == 3
    (line,) = capsys.readouterr().err.splitlines()
    assert sentence in line


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"\0" * 5_000])
def test_what_is_no_pdf_is_refused(written, tmp_path, capsys, content):
    path = tmp_path / "no.pdf"
    path.write_bytes(content)
    assert run_command(["verify", str(path), str(written[1])]) == 3
    assert "no PDF that can be read" in capsys.readouterr().err


def test_a_pdf_without_manifest_is_refused(written, tmp_path, capsys):
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(tmp_path / "blank.pdf")
    assert run_command(["verify", str(tmp_path / "blank.pdf"), str(written[1])]) == 3
    assert "it holds no manifest" in capsys.readouterr().err


def test_text_of_a_manifest_cannot_steer_the_terminal(written, tmp_path, capsys):
    pdf, workspace = written
    told = manifest_of(pdf)
    told["numbers"]["\x1b[2J"] = 1.0
    path = with_manifest(pdf, tmp_path / "steer.pdf", json.dumps(told).encode())
    assert run_command(["verify", str(path), str(workspace)]) == 1
    assert "\x1b" not in capsys.readouterr().out


@pytest.fixture(scope="module")
def booked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("verify_book")
    workspace = make_workspace(folder / "client.csdesk")
    arguments = ["report", str(workspace), "--out", str(folder / "out"), "--format", "xlsx"]
    assert run_command(arguments) == 0
    (book,) = (folder / "out").iterdir()
    return book, workspace


def test_the_numbers_of_a_workbook_hold_too(booked, capsys):
    book, workspace = booked
    assert run_command(["verify", str(book), str(workspace)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("numbers hold.")


def test_a_workbook_that_another_program_saved_can_still_be_verified(
    booked, tmp_path, needs_tool, capsys
):
    soffice = needs_tool("soffice")
    book, workspace = booked
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path, book]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert run_command(["verify", str(tmp_path / book.name), str(workspace)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("numbers hold.")


@pytest.fixture(scope="module", params=["full", "board"])
def sampled(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sampled")
    workspace = folder / "sample.csdesk"
    open_listed_sample(workspace, load_library()).close()
    arguments = ["report", str(workspace), "--out", str(folder / "out"), "--format", "xlsx"]
    assert run_command([*arguments, "--audience", request.param]) == 0
    (path,) = (folder / "out").iterdir()
    return path, workspace


def change(path, changed, sheet: str, key: str, by: str) -> str:
    """Raise the first number of a sheet by 1 and return its name."""
    book = openpyxl.load_workbook(path)
    rows = list(book[sheet].iter_rows())
    head = next(i for i, row in enumerate(rows) if key in [cell.value for cell in row])
    titles = [cell.value for cell in rows[head]]
    value, name = titles.index("Value"), titles.index(by)
    row = next(row for row in rows[head + 1 :] if isinstance(row[value].value, float | int))
    row[value].value += 1
    book.save(changed)
    return row[name].value


@pytest.mark.parametrize("sampled", ["full"], indirect=True)
@pytest.mark.parametrize(
    ("sheet", "key", "by", "start"),
    [
        ("KPIs", "Id", "Id", "KPI "),
        ("Summary", "Figure", "Figure", ""),
        ("Manifest", "Kind", "Name", ""),
    ],
)
def test_a_cell_that_somebody_changed_is_named(sampled, tmp_path, capsys, sheet, key, by, start):
    path, workspace = sampled
    changed = tmp_path / "changed.xlsx"
    name = change(path, changed, sheet, key, by)
    assert run_command(["verify", str(changed), str(workspace)]) == 1
    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith(f"{start}{name}: the cell says ")
    assert [line for line in told if "the cell says" in line] == told[:1]
    assert any(line.startswith(f"{start}{name}: ") and line.endswith(", holds") for line in told)


def test_a_report_of_the_sample_holds(sampled, capsys):
    assert run_command(["verify", *map(str, sampled)]) == 0
    assert "the cell says" not in capsys.readouterr().out


def test_a_workbook_of_another_workspace_does_not_hold(sampled, booked, capsys):
    assert run_command(["verify", str(sampled[0]), str(booked[1])]) == 1
    lines = capsys.readouterr().out.splitlines()
    (arr,) = (line for line in lines if line.startswith("ARR: "))
    assert arr.endswith(" in the report, not computable now")
    assert any(line.startswith("File ") and line.endswith(": no longer used") for line in lines)


@pytest.mark.parametrize("damage", ["gone", "other", "bomb"])
def test_a_workbook_whose_manifest_cannot_be_read_is_refused(booked, tmp_path, damage, capsys):
    path, workspace = booked
    book = openpyxl.load_workbook(path)
    if damage == "gone":
        del book["Manifest"]
    else:
        text = "not packed" if damage == "other" else pack_manifest("0" * 5 * LONGEST)[0]
        book["Manifest"].cell(1, 4).value = text
    changed = tmp_path / "changed.xlsx"
    book.save(changed)
    assert run_command(["verify", str(changed), str(workspace)]) == 3
    assert "manifest" in capsys.readouterr().err
