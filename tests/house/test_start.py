"""What the start loads: nothing heavy before the window is there."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {
    "matplotlib",
    "numpy",
    "openpyxl",
    "pandas",
    "pikepdf",
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


@pytest.mark.parametrize("module", ["csdesk.__main__", "ui.command_line", "ui.application"])
def test_importing_what_starts_the_program_loads_nothing_heavy(repository, module):
    assert not HEAVY & loaded_by(f"import {module}", repository)


def loaded_by(code: str, folder) -> set[str]:
    """Return the top-level modules that a fresh Python has loaded after ``code``."""
    result = subprocess.run(
        [sys.executable, "-c", code + REPORT],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return set(json.loads(result.stdout.splitlines()[-1]))
