"""Rates as bars with their intervals, against the rate of all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.health import Band
from csdesk.report.figures import RateBar, RateFigure
from exports.charts import LIGHT, draw, natural_height
from tests.exports.nasty_texts import NASTY

FIGURE = RateFigure(
    (
        RateBar("At risk", "30 of 200", 15.0, 10.0, 20.0, Band.RED),
        RateBar("Watch", "1 of 9", None, None, None, Band.YELLOW),
        RateBar("Healthy", "5 of 200", 2.5, 1.0, 6.0, Band.GREEN),
    ),
    of_all=8.8,
)


def drawing_of(figure: RateFigure):
    return draw(figure, 600, natural_height(figure, 600)).axes[0]


def words(figure: RateFigure) -> list[str]:
    return [text.get_text() for text in drawing_of(figure).texts]


def test_every_bar_says_what_was_counted():
    shown = words(FIGURE)
    assert {"At risk", "30 of 200", "Watch", "1 of 9", "Healthy", "5 of 200"} <= set(shown)
    assert "all: 8.8%" in shown


def test_too_few_accounts_have_no_bar():
    assert words(FIGURE).count("too few to say") == 1
    assert len(drawing_of(FIGURE).patches) == 2


def test_bars_are_as_long_as_their_rates_and_in_the_colour_of_their_band():
    red, green = drawing_of(FIGURE).patches
    assert red.get_width() / green.get_width() == pytest.approx(15 / 2.5)
    assert [_hex(patch) for patch in (red, green)] == [LIGHT.risk_fill, LIGHT.good_fill]


def test_a_bar_without_an_interval_has_no_whiskers():
    bare = replace(FIGURE.bars[0], low=None, high=None)
    with_interval = len(drawing_of(RateFigure(FIGURE.bars[:1], 8.8)).lines)
    assert with_interval == len(drawing_of(RateFigure((bare,), 8.8)).lines) + 3


@pytest.mark.parametrize(("high", "end"), [(20.0, "20%"), (20.1, "30%"), (0.4, "10%")])
def test_the_scale_ends_at_a_round_number_beyond_every_interval(high, end):
    bars = (RateBar("One", "", 0.1, 0.0, high),)
    assert words(RateFigure(bars, 8.8))[5] == end


@pytest.mark.parametrize("name", NASTY)
def test_any_name_fits_beside_its_bar(name):
    axes = drawing_of(RateFigure((RateBar(name, name, 100.0, 90.0, 100.0),), 50.0))
    (bar,) = axes.patches
    label = axes.texts[6]
    assert label.get_window_extent().x1 <= bar.get_x() + 1


def _hex(patch) -> str:
    return "#" + "".join(f"{round(255 * part):02X}" for part in patch.get_facecolor()[:3])
