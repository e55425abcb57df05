"""Tables of every kind from all files in use come together as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from csdesk.model.blocks import ORIGINAL
from csdesk.model.identifiers import AccountKey, BatchId
from csdesk.model.imports import ColumnBlock, ImportBatch, ImportDraft, ListRole
from csdesk.model.matching import AccountAlias, MatchBasis
from csdesk.model.tables import ListSource, TableKind
from csdesk.storage.workspace import Workspace
from tests import drafts

DAY, YEAR_BEFORE = date(2024, 12, 31), date(2023, 12, 31)
FIRST = {
    "ticket_id": ["T-1", "T-2", None],
    "account_id": ["A", "B", "B"],
    "created_at": [datetime(2024, 3, 1, 9, 30), None, datetime(2024, 5, 1, 0, 0)],  # noqa: DTZ001
}
SECOND = {"ticket_id": ["T-2", "T-9"], "account_id": ["C", "A"], "priority": ["High", None]}


def bring(
    workspace: Workspace,
    columns: Mapping[str, Sequence[Any]],
    name: str,
    role: ListRole = ListRole.ADDED,
    kind: TableKind = TableKind.SUPPORT,
) -> ImportBatch:
    tables = [drafts.make_table(columns, kind, "Tickets")]
    if role is not ListRole.ADDED:
        tables.append(drafts.make_table({"account_id": ["A"]}))
    return workspace.imports.add(drafts.make_draft(*tables, name=name), role, DAY)


def test_without_a_file_there_is_an_empty_table(workspace: Workspace) -> None:
    table = workspace.lists.table(TableKind.SUPPORT)
    assert (len(table), table.sources, dict(table.columns)) == (0, (), {})
    assert table.column("ticket_id") == ()


def test_a_record_gives_way_to_one_of_a_later_file_with_its_id(workspace: Workspace) -> None:
    bring(workspace, FIRST, "first.csv")
    bring(workspace, SECOND, "second.csv")
    table = workspace.lists.table(TableKind.SUPPORT)
    assert table.column("ticket_id") == ("T-1", None, "T-2", "T-9")
    assert table.column("key") == ("A", "B", "C", "A")
    assert table.column("created_at") == (
        FIRST["created_at"][0],
        FIRST["created_at"][2],
        None,
        None,
    )
    assert table.column("priority") == (None, None, "High", None)
    assert table.origins == (0, 0, 1, 1)
    assert table.source_rows == (2, 4, 2, 3)
    assert table.sources[1] == ListSource("second.csv", "ab" * 32, "Tickets", DAY)


def test_taking_the_later_file_back_brings_the_earlier_records_back(workspace: Workspace) -> None:
    bring(workspace, FIRST, "first.csv")
    before = workspace.lists.table(TableKind.SUPPORT)
    later = bring(workspace, SECOND, "second.csv")
    workspace.imports.remove(later.id)
    assert workspace.lists.table(TableKind.SUPPORT) == before


def test_records_without_an_id_of_the_earlier_file_count_only_where_no_other_file_has_any(
    workspace: Workspace,
) -> None:
    bring(workspace, FIRST, "before.csv", ListRole.PREVIOUS)
    assert len(workspace.lists.table(TableKind.SUPPORT)) == 3
    bring(workspace, SECOND, "now.csv", ListRole.CURRENT)
    assert workspace.lists.table(TableKind.SUPPORT).column("ticket_id") == ("T-1", "T-2", "T-9")


def test_aliases_are_followed_wherever_an_account_is_named(workspace: Workspace) -> None:
    bring(workspace, FIRST, "first.csv")
    workspace.aliases.add(AccountAlias(AccountKey("B"), AccountKey("A"), MatchBasis.PERSON, "One"))
    table = workspace.lists.table(TableKind.SUPPORT)
    assert table.column("key") == table.column("account_id") == ("A", "A", "A")
    workspace.aliases.remove(AccountKey("B"))
    assert workspace.lists.table(TableKind.SUPPORT).column("account_id") == ("A", "B", "B")


def test_only_the_columns_that_are_asked_for_are_read(workspace: Workspace) -> None:
    bring(workspace, FIRST, "first.csv")
    bring(workspace, SECOND, "second.csv")
    table = workspace.lists.table(TableKind.SUPPORT, ("created_at",))
    assert set(table.columns) == {"key", "ticket_id", "created_at"}
    assert len(table) == 4


class WithOriginals:
    """The content of a draft with the file's own text of a converted value."""

    def __init__(self, draft: ImportDraft) -> None:
        self._content = draft.content

    def blocks(self, table: Any) -> Iterator[ColumnBlock]:
        yield from self._content.blocks(table)
        yield ColumnBlock("created_at", ORIGINAL, 0, '{"2":"1 May 24"}')


def test_the_files_own_text_of_a_converted_value_is_kept(workspace: Workspace) -> None:
    draft = drafts.make_draft(drafts.make_table(FIRST, TableKind.SUPPORT, "Tickets"))
    kept = replace(draft, content=WithOriginals(draft))
    (found,) = workspace.imports.add(kept, ListRole.ADDED, DAY).lists
    assert workspace.lists.original(found.id, "created_at", 2) == "1 May 24"
    assert workspace.lists.original(found.id, "created_at", 0) is None
    assert workspace.lists.original(found.id, "ticket_id", 2) is None
    blocks = {(block.column, block.part): block.cells for block in workspace.lists.blocks(found.id)}
    assert blocks["ticket_id", "value"] == '["T-1","T-2",null]'
    assert blocks["created_at", "original"] == '{"2":"1 May 24"}'


@pytest.mark.parametrize("role", [ListRole.CURRENT, ListRole.PREVIOUS])
def test_a_list_of_its_role_gives_way_and_added_files_stay(workspace: Workspace, role) -> None:
    bring(workspace, FIRST, "first.csv", role)
    added = bring(workspace, SECOND, "second.csv")
    last = bring(workspace, FIRST, "third.csv", role)
    assert [batch.id for batch in workspace.lists.in_use()] == [added.id, last.id]
    assert last.id == BatchId(3)
