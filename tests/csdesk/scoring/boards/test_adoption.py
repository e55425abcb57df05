"""The quadrant of adoption: edges belong to the better side."""

from __future__ import annotations

from csdesk.content import load_library
from csdesk.model.boards import Quadrant
from csdesk.scoring.boards.adoption import make_adoption_board
from tests.action_subjects import make_subjects

RULES = load_library().boards


def test_s4_8_four_accounts_stand_in_four_quadrants_and_a_fifth_is_unknown() -> None:
    facts = make_subjects(
        {"use_depth": 5, "core_features_30d": 3, "arr": 7.0},
        {"use_depth": 4.99, "core_features_30d": 3},
        {"use_depth": 5, "core_features_30d": 2},
        {"use_depth": 0, "core_features_30d": 0},
        {"use_depth": 9},
    ).facts
    found = make_adoption_board(RULES, facts)
    assert found is not None
    assert {one.account: one.quadrant for one in found.points} == {
        "A1": Quadrant.DEEP_BROAD,
        "A2": Quadrant.SHALLOW_BROAD,
        "A3": Quadrant.DEEP_NARROW,
        "A4": Quadrant.SHALLOW_NARROW,
    }
    assert (found.unknown, found.points[0].arr) == (("A5",), 7)


def test_without_any_known_account_there_is_no_board() -> None:
    assert make_adoption_board(RULES, make_subjects({"use_depth": 9}).facts) is None
