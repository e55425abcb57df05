"""Small workbooks of every kind, written byte by byte: .xls, .xlsb and .ods."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8"?>'
ERROR_NUMBERS = {"#DIV/0!": 0x07, "#N/A": 0x2A}
SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
Rows = Sequence[Sequence[object]]


def write_xls(path: Path, rows: Rows, *, more: bytes = b"", sheet_kind: int = 0) -> Path:
    """Write numbers, texts and errors as .xls; ``more`` are records of the workbook itself."""
    start = old_record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + more
    name = old_record(0x85, struct.pack("<IBBBB", 0, 0, sheet_kind, 4, 0) + b"List")
    place = len(start) + len(name) + 4
    name = old_record(0x85, struct.pack("<IBBBB", place, 0, sheet_kind, 4, 0) + b"List")
    content = start + name + old_record(0x0A, b"") + _old_sheet(rows)
    return write_compound(path, "Workbook", content)


def _old_sheet(rows: Rows) -> bytes:
    cells = old_record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            cells += _old_cell(struct.pack("<HHH", row, column, 0), value)
    return cells + old_record(0x0A, b"")


def _old_cell(place: bytes, value: object) -> bytes:
    if value in ERROR_NUMBERS:
        return old_record(0x205, place + bytes([ERROR_NUMBERS[value], 1]))
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        return old_record(0x204, place + struct.pack("<HB", len(value), 1) + text)
    return old_record(0x203, place + struct.pack("<d", value)) if value is not None else b""


def old_record(number: int, content: bytes) -> bytes:
    """Return one record of an .xls workbook."""
    return struct.pack("<HH", number, len(content)) + content


def write_compound(path: Path, name: str, content: bytes) -> Path:
    """Write an OLE file with one stream."""
    content = content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0")
    sectors = len(content) // SECTOR
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", 0, *[FREE] * 108)
    chain = [FAT, END, *range(3, sectors + 2), END]
    table = struct.pack("<128I", *chain, *[FREE] * (128 - len(chain)))
    entries = _entry("Root Entry", 5, 1, END, 0) + _entry(name, 2, FREE, 2, len(content))
    path.write_bytes(head + table + entries.ljust(SECTOR, b"\0") + content)
    return path


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    entry = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    return entry + struct.pack("<III36xIQ", FREE, FREE, child, start, size)


def write_xlsb(
    path: Path, rows: Rows, *, before: bytes = b"", below: bytes = b"", after: bytes = b""
) -> Path:
    """Write numbers, texts and errors as .xlsb; the records around them are the sheet's own."""
    kind = "application/vnd.ms-excel"
    name = struct.pack("<II", 0, 1) + _wide("r1") + _wide("List")
    book = b"".join(
        binary_record(number, content)
        for number, content in ((131, b""), (143, b""), (156, name), (144, b""), (132, b""))
    )
    cells = binary_record(145, b"")
    for row, values in enumerate(rows):
        cells += binary_record(0, struct.pack("<IIHHB", row, 0, 300, 0, 0) + bytes(4))
        cells += b"".join(_binary_cell(column, value) for column, value in enumerate(values))
    extent = binary_record(148, struct.pack("<4I", 0, len(rows), 0, 1))
    cells += below
    sheet = binary_record(129, b"") + extent + before + cells + binary_record(146, b"") + after
    parts = {
        "[Content_Types].xml": f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        f'package.relationships+xml"/><Default Extension="bin" ContentType="{kind}.sheet.binary.'
        'macroEnabled.main"/></Types>',
        "_rels/.rels": links("officeDocument", "xl/workbook.bin"),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": links("worksheet", "worksheets/sheet1.bin"),
        "xl/worksheets/sheet1.bin": sheet + binary_record(130, b""),
    }
    return write_parts(path, parts)


def _binary_cell(column: int, value: object) -> bytes:
    place = struct.pack("<II", column, 0)
    if value in ERROR_NUMBERS:
        return binary_record(3, place + bytes([ERROR_NUMBERS[value]]))
    if isinstance(value, str):
        return binary_record(6, place + _wide(value))
    return binary_record(5, place + struct.pack("<d", value)) if value is not None else b""


def binary_record(number: int, content: bytes) -> bytes:
    """Return one record of an .xlsb workbook."""
    head = bytes([number]) if number < 128 else bytes([number & 0x7F | 0x80, number >> 7])
    length = len(content)
    sizes = []
    while True:
        sizes.append(length & 0x7F | (0x80 if length > 0x7F else 0))
        length >>= 7
        if not length:
            return head + bytes(sizes) + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def links(kind: str, target: str) -> str:
    """Return the part that links to one other part."""
    link = f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'{XML}<Relationships xmlns="{LINKS}">{link}</Relationships>'


def write_ods(path: Path, table: str, *, before: str = "", manifest: str = "") -> Path:
    """Write an .ods workbook whose one table is given as XML."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    names += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": f"{XML}<manifest>{manifest}</manifest>",
        "content.xml": f"{XML}{before}<office:document-content {names}><office:body>"
        f'<office:spreadsheet><table:table table:name="List">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>",
    }
    return write_parts(path, parts)


def ods_cell(value: object, more: str = "") -> str:
    """Return a cell of an .ods table."""
    if isinstance(value, str):
        text = f"<text:p>{value}</text:p>"
        return f'<table:table-cell office:value-type="string" {more}>{text}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}" {more}/>'


def write_parts(path: Path, parts: dict[str, str | bytes]) -> Path:
    """Write a zip file of parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path
