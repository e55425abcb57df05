"""Workbooks as .xls, .xlsb and .ods: what parsers hide is shown, and what kills them is refused."""

from __future__ import annotations

import struct
import time
import zipfile
from contextlib import closing

import pytest

from csdesk.content import load_library
from csdesk.errors import InputRefused
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.reader.kinds import find_kind
from csdesk.ingest.reader.parsing import parse_file
from csdesk.ingest.reader.sheet_scan import NOT_STORED
from csdesk.ingest.worker import read_workbook
from csdesk.ingest.worker.session import open_file
from csdesk.progress import silent
from tests.hostile import workbook_files as files

ROWS = [["Name", "ARR"], ["Käfer", 5.5], ["Zeta", "#N/A"], [None, "#DIV/0!"]]
READ = (("Name", "ARR"), ("Käfer", 5.5), ("Zeta", "#N/A"), (None, "#DIV/0!"))
QUICK_SECONDS = 10


def ods_row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def refusal(path) -> str:
    started = time.monotonic()
    with pytest.raises(InputRefused) as caught:
        read_workbook(path)
    assert time.monotonic() - started < QUICK_SECONDS
    assert "\n" not in str(caught.value)
    return str(caught.value)


def worker_seconds() -> float:
    """Return the processor time of all workers that have ended."""
    resource = pytest.importorskip("resource")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime


def parse(path):
    (sheet,) = parse_file(path, find_kind(path), None, silent).sheets
    return sheet


@pytest.mark.parametrize("kind", ["xls", "xlsb"])
def test_texts_numbers_and_errors_of_binary_workbooks_are_read(tmp_path, kind):
    path = getattr(files, f"write_{kind}")(tmp_path / f"list.{kind}", ROWS)
    (sheet,) = read_workbook(path).sheets
    assert (sheet.name, sheet.rows) == ("List", READ)


def test_an_open_document_is_read_with_its_errors_and_unsaved_formulas(tmp_path):
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p>'
        "</table:table-cell>"
    )
    unsaved = '<table:table-cell table:formula="of:=1+1"/>'
    table = ods_row(files.ods_cell("Name"), files.ods_cell(5.5)) + ods_row(error, unsaved)
    path = files.write_ods(tmp_path / "list.ods", table)
    assert read_workbook(path).sheets[0].rows == (("Name", 5.5), ("#DIV/0!", NOT_STORED))


def test_hidden_rows_merges_and_formats_of_an_open_document_are_told(tmp_path):
    share = '<table:table-cell office:value-type="percentage" office:value="0.5"/>'
    wide = files.ods_cell("x", 'table:number-columns-spanned="2"')
    table = (
        '<table:table-column table:visibility="collapse"/>'
        + ods_row(files.ods_cell("Name"), share)
        + ods_row(wide, more='table:visibility="filter"')
    )
    sheet = parse(files.write_ods(tmp_path / "list.ods", table))
    assert (sheet.hidden_rows, sheet.hidden_columns) == ((2,), (1,))
    assert sheet.merges == ((2, 1, 2, 2),)
    assert sheet.formats == {2: "0%"}


def test_hidden_rows_and_merges_of_an_xlsb_are_told(tmp_path):
    hidden = files.binary_record(60, struct.pack("<4IH", 1, 1, 0, 0, 1))
    merged = files.binary_record(176, struct.pack("<4I", 0, 1, 0, 1))
    path = files.write_xlsb(tmp_path / "list.xlsb", ROWS, before=hidden, after=merged)
    sheet = parse(path)
    assert sheet.hidden_columns == (2,)
    assert sheet.merges == ((1, 1, 2, 2),)


def test_a_million_empty_rows_of_an_open_document_are_no_rows(tmp_path):
    ghosts = ods_row("<table:table-cell/>", more='table:number-rows-repeated="1048570"')
    table = ods_row(files.ods_cell("Name")) + ghosts
    path = files.write_ods(tmp_path / "list.ods", table)
    assert read_workbook(path).sheets[0].rows == (("Name",),)


@pytest.mark.parametrize(
    "table",
    [
        ods_row(files.ods_cell(1), more='table:number-rows-repeated="1048577"'),
        ods_row(files.ods_cell(1, 'table:number-columns-repeated="16385"')),
        ods_row(
            files.ods_cell(1, 'table:number-columns-repeated="16384"'),
            more='table:number-rows-repeated="1048576"',
        ),
        ods_row("<table:table-cell/>", more='table:number-rows-repeated="1048575"')
        + ods_row(
            '<table:table-cell table:number-columns-repeated="16383"/>', files.ods_cell("far away")
        ),
    ],
)
def test_repeated_and_far_away_cells_do_not_ask_for_all_memory(tmp_path, table):
    sentence = refusal(files.write_ods(tmp_path / "list.ods", table))
    assert "outside the limits" in sentence or "more than csdesk reads" in sentence


def test_entities_in_an_open_document_are_refused(tmp_path):
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    path = files.write_ods(tmp_path / "list.ods", ods_row(files.ods_cell("&b;")), before=laughs)
    assert "DOCTYPE" in refusal(path)


def test_an_open_document_under_a_password_is_named(tmp_path):
    path = files.write_ods(tmp_path / "list.ods", "", manifest="<encryption-data/>")
    assert "protected with a password" in refusal(path)


def test_a_zip_bomb_in_an_open_document_is_refused(tmp_path):
    assert "unpacks to far more" in refusal(files.write_ods(tmp_path / "x.ods", " " * (40 << 20)))


def test_an_xls_under_a_password_is_named(tmp_path):
    lock = files.old_record(0x2F, b"\0\0\x59\xb3\x0a\x9a")
    path = files.write_xls(tmp_path / "list.xls", ROWS, more=lock)
    assert "protected with a password" in refusal(path)


def test_an_xls_with_a_macro_sheet_is_refused(tmp_path):
    path = files.write_xls(tmp_path / "list.xls", ROWS, sheet_kind=1)
    assert "macro sheets of Excel 4" in refusal(path)


def test_a_word_document_named_xls_is_called_what_it_is(tmp_path):
    path = files.write_compound(tmp_path / "list.xls", "WordDocument", b"x")
    assert "an old Office document" in refusal(path)


def test_sectors_in_a_loop_are_damage(tmp_path):
    path = files.write_xls(tmp_path / "list.xls", ROWS)
    content = bytearray(path.read_bytes())
    directory = 1
    struct.pack_into("<I", content, files.SECTOR + 4 * directory, directory)
    path.write_bytes(content)
    assert "damaged" in refusal(path)


def test_a_far_away_cell_of_an_xlsb_is_refused(tmp_path):
    far = files.binary_record(0, struct.pack("<IIHHB", 1_048_575, 0, 300, 0, 0) + bytes(4))
    far += files.binary_record(5, struct.pack("<IId", 16_383, 0, 1.0))
    path = files.write_xlsb(tmp_path / "list.xlsb", ROWS, before=far)
    assert "rows and" in refusal(path)


def test_macros_are_left_alone_and_named(tmp_path):
    path = files.write_xlsb(tmp_path / "list.xlsb", ROWS)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    with closing(open_file(path)) as file:
        assert file.rows("List", 1, 1) == (("Name", "ARR"),)
    assert "macros" in read_workbook(path).issues[0].problem


def test_a_few_cells_far_below_each_other_are_read_quickly(tmp_path):
    far = files.binary_record(0, struct.pack("<IIHHB", 1_000_000, 0, 300, 0, 0) + bytes(4))
    far += files.binary_record(5, struct.pack("<IId", 1, 0, 1.0))
    content = load_library()
    request = ReadingRequest(
        tuple(content.fields), tuple(content.tables), tuple(content.total_words)
    )
    path = files.write_xlsb(tmp_path / "list.xlsb", ROWS, below=far)
    before = worker_seconds()
    with closing(open_file(path)) as file:
        (table,) = file.read(request).tables
        assert file.rows("List", 1_000_001, 1) == ((None, 1.0),)
    assert table.is_whole
    assert worker_seconds() - before < QUICK_SECONDS
