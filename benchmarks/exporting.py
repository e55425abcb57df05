"""Writing long reports: a workbook of 100,000 rows, a PDF with an appendix of 10,000."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csdesk.report.document import Report, Section, Table
    from csdesk.report.figures import HealthFigure

Work = Callable[[], object]
COLUMNS = 15
CHARTS, CHUNK = 12, 250
PARAGRAPHS, SENTENCE = 100, "Renewals of customers that nobody calls are lost more often. "
TEXTS, NUMBERS = 5, 8
FIRST_DAY = date(2026, 1, 1)
Row = tuple[str | float | int | date, ...]


def write_long_workbook(folder: Path, count: int) -> tuple[Work, Work]:
    """Write rows of 15 cells, as bare as XlsxWriter can, and as a report's workbook."""
    from exports import write

    report = long_report(count)
    rows = report.tables()[0].rows
    return (
        lambda: _write_bare(rows, folder / "bare.xlsx", folder),
        lambda: write(report, folder / "report.xlsx"),
    )


def write_beside_openpyxl(folder: Path, count: int) -> tuple[Work, Work]:
    """Write the same workbook, beside openpyxl appending row after row."""
    from exports import write

    report = long_report(count)
    rows = report.tables()[0].rows

    def append() -> None:
        from openpyxl import Workbook

        book = Workbook()
        for row in rows:
            book.active.append(row)
        book.save(folder / "openpyxl.xlsx")

    return append, lambda: write(report, folder / "report.xlsx")


def write_beside_pandas(folder: Path, count: int) -> tuple[Work, Work]:
    """Write the same workbook, beside pandas handing its rows to openpyxl."""
    import pandas as pd

    from exports import write

    report = long_report(count)
    frame = pd.DataFrame(report.tables()[0].rows)
    return (
        lambda: frame.to_excel(folder / "pandas.xlsx", engine="openpyxl", index=False),
        lambda: write(report, folder / "report.xlsx"),
    )


def _write_bare(rows: Sequence[Sequence[object]], path: Path, folder: Path) -> None:
    import xlsxwriter

    options = {"constant_memory": True, "tmpdir": str(folder), "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        sheet, dated = book.add_worksheet(), book.add_format({"num_format": "d mmm yyyy"})
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif isinstance(value, date):
                    sheet.write_datetime(number, column, value, dated)
                elif isinstance(value, int | float):
                    sheet.write_number(number, column, value)


def make_long_pdf(_folder: Path, count: int) -> tuple[Work, Work]:
    """Set 30 pages, 12 charts and an appendix: charts and tables alone, and as a report."""
    from exports import render

    report = thick_report(count)
    figures = _figures()
    rows = report.tables()[0].rows
    return lambda: _set_alone(figures, rows), lambda: render(report, ".pdf")


def make_pdf_beside_one_table(_folder: Path, count: int) -> tuple[Work, Work]:
    """Set the same PDF, beside its charts and one platypus table of all its rows."""
    from exports import render

    report = thick_report(count)
    figures = _figures()
    rows = report.tables()[0].rows
    return lambda: _set_alone(figures, rows, len(rows)), lambda: render(report, ".pdf")


def _set_alone(
    figures: tuple[HealthFigure, ...], rows: Sequence[Sequence[object]], chunk: int = CHUNK
) -> bytes:
    """Draw the charts, and set paragraphs and rows by platypus in tables of fixed widths."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    from exports.charts import paint_pages

    paint_pages([(figure, 640, 260) for figure in figures])
    style = getSampleStyleSheet()["BodyText"]
    story = [Paragraph(SENTENCE * 8, style) for _ in range(PARAGRAPHS)]
    for start in range(0, len(rows), chunk):
        cells = [[str(value) for value in row] for row in rows[start : start + chunk]]
        story.append(Table(cells, colWidths=[75] * len(cells[0]), rowHeights=[14] * len(cells)))
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=A4).build(story)
    return stream.getvalue()


def long_report(count: int) -> Report:
    """Return a report of one long table, which only the workbook holds."""
    from csdesk.report.document import Column, Format, Table

    forms = (
        *(Format.TEXT for _ in range(TEXTS)),
        *(Format.MONEY for _ in range(NUMBERS)),
        *(Format.DATE for _ in range(COLUMNS - TEXTS - NUMBERS)),
    )
    columns = tuple(Column(f"Column {at}", form, 1) for at, form in enumerate(forms))
    table = Table("Accounts", "Accounts", columns, tuple(_rows(count)), "", workbook_only=True)
    return _report_of(table)


def _rows(count: int) -> Iterator[Row]:
    for at in range(count):
        texts = (f"A{at:06}", f"Customer {at} Limited", "Enterprise", f"CSM {at % 40}", "Active")
        numbers = (float(at * part % 9_973) for part in range(1, NUMBERS + 1))
        days = (FIRST_DAY + timedelta(days=at * part % 700) for part in (1, 3))
        yield *texts, *numbers, *days


def thick_report(count: int) -> Report:
    """Return a report of charts and texts with a table at its end."""
    from csdesk.report.document import Column, FigureBlock, Format, Section, Table, Text

    columns = tuple(
        Column(title, form, 0.2)
        for title, form in (
            ("Account id", Format.TEXT),
            ("Account", Format.TEXT),
            ("Segment", Format.TEXT),
            ("CSM", Format.TEXT),
            ("State", Format.TEXT),
            ("ARR", Format.MONEY),
        )
    )
    rows = tuple(row[: len(columns)] for row in _rows(count))
    sections = tuple(
        Section(f"s{at}", f"Section {at}", "What it says.", (
            FigureBlock("How many accounts are safe?", figure, "Most of them."),
            *(Text(SENTENCE * 8) for _ in range(PARAGRAPHS // CHARTS)),
        ))
        for at, figure in enumerate(_figures())
    )  # fmt: skip
    return _report_of(Table("Appendix", "Accounts", columns, rows, ""), sections)


def _figures() -> tuple[HealthFigure, ...]:
    from csdesk.report.figures import HealthFigure

    return tuple(
        HealthFigure(tuple(range(at, at + 10)), 50, 80, at, 20, 30, 5)
        for at in range(1, CHARTS + 1)
    )


def _report_of(table: Table, sections: tuple[Section, ...] = ()) -> Report:
    from csdesk.report.document import Report, Section

    last = Section("accounts", "Accounts", "", (table,))
    return Report(
        title="Customer success audit",
        client="Harbourlight Software",
        engagement="Audit",
        as_of=FIRST_DAY,
        currency="GBP",
        headline="Too much revenue is lost.",
        basis="Based on invented data",
        is_sample=False,
        sections=(*sections, last),
        program="csdesk",
    )
