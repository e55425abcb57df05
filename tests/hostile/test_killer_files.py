"""Twins of files that killed, froze or fooled spreadsheet readers, made by hand."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
import xlsxwriter

from csdesk.errors import InputRefused
from csdesk.ingest.worker import read_workbook

XML = '<?xml version="1.0" encoding="UTF-8"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
QUICK_SECONDS = 10


def plain_book(rows=((1, "x"), (2, "y"))) -> bytes:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory)
    sheet = book.add_worksheet("List")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return memory.getvalue()


@pytest.fixture
def write_twin(tmp_path):
    """Return a function that writes a workbook with some of its parts replaced."""

    def write(parts, more=()):
        path = tmp_path / "twin.xlsx"
        with zipfile.ZipFile(io.BytesIO(plain_book())) as model:
            kept = {name: model.read(name) for name in model.namelist()}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in [*(kept | parts).items(), *more]:
                archive.writestr(name, content)
        return path

    return write


def sheet(data: str, before: str = "", after: str = "") -> dict[str, str]:
    return {
        SHEET: f'{XML}{before}<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData>{after}'
        "</worksheet>"
    }


def cell(place: str, value: str = "<v>1</v>", more: str = "") -> str:
    row = "".join(character for character in place if character.isdigit())
    return f'<row r="{row}"><c r="{place}" {more}>{value}</c></row>'


def refusal(path) -> str:
    started = time.monotonic()
    with pytest.raises(InputRefused) as caught:
        read_workbook(path)
    assert time.monotonic() - started < QUICK_SECONDS
    return str(caught.value)


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("place", ["XFD1048576", "XFD5000", "A1048577", "XFE1", "A4294967295"])
def test_a_far_away_cell_does_not_ask_for_all_memory(write_twin, place, quote):
    data = (cell("A1") + cell(place)).replace('"', quote)
    assert "“List”" in refusal(write_twin(sheet(data)))


def test_a_far_away_row_without_cells_is_refused(write_twin):
    data = cell("A1") + '<row r="999999999"><c/></row>'
    assert "outside the limits of a sheet" in refusal(write_twin(sheet(data)))


def test_a_far_away_cell_behind_other_attributes_and_prefixes_is_seen(write_twin):
    data = '<x:row\n r = "1"><x:c s="0"\n r = "XFD1048576"><x:v>1</x:v></x:c></x:row>'
    content = f'{XML}<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{data}</x:sheetData></x:worksheet>'
    assert "rows and" in refusal(write_twin({SHEET: content}))


def test_a_dense_sheet_of_the_same_size_is_read(write_twin):
    data = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{c}{row}"><v>1</v></c>' for c in "ABCDE") + "</row>"
        for row in range(1, 3_001)
    )
    assert len(read_workbook(write_twin(sheet(data))).sheets[0].rows) == 3_000


@pytest.mark.parametrize("count", [4_294_967_295, 2**63 - 1])
def test_a_boast_of_shared_strings_is_refused(write_twin, count):
    strings = f'{XML}<sst xmlns="{MAIN}" uniqueCount="{count}"><si><t>x</t></si></sst>'
    assert "more texts than csdesk reads" in refusal(write_twin({STRINGS: strings}))


def test_a_zip_bomb_is_refused(write_twin):
    assert "unpacks to far more" in refusal(write_twin(sheet(" " * (40 << 20))))


def test_entities_are_refused_wherever_they_hide(write_twin):
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    late = f"<!--{'-x' * 100_000}-->{laughs}"
    assert "DOCTYPE" in refusal(write_twin(sheet(cell("A1"), before=laughs)))
    assert "DOCTYPE" in refusal(write_twin(sheet(cell("A1"), before=late)))
    styles = {"xl/styles.xml": f'{XML}{laughs}<styleSheet xmlns="{MAIN}"/>'}
    assert "DOCTYPE" in refusal(write_twin(styles))


def test_a_sheet_in_wide_characters_is_refused(write_twin):
    content = f'<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="{MAIN}"/>'
    assert "unusual encoding" in refusal(write_twin({SHEET: content.encode("utf-16")}))


def test_twin_parts_are_refused(write_twin):
    again = [(SHEET.upper(), "<worksheet/>")]
    assert "same name" in refusal(write_twin({}, more=again))


def test_a_forged_size_is_refused(write_twin):
    path = write_twin(sheet(cell("A1") + " " * 10_000))
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size
    path.write_bytes(content.replace(size.to_bytes(4, "little"), (500).to_bytes(4, "little")))
    assert "damaged" in refusal(path)


def test_too_many_parts_are_refused(write_twin):
    more = [(f"xl/media/{number}.bin", "") for number in range(4_001)]
    assert "more parts" in refusal(write_twin({}, more=more))


def test_a_name_that_climbs_out_of_the_archive_writes_nothing(write_twin, tmp_path):
    path = write_twin({}, more=[("../../evil.txt", "x")])
    before = set(tmp_path.parent.rglob("*"))
    assert len(read_workbook(path).sheets[0].rows) == 2
    assert set(tmp_path.parent.rglob("*")) == before


def test_a_lying_dimension_hides_no_rows(write_twin):
    data = "".join(cell(f"A{row}") for row in range(1, 501))
    content = sheet(data)[SHEET].replace("<sheetData>", '<dimension ref="A1"/><sheetData>')
    assert len(read_workbook(write_twin({SHEET: content})).sheets[0].rows) == 500


def test_a_merge_of_the_whole_sheet_is_harmless(write_twin):
    merge = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert read_workbook(write_twin(sheet(cell("A1"), after=merge))).sheets[0].rows == ((1.0,),)


def test_a_text_that_is_not_there_is_damage(write_twin):
    assert "damaged" in refusal(write_twin(sheet(cell("A1", "<v>999999</v>", 't="s"'))))


@pytest.mark.parametrize("value", ["1e999", "NaN", "9" * 6_000, "1e12", "-5", ""])
def test_impossible_numbers_are_read_or_refused(write_twin, value):
    path = write_twin(sheet(cell("A1", f"<v>{value}</v>") + cell("A2")))
    try:
        rows = read_workbook(path).sheets[0].rows
    except InputRefused:
        return
    assert rows[1] == (1.0,)


@pytest.mark.parametrize("name", ["UTF88", "EBCDIC-CP-US", "utf-16"])
def test_a_link_part_in_an_unknown_encoding_is_damage(write_twin, name):
    links = f'<?xml version="1.0" encoding="{name}"?><Relationships/>'
    assert "damaged" in refusal(write_twin({"xl/_rels/workbook.xml.rels": links}))
