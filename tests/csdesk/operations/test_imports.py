"""Files of any kind come in once, as one step, and leave again; who is whom is kept beside them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from csdesk.errors import InputRefused, WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.imports import (
    Decisions,
    ImportDraft,
    ImportQuestion,
    ListRole,
    Obstacle,
    QuestionKey,
    TableId,
    Topic,
)
from csdesk.model.library import Library
from csdesk.model.matching import Comparison
from csdesk.model.tables import TableKind
from csdesk.operations.data_decisions import set_rate, set_steward
from csdesk.operations.draft_sources import make_request
from csdesk.operations.history import redo, undo
from csdesk.operations.imports import (
    ImportOrder,
    compare_draft,
    draft_file,
    import_files,
    import_list,
    merge_accounts,
    part_accounts,
    revise_draft,
    take_back_import,
)
from csdesk.storage.workspace import Workspace
from tests import drafts
from tests.csdesk.operations.conftest import AS_OF

LIST = "Account ID,Customer,ARR (GBP),CSM\nA-1,Acme,100,Ada\nA-2,Bolt,200,Ada\n"
SEEN = {
    "new": 0,
    "changed": 1,
    "unchanged": 1,
    "missing": 0,
    "new_keys": (),
    "missing_keys": (),
    "changes": (),
    "matches": (),
    "questions": (),
    "doubles": (),
    "unknown": {},
}
"""What a comparison tells besides its joins."""
TICKETS = """Ticket ID,Account ID,Created at,Priority,Category
T-1,A-2,2026-03-01,High,Bug
T-2,A-1,2026-03-02,Low,Question
"""


@pytest.fixture
def make_file(tmp_path: Path):
    """Return a function that writes a file and reads it over its worker."""
    opened: list[ImportDraft] = []

    def make(library: Library, text: str = LIST, name: str = "list.csv", **known) -> ImportDraft:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        opened.append(draft_file(path, library, **known))
        return opened[-1]

    yield make
    for draft in opened:
        draft.content.close()


def counts(workspace: Workspace) -> dict[str, int]:
    tables = ("import_batch", "imported_list", "list_column", "data_issue", "list_in_use", "change")
    return {
        table: workspace.database.rows(f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608
        for table in tables
    }


def test_a_file_comes_in_over_its_worker(workspace, library, make_file):
    draft = make_file(library, workspace=workspace)
    batch = import_list(workspace, draft, ListRole.CURRENT, AS_OF).result
    table = workspace.accounts.table(ListRole.CURRENT)
    assert table.keys == ("A-1", "A-2")
    assert table.column("arr") == (100.0, 200.0)
    assert batch.file_hash == hashlib.sha256(LIST.encode()).hexdigest()
    assert workspace.clients.engagement().as_of == AS_OF


def test_the_same_file_twice_leaves_every_count_as_it_was(workspace, library, make_file):
    import_list(workspace, make_file(library), ListRole.CURRENT, AS_OF)
    import_list(workspace, make_file(library, TICKETS, "t.csv"), ListRole.ADDED, AS_OF)
    before, fingerprint = counts(workspace), workspace.fingerprint()
    for text, name, role in ((LIST, "b.csv", ListRole.CURRENT), (TICKETS, "c.csv", ListRole.ADDED)):
        outcome = import_list(workspace, make_file(library, text, name), role, AS_OF)
        assert outcome.changes is Changes.NONE
        assert outcome.result in workspace.imports.batches()
    assert (counts(workspace), workspace.fingerprint()) == (before, fingerprint)


def test_an_added_file_that_is_read_otherwise_takes_its_own_place(workspace, library, make_file):
    draft = make_file(library, TICKETS)
    import_list(workspace, draft, ListRole.ADDED, AS_OF)
    table = draft.tables[0].id
    otherwise = revise_draft(draft, library, Decisions(fields={table: {3: None}}))
    import_list(workspace, otherwise, ListRole.ADDED, AS_OF)
    assert len(workspace.imports.batches()) == 1
    assert "created_at" not in workspace.lists.table(TableKind.SUPPORT).columns


def test_a_file_that_is_the_current_list_is_not_added_as_well(workspace, library, make_file):
    draft = make_file(library)
    import_list(workspace, draft, ListRole.CURRENT, AS_OF)
    with pytest.raises(InputRefused, match="in use already, as the current list"):
        import_list(workspace, draft, ListRole.ADDED, AS_OF)


def test_several_files_are_one_step(workspace, library, make_file):
    orders = [
        ImportOrder(make_file(library), ListRole.CURRENT, AS_OF),
        ImportOrder(make_file(library, TICKETS, "tickets.csv"), ListRole.ADDED, AS_OF),
    ]
    assert len(import_files(workspace, orders).result) == 2
    assert len(workspace.imports.batches()) == 2
    undo(workspace)
    assert workspace.imports.batches() == ()
    assert workspace.accounts.table(ListRole.CURRENT) is None
    redo(workspace)
    assert workspace.lists.table(TableKind.SUPPORT).column("key") == ("A-2", "A-1")


def test_when_one_of_several_files_is_refused_none_comes_in(workspace, library, make_file):
    orders = [
        ImportOrder(make_file(library), ListRole.CURRENT, AS_OF),
        ImportOrder(make_file(library, TICKETS, "tickets.csv"), ListRole.PREVIOUS, AS_OF),
    ]
    with pytest.raises(InputRefused, match="no list of customers"):
        import_files(workspace, orders)
    assert workspace.imports.register() == ()


@pytest.mark.parametrize("with_tickets", [False, True])
def test_what_the_person_saw_recognised_is_joined(workspace, library, make_file, with_tickets):
    import_list(workspace, make_file(library), ListRole.CURRENT, AS_OF)
    seen = Comparison(**SEEN, joins=('[["T-9", "A-1", "similar", "Looked alike"]]',))
    draft = make_file(library, LIST.replace("100", "150"), "later.csv")
    orders = [ImportOrder(draft, ListRole.CURRENT, AS_OF, seen)]
    if with_tickets:
        tickets = make_file(library, TICKETS, "tickets.csv")
        orders.append(ImportOrder(tickets, ListRole.ADDED, AS_OF))
    import_files(workspace, orders)
    (alias,) = workspace.aliases.all()
    assert (alias.alias, alias.account, alias.reason) == ("T-9", "A-1", "Looked alike")
    undo(workspace)
    assert workspace.aliases.all() == ()


def test_the_customers_of_one_file_are_recognised_in_the_next(workspace, library, make_file):
    other = TICKETS.replace("Account ID", "Customer").replace("A-2", "Bolt Ltd")
    orders = [
        ImportOrder(make_file(library), ListRole.CURRENT, AS_OF),
        ImportOrder(make_file(library, other, "tickets.csv"), ListRole.ADDED, AS_OF),
    ]
    import_files(workspace, orders)
    assert ("Bolt Ltd", "A-2") in {(one.alias, one.account) for one in workspace.aliases.all()}


def test_a_file_that_was_taken_back_later_leaves_the_others(workspace, library, make_file):
    import_list(workspace, make_file(library), ListRole.CURRENT, AS_OF)
    tickets = make_file(library, TICKETS, "tickets.csv")
    added = import_list(workspace, tickets, ListRole.ADDED, AS_OF).result
    merge_accounts(workspace, AccountKey("A-2"), AccountKey("A-1"), "One firm")
    take_back_import(workspace, added.id)
    assert len(workspace.lists.table(TableKind.SUPPORT)) == 0
    assert len(workspace.accounts.table(ListRole.CURRENT)) == 1
    undo(workspace)
    assert len(workspace.lists.table(TableKind.SUPPORT)) == 2


def asking(draft: ImportDraft, answer: str | None = None, proposed: str | None = None):
    question = ImportQuestion(
        QuestionKey("S!1/C/date_order"),
        Topic.DATE_ORDER,
        "Which comes first, day or month?",
        "3 of 3 fit both",
        (),
        column="Renewal",
        answer=answer,
        proposed=proposed,
    )
    return replace(draft, reading=replace(draft.reading, questions=(question,)))


def test_nothing_comes_in_while_a_question_is_open(workspace):
    draft = drafts.make_draft(drafts.make_table({"account_name": ["Acme"]}))
    with pytest.raises(InputRefused, match=r"column “Renewal”.*Which comes first, day or month\?"):
        import_list(workspace, asking(draft), ListRole.CURRENT, AS_OF)
    assert workspace.imports.register() == ()
    import_list(workspace, asking(draft, proposed="day_first"), ListRole.CURRENT, AS_OF)
    assert len(workspace.imports.batches()) == 1


def test_nothing_comes_in_while_something_stands_in_the_way(workspace):
    draft = drafts.make_draft(drafts.make_table({"account_name": ["Acme"]}))
    wall = Obstacle("the amounts are in two currencies.", "State the rates.", column="ARR")
    blocked = replace(draft, reading=replace(draft.reading, obstacles=(wall,)))
    with pytest.raises(InputRefused, match=r"in two currencies\. State the rates\.$"):
        import_list(workspace, blocked, ListRole.CURRENT, AS_OF)


def test_a_kind_of_table_is_read_as_it_was_last_time(workspace, library, make_file):
    first = make_file(library, "x,y,Customer,ARR\n1,2,Acme,100\n", workspace=workspace)
    table = first.tables[0].id
    decided = revise_draft(first, library, Decisions(fields={table: {1: FieldId("nps"), 4: None}}))
    import_list(workspace, decided, ListRole.CURRENT, AS_OF)
    text = "Report of April\n\nx,y,Customer,ARR\n7,2,Bolt,100\n"
    again = make_file(library, text, "april.csv", workspace=workspace)
    (found,) = again.tables
    assert found.id != table
    assert {match.field for match in found.matches if match.column in (1, 4)} == {"nps", None}
    records = drafts.read_records(again)
    assert records.columns["nps"] == (7.0,)


def test_what_is_decided_anew_is_remembered_in_its_place(workspace, library, make_file):
    draft = make_file(library, workspace=workspace)
    table = draft.tables[0].id
    for number, decisions in enumerate((Decisions(fields={table: {4: None}}), Decisions())):
        read = revise_draft(draft, library, decisions)
        import_list(workspace, read, ListRole.CURRENT, date(2026, 3, number + 1))
    assert make_file(library, name="b.csv", workspace=workspace).decisions == Decisions()


def test_a_comparison_tells_what_an_import_would_change(workspace, library, make_file):
    import_list(workspace, make_file(library), ListRole.CURRENT, AS_OF)
    newer = LIST.replace("A-2,Bolt,200", "A-3,Cask,7").replace("100", "150")
    draft = make_file(library, newer, "newer.csv", workspace=workspace)
    found = compare_draft(workspace, draft, ListRole.CURRENT)
    assert (found.new, found.changed, found.missing) == (1, 1, 1)
    assert found.new_keys == ("A-3",)
    (change,) = found.changes
    assert (change.key, change.field, change.before, change.after) == ("A-1", "arr", 100.0, 150.0)
    assert workspace.accounts.table(ListRole.CURRENT).keys == ("A-1", "A-2")


def test_an_earlier_list_is_compared_with_the_current_one_where_there_is_no_other(
    workspace, library, make_file
):
    import_list(workspace, make_file(library), ListRole.CURRENT, AS_OF)
    draft = make_file(library, LIST.replace("A-2", "A-9"), "old.csv")
    assert compare_draft(workspace, draft, ListRole.PREVIOUS).unchanged >= 1


def test_accounts_that_a_comparison_recognised_are_joined(workspace, library, make_file):
    import_list(workspace, make_file(library), ListRole.CURRENT, AS_OF)
    more = "Account ID,Customer,Seats\nA1,Acme,5\n"
    draft = make_file(library, more, "seats.csv", workspace=workspace)
    found = compare_draft(workspace, draft, ListRole.ADDED)
    import_list(workspace, draft, ListRole.ADDED, AS_OF, comparison=found)
    table = workspace.accounts.table(ListRole.CURRENT)
    assert table.keys == ("A-1", "A-2")
    assert table.column("seats_purchased") == (5.0, None)
    (alias,) = workspace.aliases.all()
    assert (alias.alias, alias.account) == ("A1", "A-1")
    undo(workspace)
    assert workspace.aliases.all() == ()


def test_who_the_person_named_is_joined_and_parted_again(workspace, library, make_file):
    import_list(workspace, make_file(library), ListRole.CURRENT, AS_OF)
    draft = make_file(library, "Account ID,Customer,Seats\nZ,Zed,5\n", "seats.csv")
    named = revise_draft(draft, library, Decisions(same={"Z": "A-2"}))
    import_list(workspace, named, ListRole.ADDED, AS_OF)
    assert workspace.accounts.table(ListRole.CURRENT).keys == ("A-1", "A-2")
    part_accounts(workspace, AccountKey("Z"))
    assert workspace.accounts.table(ListRole.CURRENT).keys == ("A-1", "A-2", "Z")


def test_joining_needs_a_reason_and_stands_in_the_log(workspace, library, make_file):
    import_list(workspace, make_file(library), ListRole.CURRENT, AS_OF)
    one, other = AccountKey("A-1"), AccountKey("A-2")
    with pytest.raises(WrongUsage, match="No reason"):
        merge_accounts(workspace, other, one, " ")
    merge_accounts(workspace, other, one, "Bought in May")
    assert workspace.accounts.table(ListRole.CURRENT).column("arr") == (300.0,)
    with pytest.raises(WrongUsage, match="already"):
        merge_accounts(workspace, one, other, "The other way round")
    entry = workspace.history.entries(1)[0]
    assert (entry.action, entry.entity) == (Action.MERGE_ACCOUNTS, "account_alias")
    assert "Bought in May" in entry.new_value
    undo(workspace)
    assert workspace.accounts.table(ListRole.CURRENT).column("arr") == (100.0, 200.0)


def test_amounts_in_another_currency_are_converted_by_the_rates_of_the_workspace(
    workspace, library
):
    set_rate(workspace, "USD", 0.8, "Their bank")
    request = make_request(library, workspace)
    assert (request.rates, request.home_currency) == ({"USD": 0.8}, "GBP")
    assert request.salt == workspace.salt()
    set_rate(workspace, "USD", None)
    assert make_request(library, workspace).rates == {}
    undo(workspace)
    assert workspace.rates.all()["USD"].source == "Their bank"


@pytest.mark.parametrize(("code", "rate"), [("usd", 1.0), ("USD", 0.0), ("USD", float("inf"))])
def test_what_is_no_rate_is_refused(workspace, code, rate):
    with pytest.raises(WrongUsage):
        set_rate(workspace, code, rate)
    assert workspace.rates.all() == {}


def test_without_a_workspace_no_two_readings_share_their_pseudonyms(library):
    assert make_request(library).salt != make_request(library).salt


def test_a_steward_is_named_and_taken_back(workspace):
    set_steward(workspace, TableKind.SUPPORT, "Dana", 2)
    assert workspace.stewards.all()[TableKind.SUPPORT].fresh_days == 2
    with pytest.raises(WrongUsage):
        set_steward(workspace, TableKind.SUPPORT, "Dana", -1)
    set_steward(workspace, TableKind.SUPPORT, None)
    assert workspace.stewards.all() == {}


def test_a_file_that_is_let_go_of_ends_its_worker(library, make_file):
    draft = make_file(library)
    draft.content.close()
    with pytest.raises(InputRefused):
        list(draft.content.blocks(TableId("list!1")))


def test_amounts_in_another_currency_never_come_in_as_the_client_s_own(workspace):
    foreign = drafts.make_draft(
        drafts.make_table({"account_name": ["Acme"], "arr": [1200.0]}, currency="USD")
    )
    with pytest.raises(InputRefused, match="in USD, and the client is kept in GBP"):
        import_list(workspace, foreign, ListRole.CURRENT, AS_OF)
    with pytest.raises(InputRefused, match="in USD"):
        import_files(workspace, [ImportOrder(foreign, ListRole.CURRENT, AS_OF)])
    assert workspace.imports.batches() == ()
