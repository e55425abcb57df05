"""Long text files read in two parts give what reading them in one gives."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from csdesk.ingest.reader import text_parts
from csdesk.ingest.reader.delimited import END
from csdesk.ingest.reader.kinds import FileKind
from csdesk.ingest.reader.parsing import parse_file
from csdesk.ingest.reader.refusal import Refusal
from csdesk.ingest.reader.text_parts import find_middle, pack_rest, pack_text
from csdesk.ingest.sheet_packer import PackedSheet
from csdesk.ingest.worker.text_rest import WorkerRest, reading_rest
from csdesk.model.imports import BLOCK_ROWS
from csdesk.progress import silent

ROWS = 3 * BLOCK_ROWS


class RestHere:
    """The rest of a file, read in this process when it is asked for."""

    def __init__(self, path: Path, encoding: str, first_row: int = BLOCK_ROWS) -> None:
        self.first_row = first_row
        self.taken = False
        self._source = path, encoding

    def take(self) -> PackedSheet | None:
        try:
            packed = pack_rest(*self._source, self.first_row)
        except Refusal:
            return None
        self.taken = True
        return packed


def _lines(rows: int = ROWS) -> list[str]:
    return ["Account,ARR,Note", *(f"C{number},{number}.5,plain" for number in range(1, rows))]


def _change(lines: list[str], row: int, line: str) -> list[str]:
    return [*lines[:row], line, *lines[row + 1 :]]


LATE = ROWS - 7
FILES = {
    "plain": _lines(),
    "wider rows below": _change(_lines(), LATE, "C,1,note,more,,most"),
    "control characters below": _change(_lines(), LATE, "C\x07,1,n"),
    "a line end in a cell below": _change(_lines(), LATE, 'C,1,"two\nlines"'),
    "empty rows at the end": [*_lines(ROWS - 3), ",,", ",,", ",,"],
    "a last block that is not full": _lines(ROWS - 5),
    "one row more than full blocks": _lines(ROWS + 1),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", FILES)
def test_two_parts_are_the_same_as_one(name: str, encoding: str, tmp_path: Path) -> None:
    path = _write(tmp_path, FILES[name], encoding)
    rest = RestHere(path, encoding)
    assert pack_text(path, encoding, silent, rest).finish() == _pack_whole(path, encoding)
    assert rest.taken


@pytest.mark.parametrize("row", [5, BLOCK_ROWS - 1])
def test_a_line_end_in_a_cell_of_the_first_part_leaves_the_rest_aside(
    row: int, tmp_path: Path
) -> None:
    path = _write(tmp_path, _change(_lines(), row, 'C,1,"two\nlines"'))
    rest = RestHere(path, "utf-8")
    assert pack_text(path, "utf-8", silent, rest).finish() == _pack_whole(path)
    assert not rest.taken


def test_a_quotation_over_the_middle_belongs_to_the_row_where_it_begins(tmp_path: Path) -> None:
    lines = _change(_lines(), BLOCK_ROWS - 1, 'C,1,"begins')
    lines = _change(lines, BLOCK_ROWS + 1, 'ends",2,3')
    path = _write(tmp_path, lines)
    rest = RestHere(path, "utf-8")
    assert pack_text(path, "utf-8", silent, rest).finish() == _pack_whole(path)
    assert not rest.taken


def test_a_missing_quotation_mark_below_is_refused_with_the_same_row(tmp_path: Path) -> None:
    path = _write(tmp_path, _change(_lines(), LATE, 'C,1,"never closed'))
    with pytest.raises(Refusal) as alone:
        _pack_whole(path)
    with pytest.raises(Refusal) as parted:
        pack_text(path, "utf-8", silent, RestHere(path, "utf-8"))
    assert str(parted.value) == str(alone.value)


def test_the_mark_of_the_end_is_no_row(tmp_path: Path) -> None:
    path = _write(tmp_path, _lines())
    assert not any(
        END.encode() in block for column in _pack_whole(path).columns for block in column
    )


@pytest.fixture
def long_from_the_first_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_parts, "PAYS_FROM", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


@pytest.mark.usefixtures("long_from_the_first_byte")
def test_a_second_worker_reads_the_rest(tmp_path: Path) -> None:
    path = _write(tmp_path, FILES["wider rows below"])
    alone = parse_file(path, FileKind.TEXT, "utf-8", silent).sheets[0]
    with reading_rest(path, "utf-8") as rest:
        assert isinstance(rest, WorkerRest)
        assert 0 < rest.first_row < ROWS
        assert rest.first_row % BLOCK_ROWS == 0
        parted = parse_file(path, FileKind.TEXT, "utf-8", silent, rest).sheets[0]
    assert (parted.row_count, parted.columns) == (alone.row_count, alone.columns)


def test_a_second_worker_that_died_leaves_the_rest_to_the_first(tmp_path: Path) -> None:
    path = _write(tmp_path, _lines())
    rest = WorkerRest(path, "utf-8", BLOCK_ROWS)
    os.kill(rest.pid, signal.SIGTERM)
    assert pack_text(path, "utf-8", silent, rest).finish() == _pack_whole(path)
    rest.end()


@pytest.mark.usefixtures("long_from_the_first_byte")
def test_one_processor_reads_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    with reading_rest(_write(tmp_path, _lines()), "utf-8") as rest:
        assert rest is None


def test_a_short_file_is_read_in_one_part(tmp_path: Path) -> None:
    assert find_middle(_write(tmp_path, _lines())) == 0


def _write(folder: Path, lines: list[str], encoding: str = "utf-8") -> Path:
    path = folder / "list.csv"
    path.write_bytes("".join(f"{line}\n" for line in lines).encode(encoding))
    return path


def _pack_whole(path: Path, encoding: str = "utf-8") -> PackedSheet:
    return pack_text(path, encoding, silent, None).finish()
