"""The one-way rule between the rooms, as it stands in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys

CHECK = """
import sys
from importlinter.cli import lint_imports
sys.exit(lint_imports(no_cache=True))
"""


def test_every_room_keeps_to_the_one_way_rule(repository):
    result = subprocess.run(
        [sys.executable, "-c", CHECK], cwd=repository, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
