"""How the client's reports look is kept with the client, and can be taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.content import load_library
from csdesk.errors import InputRefused, WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.report_choices import Brand, ReportChoice
from csdesk.operations.anonymous import diagnose_client_safe
from csdesk.operations.brands import check_brand, client_brand, read_picture, set_brand
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.history import read_log, redo, undo
from csdesk.operations.report import make_report
from csdesk.report.brand import NO_BRAND
from csdesk.report.logos import clean_logo
from tests.logos import SVG, make_logo

LOGO = make_logo()
BRAND = Brand(logo=LOGO, colour="#0A3D62")
KEPT = Brand(logo=clean_logo(LOGO), colour="#0a3d62")


def test_a_brand_is_kept_and_taken_back(workspace):
    assert set_brand(workspace, BRAND).changes is Changes.REPORT
    assert client_brand(workspace) == KEPT
    assert read_log(workspace).entries[0].action is Action.SET_BRAND
    undo(workspace)
    assert client_brand(workspace) == Brand()
    redo(workspace)
    assert client_brand(workspace) == KEPT


def test_the_same_brand_again_is_no_change(workspace):
    set_brand(workspace, BRAND)
    assert set_brand(workspace, KEPT).changes is Changes.NONE
    assert set_brand(workspace, replace(KEPT, colour="#112233")).changes is Changes.REPORT
    assert client_brand(workspace).logo == KEPT.logo


def test_a_plain_brand_takes_the_clients_away(workspace):
    set_brand(workspace, BRAND)
    set_brand(workspace, Brand())
    assert client_brand(workspace) == Brand()


@pytest.mark.parametrize(
    ("brand", "words"),
    [
        (Brand(logo=SVG), "A drawing"),
        (Brand(logo=LOGO[:90]), "damaged"),
        (Brand(colour="navy"), "“navy” is no colour"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_changes(workspace, brand, words):
    set_brand(workspace, BRAND)
    with pytest.raises(WrongUsage, match=words):
        set_brand(workspace, brand)
    assert client_brand(workspace) == KEPT
    assert len([one for one in read_log(workspace).entries if one.action is Action.SET_BRAND]) == 1


def test_the_name_of_a_firm_is_one_line_without_signs_that_cannot_be_seen():
    checked = check_brand(Brand("  Wren\n& \u202ePartners "), Brand())
    assert checked.name == "Wren & Partners"


def test_a_report_carries_both_brands_and_an_anonymous_one_the_firms_alone(workspace):
    library = load_library()
    set_brand(workspace, BRAND)
    firm = Brand("Wren & Partners", KEPT.logo)
    diagnosis = diagnose(workspace, library)
    report = make_report(diagnosis, library, client=client_brand(workspace), firm=firm)
    assert (report.brand.client_logo, report.brand.colour) == (KEPT.logo, "#0a3d62")
    assert make_report(diagnosis, library).brand == NO_BRAND
    hidden = ReportChoice(is_anonymous=True)
    safe = diagnose_client_safe(workspace, library)
    shown = make_report(safe, library, hidden, client=client_brand(workspace), firm=firm).brand
    assert (shown.client_logo, shown.colour, shown.firm) == (b"", "", "Wren & Partners")


def test_a_picture_is_read_from_a_file_that_is_there(tmp_path):
    path = tmp_path / "logo.png"
    path.write_bytes(LOGO)
    assert read_picture(path) == LOGO
    for place in (tmp_path, tmp_path / "none.png"):
        with pytest.raises(InputRefused, match="Choose a picture"):
            read_picture(place)
