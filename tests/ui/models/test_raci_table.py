import pytest
from PySide6.QtCore import Qt

from csdesk.model.identifiers import RaciRowId, RoleId
from csdesk.model.roadmap import RaciLetter, RaciRow, Role
from ui.models.raci_table import RaciTableModel, change_letter

BOARDS = RaciRowId("raci.dashboards")
R, A, C = RaciLetter.RESPONSIBLE, RaciLetter.ACCOUNTABLE, RaciLetter.CONSULTED
DIRECTOR, OPS, DATA = RoleId("cs_director"), RoleId("cs_ops"), RoleId("data_team")
ROLES = (
    Role(DIRECTOR, "CS director", "Director"),
    Role(OPS, "CS operations", "CS ops"),
    Role(DATA, "Data team", "Data"),
)


@pytest.fixture
def row() -> RaciRow:
    return RaciRow(BOARDS, "Dashboards", {DIRECTOR: A, OPS: R, DATA: C})


def test_a_new_accountable_role_changes_places_with_the_old_one(row):
    change = change_letter(row, OPS, A, ROLES)
    assert change.letters == {DIRECTOR: R, OPS: A, DATA: C}
    assert change.sentence == ("CS operations answers for “Dashboards” now, not CS director.")


def test_the_old_accountable_role_has_no_part_where_the_new_one_had_none():
    row = RaciRow(BOARDS, "Dashboards", {DIRECTOR: A, OPS: R})
    assert change_letter(row, DATA, A, ROLES).letters == {OPS: R, DATA: A}


@pytest.mark.parametrize("letter", [R, C, None])
def test_the_only_accountable_role_cannot_be_taken_away(row, letter):
    change = change_letter(row, DIRECTOR, letter, ROLES)
    assert change.letters is None
    assert change.sentence.startswith("Somebody has to answer for “Dashboards”.")


def test_the_only_role_that_does_it_cannot_be_taken_away(row):
    change = change_letter(row, OPS, C, ROLES)
    assert change.letters is None
    assert change.sentence.startswith("Somebody has to do “Dashboards”.")


def test_a_letter_can_be_given_and_taken_away(row):
    assert change_letter(row, DATA, R, ROLES).letters == {DIRECTOR: A, OPS: R, DATA: R}
    assert change_letter(row, DATA, None, ROLES).letters == {DIRECTOR: A, OPS: R}


def test_the_same_letter_changes_nothing(row):
    change = change_letter(row, OPS, R, ROLES)
    assert (change.letters, change.sentence) == (None, "")


def test_the_grid_shows_activities_down_and_roles_across(row):
    model = RaciTableModel()
    model.show_raci([row], ROLES)
    assert [model.headerData(c, Qt.Orientation.Horizontal) for c in range(4)] == [
        "Activity",
        "Director",
        "CS ops",
        "Data",
    ]
    assert [model.index(0, column).data() for column in range(4)] == ["Dashboards", "A", "R", "C"]
    spoken = model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Dashboards: CS operations does it"


def test_new_letters_do_not_reset_the_grid(row, qtbot):
    model = RaciTableModel()
    model.show_raci([row], ROLES)
    with qtbot.waitSignal(model.dataChanged):
        model.show_raci([RaciRow(BOARDS, "Dashboards", {DIRECTOR: A, OPS: R})], ROLES)
    assert model.index(0, 3).data() == ""
