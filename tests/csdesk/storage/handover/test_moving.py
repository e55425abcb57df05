from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from csdesk.content import load_library
from csdesk.content.compiling import compile_instrument
from csdesk.errors import (
    Cancelled,
    InputRefused,
    PassPhraseNeeded,
    PassPhraseWrong,
    WorkspaceDamaged,
    WorkspaceInUse,
    WorkspaceUnusable,
    WrongUsage,
)
from csdesk.model.answers import Answer, Confidence
from csdesk.model.assessments import KeptInstrument, Observation
from csdesk.model.clients import Client, PrimaryGoal
from csdesk.model.history import Action, UndoState
from csdesk.model.identifiers import (
    AccountKey,
    AreaId,
    ChoiceId,
    FunctionId,
    InitiativeId,
    InstrumentId,
    ObservationId,
    QuestionId,
    RaciRowId,
    RoleId,
    ServiceTierId,
)
from csdesk.model.imports import Decisions, ImportDraft, ListRole, TableId
from csdesk.model.library import Library
from csdesk.model.matching import AccountAlias, MatchBasis
from csdesk.model.respondents import RespondentRole
from csdesk.model.roadmap import RaciLetter
from csdesk.model.tables import TableKind
from csdesk.operations.diagnosis import diagnose
from csdesk.storage.books.content_sums import find_differences
from csdesk.storage.books.tables import TABLES, Table, TableUse
from csdesk.storage.file.connection import connect_memory
from csdesk.storage.file.database import Database
from csdesk.storage.formats.migrations import migrate
from csdesk.storage.handover.client_rows import ClientMover
from csdesk.storage.handover.moving import export_client, import_client
from csdesk.storage.handover.relations import read_relations
from csdesk.storage.workspace import Workspace, create_workspace, open_workspace
from tests.csdesk.storage import kept_health, kept_metrics, kept_plan
from tests.csdesk.storage.client_content import count_rows, describe_content
from tests.csdesk.storage.conftest import table
from tests.drafts import make_draft

DAY, YEAR_BEFORE = date(2024, 12, 31), date(2023, 12, 31)
QUESTION = QuestionId("health.1.signals")
CLIENT = Client("Harbourlight Software", "GBP", PrimaryGoal.STABILITY)
OTHER = Client("Tern & Tide", "EUR")
PHRASE = "twelve silver herons"
COUNT_KEYS = """
SELECT batch_id, sum(json_array_length(cells))
FROM list_column JOIN imported_list ON imported_list.id = list_id
WHERE name = 'key' AND kind = 'accounts' GROUP BY list_id ORDER BY list_id
"""
"""How many accounts each file holds."""


def accounts(*names: str) -> dict[str, list[object]]:
    count = len(names)
    return {
        "account_id": [f"A-{number}" for number in range(count)],
        "account_name": list(names),
        "csm": ["Priya Raman"] * count,
        "arr": [10_000.5 + number for number in range(count)],
        "nps": [3.0 + number for number in range(count)],
        "renewal_date": [date(2025, 2, 14)] * count,
    }


LOST = {
    "account_id": ["L-1"],
    "account_name": ["Gone Ltd"],
    "lost_on": [date(2024, 5, 4)],
    "lost_reason": ["Price"],
}


def start(workspace: Workspace, client: Client) -> None:
    with workspace.step(Action.START_CLIENT, undoable=False):
        workspace.clients.add(client, "Baseline audit")


def say(workspace: Workspace, note: str) -> None:
    answer = Answer(
        QUESTION, ChoiceId("yes"), "", Confidence.HIGH, "Seen", note, flagged=True, respondent="Jo"
    )
    with workspace.step(Action.ANSWER):
        workspace.answers.save(answer)


def attach(workspace: Workspace, *contents: bytes) -> None:
    for content in contents:
        with workspace.step(Action.ATTACH_FILE):
            workspace.attachments.add(QUESTION, "minutes.txt", content)


def draft(columns: Mapping[str, Sequence[Any]]) -> ImportDraft:
    tables = (
        table(TableKind.ACCOUNTS, columns, "Customers"),
        table(TableKind.CHURN_EVENTS, LOST, "Lost"),
    )
    return make_draft(*tables)


def bring_lists(workspace: Workspace) -> None:
    for role, as_of, names in (
        (ListRole.PREVIOUS, YEAR_BEFORE, ("Acme", "Bolt", "Gone Ltd")),
        (ListRole.CURRENT, DAY, ("Wrong one",)),
        (ListRole.CURRENT, DAY, ("Acme", "Bolt")),
    ):
        with workspace.step(Action.IMPORT_LIST):
            workspace.imports.add(draft(accounts(*names)), role, as_of)
            workspace.clients.set_as_of(DAY)


def decide_on_data(workspace: Workspace) -> None:
    """Put something into every table about imported data, and take some of it away again."""
    for alias in ("A-00", "A-01"):
        with workspace.step(Action.MERGE_ACCOUNTS):
            found = AccountAlias(AccountKey(alias), AccountKey("A-0"), MatchBasis.PERSON, "Told us")
            workspace.aliases.add(found)
    with workspace.step(Action.PART_ACCOUNTS):
        workspace.aliases.remove(AccountKey("A-01"))
    with workspace.step(Action.SET_RATE):
        workspace.rates.set("USD", 0.79, "Their bank")
    with workspace.step(Action.SET_STEWARD):
        workspace.stewards.set(TableKind.SUPPORT, "Priya Raman", 2)
    workspace.readings.keep("ab" * 16, Decisions(kinds={TableId("Customers!4"): None}))


def fill(workspace: Workspace, library: Library) -> None:
    """Make a client that has something in every table, and a past."""
    bring_lists(workspace)
    decide_on_data(workspace)
    say(workspace, "first")
    say(workspace, "second")
    workspace.history.undo()
    attach(workspace, b"one", b"two", b"taken away", b"last")
    with workspace.step(Action.REMOVE_FILE):
        workspace.attachments.remove([workspace.attachments.all()[4].id])
    assess(workspace, library)
    with workspace.step(Action.ASSIGN_OWNER):
        workspace.plan.set_owner(InitiativeId("health.alerts"), "Priya Raman")
    with workspace.step(Action.SET_RACI):
        letters = {RoleId("csms"): RaciLetter.RESPONSIBLE, RoleId("it"): RaciLetter.INFORMED}
        workspace.plan.set_raci(RaciRowId("health.alerts"), letters)
    keep_health(workspace)
    with workspace.step(Action.AUDIT):
        diagnose(workspace, library)


def keep_health(workspace: Workspace) -> None:
    """Put something into every table about health and KPIs, and take some of it away again."""
    kept_health.fill_health(workspace)
    kept_metrics.fill_metrics(workspace)
    kept_metrics.fill_reading(workspace)
    kept_plan.fill_plan(workspace)
    for scores in (kept_health.SCORES, kept_health.LATER_SCORES):
        with workspace.step(Action.TAKE_SNAPSHOT):
            workspace.snapshots.add(scores, DAY, kept_health.NOON, kept_health.VERSION_TEXTS)
    workspace.history.undo()
    with workspace.step(Action.REMOVE_EXPERIMENT):
        workspace.experiments.remove(workspace.experiments.all()[0].id)
    with workspace.step(Action.LIFT_OVERRIDE):
        workspace.overrides.lift(kept_health.A_2, date(2026, 1, 15))


def assess(workspace: Workspace, library: Library) -> None:
    """Put something into every table about instruments, and take some of it away again."""
    said = Answer(QUESTION, ChoiceId("no"), note="Not that I know", respondent="Priya Raman")
    with workspace.step(Action.ANSWER):
        workspace.answers.save(replace(said, value=1.5, owner="Jo", subject=AccountKey("A-1")))
    for name in ("Priya Raman", "Taken away", "Jo"):
        with workspace.step(Action.IMPORT_PACKET):
            workspace.responses.add(name, RespondentRole.CSM, [said])
    with workspace.step(Action.REMOVE_RESPONDENT):
        workspace.responses.remove(workspace.responses.respondents()[1].id)
    for issue in ("Nobody looks", "Taken away", "No owner"):
        with workspace.step(Action.SAVE_OBSERVATION):
            seen = Observation(ObservationId(0), QUESTION, issue, subject=AccountKey("A-1"))
            workspace.observations.save(seen)
    with workspace.step(Action.REMOVE_OBSERVATION):
        workspace.observations.remove(workspace.observations.all()[1].id)
    with workspace.step(Action.KEEP_INSTRUMENTS):
        for instrument in list(library.instruments.values())[:2]:
            text = compile_instrument(instrument)
            workspace.instruments.keep(KeptInstrument(instrument.id, instrument.version, text))
    with workspace.step(Action.SET_TARGET):
        workspace.aims.set_target(InstrumentId("ladder"), AreaId("health"), 3)
        workspace.aims.set_functions(InstrumentId("audit"), {FunctionId("onboarding")})
        workspace.service_tiers.choose(AccountKey("A-1"), ServiceTierId("digital"), "Asked for it")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """Return a workspace with two clients before and after a full one, which is chosen."""
    path = tmp_path_factory.mktemp("made") / "made.csdesk"
    with create_workspace(path, person="Priya Raman") as workspace:
        for client in (Client("Before", "USD"), CLIENT, OTHER):
            start(workspace, client)
            say(workspace, f"of {client.name}")
            attach(workspace, b"one", client.name.encode())
        (chosen,) = (a.engagement.id for a in workspace.clients.all() if a.client == CLIENT)
        workspace.clients.choose(chosen)
        fill(workspace, library)
    return path


@pytest.fixture
def full(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    path = tmp_path / "all clients.csdesk"
    shutil.copyfile(made, path)
    with open_workspace(path, person="Priya Raman") as workspace:
        yield workspace


@pytest.fixture
def exported(full: Workspace, tmp_path: Path) -> Path:
    target = tmp_path / "client.csdesk"
    export_client(full, target)
    return target


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    with create_workspace(tmp_path / "empty.csdesk", person="Otto") as workspace:
        yield workspace


def test_the_full_client_has_something_in_every_table(full: Workspace) -> None:
    assert [table for table, count in count_rows(full).items() if count == 0] == []


def test_an_exported_client_comes_back_as_it_was(
    full: Workspace, exported: Path, empty: Workspace
) -> None:
    before = describe_content(full)
    import_client(empty, exported)
    assert describe_content(empty) == before
    assert empty.history.verify() is None
    assert find_differences(empty.database) == ()


def test_an_exported_client_is_a_workspace_of_its_own(full: Workspace, exported: Path) -> None:
    with open_workspace(exported) as workspace:
        assert [audit.client for audit in workspace.clients.all()] == [CLIENT]
        assert describe_content(workspace) == describe_content(full)
        assert workspace.history.verify() is None
        workspace.attachments.add(QUESTION, "new.txt", b"new")


def test_the_export_of_an_import_of_an_export_is_equal_again(
    full: Workspace, exported: Path, empty: Workspace, tmp_path: Path
) -> None:
    import_client(empty, exported)
    export_client(empty, tmp_path / "again.csdesk")
    with open_workspace(tmp_path / "again.csdesk") as workspace:
        assert describe_content(workspace) == describe_content(full)


def test_attached_files_of_one_name_stay_apart(exported: Path, empty: Workspace) -> None:
    import_client(empty, exported)
    files = empty.attachments.all()
    assert {file.name for file in files} == {"minutes.txt"}
    contents = [empty.attachments.content(file.id) for file in files]
    assert contents == [b"one", CLIENT.name.encode(), b"one", b"two", b"last"]


def test_a_file_that_the_other_workspace_has_already_is_kept_once(
    exported: Path, empty: Workspace
) -> None:
    start(empty, OTHER)
    attach(empty, b"one")
    import_client(empty, exported)
    rows = empty.database.rows("SELECT hash FROM attachment_content WHERE content = ?", (b"one",))
    assert len(rows) == 1
    assert find_differences(empty.database) == ()


def test_nothing_of_other_clients_travels(exported: Path) -> None:
    content = exported.read_bytes()
    assert CLIENT.name.encode() in content
    assert OTHER.name.encode() not in content


def test_the_content_of_a_list_that_was_replaced_stays_behind(exported: Path) -> None:
    with open_workspace(exported) as workspace:
        assert len(workspace.imports.register()) == 3
        assert len(workspace.imports.batches()) == 2
        assert workspace.database.rows(COUNT_KEYS) == [(1, 3), (3, 2)]
    assert b"Wrong one" not in exported.read_bytes()


def test_undo_stays_behind(exported: Path, empty: Workspace) -> None:
    import_client(empty, exported)
    assert empty.history.state() == UndoState()


def test_export_and_import_stand_in_the_logs_of_all_files(
    full: Workspace, exported: Path, empty: Workspace
) -> None:
    import_client(empty, exported)
    (here,) = full.history.entries(1)
    brought, there = empty.history.entries(2)
    assert [line.action for line in (here, there)] == [Action.EXPORT_CLIENT] * 2
    assert json.loads(here.new_value or "")["file"] == "client.csdesk"
    assert (there.person, brought.person) == ("Priya Raman", "Otto")
    assert brought.action is Action.IMPORT_CLIENT
    assert brought.engagement == there.engagement == empty.clients.engagement().id


def test_the_log_names_the_lists_and_files_that_are_meant(exported: Path, empty: Workspace) -> None:
    start(empty, OTHER)
    attach(empty, b"of the other", b"client")
    import_client(empty, exported)
    lines = reversed(empty.history.entries())
    values = [(line.entity, line.key, json.loads(line.new_value or "null")) for line in lines]
    chosen = [value for entity, _, value in values if entity == "list_in_use" and value]
    batches = [value["batch_id"] for value in chosen]
    assert batches == [batch.id for batch in empty.imports.register()]
    named = {value["id"]: key for entity, key, value in values if entity == "attachment" and value}
    assert all(key == str(number) for number, key in named.items())
    mine = {file.id for file in empty.attachments.all()}
    others = {1, 2}
    assert mine < named.keys()
    (taken_away,) = named.keys() - mine - others
    with empty.step(Action.ATTACH_FILE):
        assert empty.attachments.add(QUESTION, "new.txt", b"new").id > taken_away


def test_the_lines_of_a_step_stay_together(exported: Path, empty: Workspace) -> None:
    start(empty, OTHER)
    import_client(empty, exported)
    lines = list(reversed(empty.history.entries()))
    assert len({line.step for line in lines}) < len(lines)
    first = {line.step: line.id for line in reversed(lines)}
    assert all(step == number for step, number in first.items())


def test_the_salts_of_the_log_are_new_in_each_file(exported: Path, empty: Workspace) -> None:
    """What is erased in one file cannot be confirmed by its hash with the other one."""
    import_client(empty, exported)
    with open_workspace(exported) as workspace:
        there = set(workspace.database.rows("SELECT salt FROM change"))
    here = set(empty.database.rows("SELECT salt FROM change"))
    assert here.isdisjoint(there)


def test_a_client_gets_no_lines_of_one_that_was_removed(exported: Path, empty: Workspace) -> None:
    start(empty, OTHER)
    empty.clients.remove(empty.clients.engagement().id)
    brought = import_client(empty, exported)
    lines = empty.history.entries()
    assert any(line.is_erased for line in lines)
    assert not any(line.is_erased for line in lines if line.engagement == brought)


@pytest.mark.parametrize("chosen", ["Baseline audit", "Second audit"])
def test_the_audit_that_was_looked_at_is_chosen(
    exported: Path, empty: Workspace, chosen: str
) -> None:
    with open_workspace(exported) as workspace:
        workspace.database.write("INSERT INTO engagement VALUES (9, 1, 'Second audit', NULL)")
        numbers = {one.engagement.name: one.engagement.id for one in workspace.clients.all()}
        workspace.clients.choose(numbers[chosen])
    import_client(empty, exported)
    assert empty.clients.engagement().name == chosen
    assert [one.engagement.name for one in empty.clients.all()] == list(numbers)


def test_a_file_that_was_not_written_as_meant_is_not_published(
    full: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("csdesk.storage.handover.client_log.link", lambda *_: "0" * 64)
    with pytest.raises(WorkspaceDamaged, match=r"client\.csdesk was altered"):
        export_client(full, tmp_path / "client.csdesk")
    assert list(tmp_path.glob(".csdesk-*")) == []
    assert not (tmp_path / "client.csdesk").exists()


def test_an_erased_person_stays_erased(full: Workspace, empty: Workspace, tmp_path: Path) -> None:
    full.history.erase_person("Priya Raman")
    export_client(full, tmp_path / "erased.csdesk")
    import_client(empty, tmp_path / "erased.csdesk")
    assert describe_content(empty) == describe_content(full)
    assert any(line.is_erased for line in empty.history.entries())
    assert empty.history.verify() is None


def test_a_client_joins_others_without_touching_them(exported: Path, empty: Workspace) -> None:
    start(empty, OTHER)
    say(empty, "stays")
    attach(empty, b"stays")
    neighbour = empty.clients.engagement().id
    before = describe_content(empty)
    brought = import_client(empty, exported)
    assert empty.clients.engagement().id == brought
    assert empty.clients.client() == CLIENT
    empty.clients.choose(neighbour)
    assert describe_content(empty) == before


def test_a_client_that_was_brought_in_can_be_removed(exported: Path, empty: Workspace) -> None:
    empty.clients.remove(import_client(empty, exported))
    assert empty.clients.all() == ()
    assert empty.database.rows(COUNT_KEYS) == []


@pytest.mark.parametrize("phrase", [None, PHRASE])
@pytest.mark.parametrize("file_phrase", [None, "another phrase ü"])
def test_plain_and_encrypted_files_give_and_take(
    tmp_path: Path, phrase: str | None, file_phrase: str | None
) -> None:
    target = tmp_path / "client.csdesk"
    with create_workspace(tmp_path / "from.csdesk", phrase=phrase) as source:
        start(source, CLIENT)
        attach(source, b"secret" * 50)
        before = describe_content(source)
        export_client(source, target, phrase=file_phrase)
    expected = file_phrase or phrase
    with create_workspace(tmp_path / "to.csdesk", phrase=phrase) as workspace:
        import_client(workspace, target, phrase=expected)
        assert describe_content(workspace) == before
    assert (CLIENT.name.encode() in target.read_bytes()) is (expected is None)


def test_an_encrypted_file_needs_its_phrase(
    full: Workspace, empty: Workspace, tmp_path: Path
) -> None:
    target = tmp_path / "locked.csdesk"
    export_client(full, target, phrase=PHRASE)
    with pytest.raises(PassPhraseNeeded):
        import_client(empty, target)
    with pytest.raises(PassPhraseWrong):
        import_client(empty, target, phrase="wrong")
    assert empty.clients.is_empty()


@pytest.mark.parametrize("moment", ["Writing the client", "Checking the file"])
def test_a_cancelled_export_leaves_nothing(full: Workspace, tmp_path: Path, moment: str) -> None:
    def cancel(done: int, total: int, step: str) -> None:
        if step == moment:
            raise Cancelled

    lines = len(full.history.entries())
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        export_client(full, tmp_path / "client.csdesk", progress=cancel)
    assert sorted(tmp_path.iterdir()) == before
    assert len(full.history.entries()) == lines


def test_an_export_that_cannot_be_logged_leaves_no_file(full: Workspace, tmp_path: Path) -> None:
    def fail() -> None:
        raise WorkspaceUnusable("The drive is full.")

    full.database.after_commit.append(fail)
    with pytest.raises(WorkspaceUnusable, match="full"):
        export_client(full, tmp_path / "client.csdesk")
    assert not (tmp_path / "client.csdesk").exists()


def test_an_export_replaces_nothing(full: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "there.csdesk"
    target.write_text("mine")
    with pytest.raises(WorkspaceUnusable, match="there already"):
        export_client(full, target)
    assert target.read_text() == "mine"


def test_a_workspace_without_a_client_has_nothing_to_export(
    empty: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(WorkspaceUnusable, match="holds no client"):
        export_client(empty, tmp_path / "client.csdesk")
    assert not (tmp_path / "client.csdesk").exists()


def test_a_workspace_that_is_only_read_can_hand_a_client_on(
    full: Workspace, tmp_path: Path
) -> None:
    full.close()
    with open_workspace(full.path, read_only=True) as workspace:
        before = full.path.read_bytes()
        export_client(workspace, tmp_path / "client.csdesk")
        expected = describe_content(workspace)
    assert full.path.read_bytes() == before
    with open_workspace(tmp_path / "client.csdesk") as workspace:
        assert describe_content(workspace) == expected


def test_a_workspace_that_is_only_read_takes_nobody_in(exported: Path, empty: Workspace) -> None:
    empty.close()
    with open_workspace(empty.path, read_only=True) as workspace:
        with pytest.raises(WorkspaceUnusable, match="reading only"):
            import_client(workspace, exported)
        assert workspace.clients.is_empty()


def test_a_cancelled_import_changes_nothing(exported: Path, empty: Workspace) -> None:
    def cancel(done: int, total: int, step: str) -> None:
        if step == "Writing the client" and done == total:
            raise Cancelled

    fingerprint = empty.fingerprint()
    with pytest.raises(Cancelled):
        import_client(empty, exported, progress=cancel)
    assert (empty.clients.all(), empty.history.entries()) == ((), ())
    assert empty.fingerprint() == fingerprint


def test_a_name_that_is_taken_is_refused_or_replaced_by_another(
    exported: Path, empty: Workspace
) -> None:
    import_client(empty, exported)
    with pytest.raises(WrongUsage, match="holds “Harbourlight Software” already"):
        import_client(empty, exported)
    with pytest.raises(WrongUsage, match="needs a name"):
        import_client(empty, exported, called=" ")
    assert len(empty.clients.all()) == 1
    import_client(empty, exported, called="Harbourlight, as sent")
    names = [audit.client.name for audit in empty.clients.all()]
    assert names == ["Harbourlight Software", "Harbourlight, as sent"]
    assert find_differences(empty.database) == ()


def test_of_several_clients_the_one_that_is_meant_is_brought_in(
    full: Workspace, empty: Workspace
) -> None:
    full.close()
    with pytest.raises(WrongUsage, match=r"several clients: “Before”, “Harb.*Say which"):
        import_client(empty, full.path)
    with pytest.raises(WrongUsage, match="does not hold “Nobody”"):
        import_client(empty, full.path, client="Nobody")
    import_client(empty, full.path, client="Tern & Tide")
    assert empty.clients.client() == OTHER
    assert empty.answers.all()[QUESTION].note == "of Tern & Tide"


def test_a_workspace_without_a_client_has_nothing_to_give(tmp_path: Path, empty: Workspace) -> None:
    create_workspace(tmp_path / "nobody.csdesk").close()
    with pytest.raises(WrongUsage, match="holds no client"):
        import_client(empty, tmp_path / "nobody.csdesk")


def test_a_workspace_cannot_be_brought_into_itself(full: Workspace) -> None:
    with pytest.raises(WorkspaceInUse):
        import_client(full, full.path)


def test_the_file_that_is_brought_in_is_not_touched(
    exported: Path, empty: Workspace, snapshot
) -> None:
    before = exported.read_bytes(), exported.stat().st_mtime_ns
    import_client(empty, exported)
    assert (exported.read_bytes(), exported.stat().st_mtime_ns) == before


def test_a_client_of_the_first_format_is_brought_in(
    repository: Path, empty: Workspace, tmp_path: Path
) -> None:
    source = tmp_path / "old.csdesk"
    shutil.copyfile(repository / "tests" / "formats" / "format_1.csdesk", source)
    before = source.read_bytes()
    import_client(empty, source)
    assert source.read_bytes() == before
    with open_workspace(source) as workspace:
        assert describe_content(workspace) == describe_content(empty)


def change(path: Path, *statements: str) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("UPDATE answer SET note = 'forged'", "damaged"),
        ("CREATE TABLE more (id INTEGER)", "did not make"),
        ("UPDATE change SET person = 'Mallory' WHERE id = 3", "not what was written"),
    ],
)
def test_a_file_that_was_changed_elsewhere_is_refused(
    exported: Path, empty: Workspace, statement: str, error: str
) -> None:
    change(exported, statement)
    with pytest.raises(WorkspaceUnusable, match=error):
        import_client(empty, exported)
    assert empty.clients.is_empty()


def test_another_file_is_refused(tmp_path: Path, empty: Workspace) -> None:
    (tmp_path / "photo.csdesk").write_bytes(b"\x89PNG" + bytes(9_000))
    with pytest.raises(WorkspaceUnusable, match="not a csdesk workspace"):
        import_client(empty, tmp_path / "photo.csdesk")


def write_books(path: Path, statement: str) -> None:
    """Change a file as somebody would who knows how the sums are kept."""
    with open_workspace(path) as workspace:
        workspace.database.rows("PRAGMA ignore_check_constraints = ON")
        workspace.database.rows("PRAGMA foreign_keys = OFF")
        with workspace.transaction():
            workspace.database.write(statement)


def test_an_altered_log_is_not_chained_anew(exported: Path, empty: Workspace) -> None:
    write_books(exported, "UPDATE change SET person = 'Mallory' WHERE id = 3")
    with pytest.raises(WorkspaceDamaged, match="altered at line 3"):
        import_client(empty, exported)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM attachment_content",
        (
            "INSERT INTO list_in_use SELECT engagement_id + 0, 'current', 99 FROM list_in_use "
            "WHERE role = 'previous' ON CONFLICT DO UPDATE SET batch_id = 99"
        ),
    ],
)
def test_rows_that_belong_to_nothing_are_refused(
    exported: Path, empty: Workspace, statement: str
) -> None:
    write_books(exported, statement)
    with pytest.raises(WorkspaceDamaged):
        import_client(empty, exported)
    assert empty.clients.is_empty()


MORE_TABLES = (
    (
        "CREATE TABLE contact (id INTEGER PRIMARY KEY, name TEXT, engagement_id INTEGER NOT NULL "
        "REFERENCES engagement (id) ON DELETE CASCADE) STRICT"
    ),
    (
        "CREATE TABLE talk (contact_id INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE, "
        "paper INTEGER REFERENCES attachment (id), words TEXT, PRIMARY KEY (contact_id, words)) "
        "STRICT"
    ),
)


@pytest.fixture
def with_more_tables(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Database]]:
    """Give a function that makes a file in memory with tables that a later version might add."""
    for name in ("talk", "contact"):
        monkeypatch.setitem(TABLES, name, Table(TableUse.DECISION, "Added later."))
    made = []

    def make() -> Database:
        database = connect_memory()
        made.append(database)
        migrate(database)
        for statement in MORE_TABLES:
            database.write(statement)
        return database

    yield make
    for database in made:
        database.abandon()


def test_a_table_that_is_added_later_travels_too(with_more_tables) -> None:
    source, target = with_more_tables(), with_more_tables()
    for number in (1, 2):
        source.write("INSERT INTO client VALUES (?, ?, 'GBP', NULL, 0)", (number, f"C{number}"))
        source.write("INSERT INTO engagement VALUES (?, ?, 'E', NULL)", (number + 5, number))
        source.write("INSERT INTO contact VALUES (?, ?, ?)", (number, f"P{number}", number + 5))
        source.write("INSERT INTO talk VALUES (?, NULL, ?)", (number, f"W{number}"))
    target.write("INSERT INTO client VALUES (1, 'C', 'GBP', NULL, 0)")
    target.write("INSERT INTO engagement VALUES (1, 1, 'E', NULL)")
    target.write("INSERT INTO contact VALUES (7, 'P', 1)")
    ClientMover(source, target, 2).move_rows()
    assert target.rows("SELECT * FROM contact") == [(7, "P", 1), (8, "P2", 2)]
    assert target.rows("SELECT * FROM talk") == [(8, None, "W2")]


def test_every_table_that_is_no_book_belongs_to_a_client(workspace: Workspace) -> None:
    found = read_relations(workspace.database)
    kept = {name for name, table in TABLES.items() if table.use is not TableUse.BOOKS}
    assert found.keys() == kept
    shared = {name for name, table in found.items() if table.is_shared}
    assert shared == {"attachment_content", "instrument_text"}


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
QUESTIONS = st.sampled_from([QuestionId(name) for name in ("health.1.a", "health.1.b", "data.2.c")])
LISTED = st.lists(
    st.tuples(NAMES, st.none() | st.floats(-1e9, 1e9), st.none() | st.dates()),
    max_size=3,
    unique_by=lambda one: one[0],
)


SCORED = st.dictionaries(NAMES, st.none() | st.floats(0, 100), max_size=3)


@dataclass(frozen=True)
class Deed:
    """Something that a person does to a client."""

    action: Action
    told: tuple[Any, ...] = ()


DEEDS = st.one_of(
    st.builds(Deed, st.just(Action.ANSWER), st.tuples(QUESTIONS, WORDS)),
    st.builds(Deed, st.just(Action.IMPORT_LIST), st.tuples(st.sampled_from(ListRole), LISTED)),
    st.builds(Deed, st.just(Action.ATTACH_FILE), st.tuples(QUESTIONS, NAMES, st.binary())),
    st.builds(Deed, st.just(Action.REMOVE_FILE)),
    st.builds(Deed, st.just(Action.ASSIGN_OWNER), st.tuples(WORDS)),
    st.builds(Deed, st.just(Action.IMPORT_PACKET), st.tuples(QUESTIONS, NAMES)),
    st.builds(Deed, st.just(Action.REMOVE_RESPONDENT)),
    st.builds(Deed, st.just(Action.SAVE_OBSERVATION), st.tuples(QUESTIONS, WORDS)),
    st.builds(Deed, st.just(Action.KEEP_INSTRUMENTS), st.tuples(NAMES, st.binary())),
    st.builds(Deed, st.just(Action.SET_TARGET), st.tuples(NAMES, st.integers(0, 4))),
    st.builds(Deed, st.just(Action.TAKE_SNAPSHOT), st.tuples(SCORED, st.dates())),
    st.builds(Deed, st.just(Action.OVERRIDE_SCORE), st.tuples(NAMES, st.integers(1, 90))),
    st.builds(Deed, st.just(Action.ADD_TASKS), st.tuples(NAMES, WORDS)),
    st.builds(Deed, st.just(Action.CHANGE_TASK)),
    st.builds(Deed, st.just(Action.RATE_WEIGHTS), st.tuples(NAMES, st.floats(0, 100))),
    st.builds(Deed, st.just(Action.KEEP_OFFER), st.tuples(NAMES, WORDS)),
    st.builds(Deed, st.just(Action.UNDO)),
    st.builds(Deed, st.just(Action.REDO)),
)


def do(workspace: Workspace, deed: Deed) -> None:
    if deed.action is Action.UNDO:
        workspace.history.undo()
    elif deed.action is Action.REDO:
        workspace.history.redo()
    else:
        with workspace.step(deed.action):
            change_client(workspace, deed)


def change_client(workspace: Workspace, deed: Deed) -> None:
    match deed.action, deed.told:
        case Action.ANSWER, (question, note):
            workspace.answers.save(Answer(question, ChoiceId("yes"), note=note))
        case Action.IMPORT_LIST, (role, listed):
            names, amounts, days = zip(*listed, strict=True) if listed else ((), (), ())
            columns = {"account_id": names, "arr": amounts, "renewal_date": days}
            with suppress(InputRefused):
                workspace.imports.add(draft(columns), role, DAY)
        case Action.ATTACH_FILE, (question, name, content):
            workspace.attachments.add(question, name, content)
        case Action.REMOVE_FILE, _:
            workspace.attachments.remove([file.id for file in workspace.attachments.all()[:1]])
        case Action.IMPORT_PACKET, (question, name):
            answers = [Answer(question, ChoiceId("no"), subject=AccountKey(name))]
            workspace.responses.add(name, RespondentRole.SALES, answers)
        case Action.REMOVE_RESPONDENT, _:
            for respondent in workspace.responses.respondents()[:1]:
                workspace.responses.remove(respondent.id)
        case Action.SAVE_OBSERVATION, (question, issue):
            workspace.observations.save(Observation(ObservationId(0), question, issue))
        case Action.KEEP_INSTRUMENTS, (name, compiled):
            workspace.instruments.keep(KeptInstrument(InstrumentId(name), "1", compiled))
        case Action.SET_TARGET, (area, tier):
            workspace.aims.set_target(InstrumentId("ladder"), AreaId(area), tier)
        case Action.ASSIGN_OWNER, (owner,):
            workspace.plan.set_owner(InitiativeId("health.alerts"), owner)
        case _:
            change_health(workspace, deed)


def change_health(workspace: Workspace, deed: Deed) -> None:
    match deed.action, deed.told:
        case Action.TAKE_SNAPSHOT, (scored, day):
            kept = kept_health.make_scores(scored)
            workspace.snapshots.add(kept, day, kept_health.NOON, kept_health.VERSION_TEXTS)
        case Action.OVERRIDE_SCORE, (account, days):
            until = DAY + timedelta(days=days)
            override = replace(kept_health.OVERRIDE, account=account, set_on=DAY, expires_on=until)
            workspace.overrides.set(override)
        case Action.ADD_TASKS, (account, note):
            workspace.tasks.add([replace(kept_health.TASKS[0], account=account, note=note)])
        case Action.CHANGE_TASK, _:
            for task in workspace.tasks.all()[:1]:
                workspace.tasks.save(replace(task, steps_done=("offer",)))
        case Action.RATE_WEIGHTS, (rater, weight):
            with suppress(WrongUsage):
                workspace.ratings.rate(kept_health.CARD, 1, rater, {kept_health.NPS: weight})
        case Action.KEEP_OFFER, (account, approver):
            offer = replace(kept_health.OFFER, account=account, approver=approver)
            workspace.offers.add(offer)


@settings(max_examples=10)
@given(st.lists(DEEDS, max_size=8), st.lists(DEEDS, max_size=3))
def test_whatever_was_done_a_client_arrives_as_it_was(
    deeds: list[Deed], others: list[Deed]
) -> None:
    with TemporaryDirectory() as folder, create_workspace(Path(folder, "from")) as source:
        for client, done in ((OTHER, others), (CLIENT, deeds)):
            start(source, client)
            for deed in done:
                do(source, deed)
        export_client(source, Path(folder, "client"))
        with create_workspace(Path(folder, "to")) as target:
            start(target, OTHER)
            for deed in others:
                do(target, deed)
            import_client(target, Path(folder, "client"))
            assert describe_content(target) == describe_content(source)
            assert target.history.verify() is None
            assert find_differences(target.database) == ()
            assert target.database.rows("PRAGMA foreign_key_check") == []
