"""Odd and hostile files that others collected: rows, or one sentence; never a crash, never slow."""

from __future__ import annotations

import csv
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from csdesk.errors import InputRefused
from csdesk.ingest.worker import read_workbook
from csdesk.ingest.worker.session import open_file
from csdesk.model.imports import Topic

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LONGEST_SECONDS = 10
MOST_GROWTH = 50 << 20
MOST_MEMORY = 1536 << 20
MOST_FOR_A_BOAST = 200 << 20
ROWS = {
    "poi__64508.xlsx": 5,
    "poi__link-external-workbook-a.xlsx": 1,
    "poi__noSharedStringTable.xlsx": 1,
    "poi__59746_NoRowNums.xlsx": 71,
    "poi__xxe_in_schema.xlsx": 2,
    "poi__46670_http.xls": 1,
    "cal__malformed_format.xls": 36,  # of 38 rows, two are blank
    "cal__has_x000D_.xlsx": 1,
    "cal__date_1904.xlsx": 3,
    "cal__minimal_package.xlsx": 196,
    "cal__nonstandard-xml-ns-prefix.xlsx": 3,
    "cal__temperature-in-middle.xlsx": 3,
    "php__fakewebservice.xlsx": 1,
    "sjs__ErrorTypes.xlsx": 14,
    "sjs__wtf_path.xlsx": 9,
    "sjs__xlsx-stream-d-date-cell.xlsx": 13,
    "sjs__mixed_sheets.xlsx": 7,
    "php__premiere.utf16le.csv": 3,
    "php__premiere.utf16lebom.csv": 2,
    "php__premiere.win1252.csv": 2,
    "php__encoding.utf32le.csv": 2,
    "php__premiere.utf8bom.csv": 2,
    "php__semicolon_separated.csv": 3,
    "php__NumberFormatTest.de.csv": 5,
    "php__line_break_in_enclosure_with_escaped_quotes.csv": 5,
    "php__escape.csv": 4,
    "php__contains_html.csv": 1,
    "spec__json.csv": 2,
    "spec__utf8.csv": 3,
}
"""Rows that hold something, as the manifest of the corpus states them."""
SENTENCES = {
    "poi__poc-xmlbomb.xlsx": "DOCTYPE",
    "poi__poc-xmlbomb-empty.xlsx": "DOCTYPE",
    "poi__54764.xlsx": "DOCTYPE",
    "php__utf8entity.dontuse.xlsx": "DOCTYPE",
    "poi__xlsx-corrupted.xlsx": "damaged",
    "poi__duplicate-filename-case-insensitive.xlsx": "same name",
    "poi__cf-POIXSSFFuzzer-5937385319563264.xlsx": "damaged",
    "poi__cf-XLSX2CSVFuzzer-5636439151607808.xlsx": "damaged",
    "poi__crash-9bf3cd4bd6f50a8a9339d363c2c7af14b536865c.xlsx": "password",
    "cal__pass_protected.xlsx": "password",
    "poi__xlmmacro.xlsm": "macro sheets",
    "poi__xor-encryption-abc.xls": "password",
    "cal__OOM_alloc3.xls": "damaged",
    "php__urlImage.bad.dontuse.xlsx": "no sheet holds anything",
    "poi__SampleSS.xml": "XML format of 2003",
    "poi__testEXCEL_3.xls": "before 1997",
    "php__2x6m.dontuse.xlsx": "outside the limits",
    "php__utf16be.bom.xlsx": "unusual encoding",
    "php__ebcdic.dontuse.xlsx": "damaged",
    "php__oleloop.xls": "not a spreadsheet",
    "php__gzbomb.gnumeric": "not a spreadsheet",
    "php__NotASpreadsheetFile.doc": "not a spreadsheet",
    "php__empty.csv": "empty",
}


@pytest.fixture(scope="module")
def corpus(shared_folder):
    return shared_folder / "corpus"


@pytest.fixture(scope="module")
def outcomes(corpus):
    """Read every file of the manifest once; by name, what came of it and how long it took."""
    with (corpus / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        names = [line["file"] for line in csv.DictReader(file, delimiter="\t")]
    before = peak_memory()
    outcomes = {name: attempt(corpus / name) for name in names}
    assert peak_memory() - before < MOST_GROWTH
    assert peak_memory(of_children=True) < MOST_MEMORY
    return outcomes


def attempt(path):
    started = time.monotonic()
    try:
        result = read_workbook(path)
    except InputRefused as refusal:
        result = refusal
    return result, time.monotonic() - started


def peak_memory(*, of_children: bool = False) -> int:
    resource = pytest.importorskip("resource")
    unit = 1 if sys.platform == "darwin" else 1024
    whose = resource.RUSAGE_CHILDREN if of_children else resource.RUSAGE_SELF
    return resource.getrusage(whose).ru_maxrss * unit


def filled_rows(book) -> int:
    return sum(any(c is not None for c in row) for sheet in book.sheets for row in sheet.rows)


def test_every_file_gives_rows_or_one_sentence_quickly(outcomes):
    for name, (result, seconds) in outcomes.items():
        assert seconds < LONGEST_SECONDS, name
        if isinstance(result, InputRefused):
            assert str(result).startswith(name)
            assert "\n" not in str(result)
            assert result.advice


@pytest.mark.parametrize("name", sorted(ROWS))
def test_readable_files_give_all_their_rows(outcomes, name):
    book, _ = outcomes[name]
    assert not isinstance(book, InputRefused), str(book)
    assert filled_rows(book) == ROWS[name]


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_unreadable_files_are_called_what_they_are(outcomes, name):
    refusal, _ = outcomes[name]
    assert isinstance(refusal, InputRefused)
    assert SENTENCES[name] in str(refusal)


def test_particular_cells_are_right(outcomes):
    def cells(name):
        return outcomes[name][0].sheets[0].rows

    assert cells("cal__has_x000D_.xlsx")[0] == ("ABC\r\nDEF",)
    assert cells("cal__date_1904.xlsx")[0][0] == date(2021, 1, 1)
    middle = cells("cal__temperature-in-middle.xlsx")
    assert middle[:3] == ((), (), ())
    assert middle[3][0] is None
    assert middle[3][1] is not None
    assert cells("php__premiere.utf8bom.csv")[0][0] == "première"
    assert cells("php__premiere.win1252.csv")[0][0] == "première"
    assert cells("php__premiere.utf16le.csv")[0][0] == "première"
    assert cells("php__encoding.utf32le.csv")[0][0] == "Å"


def test_every_file_of_the_manifest_is_expected_to_do_something(outcomes):
    elsewhere = {
        "poi__poc-shared-strings.xlsx",  # rows or a sentence, as it pleases
        "poi__SampleSS.strict.xlsx",
        "sjs__sheet_visibility.xlsx",
    }
    assert set(outcomes) == {*ROWS, *SENTENCES, *elsewhere}


def test_a_file_that_boasts_of_its_size_takes_little_memory(corpus):
    # In a process of its own, because the peak of all children is kept for good.
    code = (
        "import resource, sys\nfrom pathlib import Path\n"
        "from csdesk.errors import InputRefused\n"
        "from csdesk.ingest.worker import read_workbook\n"
        "for name in sys.argv[1:]:\n"
        "    try: read_workbook(Path(name))\n"
        "    except InputRefused: pass\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    pytest.importorskip("resource")
    names = ("cal__OOM_alloc3.xls", "poi__poc-xmlbomb.xlsx", "php__oleloop.xls")
    paths = [str(corpus / name) for name in names]
    run = subprocess.run([sys.executable, "-c", code, *paths], capture_output=True, check=True)
    assert int(run.stdout) << 10 < MOST_FOR_A_BOAST


def test_an_old_text_file_asks_how_its_letters_are_written(corpus):
    with closing(open_file(corpus / "php__premiere.win1252.csv")) as file:
        question = file.question
    assert question.topic is Topic.ENCODING
    assert question.proposed == "cp1252"
    assert "première" in next(o.effect for o in question.options if o.value == "cp1252")


def test_a_workbook_in_the_strict_standard_is_read(outcomes):
    book, _ = outcomes["poi__SampleSS.strict.xlsx"]
    assert [len(sheet.rows) for sheet in book.sheets] == [4, 7, 0]


def test_hidden_sheets_are_told_from_visible_ones(outcomes):
    book, _ = outcomes["sjs__sheet_visibility.xlsx"]
    assert [sheet.visible for sheet in book.sheets] == [True, False, False]


def test_real_error_cells_are_told_from_texts_that_look_alike(corpus, outcomes):
    (sheet,) = outcomes["sjs__ErrorTypes.xlsx"][0].sheets
    with zipfile.ZipFile(corpus / "sjs__ErrorTypes.xlsx") as archive:
        tree = ET.fromstring(archive.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    errors = {
        cell.get("r"): cell.findtext(f"{MAIN}v")
        for cell in tree.iter(f"{MAIN}c")
        if cell.get("t") == "e"
    }
    assert len(errors) == 20
    for place, text in errors.items():
        row, column = int(place[1:]), ord(place[0]) - ord("A")
        assert sheet.rows[row - 1][column] == text
