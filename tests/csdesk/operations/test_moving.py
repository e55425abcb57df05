"""A client moves as a whole, also behind pass phrases, and is looked at where it arrives."""

from __future__ import annotations

import pytest

from csdesk.errors import PassPhraseNeeded, WorkspaceUnusable
from csdesk.model.changes import Changes
from csdesk.model.clients import Client
from csdesk.model.imports import ListRole
from csdesk.operations.answers import save_answer
from csdesk.operations.attachments import attach_content
from csdesk.operations.clients import start_client
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.imports import import_list
from csdesk.operations.moving import (
    export_client,
    export_client_safe,
    find_clients,
    import_client,
)
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
