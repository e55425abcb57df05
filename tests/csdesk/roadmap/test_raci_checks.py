"""A RACI as a whole: gaps, too much for one role, vacancies, and who is asked but never told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.model.identifiers import RaciRowId, RoleId
from csdesk.model.registers import ColumnId, Register, RegisterDefinition, RegisterRow, RowId
from csdesk.model.roadmap import Horizon, RaciLetter, RaciRow, Roadmap, RoadmapItem, Role
from csdesk.roadmap.capacity import PEOPLE, ROLE
from csdesk.roadmap.raci_checks import check_raci, most_at_once
from tests.csdesk.roadmap.plan_tasks import RULES

DAY = date(2026, 3, 2)
OPS, DIRECTOR, SALES = RoleId("cs_ops"), RoleId("cs_director"), RoleId("sales")
R, A = RaciLetter.RESPONSIBLE, RaciLetter.ACCOUNTABLE
C, I = RaciLetter.CONSULTED, RaciLetter.INFORMED  # noqa: E741
ROLES = (
    Role(DIRECTOR, "CS Director", "Director"),
    Role(OPS, "CS Operations", "CS Ops"),
    Role(SALES, "Sales", "Sales"),
)
SOUND = {DIRECTOR: A, OPS: R, SALES: I}
LIMITS = replace(RULES, most_accountable=2, most_responsible=3)


@pytest.fixture
def make_item(make_initiative):
    """Return a function that gives an item from one day to another."""

    def make(name: str, first: int, last: int) -> RoadmapItem:
        initiative = make_initiative(name)
        return RoadmapItem(initiative, Horizon.DAY_90, first, last, DAY, DAY, 1.0, None, ())

    return make


def roadmap_of(*items: RoadmapItem, letters=SOUND) -> Roadmap:
    rows = (
        RaciRow(RaciRowId(item.initiative.id), item.initiative.title, letters, item.initiative.id)
        for item in items
    )
    return Roadmap(DAY, items, (), tuple(rows), ROLES)


def people_of(*roles: RoleId) -> Register:
    definition = RegisterDefinition(PEOPLE, "People", "", "", (), ColumnId("name"))
    rows = (RegisterRow(RowId(role), {ROLE: role}) for role in roles)
    return Register(definition, tuple(rows))


def test_a_sound_raci_has_nothing_to_settle(make_item):
    roadmap = roadmap_of(make_item("one", 0, 10), make_item("two", 5, 20))
    assert check_raci(roadmap, LIMITS, None) == ()


def test_a_gap_names_its_activity(make_item):
    roadmap = roadmap_of(make_item("one", 0, 10), letters={OPS: R})
    assert check_raci(roadmap, LIMITS, None) == (
        "Nobody answers for “Do one”: give one role the A.",
    )


def test_days_that_touch_run_at_once_and_days_after_do_not(make_item):
    assert most_at_once([make_item("one", 0, 10), make_item("two", 10, 20)]) == 2
    assert most_at_once([make_item("one", 0, 10), make_item("two", 11, 20)]) == 1
    assert most_at_once([]) == 0


def test_a_role_that_answers_for_too_much_at_once_is_told(make_item):
    three = (make_item("one", 0, 10), make_item("two", 5, 20), make_item("three", 8, 9))
    (said,) = check_raci(roadmap_of(*three), LIMITS, None)
    assert said.startswith("CS Director: 3 initiatives to answer for at once; 2 are the most")
    assert check_raci(roadmap_of(*three), RULES, None) == ()


def test_a_role_that_nobody_holds_is_told_once_people_are_named(make_item):
    roadmap = roadmap_of(make_item("one", 0, 10))
    named = people_of(OPS)
    (said,) = check_raci(roadmap, LIMITS, named)
    assert said.startswith("CS Director: 1 activity rests on this role, and nobody")
    assert check_raci(roadmap, LIMITS, people_of()) == ()


def test_nobody_is_asked_where_nobody_is_told(make_item):
    items = (make_item("one", 0, 3), make_item("two", 4, 5), make_item("three", 6, 7))
    roadmap = roadmap_of(*items, letters={DIRECTOR: A, OPS: R, SALES: C})
    assert check_raci(roadmap, LIMITS, None) == (
        "Somebody is asked and nobody is told: “Do one”, “Do two” and 1 more. Give a role the I.",
    )
