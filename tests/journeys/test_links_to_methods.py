"""From each headline number a link leads to how it was computed, on paper and in the workbook."""

from __future__ import annotations

import io

import openpyxl
import pikepdf
import pytest
from pypdfium2 import PdfDocument

from csdesk.content import load_library
from csdesk.model.report_choices import Audience, ReportChoice
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.report import make_report
from csdesk.operations.sample import open_sample
from exports.writing import render


@pytest.fixture(scope="module")
def sampled(tmp_path_factory):
    library = load_library()
    path = tmp_path_factory.mktemp("links") / "sample.csdesk"
    with open_sample(path, library) as workspace:
        return diagnose(workspace, library), library


@pytest.fixture(scope="module")
def pdf(sampled):
    with pikepdf.open(io.BytesIO(render(make_report(*sampled), ".pdf"))) as opened:
        yield opened


def inner_links(pdf):
    """Return for every link that stays inside its page, and the page that it leads to."""
    return [(page, target) for page, (target, _) in inner_places(pdf)]


def inner_places(pdf):
    """Return for every link that stays inside its page, and page and height it leads to."""
    places = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    return [
        (number, (places[note.Dest[0].objgen], float(note.Dest[3])))
        for number, page in enumerate(pdf.pages, start=1)
        for note in page.get("/Annots", [])
        if "/Dest" in note
    ]


def pages_with(pdf, *words):
    """Return the pages whose text holds all of these words."""
    stream = io.BytesIO()
    pdf.save(stream)
    texts = (page.get_textpage().get_text_bounded() for page in PdfDocument(stream.getvalue()))
    return [
        number
        for number, text in enumerate(texts, start=1)
        if all(word in " ".join(text.split()) for word in words)
    ]


def test_the_numbers_of_the_summary_lead_to_their_methods(pdf):
    (method,) = pages_with(pdf, "How was each number computed?")
    (health,) = [page for page in pages_with(pdf, "Health of the accounts") if page > 2]
    reached = [target for page, target in inner_links(pdf) if page == 2]
    assert reached.count(method) == 2
    assert health in reached


def test_each_number_leads_to_its_method_and_back(sampled, pdf):
    computed = [one for one in sampled[0].kpis.values() if one.value is not None]
    assert len(computed) > 50
    beside_targets = pages_with(pdf, "What is measured", "Against target", "Benchmark")
    methods = pages_with(pdf, "Exact value", "Base and window")
    links = inner_places(pdf)
    # A name that takes two lines is two links to one place.
    there = {target for page, target in links if page in beside_targets and target[0] in methods}
    back = {target for page, target in links if page in methods and target[0] in beside_targets}
    assert len(there) == len(back) == len(computed)


def test_without_the_methods_no_number_leads_there(sampled):
    left = ReportChoice(left_out=("kpis", "health"))
    with pikepdf.open(io.BytesIO(render(make_report(*sampled, left), ".pdf"))) as pdf:
        contents = [page for page, _ in inner_links(pdf)]
        assert set(contents) == {1}


def test_the_two_pages_of_the_board_lead_nowhere(sampled):
    board = make_report(*sampled, ReportChoice(Audience.BOARD))
    with pikepdf.open(io.BytesIO(render(board, ".pdf"))) as pdf:
        assert inner_links(pdf) == []


def test_the_summary_of_the_workbook_leads_to_the_row_of_each_number(sampled):
    book = openpyxl.load_workbook(io.BytesIO(render(make_report(*sampled), ".xlsx")))
    links = {
        cell.value: cell.hyperlink.location
        for row in book["Summary"].iter_rows()
        for cell in row
        if cell.hyperlink is not None
    }
    for term in ("Net revenue retention", "Gross revenue retention"):
        sheet, _, place = links[term].rpartition("!")
        row = book[sheet.strip("'")][place].row
        assert book[sheet.strip("'")].cell(row, 2).value == term
