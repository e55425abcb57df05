"""No file of an anonymous report of the sample client holds a name that its lists or plan hold."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from csdesk.content import load_library
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.sample import open_sample
from ui.command_line import run_command

FORMATS = ("pdf", "xlsx", "pptx")


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Return the names that the sample holds, and the anonymous files by their ending."""
    folder = tmp_path_factory.mktemp("anonymous_sample")
    library = load_library()
    path = folder / "sample.csdesk"
    with open_sample(path, library) as workspace:
        names = _names(diagnose(workspace, library))
    formats = [part for one in FORMATS for part in ("--format", one)]
    arguments = ["report", str(path), "--out", str(folder / "out"), "--anonymous", *formats]
    assert run_command([*arguments, "--audience", "papers"]) == 0
    return names, {file.suffix[1:]: file for file in (folder / "out").iterdir()}


def _names(diagnosis) -> frozenset[str]:
    """Return the client, its customers, its CSMs, and who owns initiatives, without blanks."""
    listed = [
        name for column in ("account_name", "csm") for name in diagnosis.accounts.column(column)
    ]
    owners = [item.owner for item in diagnosis.roadmap.items]
    named = (diagnosis.client.name, *listed, *owners)
    return frozenset(_plain(name) for name in named if isinstance(name, str) and name.strip())


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _held_in_pdf(path: Path) -> str:
    reader = PdfReader(path)
    attached = [part.decode() for parts in reader.attachments.values() for part in parts]
    pages = [page.extract_text() for page in reader.pages]
    return _plain("".join((*pages, *attached, str(reader.metadata), path.name)))


def _held_in_parts(content: bytes) -> str:
    """Return every part of an Office file as text, those of the workbooks in it too."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(
            _held_in_parts(parts.read(name))
            if name.endswith(".xlsx")
            else _plain(parts.read(name).decode("utf-8", "replace"))
            for name in parts.namelist()
        )


def test_the_sample_has_names_to_find(written):
    names, _ = written
    assert len(names) > 150


def test_no_name_stands_in_the_pdf(written):
    names, files = written
    held = _held_in_pdf(files["pdf"])
    assert [name for name in names if name in held] == []


def test_every_page_on_paper_says_what_is_not_as_it_was(written):
    _, files = written
    said = "anonymous:aliasesfornames,roundedmoney,datesbymonth,nocomments"
    pages = PdfReader(files["pdf"]).pages
    assert [
        number for number, page in enumerate(pages) if said not in _plain(page.extract_text())
    ] == []


@pytest.mark.parametrize("ending", ["xlsx", "pptx"])
def test_no_name_stands_in_an_office_file(written, ending):
    names, files = written
    held = _held_in_parts(files[ending].read_bytes())
    assert [name for name in names if name in held] == []
    assert "clienta" in held
    assert "anonymous:aliases" in held
