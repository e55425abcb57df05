"""Holding a report against its workspace."""

from __future__ import annotations

import json

import pikepdf
import pytest

from csdesk.report.manifest import LONGEST, NAME
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
