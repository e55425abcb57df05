"""Whose look a report has, and where its colour may stand."""

from __future__ import annotations

from csdesk.model.report_choices import Brand
from csdesk.report.brand import NO_BRAND, ReportBrand, describe_colour, make_brand
from tests.logos import make_logo

LOGO, OTHER = make_logo(), make_logo(100, 100)
CLIENT = Brand(logo=LOGO, colour="#0a3d62")
FIRM = Brand("Wren & Partners", OTHER, "#7a1f5c")


def test_a_report_shows_both_logos_in_the_clients_colour():
    assert make_brand(CLIENT, FIRM) == ReportBrand(
        LOGO, "Wren & Partners", OTHER, "#0a3d62", "#ffffff", "#0a3d62"
    )


def test_without_a_colour_of_the_client_it_is_the_firms():
    assert make_brand(Brand(logo=LOGO), FIRM).colour == "#7a1f5c"


def test_an_anonymous_report_shows_nothing_of_the_client():
    shown = make_brand(CLIENT, FIRM, is_anonymous=True)
    assert shown == make_brand(Brand(), FIRM)
    assert (shown.client_logo, shown.colour) == (b"", "#7a1f5c")
    assert make_brand(CLIENT, Brand(), is_anonymous=True) == NO_BRAND


def test_a_light_colour_stands_on_bands_only():
    shown = make_brand(Brand(colour="#ffd400"), Brand())
    assert (shown.colour, shown.ink, shown.heading) == ("#ffd400", "#161b26", "")


def test_a_logo_that_cannot_be_drawn_is_left_out():
    assert make_brand(Brand(logo=b"\x89PNG no picture"), Brand()) == NO_BRAND


def test_a_colour_that_is_none_is_left_out():
    assert make_brand(Brand(colour='#0a"/><a:x'), FIRM).colour == "#7a1f5c"


def test_it_is_said_where_a_colour_stands():
    # By hand: yellow #ffd400 has a luminance of 0.6858, so 1.05 / 0.7358 = 1.42.
    assert describe_colour("#ffd400") == (
        "On white its contrast is only 1.4 : 1, and text needs 4.5 : 1: it stands on bands, not "
        "in headings."
    )
    assert describe_colour("#000000") == (
        "It stands on bands and in headings: on white its contrast is 21.0 : 1."
    )
    assert describe_colour("") == "Headings and bands have the colour of csdesk."
