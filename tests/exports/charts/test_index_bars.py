"""Indexes as bars: each named, with its value, or as not assessed."""

from __future__ import annotations

import pytest

from csdesk.report.figures import IndexBar, IndexFigure
from exports.charts import draw, natural_height
from tests.exports.nasty_texts import NASTY

FIGURE = IndexFigure(
    (
        IndexBar("Retention", 62.4, 50.0, 70.0),
        IndexBar("Onboarding", 31.0, 31.0, 31.0),
        IndexBar("Support", None, None, None),
    )
)


def drawing_of(figure: IndexFigure):
    return draw(figure, 600, natural_height(figure, 600)).axes[0]


def words(figure: IndexFigure) -> list[str]:
    return [text.get_text() for text in drawing_of(figure).texts]


def test_every_bar_shows_its_name_and_its_value():
    shown = words(FIGURE)
    assert {"Retention", "62", "Onboarding", "31", "Support"} <= set(shown)
    assert shown.count("not assessed") == 1


def test_bars_are_as_long_as_their_indexes():
    lengths = [patch.get_width() for patch in drawing_of(FIGURE).patches]
    assert len(lengths) == 2
    assert lengths[0] / lengths[1] == pytest.approx(62.4 / 31.0)


def test_only_what_is_not_sure_has_a_range():
    sure = IndexFigure((IndexBar("Onboarding", 31.0, 31.0, 31.0),))
    doubtful = IndexFigure((IndexBar("Onboarding", 31.0, 25.0, 40.0),))
    assert len(drawing_of(doubtful).lines) == len(drawing_of(sure).lines) + 3


def test_a_figure_grows_with_its_bars():
    longer = IndexFigure(FIGURE.bars * 2)
    assert natural_height(longer, 600) == natural_height(FIGURE, 600) + 3 * 30


@pytest.mark.parametrize("name", NASTY)
def test_any_name_fits_beside_its_bar(name):
    figure = IndexFigure((IndexBar(name, 100.0, 0.0, 100.0),))
    axes = drawing_of(figure)
    left = min(patch.get_x() for patch in axes.patches)
    names = [text for text in axes.texts if text.get_position()[0] == 0 and text.get_text() != "0"]
    assert all(text.get_window_extent().x1 <= left + 1 for text in names)
