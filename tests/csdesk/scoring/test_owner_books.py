"""Who looks after which accounts: one CSM under several spellings is one CSM."""

from __future__ import annotations

from datetime import date

import numpy as np

from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey, BatchId, FieldId
from csdesk.model.tables import Cell
from csdesk.scoring.owners import accounts_by_owner


def make_list(*owners: Cell) -> AccountTable:
    keys = tuple(AccountKey(f"A{number}") for number in range(len(owners)))
    rows = tuple(range(2, 2 + len(owners)))
    columns = {FieldId("csm"): owners}
    return AccountTable(BatchId(1), date(2026, 6, 30), "list.xlsx", "S", keys, rows, columns)


def share_out(table: AccountTable, count: int) -> dict[str, list[int]]:
    found = accounts_by_owner(table, np.arange(count))
    return {csm: places.tolist() for csm, places in found.items()}


def test_a_csm_keeps_the_spelling_that_comes_first():
    table = make_list("Ada Byron", " ada  byron ", "Bo")
    assert share_out(table, 3) == {"Ada Byron": [0, 1], "Bo": [2]}


def test_blank_names_are_nobody():
    assert share_out(make_list(None, "", "  ", "Bo"), 4) == {"Bo": [3]}


def test_only_the_accounts_asked_about_count():
    assert share_out(make_list("Ada", "Bo", "Ada"), 2) == {"Ada": [0], "Bo": [1]}
    assert share_out(make_list("Ada"), 0) == {}


def test_a_list_without_a_column_for_csms_names_nobody():
    table = make_list("Ada")
    bare = AccountTable(table.batch, table.as_of, "", "", table.keys, table.source_rows, {})
    assert share_out(bare, 1) == {}
