"""A client whose name is markup, mathematics and a formula goes through everything as text."""

from __future__ import annotations

import json
import re
import zipfile
from html import unescape

import pypdfium2
import pytest
from openpyxl import Workbook, load_workbook

from csdesk.content import load_library
from csdesk.operations.diagnosis import diagnose
from csdesk.storage.workspace import open_workspace
from ui.application import page_classes
from ui.command_line import run_command
from ui.painting import hidden_window, save_picture

NAME = 'A<b>&$B_{x} "Ltd" =1+1'
FORMULA = '=HYPERLINK("http://evil","x")'


@pytest.fixture(scope="module")
def audited(tmp_path_factory):
    """Audit a client of that name, with customers and an owner named alike."""
    folder = tmp_path_factory.mktemp("hostile")
    book = Workbook()
    sheet = book.active
    sheet.append(["Customers as of 2026-03-31"])
    sheet.append(["Customer", "ARR (GBP)", "CSM", "NPS", "DAU/MAU", "CSAT", "Renewal Date"])
    for number, name in enumerate((NAME, f"+{NAME}", "@SUM(A1)", "R&D Ltd", "_hidden"), 1):
        row = [name, 1000 * number, NAME, 3, "10%", 2, "2026-04-10"]
        sheet.append(row)
    sheet["A8"], sheet["B8"] = FORMULA, 100
    sheet["A8"].data_type = "s"
    book.save(folder / "list.xlsx")
    arguments = ["audit", str(folder / "list.xlsx"), "--client", NAME, "--out", str(folder / "out")]
    assert run_command([*arguments, "--json", str(folder / "figures.json")]) == 0
    return folder


def written(folder, suffix):
    (path,) = (folder / "out").glob(f"*{suffix}")
    return path


def test_the_files_have_a_name_that_every_system_allows(audited):
    assert written(audited, ".pdf").name == "A_b_&$B_{x} _Ltd_ =1+1.pdf"


def test_figures_and_workspace_hold_the_name_unchanged(audited):
    assert json.loads((audited / "figures.json").read_text())["client"] == NAME
    with open_workspace(written(audited, ".csdesk")) as workspace:
        assert workspace.clients.client().name == NAME
        accounts = diagnose(workspace, load_library()).accounts
    assert accounts.keys[0] == NAME
    assert FORMULA in accounts.keys


def test_the_pdf_shows_the_name_as_it_is(audited):
    document = pypdfium2.PdfDocument(written(audited, ".pdf"))
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert NAME in " ".join(text.split())


def test_the_workbook_has_the_name_as_text_and_nothing_that_acts(audited):
    path = written(audited, ".xlsx")
    values = [
        cell.value for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row
    ]
    assert NAME in values
    assert FORMULA in values
    with zipfile.ZipFile(path) as archive:
        for part in archive.namelist():
            content = archive.read(part).decode("utf-8", "replace")
            for formula in re.findall("<f>(.*?)</f>", content):
                assert NAME not in unescape(formula), part
                assert FORMULA.removeprefix("=") not in unescape(formula), part
            for link in re.findall("<hyperlink [^>]*>", content):
                assert "location=" in link, part
                assert "r:id=" not in link, part
            assert "relationships/hyperlink" not in content, part


def test_every_page_of_the_window_shows_it(audited, qapp, tmp_path):
    with hidden_window(written(audited, ".csdesk")) as window:
        for page in page_classes():
            window.show_page(page.key)
            save_picture(window, tmp_path / f"{page.key}.png")
        assert NAME in window.windowTitle()
