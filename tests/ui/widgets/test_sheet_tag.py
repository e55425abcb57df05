"""The tag of a table stands clear of its cells."""

import pytest
from PySide6.QtCore import QRect

from ui.widgets.sheet_view import TAG_HEIGHT, place_tag

VIEW = QRect(0, 0, 600, 300)
WIDTH = 130


@pytest.mark.parametrize(
    "box",
    [QRect(50, 60, 400, 900), QRect(50, 0, 400, 200), QRect(50, 0, 400, 900)],
    ids=["above", "below", "beside"],
)
def test_the_tag_stands_outside_its_frame_and_inside_the_view(box):
    tag = place_tag(box, VIEW, WIDTH)
    assert not tag.intersects(box)
    assert VIEW.contains(tag)
    assert tag.height() == TAG_HEIGHT


def test_a_table_that_fills_the_view_has_no_tag():
    assert place_tag(QRect(50, 0, 900, 900), VIEW, WIDTH) is None
