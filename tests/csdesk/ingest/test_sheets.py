"""Sheets in packed form give back what went in."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from csdesk.ingest.packed_cells import pack_block, pack_texts, unpack_block
from csdesk.ingest.sheet_packer import SheetPacker
from csdesk.ingest.sheets import RawBook, RawSheet
from csdesk.model.imports import BLOCK_ROWS, Sheet

MOMENT = datetime(2025, 3, 4, 17, 30)  # noqa: DTZ001


def raw(*rows) -> RawSheet:
    return RawSheet.of(Sheet("One", True, tuple(tuple(row) for row in rows)))


def test_cells_keep_their_kinds():
    row = ("Anna", 7.5, True, False, date(2025, 10, 20), MOMENT, None, "x")
    assert raw(row).row(1) == row
    assert [type(cell) for cell in raw(row).row(1)] == [type(cell) for cell in row]


def test_whole_numbers_are_numbers_like_all_others():
    assert [type(cell) for cell in raw([7, True]).row(1)] == [float, bool]


def test_midnight_is_a_date():
    assert raw([datetime(2025, 3, 4)]).row(1) == (date(2025, 3, 4),)  # noqa: DTZ001


@pytest.mark.parametrize("text", ["\x002025-01-01", "\x00", "a\x07b\x85", "\ud800"])
def test_no_text_is_taken_for_a_date_or_stops_the_packing(text):
    (cell,) = raw([text, "end"]).row(1)[:1]
    assert cell is None or isinstance(cell, str)
    assert cell is None or "\0" not in cell


def test_texts_that_look_like_the_writing_of_json_stay():
    texts = ("null", '"', "\\u0000", '""', 'a,"",b', "\\", "\N{GRINNING FACE}", "Ä\n\tB")
    assert raw(texts).row(1) == texts


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_numbers_that_are_none_are_marked_as_errors(number):
    assert raw([number, None, 1.0]).row(1) == ("#NUM!", None, 1.0)


def test_empty_cells_at_the_end_do_not_count():
    sheet = raw(["a", None, ""], [], [None, "b"], [None, None], [])
    assert (sheet.row_count, sheet.column_count) == (3, 2)
    assert sheet.rows(1, 99) == (("a", None), (None, None), (None, "b"))
    assert sheet.row(9) == (None, None)


def test_rows_and_columns_agree_across_blocks():
    count = 2 * BLOCK_ROWS + 3
    sheet = raw(*([number, f"n{number}"] for number in range(count)))
    assert sheet.column(1) == [float(number) for number in range(count)]
    assert sheet.rows(BLOCK_ROWS, 3) == tuple(
        (float(number), f"n{number}") for number in range(BLOCK_ROWS - 1, BLOCK_ROWS + 2)
    )
    assert sheet.row(count) == (float(count - 1), f"n{count - 1}")


def test_a_column_that_begins_late_is_empty_above():
    rows = [["a"]] * BLOCK_ROWS + [["a", "b"]]
    assert raw(*rows).column(2) == [None] * BLOCK_ROWS + ["b"]


def test_blocks_of_a_large_file_are_compressed_and_read_alike():
    cells = [f"Customer {number} Ltd" for number in range(BLOCK_ROWS)]
    packer = SheetPacker(plain_bytes=100)
    packer.add_block([cells])
    ((block,),) = packer.finish().columns
    assert len(block) < len(str(cells)) / 2
    assert unpack_block(block) == cells


def test_a_workbook_in_memory_has_an_outline(workbook):
    book = RawBook.of(workbook(One=[["x", 1]], Two=[]))
    assert [(sheet.name, sheet.rows, sheet.columns) for sheet in book.outline.sheets] == [
        ("One", 1, 2),
        ("Two", 0, 0),
    ]
    assert book.sheet("One").row(1) == ("x", 1.0)
    with pytest.raises(KeyError):
        book.sheet("Three")


def test_texts_are_packed_like_other_cells():
    texts = ["a", "", None, 'b"', "", "\\", "c\x07", "", None]
    plain = ["a", "", None, "b", "x y", ""]
    for cells in (texts, plain, ["", None], ['""', ""]):
        assert unpack_block(pack_texts(cells)[0]) == unpack_block(pack_block(cells)[0])
        assert pack_texts(cells)[1:] == pack_block(cells)[1:]
