"""The Qt binding itself."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QLabel


def test_a_call_that_returns_nothing_takes_no_reference_to_none(qapp):
    """PySide6 6.12.0 took one at each call, until Python 3.11 died of it."""
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(1000):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - 10
