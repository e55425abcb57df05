"""A copy of an instrument that ships has ids of its own and counts as the instrument does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.content import load_library
from csdesk.errors import WrongUsage
from csdesk.model.identifiers import InstrumentId
from csdesk.model.instruments import MATURITY_LADDER
from csdesk.operations.instruments import copy_instrument, draft_instrument, make_template
from exports import write

MINE = InstrumentId("mine")


@pytest.mark.parametrize("instrument", sorted(load_library().instruments))
def test_a_copy_of_what_ships_keeps_every_rule_beside_it(tmp_path, library, instrument):
    shipped = library.instruments[instrument]
    path = tmp_path / "mine.xlsx"
    copied = copy_instrument(shipped, MINE, library)
    write(make_template(copied), path)
    assert draft_instrument(path, library) == copied
    assert (copied.id, copied.version) == (MINE, "1.0")
    parts = (
        *copied.areas,
        *copied.dimensions,
        *(one for one in copied.questions if not one.lender),
    )
    assert all(part.id.startswith("mine.") for part in parts)


def test_shared_questions_stay_shared(library):
    shipped = library.instruments[InstrumentId("twelve_practices")]
    copied = copy_instrument(shipped, MINE, library)
    lent = [one for one in shipped.questions if one.lender]
    kept = [one for one in copied.questions if one.lender]
    assert lent
    assert [replace(one, area=lent[0].area) for one in kept] == lent
    assert all(one.area.startswith("mine.") for one in kept)


def test_the_start_that_all_ids_have_is_replaced(library):
    shipped = library.instruments[InstrumentId("metrics_checklist")]
    copied = copy_instrument(shipped, MINE, library)
    assert [f"metrics.{one.id.removeprefix('mine.')}" for one in copied.questions] == [
        one.id for one in shipped.questions
    ]


def test_areas_of_a_copied_ladder_stand_under_the_pillars_that_they_were(library):
    shipped = library.instruments[MATURITY_LADDER]
    copied = copy_instrument(shipped, MINE, library)
    assert [area.pillar for area in copied.areas] == [area.id for area in shipped.areas]
    assert [area.id for area in copied.areas] == [f"mine.{area.id}" for area in shipped.areas]
    assert {copied.question(one).area for one in copied.overall_questions} == {"overall"}


@pytest.mark.parametrize("name", ["My own", "metrics_checklist", "metrics", ""])
def test_an_id_that_is_none_or_taken_is_refused(library, name):
    shipped = library.instruments[InstrumentId("metrics_checklist")]
    with pytest.raises(WrongUsage, match="Choose another id"):
        copy_instrument(shipped, InstrumentId(name), library)
