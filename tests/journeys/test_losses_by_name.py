"""The customers behind the losses are named in the figures, on paper and in the workbook."""

from __future__ import annotations

import pypdfium2
import pytest
from openpyxl import Workbook, load_workbook

from ui.command_line import run_command


def write_list(path, date, rows):
    book = Workbook()
    book.active.append([f"Customers as of {date}"])
    book.active.append(["Customer", "ARR (GBP)", "CSM"])
    for row in rows:
        book.active.append(row)
    lost = book.create_sheet("Lost")
    lost.append(["Customer", "Churn Date", "Reason"])
    lost.append(["Delta Freight", "2026-02-01", "Price"])
    book.save(path)
    return path


@pytest.fixture
def audited(tmp_path):
    before = [("Alpha", 1000, "Ada"), ("Beta", 2000, "Ben"), ("Delta Freight", 3000, "Ada")]
    now = [("Alpha", 1000, "Ada"), ("Beta", 1500, "Ben"), ("New", 10, "Ben")]
    arguments = [
        "audit",
        str(write_list(tmp_path / "now.xlsx", "2026-03-31", now)),
        *("--previous", str(write_list(tmp_path / "before.xlsx", "2025-03-31", before))),
        *("--client", "Acme", "--out", str(tmp_path / "out")),
    ]
    assert run_command(arguments) == 0
    return tmp_path / "out"


def test_the_workbook_names_who_left_and_who_shrank_with_the_row(audited):
    sheet = load_workbook(audited / "Acme.xlsx")["Left and shrank"]
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert ("Delta Freight", "Left", 3000, "Ada", "Price", 5) in rows
    assert any(row[:4] == ("Beta", "Shrank", 2000, "Ben") for row in rows)
    assert not any("Alpha" in row for row in rows)


def test_the_report_on_paper_names_them_too(audited):
    document = pypdfium2.PdfDocument(audited / "Acme.pdf")
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "Who left, and who shrank?" in text
    assert "Delta Freight" in text
