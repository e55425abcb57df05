import pytest
from PySide6.QtCore import QRect

from csdesk.report.figures import GanttPhase
from ui.widgets.time_line import PADDING, TimeLine, next_gate

PHASES = (GanttPhase("Discover", 0, 30), GanttPhase("Pilot", 30, 90))
LINE = TimeLine(PHASES, 90)
STRIP = QRect(100, 0, 900 + PADDING, 35)


@pytest.mark.parametrize(("day", "x"), [(0, 100), (30, 400), (90, 1000), (200, 1000), (-3, 100)])
def test_days_are_spread_evenly_and_kept_on_the_strip(day, x):
    assert LINE.x(STRIP, day) == x


@pytest.mark.parametrize(("today", "gate"), [(0, 0), (30, 0), (31, 1), (91, None), (None, None)])
def test_the_next_gate_is_the_first_that_is_not_behind(today, gate):
    assert next_gate(PHASES, today) == gate
