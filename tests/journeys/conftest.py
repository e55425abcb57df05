"""What every path through the window needs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.windows_gone import forget_windows


@pytest.fixture(autouse=True)
def windows_gone(qapp: QApplication) -> Iterator[None]:
    """Begin every path without the windows of the paths before it."""
    yield
    forget_windows(qapp)
