from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ui.shell.file.idle_watch import IdleWatch


@dataclass
class Clock:
    """A clock that goes when it is told to."""

    at: float = 1_000.0

    def __call__(self) -> float:
        return self.at


@dataclass
class Desk:
    """A watch on two clocks, and how often it said that nobody is there."""

    watch: IdleWatch
    wall: Clock
    monotonic: Clock
    left: int = 0

    def pass_time(self, wall: float, monotonic: float | None = None) -> None:
        self.wall.at += wall
        self.monotonic.at += wall if monotonic is None else monotonic
        self.watch.look()

    def note_left(self) -> None:
        self.left += 1


def make_desk(minutes: int) -> Desk:
    wall, monotonic = Clock(1_700_000_000.0), Clock(50.0)
    desk = Desk(IdleWatch(lambda: minutes, wall=wall, monotonic=monotonic), wall, monotonic)
    desk.watch._timer.stop()
    desk.watch.left.connect(desk.note_left)
    return desk


@pytest.fixture
def desk(qapp: object) -> Desk:
    return make_desk(10)


def test_ordinary_ticks_lock_nothing(desk: Desk) -> None:
    for _ in range(100):
        desk.pass_time(2.0)
    assert desk.left == 0


def test_ten_idle_minutes_are_told_once(desk: Desk) -> None:
    for _ in range(299):
        desk.pass_time(2.0)
    assert desk.left == 0
    desk.pass_time(2.0)
    assert desk.left == 1
    desk.pass_time(2.0)
    assert desk.left == 1


def test_a_key_begins_the_wait_anew(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    for _ in range(299):
        desk.pass_time(2.0)
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    desk.pass_time(2.0)
    assert desk.left == 0


def test_what_happens_inside_the_program_is_no_sign_of_anybody(desk: Desk, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    desk.pass_time(2.0)
    heard: list[QEvent.Type] = []
    desk.watch.eventFilter = lambda _watched, event: bool(heard.append(event.type()))  # type: ignore[method-assign]
    for _ in range(100):
        QApplication.sendEvent(field, QEvent(QEvent.Type.StyleChange))
    assert heard == []


def test_without_a_limit_idle_time_does_not_matter(qapp: object) -> None:
    desk = make_desk(0)
    for _ in range(2_000):
        desk.pass_time(2.0)
    assert desk.left == 0


@pytest.mark.parametrize(
    ("wall", "monotonic"),
    [
        pytest.param(3_600.0, 2.0, id="asleep, the monotonic clock stood still"),
        pytest.param(3_600.0, 3_600.0, id="asleep, both clocks went on"),
        pytest.param(-3_600.0, 2.0, id="the clock was set back"),
        pytest.param(33.0, 2.0, id="just over the limit"),
    ],
)
def test_a_jump_of_a_clock_is_told(qapp: object, wall: float, monotonic: float) -> None:
    desk = make_desk(0)
    desk.pass_time(wall, monotonic)
    assert desk.left == 1


def test_a_slow_tick_is_no_jump(desk: Desk) -> None:
    desk.pass_time(31.0)
    assert desk.left == 0
