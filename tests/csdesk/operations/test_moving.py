"""A client moves as a whole, also behind pass phrases, and is looked at where it arrives."""

from __future__ import annotations

import hashlib

import pytest

from csdesk.errors import PassPhraseNeeded, WorkspaceUnusable
from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.model.imports import ListRole, Sheet, Workbook
from csdesk.model.tables import TableKind
from csdesk.operations.answers import save_answer
from csdesk.operations.attachments import attach_content
from csdesk.operations.clients import start_client
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.erasure import find_person
from csdesk.operations.imports import import_list, redraft
from csdesk.operations.moving import (
    export_client,
    export_client_safe,
    find_clients,
    import_client,
)
from csdesk.storage.workspace import open_workspace
from tests.csdesk.operations.conftest import AS_OF, CLIENT


@pytest.fixture
def full(workspace, answer, make_list):
    """Give a client with a list, an answer and two attached files of the same name."""
    import_list(workspace, make_list({"Acme": 1234.0, "Brook": 4321.0}), ListRole.CURRENT, AS_OF)
    save_answer(workspace, answer(note="as it was"))
    for content in (b"one", b"two"):
        attach_content(workspace, answer().question, "plan.pdf", content)
    return workspace


def test_the_audit_is_the_same_where_it_arrives(full, library, tmp_path):
    file = tmp_path / "moved.csdesk"
    assert export_client(full, file).changes is Changes.NONE
    with start_client(tmp_path / "other.csdesk", Client("Lantern", "EUR")) as other:
        brought = import_client(other, file)
        assert other.clients.engagement().id == brought.result
        assert brought.changes is Changes.ALL
        there, here = diagnose(other, library), diagnose(full, library)
        assert there.client == here.client == CLIENT
        assert there.answers == here.answers
        assert there.accounts.columns == here.accounts.columns
        assert there.kpis == here.kpis
        contents = [other.attachments.content(kept.id) for kept in other.attachments.all()]
        assert contents == [b"one", b"two"]


def test_an_exported_client_has_the_protection_that_it_is_given(full, tmp_path):
    file = tmp_path / "moved.csdesk"
    export_client(full, file, phrase="correct horse")
    assert b"Acme" not in file.read_bytes()
    with start_client(tmp_path / "other.csdesk", Client("Lantern", "EUR")) as other:
        with pytest.raises(PassPhraseNeeded):
            import_client(other, file)
        import_client(other, file, phrase="correct horse", called="Moved")
        assert other.clients.client().name == "Moved"


def test_a_client_safe_file_can_be_computed_and_names_nobody(full, library, tmp_path):
    file = tmp_path / "safe.csdesk"
    export_client_safe(full, file, alias="Client B")
    for secret in (b"Acme", b"Brook", b"Harbourlight", b"as it was", b"1234", b"4321"):
        assert secret not in file.read_bytes()
    with start_client(tmp_path / "other.csdesk", Client("Lantern", "EUR")) as other:
        import_client(other, file)
        shown = diagnose(other, library)
    assert shown.client.name == "Client B"
    assert sorted(shown.accounts.columns["arr"]) == [1200.0, 4300.0]


USERS = (("User ID", "Customer", "Email"), ("U-1", "Acme", "ada@example.com"))


def bring_users(workspace, library, *more):
    """Add users to the client that is looked at, and return the pseudonyms of their addresses."""
    rows = (*USERS, *more)
    digest = hashlib.sha256(repr(rows).encode()).hexdigest()
    book = Workbook("users.xlsx", digest, (Sheet("Users", True, rows),))
    draft = redraft(book, library, workspace=workspace)
    import_list(workspace, draft, ListRole.ADDED, AS_OF)
    return workspace.lists.table(TableKind.USERS).column("email")


def test_an_address_has_the_same_pseudonym_wherever_its_client_is_brought(full, library, tmp_path):
    (here,) = bring_users(full, library)
    file = tmp_path / "moved.csdesk"
    export_client(full, file)
    with open_workspace(file) as alone:
        assert alone.salt() == full.salt()
    with start_client(tmp_path / "other.csdesk", Client("Lantern", "EUR")) as other:
        (elsewhere,) = bring_users(other, library)
        lantern = other.clients.engagement().id
        import_client(other, file)
        there = bring_users(other, library, ("U-2", "Acme", "ADA@example.com"))
        assert set(there) == {here}
        assert other.salt(lantern) != other.salt()
        other.clients.choose(lantern)
        assert bring_users(other, library, ("U-3", "Acme", "Ada@example.com"))[-1] == elsewhere
    assert here != elsewhere


def test_a_client_that_is_alone_gives_the_file_what_its_pseudonyms_depend_on(full, tmp_path):
    file, again = tmp_path / "moved.csdesk", tmp_path / "again.csdesk"
    export_client(full, file)
    with start_client(tmp_path / "other.csdesk", Client("Lantern", "EUR")) as other:
        import_client(other, file)
        export_client(other, again)
    with open_workspace(again) as alone:
        assert alone.salt() == full.salt()


def test_a_client_safe_file_takes_no_salt_along_that_was_brought_in(full, tmp_path):
    file, safe = tmp_path / "moved.csdesk", tmp_path / "safe.csdesk"
    export_client(full, file)
    with start_client(tmp_path / "other.csdesk", Client("Lantern", "EUR")) as other:
        import_client(other, file)
        export_client_safe(other, safe)
    assert full.salt().encode() not in safe.read_bytes()


def test_a_person_is_erased_by_the_address_of_any_client(full, library, tmp_path):
    bring_users(full, library)
    file = tmp_path / "moved.csdesk"
    export_client(full, file)
    with start_client(tmp_path / "other.csdesk", Client("Lantern", "EUR")) as other:
        bring_users(other, library)
        import_client(other, file)
        found = find_person(other, "ada@example.com")
    assert found == {"list_column": 2}


def test_nothing_is_exported_over_a_file(full, tmp_path):
    file = tmp_path / "there.csdesk"
    file.write_bytes(b"mine")
    for export in (export_client, export_client_safe):
        with pytest.raises(WorkspaceUnusable, match="there already"):
            export(full, file)
    assert file.read_bytes() == b"mine"


def test_the_clients_of_another_file_are_found_without_touching_it(workspace):
    path = workspace.path
    workspace.close()
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert find_clients(path) == ("Harbourlight Software",)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
