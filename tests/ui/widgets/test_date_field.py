from datetime import date

import pytest

from csdesk.formatting import day
from ui.widgets.date_field import DateField


@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_is_written_as_everywhere_else(qtbot, month):
    field = DateField("Left on")
    qtbot.addWidget(field)
    field.show_day(date(2026, month, 8))
    assert field.text() == day(date(2026, month, 8))
