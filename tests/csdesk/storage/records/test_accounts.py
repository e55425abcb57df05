from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

import pytest

from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.identifiers import AccountKey
from csdesk.model.imports import ListRole
from csdesk.model.tables import FieldKind
from csdesk.storage.formats.migrations import ACCOUNT_COLUMNS
from csdesk.storage.workspace import Workspace, open_workspace

DAY = date(2024, 12, 31)


def test_without_a_list_there_is_no_table(workspace: Workspace) -> None:
    assert workspace.accounts.table(ListRole.CURRENT) is None
    assert workspace.accounts.lost() == ()


def test_accounts_come_back_in_their_order_and_types(
    closed: Path, phrase: str | None, make_draft
) -> None:
    columns = {
        "account_id": ["9", "007", None],
        "account_name": ["Nine", "Bond", "Last"],
        "arr": [1200.5, None, 0.0],
        "renewal_date": [date(2025, 1, 31), None, date(1, 1, 1)],
        "churn_flag": [True, False, None],
        "nps": [9.0, 0.0, None],
    }
    with open_workspace(closed, phrase=phrase) as workspace:
        batch = workspace.imports.add(make_draft(columns), ListRole.PREVIOUS, DAY)
    with open_workspace(closed, phrase=phrase) as workspace:
        table = workspace.accounts.table(ListRole.PREVIOUS)
        assert workspace.accounts.table(ListRole.CURRENT) is None
    assert table == AccountTable(
        batch=batch.id,
        as_of=DAY,
        file_name="list.xlsx",
        sheet="Customers",
        keys=("9", "007", "Last"),
        source_rows=(5, 6, 7),
        columns={field: tuple(values) for field, values in columns.items()},
    )
    for field, values in columns.items():
        assert list(map(type, table.columns[field])) == list(map(type, values))


def test_a_column_that_the_file_did_not_have_is_absent(workspace: Workspace, make_draft) -> None:
    columns = {"account_name": ["Acme"], "segment": [None]}
    workspace.imports.add(make_draft(columns), ListRole.CURRENT, DAY)
    table = workspace.accounts.table(ListRole.CURRENT)
    assert list(table.columns) == ["account_name", "segment"]
    assert table.columns["segment"] == (None,)


def test_an_empty_list_is_a_list(workspace: Workspace, make_draft) -> None:
    workspace.imports.add(make_draft({"account_name": [], "arr": []}), ListRole.CURRENT, DAY)
    table = workspace.accounts.table(ListRole.CURRENT)
    assert len(table) == 0
    assert table.columns == {"account_name": (), "arr": ()}


def test_every_column_holds_what_its_kind_says(workspace: Workspace, make_draft) -> None:
    values = {
        FieldKind.TEXT: 'A<b>&$B_{x} "Ltd" =1+1',
        FieldKind.MONEY: -1e12,
        FieldKind.NUMBER: 0.1,
        FieldKind.PERCENT: 104.2,
        FieldKind.DATE: date(9999, 12, 31),
        FieldKind.FLAG: True,
    }
    columns = {field: [values[kind]] for field, kind in ACCOUNT_COLUMNS.items()}
    workspace.imports.add(make_draft(columns), ListRole.CURRENT, DAY)
    read = workspace.accounts.table(ListRole.CURRENT).columns
    assert read == {field: tuple(values) for field, values in columns.items()}


def test_a_long_list_comes_back_exactly(workspace: Workspace, make_draft) -> None:
    chance = random.Random(7)  # noqa: S311
    columns = {
        "account_name": [f"Account {number} Ünïcødé" for number in range(5000)],
        "arr": [chance.choice([None, chance.uniform(0, 1e6)]) for _ in range(5000)],
        "renewal_date": [DAY + timedelta(chance.randrange(-999, 999)) for _ in range(5000)],
    }
    workspace.imports.add(make_draft(columns), ListRole.CURRENT, DAY)
    read = workspace.accounts.table(ListRole.CURRENT)
    assert read.source_rows == tuple(range(5, 5005))
    assert read.columns == {field: tuple(values) for field, values in columns.items()}


def test_lost_customers_are_those_of_the_current_list(workspace: Workspace, make_draft) -> None:
    accounts = {"account_name": ["Acme"]}
    old = {"account_id": ["OLD"], "lost_on": [date(2023, 5, 1)]}
    lost = {
        "account_id": [" L1 ", None, "L1"],
        "account_name": ["Lost One", "Lost Two", "Lost One"],
        "lost_on": [date(2024, 5, 1), None, date(2024, 9, 1)],
        "lost_reason": ["budget", None, "came back, left again"],
        "refund": [None, 12.5, None],
    }
    workspace.imports.add(make_draft(accounts, old), ListRole.PREVIOUS, date(2023, 12, 31))
    workspace.imports.add(make_draft(accounts, lost), ListRole.CURRENT, DAY)
    assert workspace.accounts.lost() == (
        LostAccount(AccountKey("L1"), date(2024, 5, 1), "budget", "Lost", 5),
        LostAccount(AccountKey("Lost Two"), None, "", "Lost", 6),
        LostAccount(AccountKey("L1"), date(2024, 9, 1), "came back, left again", "Lost", 7),
    )


def test_lost_customers_may_come_without_date_or_reason(workspace: Workspace, make_draft) -> None:
    draft = make_draft({"account_name": ["Acme"]}, {"account_name": ["Gone"]})
    workspace.imports.add(draft, ListRole.CURRENT, DAY)
    assert workspace.accounts.lost() == (LostAccount(AccountKey("Gone"), None, "", "Lost", 5),)


@pytest.mark.parametrize("value", [float("inf"), float("-inf")])
def test_a_number_without_end_never_gets_in(workspace: Workspace, make_draft, value) -> None:
    draft = make_draft({"account_name": ["Acme"], "arr": [value]})
    with pytest.raises(Exception, match="CHECK constraint failed"):
        workspace.imports.add(draft, ListRole.CURRENT, DAY)
    assert workspace.imports.batches() == ()
