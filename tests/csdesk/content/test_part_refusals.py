"""Mistakes in areas, dimensions, grids and reconciliations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.content.checks.instruments import check_instrument
from csdesk.content.placing import place_instrument
from csdesk.model.areas import AreaKind, Function, KpiTarget, Share
from csdesk.model.instruments import Reconciliation
from csdesk.model.ladders import Mark
from tests.csdesk.content.broken_instruments import (
    BASE,
    DIMENSION,
    GRID,
    ONE,
    TWO,
    refusal,
)


def test_the_instrument_that_the_mistakes_are_made_in_breaks_no_rule():
    whole = replace(
        BASE,
        dimensions=(DIMENSION,),
        grids=(GRID,),
        reconciliations=(Reconciliation("x.sum", "Sum", ("x.n",)),),
        marks=(Mark(0, "Low"), Mark(50, "High")),
        functions=(Function("x.f", "F"),),
    )
    check_instrument(place_instrument(whole, "x.toml"))


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        (replace(TWO, id="x.one"), "area[2].id is “x.one”; expected one that is not yet used"),
        (replace(TWO, id="overall"), "id is “overall”; expected another id, this one stands for"),
        (replace(TWO, weight=0.0), "area[2].weight is 0.0; expected above 0."),
        (replace(TWO, functions=("x.f",)), "functions is “x.f”; expected the id of a function"),
        (replace(TWO, definition=""), "area[2].definition is “”; expected a text."),
        (replace(TWO, targets=(KpiTarget("", 1, "%"),)), "area[2].targets[1].name is “”; expected"),
        (replace(TWO, targets=(KpiTarget("A", 1, ""),)), "area[2].targets[1].unit is “”; expected"),
    ],
)
def test_areas_are_told_apart_and_can_be_weighed(area, expected):
    questions = (*BASE.questions[:3], replace(BASE.questions[3], area=area.id))
    if area.id == "overall":
        questions = BASE.questions[:3]
    assert expected in refusal(areas=(ONE, area), questions=questions)


def test_an_area_asks_something():
    told = refusal(questions=BASE.questions[:3])
    assert "area[2].questions is 0; expected at least one question or shared question." in told


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"shares": ()}, "shares is 0; expected at least one area."),
        ({"shares": (Share("x.no"),)}, "shares[1].area is “x.no”; expected the id of an area."),
        ({"shares": (Share("x.one", 0),)}, "shares[1].weight is 0; expected above 0."),
        ({"shares": (Share("x.one"),) * 2}, "shares.area is “x.one”; expected each once."),
        ({"weight": 0.0}, "weight is 0.0; expected above 0."),
        ({"id": "x.one"}, "id is “x.one”; expected one that is not yet used in x.toml, area[1]."),
    ],
)
def test_a_dimension_is_the_mean_of_areas(change, expected):
    told = refusal(dimensions=(replace(DIMENSION, **change),))
    assert f"dimension[1].{expected}" in told


def test_facts_are_no_part_of_a_dimension():
    areas = (replace(ONE, kind=AreaKind.FACTS), TWO)
    told = refusal(areas=areas, dimensions=(DIMENSION,))
    assert "shares[1].area is “x.one”; expected an area that is scored." in told


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"area": "x.no"}, "area is “x.no”; expected the id of an area."),
        ({"cells": ("x.q1",)}, "cells is 1; expected 2, one for each column of each row."),
        ({"rows": (), "cells": ()}, "cells is 0; expected rows and columns."),
        ({"cells": ("x.q1", "x.q1")}, "cells is “x.q1”; expected each once."),
        ({"cells": ("x.q1", "x.t")}, "cells[2] is “x.t”; expected the id of a question of its ar"),
        ({"cells": ("x.q1", "x.no")}, "cells[2] is “x.no”; expected the id of a question of its"),
    ],
)
def test_a_grid_has_a_question_in_each_cell(change, expected):
    assert f"grid[1].{expected}" in refusal(grids=(replace(GRID, **change),))


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"questions": ()}, "questions is 0; expected at least one question for a number."),
        ({"questions": ("x.q1",)}, "questions[1] is “x.q1”; expected the id of a question for a n"),
        ({"questions": ("x.no",)}, "questions[1] is “x.no”; expected the id of a question for a n"),
        ({"questions": ("x.n", "x.n")}, "questions is “x.n”; expected each once."),
        ({"tolerance": -1.0}, "tolerance is -1.0; expected at least 0."),
    ],
)
def test_numbers_are_reconciled(change, expected):
    entry = replace(Reconciliation("x.sum", "Sum", ("x.n",)), **change)
    assert f"reconciliation[1].{expected}" in refusal(reconciliations=(entry,))
