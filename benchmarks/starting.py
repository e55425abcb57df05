"""How soon the window stands: from the start of a process until it is painted."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).parents[1]
Work = Callable[[], object]

EMPTY_WINDOW = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
window.grab()
"""

FIRST_WINDOW = """
import os
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from ui.application import build_application, build_window
from ui.session import Session
build_application()
window = build_window(Session())
window.resize(1440, 900)
window.show()
window.grab()
os._exit(0)
"""

FULL_WINDOW = """
import sys
from pathlib import Path
from ui.painting import hidden_window
with hidden_window(Path(sys.argv[1])) as window:
    window.grab()
"""


def start_window(_folder: Path, _count: int) -> tuple[Work, Work]:
    """Start a process until its window is painted and a client can be opened."""
    return lambda: _run(EMPTY_WINDOW), lambda: _run(FIRST_WINDOW)


def start_client(folder: Path, _count: int) -> tuple[Work, Work]:
    """Start a process until the sample client is open, all of it computed, and painted."""
    from csdesk.content import load_library
    from csdesk.operations.sample import open_sample

    path = folder / "sample.csdesk"
    open_sample(path, load_library()).close()
    return lambda: _run(EMPTY_WINDOW), lambda: _run(FULL_WINDOW, str(path))


def _run(program: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-c", program, *arguments], cwd=PROJECT, check=True)
