"""Computing: stored where it may be, and the same where it may not."""

from __future__ import annotations

from datetime import date

from csdesk.model.imports import ListRole
from csdesk.model.tables import TableKind
from csdesk.operations.answers import save_answer
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.imports import import_list
from csdesk.storage.workspace import open_workspace
from tests.drafts import make_draft, make_table

BEFORE, AS_OF = date(2025, 6, 30), date(2026, 6, 30)


def test_a_workspace_that_is_read_only_is_diagnosed_and_not_touched(workspace, library, answer):
    save_answer(workspace, answer())
    diagnosis = diagnose(workspace, library)
    path = workspace.path
    workspace.close()
    before = path.read_bytes()
    with open_workspace(path, read_only=True) as copy:
        assert diagnose(copy, library) == diagnosis
    assert path.read_bytes() == before


def test_whoever_left_before_the_earlier_list_and_is_on_it_came_back(workspace, library, make_list):
    losses = make_table(
        {
            "account_id": ["Acme", "Brook", "Cole"],
            "lost_on": [date(2025, 3, 1), date(2026, 3, 1), None],
        },
        TableKind.CHURN_EVENTS,
        "Lost",
    )
    customers = {"Acme": 1200.0, "Brook": 2400.0, "Cole": 3600.0}
    import_list(workspace, make_draft(losses), ListRole.ADDED, AS_OF)
    import_list(workspace, make_list(customers), ListRole.CURRENT, AS_OF)
    assert {loss.key for loss in diagnose(workspace, library).lost} == {"Acme", "Brook", "Cole"}
    import_list(workspace, make_list(customers, "before.xlsx"), ListRole.PREVIOUS, BEFORE)
    assert {loss.key for loss in diagnose(workspace, library).lost} == {"Brook", "Cole"}
