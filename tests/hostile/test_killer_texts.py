"""Text files that fooled, froze or split readers: every row is read, or one sentence says why."""

from __future__ import annotations

import time
from contextlib import closing

import pytest

from csdesk.content import load_library
from csdesk.errors import InputRefused
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.worker import read_workbook
from csdesk.ingest.worker.session import open_file

QUICK_SECONDS = 10
HEADERS = "Account ID,Customer,ARR (EUR)"


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a text file."""

    def write(content: str | bytes, name: str = "list.csv"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


def rows(path) -> tuple[tuple[object, ...], ...]:
    (sheet,) = read_workbook(path).sheets
    return sheet.rows


def refusal(path) -> str:
    started = time.monotonic()
    with pytest.raises(InputRefused) as caught:
        read_workbook(path)
    assert time.monotonic() - started < QUICK_SECONDS
    return str(caught.value)


def test_ragged_rows_keep_every_cell_in_its_column(write):
    path = write("a,b,c\n1\n1,2\n1,2,3,4\n\n,,3\n")
    assert rows(path) == (
        ("a", "b", "c"),
        ("1",),
        ("1", "2"),
        ("1", "2", "3", "4"),
        (),
        (None, None, "3"),
    )


@pytest.mark.parametrize(
    "content", ['a,b\n1,2\n"3,4\n5,6\n', 'a,b\n1,2\n"3,4', 'a,b\n1,2\n3,"4\n5,6\n7,8']
)
def test_an_unclosed_quotation_never_swallows_rows_silently(write, content):
    assert "row 3 cannot be read; a quotation mark may be missing" in refusal(write(content))


def test_quotation_marks_behind_a_backslash_stay_in_their_cell(write):
    line = '"Acme \\"North\\", Ltd","5"'
    path = write(f'"Customer","ARR"\n"Zeta","6"\n{line}\n{line}\n"Beta","7"\n')
    assert rows(path)[2:4] == (('Acme "North", Ltd', "5"),) * 2
    assert rows(path)[4] == ("Beta", "7")


def test_a_path_that_ends_in_a_backslash_does_not_join_cells(write):
    path = write('"Folder","ARR"\n"C:\\lists\\","5"\n"D:\\","6"\n"E:\\","7"\n')
    assert rows(path)[1:] == (("C:\\lists\\", "5"), ("D:\\", "6"), ("E:\\", "7"))


@pytest.mark.parametrize("quoted", ['"Acme "North" Ltd",5', 'Acme "North" Ltd,5'])
def test_stray_quotation_marks_lose_no_cell(write, quoted):
    read = rows(write(f"Customer,ARR\nZeta,6\n{quoted}\nBeta,7\n"))
    assert [row[1] for row in read] == ["ARR", "6", "5", "7"]


def test_zero_bytes_in_cells_are_taken_out(write):
    path = write(b"Customer,ARR\nAc\0me,5\n" + b"Zeta,6\n" * 50)
    assert rows(path)[1] == ("Acme", "5")
    assert "control characters" in read_workbook(path).issues[0].problem


def test_a_text_cannot_pose_as_a_date(write):
    assert rows(write("Customer,ARR\n\0" + "2025-01-01,5\nZeta,6\n"))[1] == ("2025-01-01", "5")


def test_a_million_empty_rows_at_the_end_are_no_rows(write):
    path = write("Customer,ARR\nAcme,5\n" + ",\n" * 1_000_000)
    assert rows(path) == (("Customer", "ARR"), ("Acme", "5"))


def test_a_million_columns_are_refused(write):
    assert "row 1 has 1,000,001 columns" in refusal(write("," * 1_000_000 + "\n"))


def test_a_hundred_megabytes_on_one_line_are_refused(write):
    assert "row 1 cannot be read" in refusal(write("x" * (100 << 20)))


def test_rows_read_and_rejected_are_the_rows_of_the_file(write):
    lines = [f"A{number},Customer {number},{number}" for number in range(300)]
    blank = ["", ",,"]
    odd = [*blank, "A1,Customer 1,7", "A900,,x", ",,5", "Total,,44850", "A901,Beta,#N/A,9"]
    path = write("\n".join([HEADERS, *lines, *odd, *lines[:3]]) + "\n")
    library = load_library()
    content = (tuple(library.fields), tuple(library.tables), tuple(library.total_words))
    with closing(open_file(path)) as file:
        (table,) = file.read(ReadingRequest(*content)).tables
        (sheet,) = file.outline.sheets
    assert table.is_whole
    assert sheet.rows == 1 + len(lines) + len(odd) + 3
    assert table.rows == sheet.rows - 1 - len(blank)
