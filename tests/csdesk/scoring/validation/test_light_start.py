"""The room is known to the window from its start, so it brings nothing heavy along."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import sys
import csdesk.operations.health.validation
import csdesk.report.sections.validation
heavy = {"numpy", "scipy", "sklearn", "pandas", "matplotlib"}
print(sorted(heavy & set(sys.modules)))
"""


def test_naming_the_room_imports_no_estimators(repository):
    found = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=repository, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"
