"""Loads everything that work on a workspace loads late, once, in the server that workers fork from.

A worker is then killed in its work and not in the middle of its imports.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.reliability.workloads import WORKLOADS

with TemporaryDirectory() as folder:
    WORKLOADS[0].scenarios(0).prepare(Path(folder))
