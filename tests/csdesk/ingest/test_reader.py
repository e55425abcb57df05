"""Reading files as they are, with the file's own row numbers."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook as OpenpyxlWorkbook

from csdesk.errors import Cancelled, InputRefused
from csdesk.ingest.reader.sheet_scan import NOT_STORED
from csdesk.ingest.worker import read_workbook
from csdesk.ingest.worker.limits import Limits
from csdesk.ingest.worker.process import worker_command
from csdesk.ingest.worker.whole_files import read_file
from csdesk.progress import silent


def test_cells_keep_their_kinds(write_book):
    path = write_book(One=[["Anna", 7, 7.5, True, date(2025, 10, 20), "007"]])
    (sheet,) = read_workbook(path).sheets
    assert sheet.rows == (("Anna", 7.0, 7.5, True, date(2025, 10, 20), "007"),)
    assert type(sheet.rows[0][4]) is date


def test_row_and_column_numbers_are_those_of_the_file(write_book):
    path = write_book(One=[[], [], [None, None, "x"], [], ["y"], []])
    (sheet,) = read_workbook(path).sheets
    assert sheet.rows == ((), (), (None, None, "x"), (), ("y",))


def test_a_table_in_the_middle_of_a_sheet_stays_where_it_is(write_book):
    path = write_book(One=[[], [], [], [None, None, "x", "y"], [None, None, None, "z"]])
    (sheet,) = read_workbook(path).sheets
    assert sheet.rows == ((), (), (), (None, None, "x", "y"), (None, None, None, "z"))


def test_more_rows_than_one_block_arrive_in_order(write_book):
    path = write_book(One=[[number] for number in range(4_500)])
    (sheet,) = read_workbook(path).sheets
    assert [row[0] for row in sheet.rows] == list(range(4_500))


def test_the_file_is_known_by_name_and_hash(write_book):
    path = write_book(One=[["x"]])
    book = read_workbook(path)
    assert book.file_name == "list.xlsx"
    assert book.file_hash == hashlib.sha256(path.read_bytes()).hexdigest()


def test_error_cells_are_not_silently_blank(write_raw_book):
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>#N/A is text</t></is></c></row>'
        '<row r="3"><c r="A3"><v>1</v></c><c r="B3" t="e"><v>#N/A</v></c>'
        "<c t='e' s=\"0\" r='D3'><f>1/0</f><v>#DIV/0!</v></c></row>"
    )
    (sheet,) = read_workbook(write_raw_book(f"<sheetData>{cells}</sheetData>")).sheets
    assert sheet.rows == (("#N/A is text",), (), (1.0, "#N/A", None, "#DIV/0!"))


def test_an_empty_cell_typed_as_error_does_not_take_its_neighbours_value(write_raw_book):
    cells = '<row r="1"><c r="A1" t="e"/><c r="B1"><v>5</v></c></row>'
    (sheet,) = read_workbook(write_raw_book(f"<sheetData>{cells}</sheetData>")).sheets
    assert sheet.rows == ((None, 5.0),)


def test_a_formula_that_was_never_computed_is_marked(tmp_path):
    book = OpenpyxlWorkbook()
    book.active.append([1, "=A1+1", "x"])
    path = tmp_path / "unsaved.xlsx"
    book.save(path)
    (sheet,) = read_workbook(path).sheets
    assert sheet.rows == ((1.0, NOT_STORED, "x"),)


def test_a_formula_whose_result_is_an_empty_text_is_empty(write_raw_book):
    cells = (
        '<row r="1"><c r="A1" t="str"><f>IF(1,"","")</f><v></v></c>'
        '<c r="B1"><f>1+1</f><v>2</v></c></row>'
    )
    (sheet,) = read_workbook(write_raw_book(f"<sheetData>{cells}</sheetData>")).sheets
    assert sheet.rows == ((None, 2.0),)


def test_hidden_rows_columns_and_sheets_are_named(tmp_path):
    path = tmp_path / "hidden.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Seen")
    for row in range(4):
        sheet.write_row(row, 0, ["a", "b", "c"])
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column("B:B", None, None, {"hidden": True})
    unseen = book.add_worksheet("Unseen")
    unseen.write(0, 0, "x")
    unseen.hide()
    book.close()
    seen, unseen = read_workbook(path).sheets
    assert (seen.visible, seen.hidden_rows, seen.hidden_columns) == (True, (3,), (2,))
    assert (unseen.visible, unseen.rows) == (False, (("x",),))


def test_control_characters_are_removed_and_counted(write_raw_book):
    cell = '<c r="A1" t="inlineStr"><is><t>A_x0000_c_x0007_me&#x85; Ltd</t></is></c>'
    book = read_workbook(write_raw_book(f'<sheetData><row r="1">{cell}</row></sheetData>'))
    assert book.sheets[0].rows == (("Acme Ltd",),)
    assert [issue.problem for issue in book.issues] == [
        "Invisible control characters were removed from 1 cell"
    ]


def test_line_breaks_in_cells_stay(write_book):
    (sheet,) = read_workbook(write_book(One=[["Acme\nLtd"]])).sheets
    assert sheet.rows == (("Acme\nLtd",),)


def test_a_time_of_day_stays(tmp_path):
    path = tmp_path / "times.xlsx"
    book = xlsxwriter.Workbook(path)
    form = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    moments = [datetime(2025, 3, 4, 17, 30), datetime(2025, 3, 5)]  # noqa: DTZ001
    sheet = book.add_worksheet("One")
    for row, moment in enumerate(moments):
        sheet.write_datetime(row, 0, moment, form)
    book.close()
    (sheet,) = read_workbook(path).sheets
    assert sheet.rows == ((moments[0],), (date(2025, 3, 5),))


def test_a_hostile_name_is_only_a_text(write_book):
    name = 'A<b>&$B_{x} "Ltd" =1+1'
    (sheet,) = read_workbook(write_book(One=[[name]])).sheets
    assert sheet.rows == ((name,),)


KUNDEN = (("Kunde", "Größe"), ("Café Müller", "12,5"), ("Señor",))


def write_kunden(path, encoding="utf-8", mark=b"", delimiter=","):
    lines = [f'"{row[0]}"{delimiter}"{"".join(row[1:])}"' for row in KUNDEN]
    path.write_bytes(mark + "\r\n".join(lines).encode(encoding))
    return path


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("cp1252", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("utf-32-le", b""),
    ],
)
def test_text_files_are_read_in_any_encoding(tmp_path, encoding, mark):
    (sheet,) = read_workbook(write_kunden(tmp_path / "kunden.csv", encoding, mark)).sheets
    assert (sheet.name, sheet.rows) == ("kunden", KUNDEN)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_text_files_are_read_with_any_delimiter(tmp_path, delimiter):
    path = write_kunden(tmp_path / "kunden.csv", delimiter=delimiter)
    assert read_workbook(path).sheets[0].rows == KUNDEN


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(tmp_path, ending):
    path = tmp_path / "list.csv"
    path.write_bytes(ending.join(["Name,ARR", "Acme,5", "Zeta,6", ""]).encode())
    rows = read_workbook(path).sheets[0].rows
    assert rows == (("Name", "ARR"), ("Acme", "5"), ("Zeta", "6"))


def test_a_guessed_encoding_is_said(tmp_path):
    path = tmp_path / "old.csv"
    path.write_bytes("Name,ARR\nMüller,5".encode("cp1252"))
    assert "Windows-1252" in read_workbook(path).issues[0].problem


def test_decimal_commas_do_not_split_a_semicolon_file(tmp_path):
    path = tmp_path / "de.csv"
    path.write_text("1,5;2,5\n3,5;4,5\n", encoding="utf-8")
    (sheet,) = read_workbook(path).sheets
    assert sheet.rows == (("1,5", "2,5"), ("3,5", "4,5"))


def test_quoted_line_breaks_and_blank_lines_keep_the_row_numbers(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text('Name,Note\n"Acme","two\nlines, really"\n\nZeta,x\n', encoding="utf-8")
    (sheet,) = read_workbook(path).sheets
    assert sheet.rows == (("Name", "Note"), ("Acme", "two\nlines, really"), (), ("Zeta", "x"))


def test_an_unclosed_quotation_mark_is_named_with_its_row(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text('Name,ARR\nAcme,1\n"Zeta,2\n' + "x,3\n" * 50_000, encoding="utf-8")
    with pytest.raises(InputRefused, match="row 3 cannot be read; a quotation mark"):
        read_workbook(path)


def test_the_current_folder_does_not_matter(write_book, tmp_path, monkeypatch):
    path = write_book(One=[["x"]])
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "json.py").write_text("raise SystemExit('not this one')")
    (elsewhere / "csdesk.py").write_text("raise SystemExit('not this one')")
    monkeypatch.chdir(elsewhere)
    relative = Path(os.path.relpath(path, elsewhere))
    assert read_workbook(relative).sheets[0].rows == (("x",),)


def test_the_frozen_program_starts_itself_as_worker(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert worker_command() == [sys.executable, "--import-worker"]


def test_the_worker_starts_without_heavy_libraries_and_the_program(repository):
    code = "import sys; import csdesk.ingest.worker.child; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=repository, capture_output=True, text=True, check=True
    ).stdout.split()
    unwanted = {"numpy", "pandas", "cattrs", "rapidfuzz", "PySide6", "ui", "python_calamine"}
    unwanted |= {"csdesk.content", "csdesk.storage", "csdesk.operations"}
    assert unwanted & set(loaded) == set()


def test_a_file_that_needs_too_much_memory_is_refused(write_raw_book):
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 100_001))
    path = write_raw_book(f"<sheetData>{rows}</sheetData>")
    with pytest.raises(InputRefused, match="more memory than csdesk gives a file"):
        read_file(path, silent, Limits(memory=28 << 20))


def test_a_file_that_takes_too_long_is_refused(write_book):
    with pytest.raises(InputRefused, match="took longer than 0 seconds"):
        read_file(write_book(One=[["x"]]), silent, Limits(seconds=0))


def test_reading_can_be_cancelled(write_book):
    def stop(done: int, total: int, step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_workbook(write_book(One=[["x"]]), stop)


def test_progress_names_the_file_and_counts_rows(write_book):
    told = []
    path = write_book(One=[[number] for number in range(2_500)])
    read_workbook(path, lambda done, total, step: told.append((done, step)))
    assert told[0] == (0, "Reading list.xlsx")
    assert told[-1][0] == 2_500
