"""The health of groups in the report: as many on paper as can be read, all in the workbook."""

from __future__ import annotations

from dataclasses import replace

from csdesk.report.document import Table
from csdesk.report.sections.company_groups import MEANING, SHOWN, group_blocks
from tests.action_subjects import make_subjects
from tests.csdesk.report.diagnoses import make_full
from tests.health_reviews import make_review

FAMILY = (
    {"score": 90, "arr": 100.0},
    {"score": 30, "arr": 300.0, "list.parent_account": "A1"},
    {"arr": 50.0, "list.parent_account": "A1"},
    {"score": 60, "arr": 10.0},
)


def tables(*rows) -> list[Table]:
    """Return what the report says of accounts, some of which name a parent."""
    subjects = make_subjects(*rows)
    assert subjects.health is not None
    review = make_review(subjects.facts)
    return list(group_blocks(replace(make_full(), health=subjects.health, review=review)))


def test_a_group_has_both_means_and_what_of_it_is_at_risk() -> None:
    (table,) = tables(*FAMILY)
    assert table.rows == (("A1", 3, 450.0, 60.0, 45.0, 1, 300.0),)
    assert table.notes == (MEANING,)
    assert not table.paper_only


def test_without_a_parent_there_is_no_table() -> None:
    assert tables(FAMILY[0], FAMILY[3]) == []


def test_paper_shows_the_largest_groups_and_the_workbook_all() -> None:
    rows = [
        {"score": 50, "arr": float(at), "list.parent_account": f"Parent {at}"}
        for at in range(1, SHOWN + 3)
    ]
    paper, workbook = tables(*rows)
    assert [row[0] for row in paper.rows] == [f"Parent {at}" for at in range(12, 2, -1)]
    assert (paper.paper_only, workbook.workbook_only) == (True, True)
    assert len(workbook.rows) == SHOWN + 2
    assert paper.notes[1] == "The 10 largest groups; the workbook has all 12."
