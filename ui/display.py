"""Whether there is a display to show a window on."""

from __future__ import annotations

import os
import sys


def has_display() -> bool:
    """Tell whether a window can be shown to a person here."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
