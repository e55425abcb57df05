"""RACI rows and the sentences about what is wrong with them (S1.89)."""

from __future__ import annotations

from csdesk.model.identifiers import RaciRowId, RoleId
from csdesk.model.roadmap import RaciLetter, RaciRow, Role
from csdesk.roadmap.raci import check_letters, make_raci

BOARDS = RaciRowId("raci.dashboards")
OPS, DIRECTOR, SALES = RoleId("cs_ops"), RoleId("cs_director"), RoleId("sales")
R, A, C = RaciLetter.RESPONSIBLE, RaciLetter.ACCOUNTABLE, RaciLetter.CONSULTED
STANDING = RaciRow(BOARDS, "Dashboarding", {OPS: R, DIRECTOR: A})
ROLES = (Role(DIRECTOR, "CS Director", "Director"), Role(SALES, "Sales", "Sales"))


def test_each_initiative_gets_a_row_below_the_standing_ones(make_initiative):
    rows = make_raci([STANDING], [make_initiative("one"), make_initiative("two")], {})
    assert [(row.id, row.activity, row.initiative) for row in rows] == [
        ("raci.dashboards", "Dashboarding", None),
        ("one", "Do one", "one"),
        ("two", "Do two", "two"),
    ]
    assert rows[1].holder(A) == DIRECTOR


def test_a_change_by_hand_replaces_the_letters_of_its_row(make_initiative):
    changes = {BOARDS: {SALES: R, OPS: A}, "gone": {SALES: R, OPS: A}}
    rows = make_raci([STANDING], [make_initiative("one")], changes)
    assert rows[0].letters == {SALES: R, OPS: A}
    assert rows[1].holder(R) == OPS
    assert len(rows) == 2


def test_a_row_with_one_a_and_an_r_is_fine():
    assert check_letters(STANDING.letters) == ()
    assert check_letters({OPS: R, SALES: R, DIRECTOR: A}) == ()


def test_nobody_accountable_is_told():
    problems = check_letters({OPS: R}, "“Dashboarding”")
    assert problems == ("Nobody answers for “Dashboarding”: give one role the A.",)


def test_two_accountable_are_told_by_name():
    problems = check_letters({OPS: R, DIRECTOR: A, SALES: A}, "“Dashboarding”", ROLES)
    assert problems == (
        "CS Director and Sales answer for “Dashboarding”: only one role can be accountable.",
    )


def test_nobody_responsible_is_told():
    problems = check_letters({DIRECTOR: A, OPS: C}, "“Dashboarding”")
    assert problems == ("Nobody does “Dashboarding”: give at least one role the R.",)


def test_an_empty_row_has_two_problems():
    assert len(check_letters({}, "“Dashboarding”")) == 2
