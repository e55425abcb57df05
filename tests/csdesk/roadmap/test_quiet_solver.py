"""What C prints while the solver runs goes nowhere; what Python says before and after stays."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import ctypes
from csdesk.roadmap.quiet_solver import quiet_solver
print("before")
ctypes.CDLL(None).printf(b"from C, before\\n")
with quiet_solver():
    ctypes.CDLL(None).printf(b"from C, meanwhile\\n")
    print("meanwhile")
ctypes.CDLL(None).printf(b"from C, after\\n")
print("after", flush=True)
"""


def test_only_what_is_printed_meanwhile_is_gone(repository):
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=repository, capture_output=True, text=True, check=True
    )
    assert sorted(run.stdout.splitlines()) == ["after", "before", "from C, after", "from C, before"]


CLOSED = """
import os, sys
from csdesk.roadmap.quiet_solver import quiet_solver
os.close(1)
sys.stdout = None
with quiet_solver():
    pass
sys.stderr.write("went on")
"""


def test_without_a_standard_output_nothing_is_done(repository):
    run = subprocess.run(
        [sys.executable, "-c", CLOSED], cwd=repository, capture_output=True, text=True, check=True
    )
    assert run.stderr == "went on"
