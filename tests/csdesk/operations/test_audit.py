"""An audit is one step: it is kept as a whole, and taken back as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from csdesk.errors import Cancelled, InputRefused, PassPhraseNeeded, WrongUsage
from csdesk.model.clients import Client
from csdesk.model.history import Action
from csdesk.model.imports import ListRole
from csdesk.model.tables import TableKind
from csdesk.operations.audit import (
    AuditInputs,
    AuditRequest,
    carry_out_audit,
    find_salt,
    prepare_audit,
)
from csdesk.operations.clients import add_client
from csdesk.operations.history import redo, undo
from csdesk.settings import Settings
from csdesk.storage.workspace import open_workspace
from tests.csdesk.operations.conftest import AS_OF, CLIENT

SETTINGS = Settings(person="Grace Hopper")


@pytest.fixture
def inputs(make_list, answer):
    """Return what an audit needs: two lists and two answers."""
    return AuditInputs(
        client=CLIENT,
        current=make_list({"Acme": 1200.0, "Brook": 2400.0}, "now.xlsx"),
        as_of=AS_OF,
        previous=make_list({"Acme": 1000.0}, "before.xlsx"),
        previous_as_of=date(2025, 3, 31),
        answers=(answer(0), answer(1)),
    )


def counts(workspace) -> tuple[int, int]:
    return len(workspace.imports.batches()), len(workspace.answers.all())


def test_an_audit_is_undone_and_brought_back_at_one_blow(path, inputs, library):
    workspace, _ = carry_out_audit(path, inputs, library, settings=SETTINGS)
    with workspace:
        entries = workspace.history.entries()
        assert {entry.person for entry in entries} == {"Grace Hopper"}
        assert {entry.action for entry in entries} == {Action.START_CLIENT, Action.AUDIT}
        assert undo(workspace).result.action is Action.AUDIT
        assert counts(workspace) == (0, 0)
        assert undo(workspace).result is None
        redo(workspace)
        assert counts(workspace) == (2, 2)


def test_the_numbers_of_an_audit_are_kept_for_later_ones_and_for_other_clients(
    path, inputs, library
):
    workspace, found = carry_out_audit(path, inputs, library)
    with workspace:
        kept = {one.kpi: (one.as_of, one.value) for one in workspace.kept_kpis.all()}
        assert kept["nrr"] == (AS_OF, found.kpis["nrr"].value) == (AS_OF, 120)
        undo(workspace)
        assert workspace.kept_kpis.all() == ()


def test_what_is_cancelled_leaves_an_old_workspace_as_it_was(path, inputs, library):
    carry_out_audit(path, inputs, library)[0].close()
    with open_workspace(path, read_only=True) as before:
        told = before.fingerprint(), before.history.entries()

    def stop(_diagnosis: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        carry_out_audit(path, inputs, library, conclude=stop)
    with open_workspace(path, read_only=True) as after:
        assert (after.fingerprint(), after.history.entries()) == told


def test_what_is_cancelled_leaves_no_new_workspace(tmp_path, inputs, library):
    def stop(_diagnosis: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        carry_out_audit(tmp_path / "new.csdesk", inputs, library, conclude=stop)
    assert list(tmp_path.iterdir()) == []


def test_the_client_is_found_among_several(path, inputs, library):
    workspace, _ = carry_out_audit(path, inputs, library)
    with workspace:
        add_client(workspace, Client("Lantern", "EUR"))
    workspace, diagnosis = carry_out_audit(path, inputs, library)
    with workspace:
        assert diagnosis.client == workspace.clients.client() == CLIENT
        assert len(workspace.clients.all()) == 2
        assert workspace.accounts.table(ListRole.CURRENT).as_of == AS_OF


@pytest.fixture
def request_files(tmp_path):
    """Return the request of an audit from files: a list, and tickets beside it."""
    (tmp_path / "list.csv").write_text("Customer,ARR\nAcme,100\nBolt,70\n", encoding="utf-8")
    tickets = "Ticket ID,Customer,Created at,Priority,Category\nT-1,Bolt,2026-03-01,High,Bug\n"
    (tmp_path / "tickets.csv").write_text(tickets, encoding="utf-8")
    return AuditRequest(
        "Harbourlight", tmp_path / "list.csv", as_of=AS_OF, tables=(tmp_path / "tickets.csv",)
    )


def test_further_files_count_beside_the_list(path, request_files, library):
    inputs = prepare_audit(request_files, library)
    workspace, diagnosis = carry_out_audit(path, inputs, library)
    with workspace:
        assert [batch.role for batch in diagnosis.batches] == [ListRole.CURRENT, ListRole.ADDED]
        assert workspace.lists.table(TableKind.SUPPORT).column("key") == ("Bolt",)
        assert workspace.imports.batches()[1].as_of == AS_OF
        assert workspace.salt() == inputs.salt


def test_the_same_files_again_are_not_kept_twice(path, request_files, library):
    for _ in range(2):
        workspace, _ = carry_out_audit(path, prepare_audit(request_files, library), library)
        with workspace:
            assert len(workspace.imports.register()) == 2


@pytest.mark.parametrize("phrase", [None, "correct horse"])
def test_pseudonyms_stay_the_same_from_one_audit_to_the_next(
    path, request_files, library, tmp_path, phrase
):
    users = "User ID,Customer,Email\nU-1,Bolt,ada@example.com\nU-2,Acme,bob@example.com\n"
    (tmp_path / "users.csv").write_text(users, encoding="utf-8")
    request = replace(request_files, tables=(tmp_path / "users.csv",))
    seen = set()
    for day in (AS_OF, date(2026, 6, 30)):
        salt = find_salt(path, request.client, phrase)
        inputs = prepare_audit(replace(request, as_of=day), library, salt=salt)
        with carry_out_audit(path, inputs, library, phrase=phrase)[0] as workspace:
            (emails,) = {workspace.lists.table(TableKind.USERS).column("email")}
            assert all(email.startswith("p-") for email in emails)
            seen.add(emails)
    assert len(seen) == 1


def test_there_is_no_salt_before_the_workspace_and_none_without_its_phrase(path, inputs, library):
    assert find_salt(path, inputs.client.name) == ""
    carry_out_audit(path, inputs, library, phrase="correct horse")[0].close()
    with pytest.raises(PassPhraseNeeded):
        find_salt(path, inputs.client.name)


def test_files_without_customers_are_no_audit(request_files, library):
    (tickets,) = request_files.tables
    with pytest.raises(InputRefused, match=r"tickets\.csv: it has no list of customers"):
        prepare_audit(replace(request_files, accounts=tickets), library)


def test_a_client_that_is_not_there_is_refused_by_naming_those_that_are(
    path, inputs, library, workspace
):
    add_client(workspace, Client("Lantern", "EUR"))
    workspace.close()
    other = AuditInputs(Client("Quayside", "GBP"), inputs.current, AS_OF)
    with pytest.raises(WrongUsage, match="“Harbourlight Software” and “Lantern”"):
        carry_out_audit(path, other, library)


def test_an_audit_can_be_made_behind_a_pass_phrase(path, inputs, library):
    carry_out_audit(path, inputs, library, phrase="correct horse")[0].close()
    with pytest.raises(PassPhraseNeeded):
        carry_out_audit(path, inputs, library)
    workspace, _ = carry_out_audit(path, inputs, library, phrase="correct horse")
    with workspace:
        assert counts(workspace) == (2, 2)
