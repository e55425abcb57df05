"""The parts of a zip workbook: which kind it is, and in which part each sheet lies."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from csdesk.ingest.reader.binary_sheets import find_binary_sheets, read_binary_styles
from csdesk.ingest.reader.number_formats import Styles
from csdesk.ingest.reader.refusal import (
    DAMAGED,
    MACRO_SHEETS,
    NEEDS_LIST,
    NO_PASSWORD,
    PASSWORD,
    SAVE_AS,
    Refusal,
)

ROOT_LINKS = "_rels/.rels"
LARGEST_DIRECTORY = 8 << 20
OTHER_PACKAGES = (
    ("xl/macrosheets/", MACRO_SHEETS, SAVE_AS),
    ("word/", "it is a Word document", NEEDS_LIST),
    ("ppt/", "it is a presentation", NEEDS_LIST),
)
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
STYLE_LISTS = {"cellStyleXfs", "cellXfs", "cellStyles", "dxfs"}
Tag = tuple[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Package:
    """The part of each sheet by the sheet's name, and the number formats of the workbook."""

    sheets: Mapping[str, str]
    styles: Styles
    is_binary: bool


def refuse_other_packages(names: list[str]) -> None:
    """Raise Refusal where a zip file is no workbook."""
    lower = [name.lower() for name in names]
    for start, problem, advice in OTHER_PACKAGES:
        if any(name.startswith(start) for name in lower):
            raise Refusal(problem, advice)
    if not {"[content_types].xml", "content.xml"} & set(lower):
        raise Refusal(
            "it is a compressed archive, not a workbook", "Unpack it and choose the list in it"
        )


def describe_package(archive: zipfile.ZipFile) -> Package:
    """Return what an Excel workbook is made of; raises Refusal where links are broken."""
    parts = {name.lower(): name for name in archive.namelist()}
    book = _target_of_kind(_links(archive, parts, ROOT_LINKS), "/officeDocument", "")
    if book is None or book.lower() not in parts:
        raise Refusal(DAMAGED)
    folder, name = posixpath.split(book)
    links = _links(archive, parts, f"{folder}/_rels/{name}.rels")
    targets = {link.get("Id", ""): _resolve(folder, link.get("Target", "")) for link in links}
    is_binary = book.lower().endswith(".bin")
    sheets = (_binary_sheets if is_binary else _sheets)(archive, parts[book.lower()])
    styles = parts.get((_target_of_kind(links, "/styles", folder) or "").lower())
    return Package(
        {sheet: parts.get(targets.get(link, "").lower(), "") for sheet, link in sheets},
        _read_styles(archive, styles, is_binary=is_binary),
        is_binary,
    )


def is_open_document(archive: zipfile.ZipFile) -> bool:
    """Tell whether a zip file is an .ods workbook; raises Refusal for its kin."""
    names = set(archive.namelist())
    if "content.xml" not in names:
        return False
    kind = _read_small(archive, "mimetype") if "mimetype" in names else SPREADSHEET
    if not kind.startswith(SPREADSHEET):
        raise Refusal("it is an OpenDocument file, but not a spreadsheet", NEEDS_LIST)
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in _read_small(archive, manifest):
        raise Refusal(PASSWORD, NO_PASSWORD)
    return True


def _sheets(archive: zipfile.ZipFile, part: str) -> list[tuple[str, str]]:
    return [
        (attributes.get("name", ""), attributes.get("id", ""))
        for tag, attributes in _tags(archive, part)
        if tag == "sheet"
    ]


def _binary_sheets(archive: zipfile.ZipFile, part: str) -> list[tuple[str, str]]:
    return list(find_binary_sheets(_read_small(archive, part)))


def _read_styles(archive: zipfile.ZipFile, part: str | None, *, is_binary: bool) -> Styles:
    """Return the number formats; where they cannot be read, nothing is known of them."""
    if part is None or archive.getinfo(part).file_size > LARGEST_DIRECTORY:
        return Styles([], {})
    if is_binary:
        return read_binary_styles(archive.read(part))
    try:
        return _list_styles(_tags(archive, part))
    except Refusal:
        return Styles([], {})


def _list_styles(tags: list[Tag]) -> Styles:
    styles = Styles([], {})
    inside = ""
    for tag, attributes in tags:
        if tag in STYLE_LISTS:
            inside = tag
        elif tag == "numFmt" and attributes.get("numFmtId", "").isdecimal():
            styles.codes[int(attributes["numFmtId"])] = attributes.get("formatCode", "")
        elif tag == "xf" and inside == "cellXfs":
            number = attributes.get("numFmtId", "0")
            styles.formats.append(int(number) if number.isdecimal() else 0)
    return styles


def _read_small(archive: zipfile.ZipFile, part: str) -> bytes:
    if archive.getinfo(part).file_size > LARGEST_DIRECTORY:
        raise Refusal(DAMAGED)
    return archive.read(part)


def _target_of_kind(links: list[Mapping[str, str]], kind: str, folder: str) -> str | None:
    for link in links:
        if link.get("Type", "").endswith(kind):
            return _resolve(folder, link.get("Target", ""))
    return None


def _resolve(folder: str, target: str) -> str:
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(folder, target))


def _links(
    archive: zipfile.ZipFile, parts: Mapping[str, str], name: str
) -> list[Mapping[str, str]]:
    if name.lower() not in parts:
        return []
    tags = _tags(archive, parts[name.lower()])
    return [attributes for tag, attributes in tags if tag == "Relationship"]


def _tags(archive: zipfile.ZipFile, part: str) -> list[Tag]:
    """Return the elements of a small part, without their namespace prefixes."""
    tags: list[Tag] = []

    def note(name: str, attributes: Mapping[str, str]) -> None:
        plain = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        tags.append((name.rpartition(":")[2], plain))

    parser = expat.ParserCreate()
    parser.StartElementHandler = note
    try:
        parser.Parse(_read_small(archive, part), True)
    except expat.ExpatError as error:
        raise Refusal(DAMAGED) from error
    return tags
