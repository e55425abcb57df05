"""Keeping the memory of the program, which holds the pass phrase, out of files of the system."""

from __future__ import annotations

import sys
from contextlib import suppress


def forbid_core_dumps() -> None:
    """Let a crash of this process leave no image of its memory, where the system can be told."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        _, most = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, most))
