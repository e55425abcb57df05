"""Figures as pictures: of the right size, with every word, whatever the words are."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image
from pypdf import PdfReader

from csdesk.report.figures import GanttFigure, HealthFigure, RadarFigure
from csdesk.report.pictures import gantt_figure, health_figure, radar_figure
from exports.charts import DARK, LIGHT, draw, natural_height, paint_pages, paint_png
from exports.charts.lettering import fit, text_width, wrap
from tests.csdesk.report.diagnoses import make_full, make_health
from tests.exports.nasty_texts import NASTY

FULL = make_full()
RADAR = radar_figure(FULL.maturity, FULL.instrument)
HEALTH = health_figure(make_health(FULL.accounts))
GANTT = gantt_figure(FULL.roadmap, FULL.instrument)
BESIDE = replace(RADAR, aim=(60.0, 70.0, None, 80.0, 90.0, 70.0), before=(10.0, 30.0) + (20.0,) * 4)
FIGURES = (RADAR, BESIDE, HEALTH, GANTT)


def words(figure) -> str:
    drawing = draw(figure, 669, natural_height(figure, 669))
    return "\n".join(text.get_text() for text in drawing.axes[0].texts)


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("dark", [False, True])
def test_a_picture_has_the_size_and_the_ground_of_its_theme(figure, dark):
    picture = Image.open(io.BytesIO(paint_png(figure, 500, 300, dark=dark, scale=1.5)))
    assert picture.size == (750, 450)
    ground = (DARK if dark else LIGHT).surface
    assert picture.convert("RGB").getpixel((1, 449)) == tuple(bytes.fromhex(ground[1:]))


def test_the_health_figure_names_bands_with_their_counts():
    shown = words(HEALTH)
    assert "At risk, 6 accounts" in shown
    assert "Watch, 6" in shown
    assert "Healthy, 6" in shown
    assert "too little data" not in shown


@pytest.mark.parametrize(
    ("counts", "note"),
    [((0,) * 9 + (5,), "too little data (n = 5)"), ((0,) * 10, "no account has a score")],
)
def test_too_few_scores_are_said_to_be_too_few(counts, note):
    assert note in words(replace(HEALTH, counts=counts))


def test_an_area_that_is_not_assessed_is_named_so():
    now = (None, *RADAR.now[1:])
    shown = words(replace(RADAR, now=now))
    assert shown.count("not assessed") == 1
    assert "Segmentation" in shown


def patterns(figure) -> set[str]:
    """Return how the lines of a figure are broken."""
    lines = draw(figure, 669, natural_height(figure, 669)).axes[0].lines
    return {str(line._unscaled_dash_pattern[1]) for line in lines}


def test_aim_and_audit_before_are_named_and_told_apart_without_colour():
    assert words(BESIDE).splitlines()[-3:] == ["Today", "Audit before", "Aim"]
    assert len(patterns(BESIDE)) == 3
    assert "Aim" not in words(replace(BESIDE, aim=()))
    assert len(patterns(replace(BESIDE, aim=()))) == 2


def test_a_radar_with_nothing_beside_today_has_no_key():
    assert "Today" not in words(RADAR)
    assert len(patterns(RADAR)) == 1
    assert natural_height(BESIDE, 669) > natural_height(RADAR, 669)


@pytest.mark.parametrize("count", range(7))
def test_a_radar_can_have_any_number_of_spokes(count):
    part = RadarFigure(
        *(values[:count] for values in (RADAR.labels, RADAR.now, RADAR.low, RADAR.high))
    )
    assert all(label in words(part) for label in part.labels)


def test_the_time_line_names_initiatives_owners_phases_and_missing_owners():
    bars = (replace(GANTT.bars[0], owner=""), *GANTT.bars[1:])
    shown = words(replace(GANTT, bars=bars))
    for text in ("No owner", "P. Raman", "CS director", "Pilot and learn", "Days 180 to 360"):
        assert text in shown
    assert shown.count("Call red accounts") == 9


def test_an_empty_time_line_says_so():
    assert "nothing is planned" in words(replace(GANTT, bars=()))


def test_hostile_texts_can_be_drawn_and_none_is_mathematics():
    known = tuple(float(number) for number in range(len(NASTY)))
    label = RadarFigure(NASTY, known, known, known)
    bars = tuple(replace(GANTT.bars[0], label=text, owner=text, tag=text) for text in NASTY)
    plan = replace(GANTT, bars=bars)
    pages = PdfReader(io.BytesIO(paint_pages([(label, 900, 900), (plan, 900, 1_400)]))).pages
    shown = pages[1].extract_text()
    for text in ("$\\frac{1}{0}$", "$$", "Big$Co and Ka$h", "{{{{{{", "_hidden"):
        assert text in shown


def test_dollars_are_not_mathematics():
    bar = replace(GANTT.bars[0], label="Big$Co and Ka$h", owner="$x$")
    shown = words(replace(GANTT, bars=(bar,)))
    assert "Big$Co and Ka$h" in shown
    assert "$x$" in shown


def test_the_question_stands_above_a_picture_that_stands_alone():
    drawing = draw(HEALTH, 500, 260, title="How many are safe?")
    texts = [text.get_text() for text in drawing.axes[0].texts]
    assert "How many are safe?" in texts
    assert "How many are safe?" not in [t.get_text() for t in draw(HEALTH, 500, 260).axes[0].texts]


@pytest.mark.parametrize("width", [320, 669, 1400])
@pytest.mark.parametrize("figure", FIGURES)
def test_no_text_leaves_the_picture(figure, width):
    drawing = draw(figure, width, natural_height(figure, width))
    renderer = FigureCanvasAgg(drawing).get_renderer()
    for text in drawing.axes[0].texts:
        box = text.get_window_extent(renderer)
        assert box.x0 >= -1, text
        assert box.x1 <= width + 1, text
        assert box.y0 >= -1, text
        assert box.y1 <= drawing.bbox.y1 + 1, text


def test_the_same_figure_gives_the_same_bytes():
    assert paint_pages([(GANTT, 669, 400)]) == paint_pages([(GANTT, 669, 400)])
    assert paint_png(RADAR, 300, 300) == paint_png(RADAR, 300, 300)


def test_pictures_can_be_painted_in_several_threads():
    with ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(lambda _: paint_png(HEALTH, 300, 200), range(8)))
    assert len(set(pictures)) == 1


def test_texts_are_cut_to_their_room_and_wrapped_in_two_lines():
    assert fit("short", 500, 11) == "short"
    cut = fit("a very long name of an initiative", 80, 11)
    assert cut.endswith("…")
    assert text_width(cut, 11) <= 80
    lines = wrap("Segments and service tiers for every customer group", 120, 11)
    assert len(lines) == 2
    assert all(text_width(line, 11) <= 120 for line in lines)


def test_bold_text_is_wider():
    assert text_width("Customers", 11, bold=True) > text_width("Customers", 11)


def test_a_time_line_grows_with_its_rows():
    longer = GanttFigure(GANTT.start_on, GANTT.bars * 2, GANTT.phases)
    assert natural_height(longer, 669) == natural_height(GANTT, 669) + 9 * 30
    assert natural_height(HEALTH, 1400) > natural_height(HEALTH, 300)
    assert isinstance(HEALTH, HealthFigure)
