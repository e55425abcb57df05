"""The PDF: complete, readable by machines, and the same every time."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from csdesk.report.compose import compose_report
from csdesk.report.document import FigureBlock, Heading, Report, Section
from csdesk.report.document import Text as Words
from csdesk.report.figures import RadarFigure
from exports import render
from tests.csdesk.report.diagnoses import (
    make_finding,
    make_full,
    make_issues,
    make_library,
    make_roadmap,
)
from tests.exports.nasty_texts import CLIENT, NASTY

LONG_NAME = "Vereinigte Donaudampfschifffahrtsgesellschaft für Kundenerfolg mbH"


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


@pytest.fixture(scope="module")
def pages(report_pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in read(report_pdf).pages]


def test_the_cover_names_client_engagement_date_and_contents(pages):
    assert pages[0].startswith("Customer success audit Harbourlight Software")
    assert "Baseline audit · 20 Nov 2026" in pages[0]
    assert "Where the numbers come from" in pages[0]


def test_contents_point_to_the_right_pages(report, pages):
    for section in report.sections:
        named = [number for number, text in enumerate(pages[1:], 2) if section.title in text]
        if section.id in ("accounts", "answers", "summary"):
            continue
        assert f"{section.title} {named[0]}" in pages[0]


def test_the_summary_stands_alone_on_the_second_page(report, pages):
    assert report.headline in pages[1]
    for number in (1, 2, 3):
        assert f"Renewals start 38 days before the date, case {number}" in pages[1]
    assert "case 4" not in pages[1]
    assert pages[2].startswith("Harbourlight Software Customer success audit · 20 Nov 2026")
    assert "Findings" in pages[2]


def test_every_page_after_the_cover_has_client_basis_and_number(report, pages):
    for number, page in enumerate(pages[1:], 2):
        assert report.client in page
        assert report.basis in page
        assert page.endswith(f"{number} of {len(pages)}") or f"{number} of {len(pages)}" in page


def test_tables_for_the_workbook_only_are_not_on_paper(pages):
    assert not any("Account id" in page or "Question id" in page for page in pages)


def test_it_says_who_made_it_and_in_which_language(report, report_pdf):
    document = read(report_pdf)
    assert document.metadata.title == "Customer success audit: Harbourlight Software"
    assert document.metadata.author == report.program
    assert document.metadata.subject == "Baseline audit"
    assert document.trailer["/Root"]["/Lang"] == "en-GB"


def test_the_outline_has_every_section_on_paper(report, report_pdf):
    titles = [entry.title for entry in read(report_pdf).outline]
    assert titles == [s.title for s in report.sections if s.id not in ("accounts", "answers")]


def test_every_font_is_in_the_file(report_pdf, nasty_pdf):
    for pdf in (report_pdf, nasty_pdf):
        for font in fonts_of(read(pdf)):
            descriptor = font["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor, font["/BaseFont"]


def fonts_of(document: PdfReader) -> list:
    found = []
    for page in document.pages:
        resources = page["/Resources"].get_object()
        forms = resources.get("/XObject", {})
        for part in (
            resources,
            *(form.get_object().get("/Resources", {}) for form in forms.values()),
        ):
            for font in part.get_object().get("/Font", {}).values():
                known = font.get_object()
                found.append(known.get("/DescendantFonts", [known])[0].get_object())
    assert found
    return found


def test_figures_are_vectors(report_pdf):
    for page in read(report_pdf).pages:
        assert not list(page.images)


def test_a_sample_says_on_every_page_that_it_is_one(bare_report, report_pdf):
    sample = read(render(replace(bare_report, is_sample=True), ".pdf"))
    for page in sample.pages:
        assert "Sample client: all data are invented" in page.extract_text()
    assert "Sample client" not in text_of(report_pdf)


def test_an_empty_engagement_gives_a_whole_report(empty_report):
    text = text_of(render(empty_report, ".pdf"))
    assert "Nothing has been assessed yet." in text
    assert "There is no customer list yet" in text
    assert "There is no plan yet" in text


def test_hostile_texts_stand_literally_on_paper(nasty_pdf):
    text = text_of(nasty_pdf)
    assert CLIENT in text
    for nasty in NASTY:
        if nasty.isprintable() and nasty.isascii() and len(nasty) < 30:
            assert " ".join(nasty.split()) in text, nasty


def test_hostile_texts_make_no_link_and_load_no_picture(nasty_pdf):
    document = read(nasty_pdf)
    for page in document.pages:
        assert not list(page.images)
        for annotation in page.get("/Annots", []):
            assert "/URI" not in str(annotation.get_object().get("/A", {}))


def test_letters_beyond_latin_can_be_copied(nasty_pdf):
    text = text_of(nasty_pdf)
    assert "Ärzte Łódź Αθήνα Москва" in text
    assert "株式会社" in text


def test_a_client_of_east_asian_name_stands_on_every_page_in_a_font_of_the_file(bare_report):
    client = "東京 株式会社 한국 <b>"
    pdf = render(replace(bare_report, client=client), ".pdf")
    shown = ["".join(page.extract_text().split()) for page in read(pdf).pages]
    assert all("東京株式会社한국<b>" in text for text in shown)
    assert any("DroidSansFallback" in str(font) for font in fonts_of(read(pdf)))


def test_what_no_font_has_is_a_box(bare_report):
    assert "□ Ltd" in text_of(render(replace(bare_report, client="\U0001f9ff Ltd"), ".pdf"))


def test_a_font_of_east_asian_writing_is_only_in_files_that_need_it(report_pdf):
    assert "DroidSansFallback" not in str(fonts_of(read(report_pdf)))


def test_a_long_name_stands_on_the_cover_in_full(bare_report):
    text = text_of(render(replace(bare_report, client=LONG_NAME), ".pdf"))
    assert LONG_NAME in text


@pytest.mark.parametrize("client", ["", " ", "x" * 400, "W" * 60, "\u202eabc", "\n\n"])
def test_any_name_makes_a_report(bare_report, client):
    assert render(replace(bare_report, client=client), ".pdf").startswith(b"%PDF-")


def test_two_hundred_findings_and_sixty_initiatives_all_stand_on_paper():
    full = make_full()
    large = replace(
        full,
        findings=tuple(make_finding(number) for number in range(1, 201)),
        roadmap=make_roadmap(60),
        issues=make_issues(2_000),
    )
    composed = compose_report(large, make_library())
    chosen = tuple(s for s in composed.sections if s.id in ("findings", "roadmap", "issues"))
    text = text_of(render(replace(composed, sections=chosen), ".pdf"))
    for number in range(1, 201):
        assert f"case {number} " in text
    assert text.count("Call red accounts within 24 hours, step 60") >= 2


def test_a_text_longer_than_a_page_breaks_and_is_cut(bare_report):
    story = "word " * 2_000
    section = Section("findings", "Findings", "", (Words(story),))
    text = text_of(render(replace(bare_report, sections=(section,)), ".pdf"))
    assert text.count("word") >= 790
    assert "(shortened)" in text


def test_a_cell_higher_than_a_page_breaks_over_pages(bare_report):
    long = "An answer with many words. " * 140
    finding = make_finding(detail=long, title="T " * 500)
    issues = tuple(replace(issue, problem=long, fix=long) for issue in make_issues(2))
    full = replace(make_full(), findings=(finding,), issues=issues)
    composed = compose_report(full, make_library())
    chosen = tuple(s for s in composed.sections if s.id in ("findings", "issues"))
    text = text_of(render(replace(bare_report, sections=chosen), ".pdf"))
    assert text.count("An answer with many words.") >= 4 * 140


def test_a_report_without_a_date_shows_none(bare_report: Report):
    pages = read(render(replace(bare_report, as_of=None), ".pdf")).pages
    head = " ".join(pages[0].extract_text().split())
    assert head.startswith("Customer success audit Harbourlight Software Baseline audit Nothing")


@pytest.mark.parametrize("lines", range(24, 40, 3))
def test_a_heading_stands_on_the_page_of_its_figure(report, lines):
    radar = RadarFigure(("North", "East", "South"), (50.0,) * 3, (40.0,) * 3, (60.0,) * 3)
    blocks = (
        *(Words(f"Line {number}") for number in range(lines)),
        Heading("The heading of it"),
        FigureBlock("Is it drawn below?", radar, "It is."),
    )
    whole = replace(report, sections=(Section("one", "One", "", blocks),))
    (page,) = [text for one in read(render(whole, ".pdf")).pages
               if "The heading of it" in (text := one.extract_text())]  # fmt: skip
    assert "Is it drawn below?" in page


@pytest.mark.parametrize("client", ["Short", "Anlagenbau & Söhne GmbH " * 4])
def test_the_contents_of_many_sections_end_on_the_cover(bare_report: Report, client):
    sections = tuple(
        Section(f"part_{number}", f"Part {number}", "Words.", ()) for number in range(34)
    )
    headline = "Too much revenue is lost with the customers there are. " * 2
    whole = replace(bare_report, client=client.strip(), headline=headline, is_draft=True)
    pdf = read(render(replace(whole, sections=(*whole.sections[:1], *sections)), ".pdf"))
    cover, first = (" ".join(page.extract_text().split()) for page in pdf.pages[:2])
    assert "Part 33" in cover
    assert "Made with" in cover
    assert "Made with" not in first
