"""What the start loads: nothing heavy before the window is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

HEAVY = {
    "duckdb",
    "matplotlib",
    "numpy",
    "openpyxl",
    "pandas",
    "pikepdf",
    "pptx",
    "pypdfium2",
    "reportlab",
    "scipy",
    "sqlite_utils",
    "xlsxwriter",
}
REPORT = """
import json, sys
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""
SHOW_THE_WINDOW = """
from ui.application import build_application, build_window
from ui.session import Session
application = build_application()
session = Session()
window = build_window(session)
window.show()
application.processEvents()
assert window.isVisible()
print(application.platformName())
window.close()
session.close()
"""


@pytest.mark.parametrize("module", ["csdesk.__main__", "ui.command_line", "ui.application"])
def test_importing_what_starts_the_program_loads_nothing_heavy(load, module):
    assert not HEAVY & load(f"import {module}")


def test_a_shown_window_has_loaded_nothing_heavy(load):
    loaded = load(SHOW_THE_WINDOW)
    assert "PySide6" in loaded
    assert not HEAVY & loaded


def test_the_window_shows_on_a_real_display(repository, tmp_path, needs_tool):
    display = [needs_tool("xvfb-run"), "-a", "-s", "-screen 0 1400x900x24"]
    result = subprocess.run(
        [*display, sys.executable, "-c", SHOW_THE_WINDOW],
        cwd=repository,
        env={**os.environ, "HOME": str(tmp_path), "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines()[-1] == "xcb"


@pytest.fixture
def load(repository, tmp_path):
    """Return a function that tells which top-level modules a fresh Python has after some code."""

    def load(code: str) -> set[str]:
        result = subprocess.run(
            [sys.executable, "-c", code + REPORT],
            cwd=repository,
            env={**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stderr
        return set(json.loads(result.stdout.splitlines()[-1]))

    return load
