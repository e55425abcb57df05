"""Who has time for the plan decides how much fits into it."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.model.registers import (
    ColumnId,
    Register,
    RegisterDefinition,
    RegisterRow,
    RowId,
)
from csdesk.model.roadmap import Horizon
from csdesk.roadmap.capacity import PEOPLE, read_capacity

START = date(2026, 1, 1)


def people(*rows: dict[str, object]) -> Register:
    """Return the register of people with these rows."""
    definition = RegisterDefinition(PEOPLE, "People", "", "", (), ColumnId("name"))
    made = (
        RegisterRow(RowId(str(at)), {ColumnId(key): cell for key, cell in row.items()})
        for at, row in enumerate(rows)
    )
    return Register(definition, tuple(made))


def test_nobody_named_says_nothing() -> None:
    assert read_capacity(people(), START) is None
    assert read_capacity(None, START) is None


def test_a_share_of_the_time_counts_five_days_a_week_in_each_horizon() -> None:
    found = read_capacity(people({"name": "Dana", "role": "cs_ops", "share": 70.0}), START)
    assert found.roles == {"cs_ops": found.team}
    # 0.7 of 90, 90 and 180 days, five of seven worked: 0.5 of the days.
    assert [found.team[horizon] for horizon in Horizon] == pytest.approx([45, 45, 90])


def test_a_person_counts_from_the_first_to_the_last_day() -> None:
    found = read_capacity(
        people({"role": "csms", "share": 70.0, "from": "2026-03-22", "to": "2026-04-10"}), START
    )
    # Day 80 to day 99: ten days of the first horizon, ten of the second.
    assert [found.team[horizon] for horizon in Horizon] == pytest.approx([5, 5, 0])


def test_two_of_one_role_add_up_and_others_stand_apart() -> None:
    found = read_capacity(
        people(
            {"role": "csms", "share": 35.0},
            {"role": "csms", "share": 35.0},
            {"role": "it", "share": 7.0},
        ),
        START,
    )
    assert found.roles["csms"][Horizon.DAY_90] == pytest.approx(45)
    assert found.roles["it"][Horizon.DAY_90] == pytest.approx(4.5)
    assert found.team[Horizon.DAY_90] == pytest.approx(49.5)
