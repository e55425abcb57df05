from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import inf, nan
from pathlib import Path

import pytest

from csdesk.errors import Cancelled, InputRefused
from csdesk.model.identifiers import BatchId, FieldId
from csdesk.model.imports import (
    BLOCK_ROWS,
    DataIssue,
    Decisions,
    FieldSummary,
    IssueKind,
    ListRole,
)
from csdesk.storage.workspace import Workspace, open_workspace

DAY = date(2024, 12, 31)
TWO = {"account_id": ["A1", "A2"], "account_name": ["Acme", "Bolt"], "arr": [1200.0, None]}
LOST = {"account_id": ["Z9", "Z9"], "lost_on": [date(2024, 3, 1), None]}


def count(workspace: Workspace, table: str) -> int:
    (number,) = workspace.database.row(f"SELECT count(*) FROM {table}")  # noqa: S608
    return number


def test_a_list_is_kept_with_its_figures(workspace: Workspace, make_draft) -> None:
    batch = workspace.imports.add(make_draft(TWO, LOST), ListRole.CURRENT, DAY)
    assert (batch.id, batch.role, batch.as_of) == (BatchId(1), ListRole.CURRENT, DAY)
    assert (batch.file_name, batch.file_hash) == ("list.xlsx", "ab" * 32)
    accounts, lost = batch.lists
    assert (accounts.kind, accounts.sheet, accounts.header_row) == ("accounts", "Customers", 4)
    assert (accounts.rows, accounts.records, accounts.rejected) == (4, 2, 2)
    assert accounts.stated_total == 300.5
    assert accounts.summaries["arr"] == FieldSummary(FieldId("arr"), 1, 0, 0, 1, 1200.0)
    assert (lost.kind, lost.sheet, lost.records) == ("churn_events", "Lost", 2)
    assert workspace.imports.batches() == (batch,)


def test_issues_come_back_with_their_places(workspace: Workspace, make_draft) -> None:
    draft = make_draft(TWO, LOST)
    workspace.imports.add(draft, ListRole.CURRENT, DAY)
    assert workspace.imports.issues() == (
        DataIssue(IssueKind.NOTE, "list.xlsx", None, None, None, "the sheet “Old” is hidden"),
        DataIssue(
            IssueKind.UNREAD_VALUE,
            "list.xlsx",
            "Customers",
            6,
            "ARR",
            "“n/a” is no amount",
            "left empty",
        ),
        DataIssue(
            IssueKind.UNREAD_VALUE,
            "list.xlsx",
            "Lost",
            6,
            "ARR",
            "“n/a” is no amount",
            "left empty",
        ),
    )


@pytest.mark.parametrize("kind", IssueKind)
def test_every_kind_of_issue_can_be_kept(workspace: Workspace, make_draft, kind) -> None:
    draft = make_draft(TWO)
    issue = DataIssue(kind, "list.xlsx", None, None, None, "odd")
    odd = replace(draft, reading=replace(draft.reading, issues=(issue,)))
    workspace.imports.add(odd, ListRole.CURRENT, DAY)
    assert workspace.imports.issues()[0] == issue


def test_both_roles_stand_side_by_side_in_the_order_of_import(
    workspace: Workspace, make_draft
) -> None:
    workspace.imports.add(make_draft(TWO), ListRole.PREVIOUS, date(2023, 12, 31))
    workspace.imports.add(make_draft(TWO), ListRole.CURRENT, DAY)
    roles = [batch.role for batch in workspace.imports.batches()]
    assert roles == [ListRole.PREVIOUS, ListRole.CURRENT]


def test_a_list_replaces_the_earlier_one_of_its_role(workspace: Workspace, make_draft) -> None:
    first = workspace.imports.add(make_draft(TWO, LOST), ListRole.CURRENT, DAY)
    one = {"account_name": ["Only"]}
    second = workspace.imports.add(make_draft(one, file_name="new.csv"), ListRole.CURRENT, DAY)
    assert second.id != first.id
    assert workspace.imports.batches() == (second,)
    assert workspace.imports.register() == (first, second)
    workspace.history.forget_undo()
    assert [count(workspace, table) for table in ("list_column", "data_issue")] == [3, 2]
    assert len(workspace.imports.register()[0].lists) == 2


def test_taking_a_list_back_removes_everything_of_it(workspace: Workspace, make_draft) -> None:
    batch = workspace.imports.add(make_draft(TWO, LOST), ListRole.CURRENT, DAY)
    workspace.imports.remove(batch.id)
    assert workspace.imports.batches() == ()
    assert workspace.imports.issues() == ()
    assert workspace.accounts.table(ListRole.CURRENT) is None
    workspace.history.forget_undo()
    for table in ("list_column", "data_issue"):
        assert count(workspace, table) == 0


def test_the_number_of_a_list_that_was_taken_back_is_never_given_again(
    workspace: Workspace, make_draft
) -> None:
    first = workspace.imports.add(make_draft(TWO), ListRole.CURRENT, DAY)
    workspace.imports.remove(first.id)
    assert workspace.imports.add(make_draft(TWO), ListRole.CURRENT, DAY).id == first.id + 1


def test_names_that_were_taken_back_are_gone_from_the_file_when_undo_is_forgotten(
    closed: Path, make_draft
) -> None:
    name = "Confidential Holdings"
    with open_workspace(closed) as workspace:
        accounts = {"account_name": [name]}
        batch = workspace.imports.add(make_draft(accounts), ListRole.CURRENT, DAY)
    assert name.encode() in closed.read_bytes()
    with open_workspace(closed) as workspace:
        workspace.imports.remove(batch.id)
        workspace.history.forget_undo()
    assert name.encode() not in closed.read_bytes()


def test_progress_is_told_after_each_block(workspace: Workspace, make_draft) -> None:
    told: list[tuple[int, int, str]] = []
    names = {"account_name": [f"Customer {number}" for number in range(BLOCK_ROWS + 1)]}
    workspace.imports.add(make_draft(names), ListRole.CURRENT, DAY, lambda *step: told.append(step))
    assert told == [(done, 6, "Writing customers") for done in range(1, 5)]


def test_a_cancelled_import_leaves_the_earlier_list(workspace: Workspace, make_draft) -> None:
    before = workspace.imports.add(make_draft(TWO, LOST), ListRole.CURRENT, DAY)

    def cancel(done: int, total: int, step: str) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        workspace.imports.add(
            make_draft({"account_name": ["x", "y", "z"]}), ListRole.CURRENT, DAY, cancel
        )
    assert workspace.imports.batches() == (before,)
    assert workspace.imports.register() == (before,)
    assert workspace.accounts.table(ListRole.CURRENT).keys == ("A1", "A2")


def test_any_number_of_files_is_added(workspace: Workspace, make_draft) -> None:
    current = workspace.imports.add(make_draft(TWO), ListRole.CURRENT, DAY)
    lost = [
        workspace.imports.add(make_draft(None, LOST, f"{number}.csv"), ListRole.ADDED, DAY)
        for number in range(3)
    ]
    assert workspace.imports.batches() == (current, *lost)
    assert [batch.sheet for batch in lost] == ["Lost"] * 3


def test_a_text_that_reads_like_no_number_is_kept(workspace: Workspace, make_draft) -> None:
    names = ["NaN Bakery", "Infinity"]
    draft = make_draft({**TWO, "account_name": names})
    workspace.imports.add(draft, ListRole.CURRENT, DAY)
    kept = workspace.accounts.table(ListRole.CURRENT)
    assert list(kept.column("account_name")) == names


def test_columns_of_different_lengths_are_never_kept(workspace: Workspace, make_draft) -> None:
    draft = make_draft({**TWO, "arr": [1.0]})
    with pytest.raises(ValueError, match="arr"):
        workspace.imports.add(draft, ListRole.CURRENT, DAY)
    assert workspace.imports.register() == ()


def test_the_same_file_is_known_by_its_decisions_role_and_day(
    workspace: Workspace, make_draft
) -> None:
    draft = make_draft(TWO)
    batch = workspace.imports.add(draft, ListRole.CURRENT, DAY)
    assert workspace.imports.find_same(draft, ListRole.CURRENT, DAY) == batch
    assert workspace.imports.find_same(draft, ListRole.PREVIOUS, DAY) is None
    assert workspace.imports.find_same(draft, ListRole.CURRENT, date(2025, 1, 1)) is None
    decided = replace(draft, decisions=Decisions(same={"A1": None}))
    assert workspace.imports.find_same(decided, ListRole.CURRENT, DAY) is None
    workspace.imports.remove(batch.id)
    assert workspace.imports.find_same(draft, ListRole.CURRENT, DAY) is None


def test_a_file_without_a_list_of_customers_is_refused(workspace: Workspace, make_draft) -> None:
    with pytest.raises(InputRefused, match="no list of customers"):
        workspace.imports.add(make_draft(None, LOST), ListRole.CURRENT, DAY)


@pytest.mark.parametrize(
    ("accounts", "problem"),
    [
        ({"account_id": ["A1", " A1 "]}, "list.xlsx, sheet “Customers”, row 6: .*“A1”.* twice"),
        ({"account_id": ["A1", " "], "account_name": ["x", None]}, "row 6: .*neither an id nor"),
        ({"arr": [1.0]}, "row 5: .*neither an id nor"),
        ({"account_name": ["ok", "a\0b"]}, "row 6: the account_name holds a character"),
        ({"account_name": ["ok", "\ud800"]}, "row 6: the account_name holds a character"),
        ({**TWO, "arr": [1.0, inf]}, "row 6: the arr holds a number without a finite value"),
        ({**TWO, "arr": [nan, 1.0]}, "row 5: the arr holds a number without a finite value"),
    ],
)
def test_a_record_that_cannot_be_kept_refuses_the_whole_list(
    workspace: Workspace, make_draft, accounts, problem: str
) -> None:
    with pytest.raises(InputRefused, match=problem):
        workspace.imports.add(make_draft(accounts), ListRole.CURRENT, DAY)
    assert workspace.imports.batches() == ()
