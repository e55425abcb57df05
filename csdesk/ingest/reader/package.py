"""The parts of a zip workbook: which kind it is, and in which part each sheet lies."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from xml.parsers import expat

from csdesk.ingest.reader.refusal import DAMAGED, SAVE_AS, Refusal

ROOT_LINKS = "_rels/.rels"
LARGEST_DIRECTORY = 8 << 20
OTHER_PACKAGES = (
    ("xl/macrosheets/", "it holds macro sheets of Excel 4", SAVE_AS),
    ("xl/workbook.bin", "it is a workbook in the .xlsb format", SAVE_AS),
    ("content.xml", "it is an OpenDocument file", SAVE_AS),
    ("word/", "it is a Word document", "Choose a spreadsheet saved as .xlsx or .csv"),
    ("ppt/", "it is a presentation", "Choose a spreadsheet saved as .xlsx or .csv"),
)
Tag = tuple[str, Mapping[str, str]]


def refuse_other_packages(names: list[str]) -> None:
    """Raise Refusal where a zip file is something else than an .xlsx workbook."""
    lower = [name.lower() for name in names]
    for start, problem, advice in OTHER_PACKAGES:
        if any(name.startswith(start) for name in lower):
            raise Refusal(problem, advice)
    if "[content_types].xml" not in lower:
        raise Refusal(
            "it is a compressed archive, not a workbook", "Unpack it and choose the list in it"
        )


def find_sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each sheet by the sheet's name; raises Refusal where links are broken."""
    parts = {name.lower(): name for name in archive.namelist()}
    book = _target_of_kind(_links(archive, parts, ROOT_LINKS), "/officeDocument", "")
    if book is None or book.lower() not in parts:
        raise Refusal(DAMAGED)
    folder, name = posixpath.split(book)
    links = {
        link.get("Id", ""): _resolve(folder, link.get("Target", ""))
        for link in _links(archive, parts, f"{folder}/_rels/{name}.rels")
    }
    found: dict[str, str] = {}
    for tag, attributes in _tags(archive, parts[book.lower()]):
        if tag == "sheet":
            target = links.get(attributes.get("id", ""), "")
            found[attributes.get("name", "")] = parts.get(target.lower(), "")
    return found


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

    if archive.getinfo(part).file_size > LARGEST_DIRECTORY:
        raise Refusal(DAMAGED)
    parser = expat.ParserCreate()
    parser.StartElementHandler = note
    try:
        parser.Parse(archive.read(part), True)
    except expat.ExpatError as error:
        raise Refusal(DAMAGED) from error
    return tags
