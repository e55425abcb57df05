"""A person or a client who must go is gone from the file; the copies that still know are named."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from csdesk.errors import WorkspaceUnusable, WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, ServiceTierId
from csdesk.model.imports import (
    BLOCK_ROWS,
    DataIssue,
    Decisions,
    IssueKind,
    ListRole,
    Sheet,
    Workbook,
)
from csdesk.model.tables import TableKind
from csdesk.model.workspaces import BackupReason
from csdesk.operations.answers import clear_answer, save_answer
from csdesk.operations.backups import back_up, find_backups
from csdesk.operations.clients import add_client
from csdesk.operations.erasure import (
    erase_account,
    erase_person,
    find_account,
    find_person,
    remove_client,
)
from csdesk.operations.history import read_log, undo
from csdesk.operations.imports import import_list, merge_accounts, redraft
from csdesk.settings import Settings
from csdesk.storage.workspace import open_workspace
from tests import drafts
from tests.csdesk.operations.conftest import AS_OF

SETTINGS = Settings(person="Ada Lovelace")
NAME = "Grace Hopper"


def told_by(answer, note: str = f"Said by {NAME}"):
    return answer(0, 0, note=note, respondent=NAME)


def test_an_erased_person_stands_nowhere_in_the_file(workspace, answer):
    save_answer(workspace, told_by(answer))
    done = erase_person(workspace, NAME, SETTINGS).result
    assert done.erasure.rows == {"answer": 1}
    assert done.erasure.log_entries == 1
    assert find_person(workspace, NAME) == {}
    assert workspace.answers.all()[answer().question].note == "Said by [erased]"
    path = workspace.path
    workspace.close()
    assert NAME.encode() not in path.read_bytes()


@pytest.mark.parametrize(
    "written",
    [
        unicodedata.normalize("NFD", "Zoë Müller"),
        "ZOË MÜLLER",
        "Zoë  Müller",
        "Zoë\nMüller",
        "Zoë\N{NO-BREAK SPACE}Müller",
    ],
)
def test_a_name_is_found_however_its_accents_and_spaces_are_written(workspace, answer, written):
    save_answer(workspace, answer(0, 0, note=f"Said by {written}."))
    clear_answer(workspace, answer().question)
    save_answer(workspace, answer(0, 0, note=f"Said by {written}, twice"))
    erase_person(workspace, "Zoë Müller", SETTINGS)
    assert workspace.answers.all()[answer().question].note == "Said by [erased], twice"
    path = workspace.path
    workspace.close()
    content = path.read_bytes()
    for text in (written, json.dumps(written, ensure_ascii=False)[1:-1]):
        assert text.encode() not in content


@pytest.mark.parametrize("given", ["Ada@Example.com", " ada@example.com", "+44 (20) 7946"])
def test_who_is_erased_by_an_address_or_a_number_loses_the_pseudonym_of_it(
    workspace, library, given
):
    rows = (
        ("User ID", "Account ID", "Email", "Phone"),
        ("U-1", "A-1", "ada@example.com", "+44 20 7946"),
        ("U-2", "A-1", "bob@example.com", "+44 20 1000"),
    )
    book = Workbook("users.xlsx", "ab" * 32, (Sheet("Users", True, rows),))
    draft = redraft(book, library, workspace=workspace)
    import_list(workspace, draft, ListRole.ADDED, AS_OF)
    field = "email" if "@" in given else "phone"
    before = workspace.lists.table(TableKind.USERS).column(field)
    assert before[0].startswith("p-")
    done = erase_person(workspace, given, SETTINGS).result
    assert done.erasure.rows == {"list_column": 1}
    assert [backup.reason for backup in done.holding] == [BackupReason.BEFORE_ERASURE]
    assert workspace.lists.table(TableKind.USERS).column(field) == ("[erased]", before[1])
    assert find_person(workspace, given) == {}


def test_the_log_still_holds_and_nothing_can_be_undone(workspace, answer):
    save_answer(workspace, told_by(answer))
    erase_person(workspace, NAME, SETTINGS)
    assert workspace.history.verify() is None
    assert undo(workspace).result is None
    erased = [entry for entry in read_log(workspace).entries if entry.is_erased]
    assert [entry.action for entry in erased] == [Action.ANSWER]


def test_the_backups_that_still_hold_the_person_are_named(workspace, answer):
    before = back_up(workspace, SETTINGS)
    save_answer(workspace, told_by(answer))
    with_person = back_up(workspace, SETTINGS)
    unreadable = back_up(workspace, SETTINGS)
    unreadable.path.chmod(0o600)
    unreadable.path.write_bytes(b"\0" * 8192)
    done = erase_person(workspace, NAME, SETTINGS).result
    made_now = [
        backup
        for backup in find_backups(workspace.path, SETTINGS)
        if backup.reason is BackupReason.BEFORE_ERASURE
    ]
    assert {backup.path for backup in done.holding} == {with_person.path, made_now[0].path}
    assert [backup.path for backup in done.unread] == [unreadable.path]
    assert before.path.exists()


def test_a_name_that_only_a_backup_holds_costs_no_undo(workspace, answer):
    save_answer(workspace, told_by(answer))
    backup = back_up(workspace, SETTINGS)
    clear_answer(workspace, answer().question)
    workspace.history.erase_person(NAME)
    save_answer(workspace, answer(1))
    done = erase_person(workspace, NAME, SETTINGS)
    assert done.changes is Changes.NONE
    assert [held.path for held in done.result.holding] == [backup.path]
    assert find_backups(workspace.path, SETTINGS) == (backup,)
    assert undo(workspace).result.action is Action.ANSWER


def test_nothing_is_erased_without_a_backup(workspace, answer, tmp_path):
    save_answer(workspace, told_by(answer))
    unplugged = Settings(backup_folder=tmp_path / "unplugged")
    with pytest.raises(WorkspaceUnusable, match="unplugged"):
        erase_person(workspace, NAME, unplugged)
    assert find_person(workspace, NAME) == {"answer": 1, "change": 1}


def test_a_name_of_two_letters_is_refused_before_a_backup_is_made(workspace):
    with pytest.raises(WrongUsage, match="three letters"):
        erase_person(workspace, "Al", SETTINGS)
    assert find_backups(workspace.path, SETTINGS) == ()


def test_a_removed_client_leaves_no_trace_but_that_one_was_removed(workspace, answer, make_list):
    first = workspace.clients.engagement().id
    save_answer(workspace, told_by(answer))
    import_list(workspace, make_list({"Quayside Payroll": 1200.0}), ListRole.CURRENT, AS_OF)
    add_client(workspace, Client("Lantern", "EUR"), as_of=AS_OF)
    backup = remove_client(workspace, first, SETTINGS).result
    assert backup.reason is BackupReason.BEFORE_REMOVAL
    assert [audit.client.name for audit in workspace.clients.all()] == ["Lantern"]
    assert read_log(workspace).entries[0].action is Action.REMOVE_CLIENT
    path = workspace.path
    workspace.close()
    for secret in ("Harbourlight", "Quayside", NAME):
        assert secret.encode() not in path.read_bytes()
    with open_workspace(backup.path, read_only=True) as copy:
        assert "Harbourlight Software" in {audit.client.name for audit in copy.clients.all()}


def test_removing_a_client_cannot_be_undone(workspace):
    first = workspace.clients.engagement().id
    add_client(workspace, Client("Lantern", "EUR"))
    remove_client(workspace, first, SETTINGS)
    assert undo(workspace).result is None


LIST = {
    "account_id": ["A-1", "A-2", "A-3", "A-1b"],
    "account_name": ["Acme", "Bolt", "Cask", "ACME"],
    "arr": [111.5, 222.25, 7.0, 333.125],
    "renewal_date": [date(2026, 1, 2), date(2026, 5, 5), None, date(2027, 9, 9)],
}
TICKETS = {"ticket_id": ["T-1", "T-2"], "account_id": ["A-1b", "A-2"]}
ACCOUNT = AccountKey("A-1")


@pytest.fixture
def known_account(workspace, answer):
    """Give a workspace in which much is known of an account that is listed under two keys."""
    odd = DataIssue(IssueKind.UNREAD_VALUE, "list.xlsx", "Customers", 2, "NPS", "“Acme?”", "")
    accounts = drafts.make_table(LIST, issues=[odd])
    tickets = drafts.make_table(TICKETS, TableKind.SUPPORT, "Tickets")
    draft = drafts.make_draft(accounts, tickets)
    decided = replace(draft, decisions=Decisions(same={"A-1": "A-1", "A-2": None}))
    for role, day in ((ListRole.PREVIOUS, date(2025, 3, 31)), (ListRole.CURRENT, AS_OF)):
        import_list(workspace, decided, role, day)
    merge_accounts(workspace, AccountKey("A-1b"), ACCOUNT, "One firm")
    for about in ("A-1", "A-2"):
        save_answer(workspace, answer(0, 0, subject=AccountKey(about), note=f"of {about}"))
        workspace.service_tiers.choose(AccountKey(about), ServiceTierId("digital"), "They asked")
    return workspace


def test_what_is_known_of_an_account_is_counted(known_account):
    assert find_account(known_account, ACCOUNT) == {
        "answer": 1,
        "service_tier_choice": 1,
        "account_alias": 1,
        "list_column": 6,
        "change": 3,
    }
    assert find_account(known_account, AccountKey("nobody")) == {}


def test_an_erased_account_stands_in_no_list_answer_or_line(known_account):
    done = erase_account(known_account, ACCOUNT, SETTINGS).result
    assert done.erasure.rows["list_column"] == 6
    assert done.backup is not None
    assert find_account(known_account, ACCOUNT) == {}
    for role in (ListRole.CURRENT, ListRole.PREVIOUS):
        table = known_account.accounts.table(role)
        assert table.keys == ("A-2", "A-3")
        assert table.column("arr") == (222.25, 7.0)
        assert table.source_rows == (3, 4)
    assert known_account.lists.table(TableKind.SUPPORT).column("ticket_id") == ("T-2",)
    assert known_account.imports.issues() == ()
    summaries = known_account.imports.batches()[0].list_of(TableKind.ACCOUNTS).summaries
    assert (summaries["arr"].filled, summaries["arr"].total) == (2, 229.25)
    assert known_account.answers.subjects() == {"A-2"}
    assert known_account.aliases.all() == ()
    assert known_account.history.verify() is None
    path = known_account.path
    known_account.close()
    content = path.read_bytes()
    for trace in (b"A-1", b"Acme", b"ACME", b"111.5", b"333.125", b"2027-09-09"):
        assert trace not in content
    open_workspace(path).close()


def test_that_an_account_was_erased_stands_in_the_log_without_its_name(known_account):
    erase_account(known_account, ACCOUNT, SETTINGS)
    entry = known_account.history.entries(1)[0]
    assert (entry.action, entry.key) == (Action.ERASE_ACCOUNT, "")
    assert json.loads(entry.new_value) == {"rows": 9, "log_entries": 3}
    assert undo(known_account).result is None


def test_an_account_that_is_unknown_changes_nothing(known_account):
    before = known_account.fingerprint()
    outcome = erase_account(known_account, AccountKey("A"), SETTINGS)
    assert outcome.changes is Changes.NONE
    assert known_account.fingerprint() == before
    assert find_backups(known_account.path, SETTINGS) == ()


def test_an_account_of_another_client_stays(known_account):
    add_client(known_account, Client("Lantern", "EUR"))
    draft = drafts.make_draft(drafts.make_table(LIST))
    import_list(known_account, draft, ListRole.CURRENT, AS_OF)
    first, other = (audit.engagement.id for audit in known_account.clients.all())
    known_account.clients.choose(first)
    erase_account(known_account, ACCOUNT, SETTINGS)
    known_account.clients.choose(other)
    assert known_account.accounts.table(ListRole.CURRENT).keys == ("A-1", "A-2", "A-3", "A-1b")


def test_a_long_list_keeps_its_order_without_the_account(workspace):
    count = BLOCK_ROWS + 10
    columns = {
        "account_id": [f"K-{number}" for number in range(count)],
        "arr": [float(number) for number in range(count)],
    }
    draft = drafts.make_draft(drafts.make_table(columns))
    import_list(workspace, draft, ListRole.CURRENT, AS_OF)
    erase_account(workspace, AccountKey("K-5"), SETTINGS)
    table = workspace.accounts.table(ListRole.CURRENT)
    left = [number for number in range(count) if number != 5]
    assert table.keys == tuple(f"K-{number}" for number in left)
    assert table.column("arr") == tuple(map(float, left))
    blocks = workspace.lists.blocks(workspace.imports.batches()[0].lists[0].id)
    assert max(len(json.loads(block.cells)) for block in blocks) == BLOCK_ROWS
