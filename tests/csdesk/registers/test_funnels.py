"""Steps of a funnel, by hand."""

from __future__ import annotations

import pytest

from csdesk.content import load_library
from csdesk.model.registers import ColumnId, Register, RegisterId, RegisterRow, RowId
from csdesk.registers.asides.funnels import list_funnel, measure_steps


@pytest.fixture(scope="module")
def definition():
    registers = load_library().registers
    return next(one for one in registers if one.id == RegisterId("activation_map"))


def make_steps(definition, *steps):
    rows = []
    for at, (name, order, users) in enumerate(steps):
        cells = {ColumnId("step"): name, ColumnId("order"): order}
        if users is not None:
            cells[ColumnId("users")] = users
        rows.append(RegisterRow(RowId(str(at)), cells))
    return Register(definition, tuple(rows))


def test_steps_stand_in_their_order_and_each_is_of_the_one_before(definition):
    steps = make_steps(definition, ("Share", 3.0, 5.0), ("Join", 1.0, 40.0), ("Import", 2.0, 10.0))
    assert measure_steps(steps) == (("Join", 40, None), ("Import", 10, 25), ("Share", 5, 50))
    _, lost = list_funnel(steps, None)
    assert lost.lines == ("Import: 75.0% do not get there",)


def test_what_nobody_counted_is_left_out_and_nobody_is_no_base(definition):
    steps = make_steps(definition, ("Join", 1.0, 0.0), ("Import", 2.0, None), ("Share", 3.0, 5.0))
    assert measure_steps(steps) == (("Join", 0, None), ("Share", 5, None))
    assert list_funnel(steps, None)[1].lines == ()


def test_without_steps_it_says_what_to_do(definition):
    step_by_step, _ = list_funnel(make_steps(definition), None)
    assert (step_by_step.lines, step_by_step.why_none[:13]) == ((), "Add the steps")
