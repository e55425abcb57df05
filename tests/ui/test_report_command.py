"""Writing the report of a workspace on the command line."""

from __future__ import annotations

import zipfile

import pikepdf
import platformdirs
import pytest
from pypdf import PdfReader

from csdesk.model.report_choices import Audience, Brand, ReportChoice
from csdesk.operations.brands import set_brand
from csdesk.operations.report_choices import keep_report_choice
from csdesk.settings import Settings, save_settings
from csdesk.storage.workspace import open_workspace
from tests.logos import make_logo
from tests.ui.command_workspaces import fingerprint, make_workspace
from ui.command_line import run_command


@pytest.fixture
def workspace(tmp_path):
    path = make_workspace(tmp_path / "client.csdesk")
    with open_workspace(path) as opened:
        keep_report_choice(
            opened, ReportChoice(Audience.FULL, ("kpis", "summary"), ("raci",)), "Short"
        )
    return path


def titles(path) -> list[str]:
    return [entry.title for entry in PdfReader(path).outline]


def test_a_board_gets_two_pages_and_the_workspace_stays_as_it_is(workspace, tmp_path):
    out, before = tmp_path / "out", fingerprint(workspace)
    arguments = ["report", str(workspace), "--out", str(out), "--audience", "board"]
    assert run_command(arguments) == 0
    (pdf,) = out.glob("*.pdf")
    assert len(PdfReader(pdf).pages) == 2
    assert len(list(out.glob("*.xlsx"))) == 1
    assert fingerprint(workspace) == before


def test_a_template_says_which_sections_there_are_and_in_which_order(workspace, tmp_path):
    out = tmp_path / "out"
    arguments = ["report", str(workspace), "--out", str(out), "--template", "Short"]
    assert run_command([*arguments, "--format", "pdf"]) == 0
    (pdf,) = out.iterdir()
    written = titles(pdf)
    assert written[0] == "Numbers and benchmarks"
    assert "Who does it, who answers for it" not in written
    assert written[-1] == "What this report leaves out"


def test_the_audience_of_a_template_can_be_another_one(workspace, tmp_path):
    out = tmp_path / "out"
    arguments = ["report", str(workspace), "--out", str(out), "--template", "Short"]
    assert run_command([*arguments, "--audience", "board", "--format", "pdf"]) == 0
    (pdf,) = out.iterdir()
    assert len(PdfReader(pdf).pages) == 2


def test_an_unknown_template_is_refused_and_no_folder_is_made(workspace, tmp_path, capsys):
    out = tmp_path / "out"
    arguments = ["report", str(workspace), "--out", str(out), "--template", "Long"]
    assert run_command(arguments) == 2
    assert capsys.readouterr().err.splitlines()[-1] == (
        "There is no template for reports called “Long”. There are “Short”."
    )
    assert not out.exists()


def test_an_audit_writes_the_report_for_its_audience(tmp_path, capsys):
    (tmp_path / "list.csv").write_text("Customer ID,Customer,ARR (GBP)\nC-1,Acme,1200\n")
    out = tmp_path / "out"
    arguments = ["audit", str(tmp_path / "list.csv"), "--client", "Acme Ltd", "--out", str(out)]
    arguments += ["--as-of", "2026-03-31"]
    assert run_command([*arguments, "--template", "Short"]) == 2
    assert "Acme Ltd.csdesk is only made now" in capsys.readouterr().err
    assert run_command([*arguments, "--audience", "board"]) == 0
    assert len(PdfReader(out / "Acme Ltd.pdf").pages) == 2


def test_a_pdf_can_need_a_pass_phrase(workspace, tmp_path):
    phrase, out = tmp_path / "phrase.txt", tmp_path / "out"
    phrase.write_text("correct horse\n")
    arguments = ["report", str(workspace), "--out", str(out), "--audience", "board"]
    arguments += ["--format", "pdf", "--pdf-pass-phrase-file", str(phrase)]
    assert run_command(arguments) == 0
    (pdf,) = out.iterdir()
    assert b"Harbourlight" not in pdf.read_bytes()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(pdf, password="another")  # noqa: S106
    with pikepdf.open(pdf, password="correct horse") as opened:  # noqa: S106
        assert opened.encryption.bits == 256
        assert len(opened.pages) == 2
    assert run_command(["verify", str(pdf), str(workspace)]) == 3


def test_a_workbook_beside_a_locked_pdf_is_refused(workspace, tmp_path, capsys):
    phrase, out = tmp_path / "phrase.txt", tmp_path / "out"
    phrase.write_text("correct horse\n")
    arguments = ["report", str(workspace), "--out", str(out)]
    assert run_command([*arguments, "--pdf-pass-phrase-file", str(phrase)]) == 2
    assert "Only a PDF takes a pass phrase" in capsys.readouterr().err
    assert not out.exists()


@pytest.fixture
def firm(monkeypatch, tmp_path):
    place = tmp_path / "settings"
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *_names, **_options: place)
    save_settings(Settings(person="Ada", firm=Brand("Wren & Partners")))


def test_the_reports_of_a_command_carry_both_brands(workspace, firm, tmp_path):
    with open_workspace(workspace) as opened:
        set_brand(opened, Brand(logo=make_logo(), colour="#0a3d62"))
    out = tmp_path / "out"
    arguments = ["report", str(workspace), "--out", str(out), "--format", "pdf"]
    assert run_command(arguments) == 0
    (pdf,) = out.iterdir()
    cover = PdfReader(pdf).pages[0]
    assert "Prepared by Wren & Partners." in cover.extract_text()
    assert b"\n.039216 .239216 .384314 rg" in cover.get_contents().get_data()
    assert len(pictures(pdf)) == 1


def test_an_anonymous_report_shows_nothing_of_the_clients_brand(workspace, firm, tmp_path):
    with open_workspace(workspace) as opened:
        set_brand(opened, Brand(logo=make_logo(), colour="#0a3d62"))
    out = tmp_path / "out"
    for suffix in ("pdf", "xlsx", "pptx"):
        arguments = ["report", str(workspace), "--out", str(out), "--format", suffix]
        assert run_command([*arguments, "--anonymous"]) == 0
    (pdf,) = out.glob("*.pdf")
    assert "Prepared by Wren & Partners." in PdfReader(pdf).pages[0].extract_text()
    assert not pictures(pdf)
    for path in (*out.glob("*.xlsx"), *out.glob("*.pptx")):
        with zipfile.ZipFile(path) as parts:
            assert not [name for name in parts.namelist() if "/media/" in name]
            assert not any(b"0a3d62" in parts.read(name).lower() for name in parts.namelist())


def test_an_audit_into_a_file_with_a_brand_carries_it(workspace, firm, tmp_path):
    with open_workspace(workspace) as opened:
        set_brand(opened, Brand(logo=make_logo()))
        client = opened.clients.client().name
    (tmp_path / "list.csv").write_text("Customer ID,Customer,ARR (GBP)\nC-1,Acme,1200\n")
    arguments = ["audit", str(tmp_path / "list.csv"), "--client", client]
    arguments += ["--out", str(tmp_path / "out"), "--workspace", str(workspace)]
    assert run_command([*arguments, "--as-of", "2026-03-31"]) == 0
    (pdf,) = (tmp_path / "out").glob("*.pdf")
    assert "Prepared by Wren & Partners." in PdfReader(pdf).pages[0].extract_text()
    assert len(pictures(pdf)) == 1


def pictures(path) -> list:
    with pikepdf.open(path) as document:
        return [
            one.objgen
            for one in document.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        ]
