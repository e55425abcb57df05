"""The RACI follows the size of the team: a small one has one person in several roles."""

from __future__ import annotations

from itertools import chain

import pytest

from csdesk.content import load_library
from csdesk.model.identifiers import RaciRowId, RoleId
from csdesk.model.registers import (
    ColumnId,
    Register,
    RegisterDefinition,
    RegisterId,
    RegisterRow,
    RowId,
)
from csdesk.model.roadmap import RaciLetter, RaciRow, TeamSize
from csdesk.roadmap.raci import check_letters, choose_team, keep_held, make_raci, unite_letters

A, R, C, I = RaciLetter  # noqa: E741 - the letters of a RACI
HEAD, OPS, CSMS, DATA, LEADERS = map(RoleId, ("head", "ops", "csms", "data", "leaders"))
SMALL = TeamSize("small", "Small", "", 4, 100, {OPS: CSMS, DATA: CSMS}, (HEAD, LEADERS))
MEDIUM = TeamSize("medium", "Medium", "", 11, 250)
LARGE = TeamSize("large", "Large", "")
SIZES = (SMALL, MEDIUM, LARGE)


@pytest.mark.parametrize(
    ("csms", "accounts", "size"),
    [
        (3, 5_000, SMALL),
        (4, 20, MEDIUM),
        (10, None, MEDIUM),
        (11, 20, LARGE),
        (None, 99, SMALL),
        (0, 100, MEDIUM),
        (None, 250, LARGE),
        (None, None, LARGE),
        (0, 0, LARGE),
    ],
)
def test_the_size_follows_the_csms_and_without_them_the_customers(csms, accounts, size) -> None:
    assert choose_team(SIZES, csms, accounts) is size


def test_without_sizes_there_is_none() -> None:
    assert choose_team((), 3, 100) is None


@pytest.mark.parametrize(
    ("letters", "united"),
    [
        ({HEAD: A, OPS: R, CSMS: C, LEADERS: I}, {HEAD: A, CSMS: R, LEADERS: I}),
        ({HEAD: A, CSMS: R, OPS: C, DATA: I}, {HEAD: A, CSMS: R}),
        ({HEAD: A, DATA: R, OPS: I}, {HEAD: A, CSMS: R}),
    ],
)
def test_of_two_letters_of_a_holder_the_stronger_stays(letters, united) -> None:
    assert unite_letters(letters, SMALL) == united


def test_where_nobody_is_left_to_be_told_the_first_free_role_is() -> None:
    sales = RoleId("sales")
    letters = {HEAD: A, CSMS: R, sales: C, OPS: I}
    assert unite_letters(letters, SMALL) == {HEAD: A, CSMS: R, sales: C, LEADERS: I}


def test_letters_that_a_person_changed_stay_as_they_are() -> None:
    row = RaciRow(RaciRowId("row"), "Work", {HEAD: A, OPS: R})
    changed = {HEAD: A, DATA: R}
    (made,) = make_raci([row], [], {row.id: changed}, SMALL)
    assert made.letters == changed


def test_a_role_that_somebody_holds_stands_on_its_own() -> None:
    definition = RegisterDefinition(RegisterId("people"), "", "", "", (), ColumnId("person"))
    rows = (RegisterRow(RowId("r"), {ColumnId("role"): OPS}),)
    assert keep_held(SMALL, Register(definition, rows)).held_by == {DATA: CSMS}
    assert keep_held(SMALL, None) == SMALL


def test_every_shipped_row_is_sound_for_every_size() -> None:
    library = load_library()
    shipped = [
        *(row.letters for row in library.raci),
        *(initiative.raci for initiative in library.initiatives),
    ]
    for size in library.team_sizes:
        for letters in shipped:
            united = unite_letters(letters, size)
            assert check_letters(united) == ()
            assert not set(united) & set(size.held_by)
            assert I in united.values() or C not in united.values()


def test_no_shipped_role_is_held_by_one_that_is_held_itself() -> None:
    for size in load_library().team_sizes:
        held = set(size.held_by)
        assert not held & set(chain(size.held_by.values(), size.told))
