"""What is no list is refused with one sentence that says what it is and what to do."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from csdesk.errors import InputRefused
from csdesk.ingest.worker import read_workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
XML_2003 = b'urn:schemas-microsoft-com:office:spreadsheet"/>'
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


def refusal(path) -> str:
    with pytest.raises(InputRefused) as caught:
        read_workbook(path)
    sentence = str(caught.value)
    assert sentence.startswith(path.name)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (PNG, "it is a picture, not a spreadsheet"),
        (b"PAR1 and columns", "it is a Parquet file, not a spreadsheet"),
        (b"%PDF-1.7 ...", "it is a PDF document"),
        (b"\x1f\x8b\x08\x00", "it is a compressed archive"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "it is damaged"),
        (b"\x09\x08\x10\x00\x00\x06", "from before 1997"),
        (b"<html><table><tr><td>Acme</td></tr></table></html>", "it is a web page"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "it is a web page"),
        (b'<?xml version="1.0"?><Workbook xmlns="' + XML_2003, "the XML format of 2003"),
        (b"<?xml version='1.0'?><list/>", "it is an XML file"),
        (b"ID;PWXL;N;E\r\n", "it is a SYLK file"),
        (b"\0" * 5000, "no spreadsheet that csdesk knows"),
        (bytes(range(1, 32)) * 40, "no spreadsheet that csdesk knows"),
        (b"Name,ARR\nAcme,5\n", "it is plain text under the name of something else"),
        (b"PK\x03\x04 cut off", "it is damaged"),
    ],
)
def test_a_file_that_is_no_workbook_is_called_what_it_is(tmp_path, content, said):
    path = tmp_path / "customers.xlsx"
    path.write_bytes(content)
    assert said in refusal(path)


def test_a_binary_file_named_csv_is_no_list(tmp_path):
    path = tmp_path / "customers.csv"
    path.write_bytes(bytes(range(256)) * 20)
    assert "no spreadsheet that csdesk knows" in refusal(path)


def test_a_missing_file_a_folder_and_a_device_are_named(tmp_path):
    assert "there is no such file" in refusal(tmp_path / "gone.xlsx")
    folder = tmp_path / "lists.xlsx"
    folder.mkdir()
    assert "it is a folder" in refusal(folder)


def test_empty_sheets_everywhere_are_no_list(write_book):
    assert "no sheet holds anything" in refusal(write_book(One=[], Two=[[None]]))


def test_data_on_hidden_sheets_only_is_refused(tmp_path, write_raw_book):
    path = write_raw_book('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    hidden = parts["xl/workbook.xml"].replace(b'sheetId="1"', b'sheetId="1" state="hidden"')
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (parts | {"xl/workbook.xml": hidden}).items():
            archive.writestr(name, content)
    assert "all its data is on hidden sheets" in refusal(path)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("word/document.xml", "a Word document"),
        ("ppt/presentation.xml", "a presentation"),
        ("xl/workbook.bin", "a compressed archive"),
        ("content.xml", "it is damaged"),
        ("xl/macrosheets/sheet1.xml", "macro sheets of Excel 4"),
        ("photos/one.jpg", "a compressed archive"),
    ],
)
def test_other_zip_files_are_called_what_they_are(tmp_path, part, said):
    path = tmp_path / "customers.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "<x/>")
    assert said in refusal(path)


def test_a_broken_link_to_the_workbook_is_damage(write_raw_book):
    path = write_raw_book("<sheetData/>", **{"_rels/.rels": "CORRUPTED"})
    assert "it is damaged" in refusal(path)


def test_a_wrong_checksum_is_damage(write_raw_book):
    path = write_raw_book("<sheetData>" + "<row/>" * 2000 + "</sheetData>")
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    content = path.read_bytes()
    wrong = struct.pack("<L", entry.CRC ^ 1)
    path.write_bytes(content.replace(struct.pack("<L", entry.CRC), wrong))
    assert "it is damaged" in refusal(path)


def test_a_part_under_a_password_is_named(write_raw_book):
    path = write_raw_book("<sheetData/>")
    content = bytearray(path.read_bytes())
    entry = content.find(b"PK\x01\x02")
    content[entry + 8] |= 1
    path.write_bytes(bytes(content))
    assert "protected with a password" in refusal(path)


def test_a_folder_is_named_even_where_it_was_called_a_dot(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputRefused, match=tmp_path.name):
        read_workbook(Path())
