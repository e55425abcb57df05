"""The heatmap of divergence: readable in both themes, by its figures and not by colour alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from matplotlib.text import Text

from csdesk.report.figures import DivergenceFigure, DivergenceRow
from exports.charts import DARK, LIGHT, draw, natural_height
from exports.charts.canvas import new_canvas
from exports.charts.divergence import cell_colour, mix

FIGURE = DivergenceFigure(
    ("Leadership", "CSMs", "CS operations"),
    (1, 3, 2),
    (
        DivergenceRow("Health scoring", (100.0, 12.5, None), 87.5, is_large=True),
        DivergenceRow("Data", (50.0, 25.0, 33.3), 25.0, is_large=False),
    ),
)
EMPTY = DivergenceFigure((), (), ())


def words(figure, width=640, **more) -> list[str]:
    drawing = draw(figure, width, natural_height(figure, width), **more)
    return [text.get_text() for text in drawing.findobj(Text) if text.get_text()]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
              for part in parts]  # fmt: skip
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True])
def test_every_figure_is_written_into_its_cell(dark):
    shown = words(FIGURE, dark=dark)
    assert [word for word in shown if word in {"100", "13", "50", "25", "33", "88", "–"}] == [
        "100", "13", "–", "88", "50", "25", "33", "25",
    ]  # fmt: skip
    assert {"Leadership", "CSMs", "1 person", "3 people", "Health scoring", "Data"} <= {*shown}


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("credit", [0.0, 25.0, 50.0, 75.0, 100.0])
def test_figures_stay_readable_on_every_ground(palette, credit):
    canvas = new_canvas(100, 100, palette, 1.0, 0)
    assert contrast(palette.text, cell_colour(canvas, credit)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_the_ground_deepens_with_the_figure(palette):
    canvas = new_canvas(100, 100, palette, 1.0, 0)
    grounds = [cell_colour(canvas, credit) for credit in (0.0, 50.0, 100.0)]
    away = [contrast(palette.surface, ground) for ground in grounds]
    assert grounds[0] == palette.surface
    assert away == sorted(away)
    assert len(set(grounds)) == 3


def test_colours_are_mixed_by_their_parts():
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mix("#102030", "#FFFFFF", 0.0) == "#102030"


def test_a_large_gap_has_a_shape_of_its_own():
    small = DivergenceFigure(FIGURE.roles, FIGURE.people, FIGURE.rows[1:])
    one_row = DivergenceFigure(FIGURE.roles, FIGURE.people, FIGURE.rows[:1])
    shapes = [len(draw(one, 640, 120).axes[0].patches) for one in (small, one_row)]
    # Three cells without a shape against two cells with one.
    assert shapes == [3, 3]


def test_nobody_has_answered_is_said():
    assert "nobody has answered" in words(EMPTY)
    assert natural_height(EMPTY, 640) > 0


def test_long_names_are_cut_and_not_laid_over_the_cells():
    long = DivergenceFigure(
        ("A role with a name that nobody could ever have",) * 7,
        (12,) * 7,
        (DivergenceRow("An area " * 20, (1.0,) * 7, 0.0, is_large=False),),
    )
    assert any(word.endswith("…") for word in words(long, width=480))


def test_seven_roles_keep_their_whole_names_in_tight_columns():
    roles = ("Leadership", "CSMs", "Sales", "Support", "Product", "CS operations", "Finance")
    tight = DivergenceFigure(roles, (1,) * 7, FIGURE.rows[:0])
    assert {*roles} <= {*words(tight, width=600)}
    floors = {
        text.get_text(): text.get_position()[1]
        for text in draw(tight, 600, 120).findobj(Text)
        if text.get_text() in roles
    }
    heights = [floors[role] for role in roles]
    assert all(one != other for one, other in pairwise(heights))
