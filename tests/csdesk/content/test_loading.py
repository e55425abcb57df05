"""How the content is loaded: once, with nothing heavy, from wherever it ships."""

from __future__ import annotations

import gc
import subprocess
import sys
import zipfile
from zipfile import Path as ZipPath

from csdesk.content import load_library
from csdesk.content.library import read_library

HEAVY = ("numpy", "pandas", "sqlite_utils", "matplotlib", "openpyxl", "reportlab", "PySide6")


def test_the_content_is_read_once():
    assert load_library() is load_library()


def test_loading_imports_nothing_heavy(repository):
    code = (
        "import sys; from csdesk.content import load_library; load_library();"
        f"print(*(name for name in {HEAVY} if name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=repository, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""


def test_content_can_lie_in_an_archive(repository, tmp_path, library):
    archive = tmp_path / "content.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for folder in ("resources/library", "assessments"):
            for path in sorted((repository / folder).rglob("*.toml")):
                packed.write(path, path.relative_to(repository).as_posix())
    root = ZipPath(archive)
    assert read_library(root / "resources/library", root / "assessments") == library


def test_what_ships_is_never_looked_through_for_garbage() -> None:
    library = load_library()
    assert not any(one is library for one in gc.get_objects())
