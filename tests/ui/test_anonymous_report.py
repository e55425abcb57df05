"""An anonymous report names neither the client nor its customers nor anybody who works there."""

from __future__ import annotations

import zipfile

import pytest
from pypdf import PdfReader

from ui.command_line import run_command

ROWS = """\
Customer ID,Customer,ARR (GBP),CSM,Logins last 30 days,Renewal date
C-1,Zanzibar Tiles,121000,Philippa Quirke,3,2026-05-01
C-2,Okapi Freight,56000,Philippa Quirke,40,2026-06-01
C-3,Quetzal Labs,9900,Ignatius Vole,0,2026-04-15
"""
NAMES = ("Zanzibar", "Okapi", "Quetzal", "Quirke", "Vole", "Wombat")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    folder = tmp_path_factory.mktemp("anonymous")
    customers = folder / "Wombat customers.csv"
    customers.write_text(ROWS)
    audit = ["audit", str(customers), "--client", "Wombat Ltd", "--out", str(folder / "named")]
    assert run_command([*audit, "--as-of", "2026-03-31"]) == 0
    (workspace,) = (folder / "named").glob("*.csdesk")
    arguments = ["report", str(workspace), "--out", str(folder / "out"), "--anonymous"]
    assert run_command([*arguments, "--audience", "papers"]) == 0
    return folder


def test_no_file_is_named_after_the_client(written):
    assert {path.stem for path in (written / "out").iterdir()} == {"Client A 2026-03-31"}


def test_no_name_stands_in_the_pdf(written):
    (pdf,) = (written / "out").glob("*.pdf")
    reader = PdfReader(pdf)
    text = "".join("".join(page.extract_text().split()) for page in reader.pages)
    attached = [part.decode() for parts in reader.attachments.values() for part in parts]
    for held in (text, str(reader.metadata), *attached):
        assert [name for name in NAMES if name.replace(" ", "") in held] == []
    assert "ClientA" in text


def test_no_name_stands_in_the_workbook(written):
    (workbook,) = (written / "out").glob("*.xlsx")
    with zipfile.ZipFile(workbook) as parts:
        held = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    assert [name for name in NAMES if name in held] == []


def test_the_report_with_names_holds_them(written):
    (pdf,) = (written / "named").glob("*.pdf")
    text = "".join("".join(page.extract_text().split()) for page in PdfReader(pdf).pages)
    assert "Wombat" in text
    assert "Zanzibar" in text


def test_it_is_not_held_against_the_workspace(written, capsys):
    (pdf,) = (written / "out").glob("*.pdf")
    (workspace,) = (written / "named").glob("*.csdesk")
    assert run_command(["verify", str(pdf), str(workspace)]) == 3
    assert "it is anonymous" in capsys.readouterr().err


@pytest.fixture(scope="module")
def audited(tmp_path_factory):
    folder = tmp_path_factory.mktemp("audited")
    customers = folder / "Wombat customers.csv"
    customers.write_text(ROWS)
    command = ["audit", str(customers), "--client", "Wombat Ltd", "--out", str(folder / "out")]
    command += ["--as-of", "2026-03-31", "--json", str(folder / "figures.json"), "--anonymous"]
    assert run_command(command) == 0
    return folder


def test_an_audit_names_nobody_but_its_workspace_does(audited):
    names = {path.name for path in (audited / "out").iterdir()}
    assert names == {"Wombat Ltd.csdesk", "Client A.pdf", "Client A.xlsx"}
    reader = PdfReader(audited / "out" / "Client A.pdf")
    text = "".join("".join(page.extract_text().split()) for page in reader.pages)
    with zipfile.ZipFile(audited / "out" / "Client A.xlsx") as parts:
        book = "".join(parts.read(one).decode("utf-8", "replace") for one in parts.namelist())
    figures = (audited / "figures.json").read_text()
    for held in (text, book, figures):
        assert [name for name in NAMES if name in held] == []
        assert "Client" in held
