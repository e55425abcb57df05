"""The window stays usable while a large list comes in: nothing in its thread walks through rows."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from tests.ui.pages.data.conftest import PATIENCE

ROWS = 20_000


class Turns:
    """Notes how much the window's own thread computes between two turns of its event loop."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer()
        self._timer.timeout.connect(self._note)
        self._timer.start(0)

    def _note(self) -> None:
        now = time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.fixture
def large(tmp_path) -> Path:
    path = tmp_path / "Customers.csv"
    heads = "Customer id,Customer,ARR (£),NPS,Renewal date\n"
    lines = (f"A{n},Customer {n},{n + 1},{n % 11},2027-01-{n % 28 + 1:02}\n" for n in range(ROWS))
    path.write_text(heads + "".join(lines), encoding="utf-8")
    return path


def test_a_large_list_is_read_scrolled_and_refreshed_without_a_halt(page, qtbot, begin, large):
    page.show()
    qtbot.waitExposed(page)
    page.grab()
    turns = Turns()
    begin(large)
    sheet = page.desk.sheet
    for row in (ROWS // 2, ROWS):
        sheet.show_row("Customers", row, None)
        cell = sheet.model.index(row - 1, 0)
        qtbot.waitUntil(lambda cell=cell, row=row: cell.data() == f"A{row - 2}", timeout=PATIENCE)
    assert turns.longest < _walk(sheet.model) / 3


def _walk(model) -> float:
    """Return the seconds of its own that a thread takes here to walk through the rows."""
    start = time.thread_time()
    for row in range(ROWS):
        assert model.index(row, 0).isValid()
        model.index(row, 0).data()
    return time.thread_time() - start
