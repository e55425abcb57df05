import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.number_box import NumberBox


@pytest.fixture
def box(qtbot: QtBot) -> NumberBox:
    box = NumberBox("Weight of NPS", 0, 100)
    qtbot.addWidget(box)
    return box


def test_a_number_is_written_without_idle_zeros(box):
    box.show_number(12.5)
    assert box.text() == "12.5"
    box.show_number(40)
    assert box.text() == "40"


def test_showing_a_number_tells_nobody_and_stepping_does(box, qtbot):
    with qtbot.assertNotEmitted(box.numberChosen):
        box.show_number(12)
    with qtbot.waitSignal(box.numberChosen) as chosen:
        qtbot.keyClick(box, Qt.Key.Key_Up)
    assert chosen.args == [13.0]


def test_a_wheel_over_the_field_changes_nothing(box):
    box.show_number(12)
    place = QPointF(5, 5)
    wheel = QWheelEvent(
        place,
        place,
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, wheel)
    assert box.value() == 12


def test_a_box_says_what_it_is_for(box):
    assert box.accessibleName() == "Weight of NPS"
