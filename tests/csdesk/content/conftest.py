"""The shipped content as a copy that a test may break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from csdesk.content import load_library
from csdesk.content.library import read_library
from csdesk.errors import ContentInvalid
from csdesk.model.identifiers import InstrumentId
from csdesk.model.instruments import Instrument
from csdesk.model.library import Library


class ContentCopy:
    """A copy of all shipped content."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def replace(self, file: str, old: str, new: str, *, count: int = 1) -> None:
        """Replace the first ``count`` places of ``old``, which must be there."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, count), encoding="utf-8")

    def append(self, file: str, text: str) -> None:
        """Add text at the end of a file, which may be new."""
        with (self.root / file).open("a", encoding="utf-8") as stream:
            stream.write(f"\n{text}\n")

    def read(self) -> Library:
        """Read the copy as the program reads what ships."""
        return read_library(self.root / "resources/library", self.root / "assessments")

    def refusal(self) -> str:
        """Return the sentence with which the copy is refused."""
        with pytest.raises(ContentInvalid) as caught:
            self.read()
        return str(caught.value)


@pytest.fixture
def content(repository: Path, tmp_path: Path) -> ContentCopy:
    only_toml = shutil.ignore_patterns("*.py", "__pycache__")
    for folder in ("resources/library", "assessments"):
        shutil.copytree(repository / folder, tmp_path / folder, ignore=only_toml)
    return ContentCopy(tmp_path)


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="session")
def ladder(library: Library) -> Instrument:
    return library.instruments[InstrumentId("maturity_ladder")]
