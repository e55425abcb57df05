"""An instrument goes out as a workbook and comes back as it was."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from csdesk.content import load_library
from csdesk.content.instruments import SECTIONS
from csdesk.model.areas import KpiTarget, Share
from csdesk.model.claims import ClaimCheck
from csdesk.model.instrument_sheets import SHEETS
from csdesk.model.instruments import Choice
from csdesk.model.ladders import Need
from csdesk.operations.instruments import draft_instrument, make_template
from exports import write
from tests.csdesk.operations.instruments.drawn_instruments import instruments
from tests.csdesk.operations.instruments.small_instruments import ask, make_instrument

WRITTEN_ELSEWHERE = {"lender", "scale", "practices", "improvements"}
"""What only TOML has, or what stands on the sheet of shared questions."""


@pytest.fixture
def round_trip(tmp_path, library):
    """Return a function that writes an instrument and reads it back."""

    def run(instrument, known=library):
        path = tmp_path / "instrument.xlsx"
        write(make_template(instrument), path)
        return draft_instrument(path, known)

    return run


@pytest.mark.parametrize("instrument", sorted(load_library().instruments))
def test_what_ships_comes_back_as_it_was(round_trip, library, instrument):
    shipped = library.instruments[instrument]
    lenders = {one.lender for one in shipped.questions} - {None}
    others = {number: library.instruments[number] for number in lenders}
    without = replace(library, instruments=others)
    pillars = {area.pillar for area in shipped.areas} | {
        pillar for one in shipped.dimensions for pillar in one.pillars
    }
    if pillars - {None}:
        others["maturity_ladder"] = library.instruments["maturity_ladder"]
    assert round_trip(shipped, without) == shipped


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(instruments())
def test_whatever_is_sound_comes_back_as_it_was(round_trip, instrument):
    assert round_trip(instrument) == instrument


@pytest.mark.parametrize(
    "text",
    [
        "1.0",
        "007",
        "TRUE",
        "2026-03-31",
        "+1",
        "-1",
        "@here",
        "_x000D_",
        "50 %",
        "#hash",
        "'quoted",
    ],
)
def test_texts_that_a_spreadsheet_would_like_to_read_come_back(round_trip, text):
    instrument = make_instrument(ask("one", text=text, unit=text), version=text)
    assert round_trip(instrument) == instrument


def test_lines_in_texts_come_back(round_trip):
    instrument = make_instrument(ask("one", why="First.\n\n\tThen."))
    assert round_trip(instrument) == instrument


def test_an_empty_template_has_every_sheet_and_no_row(tmp_path):
    path = tmp_path / "empty.xlsx"
    write(make_template(), path)
    book = load_workbook(path)
    assert book.sheetnames == ["Read me", *(form.name for form in SHEETS)]
    keys = [cell.value for cell in book["Questions"][1]]
    assert keys[:3] == ["id", "area", "tier"]
    assert book["Questions"].max_row == 1
    offered = {
        str(rule.sqref): rule.formula1 for rule in book["Checks"].data_validations.dataValidation
    }
    assert offered == {"D2:D5000": '"at_least,at_most,above,below"'}


def test_every_key_has_a_column():
    for section, kind in SECTIONS.items():
        if section == "scale":
            continue
        forms = [form for form in SHEETS if form.section == section]
        columns = {column.key for form in forms if not form.part for column in form.columns}
        parts = {form.part for form in forms if form.part}
        assert columns | parts == {field.name for field in fields(kind)} - WRITTEN_ELSEWHERE


def test_every_key_of_a_part_has_a_column():
    kinds = {"choices": Choice, "checks": ClaimCheck, "needs": Need, "targets": KpiTarget}
    kinds["shares"] = Share
    parts = {form.part: form.columns for form in SHEETS if form.part}
    assert set(parts) == set(kinds)
    for part, (_, *columns) in parts.items():
        assert [column.key for column in columns] == [field.name for field in fields(kinds[part])]
