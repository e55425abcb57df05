"""The workbook: raw numbers, texts that stay texts, sheets that are ready to use."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from xml.sax.saxutils import unescape

import pytest
from openpyxl import load_workbook

from csdesk.report.document import Column, Format, KeyFigures, Section, Table
from csdesk.report.live_cells import Live
from exports import render
from exports.xlsx import report_workbook
from tests.exports.nasty_texts import CLIENT, NASTY


@pytest.fixture(scope="module")
def content(report) -> bytes:
    return render(report, ".xlsx")


@pytest.fixture(scope="module")
def nasty(nasty_report) -> bytes:
    return render(nasty_report, ".xlsx")


def book(content: bytes):
    return load_workbook(io.BytesIO(content))


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def table_names(report) -> list[str]:
    return [table.name for table in report.tables() if not table.paper_only]


def test_the_index_comes_first_then_what_reckons_then_a_sheet_for_each_table(report, content):
    live = [sheet.name for sheet in report.live]
    assert {"Live health", "Live weights", "Live scores", "Live plan"} <= set(live)
    assert book(content).sheetnames == ["Index", "Summary", *live, *table_names(report)]


def test_the_index_leads_to_every_other_sheet(content):
    found = book(content)
    index = found["Index"]
    named = [cell for cell in index["B"][5:] if cell.value]
    assert [cell.value for cell in named] == found.sheetnames[1:]
    for cell in named:
        assert cell.hyperlink.location == f"'{cell.value}'!A1"
        assert cell.hyperlink.target is None


def test_figures_of_other_sections_stand_below_the_title_of_their_section(report):
    figures = next(
        block
        for section in report.sections
        for block in section.blocks
        if isinstance(block, KeyFigures)
    )
    losses = Section("losses", "Customers who left", "", (figures,))
    sheet = book(render(replace(report, sections=(*report.sections, losses)), ".xlsx"))["Summary"]
    first = [row[0].value for row in sheet.iter_rows()]
    assert first.count("Key figures") == 1
    assert first[first.index("Customers who left") + 1] == "Figure"


def test_a_section_that_was_left_out_takes_its_live_sheets_along(report):
    kept = tuple(section for section in report.sections if section.id != "health")
    names = book(render(replace(report, sections=kept), ".xlsx")).sheetnames
    assert "Live scores" not in names
    assert "Live plan" in names


def test_the_summary_names_client_date_and_findings(report, content):
    sheet = book(content)["Summary"]
    assert sheet["A1"].value == report.client
    assert sheet["B3"].value.date() == report.as_of
    assert sheet["A5"].value == report.headline
    values = [cell.value for row in sheet.iter_rows() for cell in row]
    assert "Renewals start 38 days before the date, case 1" in values
    assert 612_001 in values


def test_numbers_are_raw_and_shown_with_their_unit(content):
    kpis = book(content)["KPIs"]
    assert kpis["C2"].value == 104.2345
    assert kpis["C2"].number_format == '0.0"%"'
    assert kpis["C4"].value == 240_000
    assert kpis["C4"].number_format == '"£"#,##0'
    plan = book(content)["Roadmap"]
    assert plan["I2"].value.isoformat() == "2026-11-21T00:00:00"
    assert plan["I2"].number_format == "d mmm yyyy"


def test_what_is_not_known_is_an_empty_cell(content):
    kpis = book(content)["KPIs"]
    assert kpis["D4"].value is None


def test_sheets_are_ready_to_filter_and_to_print(report, content):
    found = book(content)
    for sheet in (found[name] for name in table_names(report)):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"


def test_caveats_stand_under_the_benchmarks(content):
    column = [cell.value for cell in book(content)["KPIs"]["A"]]
    assert any(value and value.startswith("Benchmarks differ") for value in column)


def test_an_empty_table_says_why(empty_report):
    sheet = book(render(empty_report, ".xlsx"))["Accounts"]
    assert sheet["A2"].value == "There is no customer list yet."


def test_the_client_stands_in_its_cell_unchanged(nasty):
    cell = book(nasty)["Summary"]["A1"]
    assert cell.value == CLIENT
    assert cell.data_type == "s"


def test_hostile_texts_are_texts_and_come_back_unchanged(nasty):
    names = [cell.value for cell in book(nasty)["Accounts"]["B"]][1:]
    for text, shown in zip(NASTY, names, strict=True):
        if "\x00" not in text and "\ud800" not in text:
            assert shown == text
    assert names[NASTY.index("half \ud800 pair")] == "half \ufffd pair"


def test_formulas_and_links_are_those_of_the_program(nasty_report, nasty):
    known = {
        value.text
        for sheet in nasty_report.live
        for table in sheet.tables
        for row in table.rows
        for value in row
        if isinstance(value, Live)
    }
    assert not any(text in formula for formula in known for text in NASTY if len(text) > 3)
    shapes = {re.sub("[0-9]+", "#", re.sub("{row}|{above}", "#", text[1:])) for text in known}
    for name, text in parts(nasty).items():
        assert "TargetMode" not in text, name
        if "/charts/" not in name:
            written = (unescape(one) for one in re.findall("<f>(.*?)</f>", text))
            assert {re.sub("[0-9]+", "#", one) for one in written} <= shapes, name
        for link in re.findall("<hyperlink [^>]*>", text):
            assert name in ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml")
            assert "r:id" not in link


def test_tables_alone_hold_no_formula(nasty_report):
    bare = parts(render(replace(nasty_report, live=()), ".xlsx"))
    assert not any("<f>" in text or "<f " in text for text in bare.values())


def test_texts_that_look_like_formulas_stay_texts_when_edited(nasty):
    sheet = book(nasty)["Accounts"]
    cells = {cell.value: cell for cell in sheet["B"]}
    for text in ("=1+1", "+44 20 7946 0000", "-2+3", "@SUM(A1:A9)", "\uff1d1+1"):
        assert cells[text].quotePrefix, text
    assert not cells["007"].quotePrefix


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(empty_report):
    table = Table("Long", "", (Column("T", Format.TEXT, 1.0),), (("x" * 40_000,),), "")
    long = replace(empty_report, sections=(Section("s", "S", "", (table,)),))
    value = book(render(long, ".xlsx"))["Long"]["A2"].value
    assert value.endswith("(shortened)")
    assert len(value) <= 32_767


def test_a_table_too_long_for_a_laptop_ends_and_says_where_the_rest_is(empty_report, monkeypatch):
    monkeypatch.setattr(report_workbook, "MOST_ROWS", 3)
    rows = tuple((float(number),) for number in range(5))
    table = Table("N", "", (Column("N", Format.DECIMAL, 1.0),), rows, "", notes=("A note.",))
    long = replace(empty_report, sections=(Section("s", "S", "", (table,)),))
    sheet = book(render(long, ".xlsx"))["N"]
    found = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert found[:4] == ["N", 0, 1, 2]
    assert found[5].startswith("2 further rows left out")
    assert found[6] == "A note."


def test_what_is_no_number_leaves_its_cell_empty(empty_report):
    column = Column("N", Format.DECIMAL, 1.0)
    table = Table("N", "", (column,), ((float("nan"),), (float("inf"),), (1.5,)), "")
    odd = replace(empty_report, sections=(Section("s", "S", "", (table,)),))
    sheet = book(render(odd, ".xlsx"))["N"]
    assert [sheet[f"A{row}"].value for row in (2, 3, 4)] == [None, None, 1.5]


def test_the_document_says_what_it_is_and_when_is_fixed(report, content):
    properties = book(content).properties
    assert properties.title == "Customer success audit: Harbourlight Software"
    assert properties.creator == report.program
    assert properties.created.year == 2000


def test_nothing_is_left_in_the_temporary_folder(report, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    render(report, ".xlsx")
    assert not list(tmp_path.iterdir())


def test_another_spreadsheet_program_opens_it(nasty, tmp_path, needs_tool):
    soffice = needs_tool("soffice")
    path = tmp_path / "r.xlsx"
    path.write_bytes(nasty)
    profile = (tmp_path / "profile").as_uri()
    command = [soffice, "--headless", f"-env:UserInstallation={profile}"]
    utf8 = "csv:Text - txt - csv (StarCalc):44,34,76"
    command += ["--convert-to", utf8, "--outdir", str(tmp_path), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    first = (tmp_path / "r.csv").read_text(encoding="utf-8").splitlines()[0]
    assert first.replace('""', '"').startswith(f'"{CLIENT}"')
