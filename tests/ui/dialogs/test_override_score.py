from datetime import date

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from ui.dialogs.override_score import OverrideDialog

DAY = date(2026, 10, 31)


@pytest.fixture
def dialog(qtbot: QtBot) -> OverrideDialog:
    dialog = OverrideDialog("Pennine Logistics", 88.6, DAY, "Priya Raman")
    qtbot.addWidget(dialog)
    return dialog


def test_a_score_by_hand_needs_a_reason(dialog, qtbot):
    assert not dialog.set.isEnabled()
    dialog.score.setValue(40)
    dialog.reason.setText("The sponsor leaves")
    with qtbot.waitSignal(dialog.given) as given:
        dialog.set.click()
    assert given.args == [40.0, "Priya Raman", "The sponsor leaves", date(2027, 1, 29)]


def test_a_score_by_hand_has_to_last_beyond_the_day_of_the_list(dialog):
    dialog.reason.setText("The sponsor leaves")
    dialog.until.setDate(QDate(2026, 10, 31))
    assert not dialog.set.isEnabled()
    dialog.until.setDate(QDate(2026, 11, 1))
    assert dialog.set.isEnabled()


def test_a_score_by_hand_needs_a_name(dialog):
    dialog.reason.setText("The sponsor leaves")
    dialog.author.clear()
    assert not dialog.set.isEnabled()
