"""The bridge of revenue as a drawing: where each block begins and ends."""

from __future__ import annotations

import pytest
from matplotlib.patches import Rectangle

from csdesk.report.figures import BridgeFigure, BridgeStep
from exports.charts import draw, natural_height

STEPS = (
    BridgeStep("1 Jan", 100.0, is_total=True),
    BridgeStep("New", 60.0),
    BridgeStep("Churn", -40.0),
    BridgeStep("31 Dec", 120.0, is_total=True),
)


def blocks_of(*steps: BridgeStep):
    """Return the blocks from left to right, each with where its upper edge is and its height."""
    figure = BridgeFigure(steps, "GBP")
    drawing = draw(figure, 600, natural_height(figure, 600))
    shapes = [one for one in drawing.axes[0].patches if isinstance(one, Rectangle)]
    return [(one.get_y(), one.get_height()) for one in shapes], drawing


def test_every_move_begins_where_the_one_before_it_ended():
    (first, new, churn, last), _ = blocks_of(*STEPS)
    ground = first[0] + first[1]
    pixel = first[1] / 100
    assert last[0] + last[1] == pytest.approx(ground)
    assert last[1] == pytest.approx(120 * pixel)
    # From 100 up to 160, and from there down to 120.
    assert new == pytest.approx((ground - 160 * pixel, 60 * pixel))
    assert churn == pytest.approx((ground - 160 * pixel, 40 * pixel))


def test_amounts_of_moves_have_a_sign_and_totals_have_none():
    _, drawing = blocks_of(*STEPS)
    words = [text.get_text() for text in drawing.axes[0].texts]
    assert [one for one in words if "£" in one] == ["£100", "+£60", "−£40", "£120"]


def test_a_bridge_of_nothing_is_drawn():
    blocks, _ = blocks_of(BridgeStep("a", 0.0, is_total=True), BridgeStep("b", 0.0, is_total=True))
    assert [height for _, height in blocks] == [0, 0]


def test_names_of_steps_are_never_mathematics():
    _, drawing = blocks_of(BridgeStep("$x^2$", 1.0, is_total=True), *STEPS)
    texts = [text for text in drawing.axes[0].texts if "x^2" in text.get_text()]
    assert [text.get_parse_math() for text in texts] == [False]
