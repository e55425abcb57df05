"""The heatmap holds every account once."""

from __future__ import annotations

import pytest

from csdesk.model.identifiers import FieldId
from csdesk.scoring.boards.heatmap import make_heatmap
from tests.action_subjects import make_subjects

ROWS = (
    {"score": 100, "arr": 10.0, "list.industry": "Retail", "days_as_customer": 10},
    {"score": 90, "arr": 20.0, "list.industry": "Retail", "days_as_customer": 89},
    {"score": 89.99, "arr": 30.0, "list.industry": "Retail", "days_as_customer": 90},
    {"score": 0, "arr": 40.0, "list.industry": "Health", "days_as_customer": 500},
    {"score": 55, "arr": 50.0, "days_as_customer": 500},
    {"arr": 60.0, "list.industry": "Health"},
)


def cells(heatmap):
    return {
        (heatmap.rows[row], heatmap.columns[column]): cell.accounts
        for (row, column), cell in heatmap.cells.items()
    }


def make(*rows, tenure=None):
    subjects = make_subjects(*rows)
    assert subjects.health is not None
    return make_heatmap(subjects.facts, subjects.health, FieldId("industry"), tenure)


def test_s1_79_every_account_is_in_one_cell_and_ranges_own_their_lower_edge() -> None:
    found = make(*ROWS)
    assert cells(found) == {
        ("90 to 100", "Retail"): ("A2", "A1"),
        ("80 to 90", "Retail"): ("A3",),
        ("50 to 60", "Not stated"): ("A5",),
        ("0 to 10", "Health"): ("A4",),
        ("No score", "Health"): ("A6",),
    }
    assert sum(len(cell.accounts) for cell in found.cells.values()) == len(ROWS)
    assert sum(cell.arr for cell in found.cells.values()) == 210


@pytest.mark.parametrize(
    ("tenure", "expected"),
    [((0, 90), {"A1", "A2"}), ((90, 500), {"A3"}), ((500, 9e9), {"A4", "A5"})],
)
def test_tenure_keeps_accounts_of_an_age_and_leaves_out_those_of_unknown_age(
    tenure, expected
) -> None:
    found = make(*ROWS, tenure=tenure)
    assert {key for cell in found.cells.values() for key in cell.accounts} == expected


def test_beyond_twelve_columns_the_smallest_share_one() -> None:
    rows = [{"score": 10, "list.industry": f"I{at:02}"} for at in range(14)]
    found = make(*rows, rows[0])
    assert len(found.columns) == 12
    assert (found.columns[0], found.columns[-1]) == ("I00", "Others")
    assert sum(len(cell.accounts) for cell in found.cells.values()) == 15
