from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from csdesk.content import load_library
from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.identifiers import AccountKey
from csdesk.model.imports import ListRole
from csdesk.model.matching import AccountAlias, MatchBasis
from csdesk.model.tables import FieldKind, ListSource, TableKind
from csdesk.storage.workspace import Workspace, open_workspace

DAY, YEAR_BEFORE = date(2024, 12, 31), date(2023, 12, 31)


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
        sources=(ListSource("list.xlsx", "ab" * 32, "Customers", DAY),),
        origins=(0, 0, 0),
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
    fields = [field for field in load_library().fields if field.table is TableKind.ACCOUNTS]
    columns = {field.id: [values[field.kind]] for field in fields}
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


LOST = {
    "account_id": [" L1 ", None, "L1"],
    "account_name": ["Lost One", "Lost Two", "Lost One"],
    "lost_on": [date(2024, 5, 1), None, date(2024, 9, 1)],
    "lost_reason": ["budget", None, "came back, left again"],
    "refund": [None, 12.5, None],
}


def test_lost_customers_are_those_of_all_files_and_each_loss_counts_once(
    workspace: Workspace, make_draft
) -> None:
    accounts = {"account_name": ["Acme"]}
    old = {"account_id": ["OLD", "L1"], "lost_on": [date(2023, 5, 1), date(2024, 5, 1)]}
    workspace.imports.add(make_draft(accounts, old, "old.xlsx"), ListRole.PREVIOUS, YEAR_BEFORE)
    workspace.imports.add(make_draft(accounts, LOST), ListRole.CURRENT, DAY)
    place = ("Lost", 5, "old.xlsx")
    assert workspace.accounts.lost() == (
        LostAccount(AccountKey("OLD"), date(2023, 5, 1), "", *place),
        LostAccount(AccountKey("L1"), date(2024, 5, 1), "budget", "Lost", 5, "list.xlsx"),
        LostAccount(AccountKey("Lost Two"), None, "", "Lost", 6, "list.xlsx"),
        LostAccount(
            AccountKey("L1"), date(2024, 9, 1), "came back, left again", "Lost", 7, "list.xlsx"
        ),
    )


def test_lost_customers_may_come_without_date_or_reason(workspace: Workspace, make_draft) -> None:
    draft = make_draft({"account_name": ["Acme"]}, {"account_name": ["Gone"]})
    workspace.imports.add(draft, ListRole.CURRENT, DAY)
    (lost,) = workspace.accounts.lost()
    assert lost == LostAccount(AccountKey("Gone"), None, "", "Lost", 5, "list.xlsx")


def merge(workspace: Workspace, alias: str, account: str) -> None:
    found = AccountAlias(AccountKey(alias), AccountKey(account), MatchBasis.PERSON, "Same firm")
    workspace.aliases.add(found)


TWICE = {
    "account_id": ["A", "B", "A2", "C"],
    "account_name": ["Acme", "Bolt", "ACME Ltd", None],
    "arr": [100.0, 7.0, 20.5, None],
    "nps": [None, 3.0, 9.0, 1.0],
    "seats_purchased": [1.0, 2.0, 4.0, None],
}


def test_rows_of_an_alias_are_added_up_with_their_account(workspace: Workspace, make_draft) -> None:
    workspace.imports.add(make_draft(TWICE), ListRole.CURRENT, DAY)
    merge(workspace, "A2", "A")
    table = workspace.accounts.table(ListRole.CURRENT)
    assert table.keys == ("A", "B", "C")
    assert table.source_rows == (5, 6, 8)
    assert table.columns["arr"] == (120.5, 7.0, None)
    assert table.columns["seats_purchased"] == (5.0, 2.0, None)
    assert table.columns["nps"] == (9.0, 3.0, 1.0)
    assert table.columns["account_name"] == ("Acme", "Bolt", None)
    assert table.total_arr() == 127.5


def test_parting_an_alias_brings_the_list_back_as_it_was(workspace: Workspace, make_draft) -> None:
    workspace.imports.add(make_draft(TWICE), ListRole.CURRENT, DAY)
    before = workspace.accounts.table(ListRole.CURRENT)
    merge(workspace, "A2", "A")
    workspace.aliases.remove(AccountKey("A2"))
    assert workspace.accounts.table(ListRole.CURRENT) == before


def test_an_alias_of_an_alias_stands_for_the_account_of_both(
    workspace: Workspace, make_draft
) -> None:
    workspace.imports.add(make_draft(TWICE), ListRole.CURRENT, DAY)
    merge(workspace, "A2", "A")
    merge(workspace, "A", "C")
    table = workspace.accounts.table(ListRole.CURRENT)
    assert table.keys == ("C", "B")
    assert table.columns["arr"] == (120.5, 7.0)


def test_what_an_added_file_states_counts_and_what_it_leaves_blank_does_not(
    workspace: Workspace, make_draft
) -> None:
    workspace.imports.add(make_draft(TWICE), ListRole.CURRENT, DAY)
    more = {
        "account_id": ["B", "N"],
        "account_name": ["Bolt & Co", "New"],
        "arr": [None, 5.0],
        "csm": ["Ada", None],
    }
    workspace.imports.add(make_draft(more, file_name="more.xlsx"), ListRole.ADDED, DAY)
    table = workspace.accounts.table(ListRole.CURRENT)
    assert table.keys == ("A", "B", "A2", "C", "N")
    assert table.columns["arr"] == (100.0, 7.0, 20.5, None, 5.0)
    assert table.columns["account_name"] == ("Acme", "Bolt & Co", "ACME Ltd", None, "New")
    assert table.columns["csm"] == (None, "Ada", None, None, None)
    assert table.origins == (0, 0, 0, 0, 1)
    assert [source.file_name for source in table.sources] == ["list.xlsx", "more.xlsx"]
    assert table.source_rows == (5, 6, 7, 8, 6)
    assert workspace.accounts.table(ListRole.PREVIOUS) is None


def test_a_table_can_be_read_when_its_file_is_closed(closed: Path, make_draft) -> None:
    with open_workspace(closed) as workspace:
        workspace.imports.add(make_draft(TWICE), ListRole.CURRENT, DAY)
        table = workspace.accounts.table(ListRole.CURRENT)
    assert table.column("arr") == (100.0, 7.0, 20.5, None)
    assert table.column("unheard_of") == (None,) * 4
