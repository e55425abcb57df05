"""Knowing how to write costs nothing until something is written."""

from __future__ import annotations

import subprocess
import sys

HEAVY = (
    "matplotlib",
    "numpy",
    "reportlab",
    "xlsxwriter",
    "pikepdf",
    "pptx",
    "pypdfium2",
    "pandas",
    "openpyxl",
)


def test_importing_the_exports_loads_no_heavy_library(repository):
    code = (
        "import sys, exports, exports.charts, exports.preview\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=repository, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
