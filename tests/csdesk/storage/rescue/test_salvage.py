from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from csdesk.errors import (
    Cancelled,
    PassPhraseNeeded,
    PassPhraseWrong,
    WorkspaceDamaged,
    WorkspaceInUse,
    WorkspaceUnusable,
)
from csdesk.model.answers import Answer, Confidence
from csdesk.model.assessments import KeptInstrument, Observation
from csdesk.model.history import Action
from csdesk.model.identifiers import AttachmentId, ObservationId
from csdesk.model.imports import BLOCK_ROWS, ListRole
from csdesk.model.respondents import RespondentRole
from csdesk.model.workspaces import Salvaged, SalvageReport
from csdesk.storage.checks.checking import check_file
from csdesk.storage.checks.closed_files import reading
from csdesk.storage.file.connection import connect
from csdesk.storage.rescue.salvage import salvage
from csdesk.storage.workspace import Workspace, open_workspace
from tests.csdesk.storage import kept_health, kept_metrics, kept_plan

PHRASE = "vier ehrliche Wörter, it's 'quoted'"
PLAIN_AND_ENCRYPTED = pytest.mark.parametrize("phrase", [None, PHRASE], ids=["plain", "encrypted"])
PAGE = 4096
ACCOUNTS = 2 * BLOCK_ROWS + 160
BLOCKS = 15
"""Three of each column, of the keys and of the rows of the file."""
COLUMNS = "blocks of imported columns"
EVIDENCE = bytes(range(256)) * 60


@pytest.fixture
def target(path: Path) -> Path:
    return path.with_name("salvaged.csdesk")


@pytest.fixture
def filled(workspace: Workspace, make_draft) -> Path:
    """Return the path of a closed workspace with a long list, answers and an attached file."""
    columns = {
        "account_id": [f"A{number:04}" for number in range(ACCOUNTS)],
        "account_name": [f"Customer number {number}" for number in range(ACCOUNTS)],
        "arr": [1000.5 + number for number in range(ACCOUNTS)],
    }
    workspace.imports.add(make_draft(columns), ListRole.CURRENT, date(2024, 12, 31))
    workspace.answers.save_all(
        Answer(f"health.1.question_{number}", "yes", note="n" * 90) for number in range(60)
    )
    workspace.attachments.add("health.1.question_1", "minutes.pdf", EVIDENCE)
    fill_assessment(workspace)
    workspace.close()
    return workspace.path


def fill_assessment(workspace: Workspace) -> None:
    said = Answer("health.1.question_2", "no", note="not that I know", subject="A0001")
    workspace.responses.add("Dana Ortiz", RespondentRole.SALES, [said])
    workspace.observations.save(Observation(ObservationId(0), said.question, "Nobody looks"))
    workspace.instruments.keep(KeptInstrument("ladder", "1", b'{"id":"ladder"}'))
    workspace.aims.set_target("ladder", "health", 3)
    workspace.aims.set_functions("ladder", {"onboarding"})
    workspace.service_tiers.choose("A0001", "digital", "They asked")
    kept_health.fill_health(workspace)
    kept_metrics.fill_metrics(workspace)
    kept_plan.fill_plan(workspace)


def part(report: SalvageReport, what: str) -> Salvaged:
    return next(found for found in report.parts if found.what == what)


def root_page(path: Path, phrase: str | None, table: str) -> int:
    with reading(path, phrase) as database:
        ((page,),) = database.rows("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
    return int(page)


def spoil_page(path: Path, number: int) -> None:
    content = bytearray(path.read_bytes())
    content[(number - 1) * PAGE : number * PAGE] = bytes(PAGE)
    path.write_bytes(content)


def spoil_text(path: Path, old: bytes, new: bytes) -> None:
    content = path.read_bytes()
    assert content.count(old) == 1
    path.write_bytes(content.replace(old, new))


@PLAIN_AND_ENCRYPTED
def test_a_whole_file_is_salvaged_completely(
    filled: Path, target: Path, phrase: str | None
) -> None:
    with open_workspace(filled, phrase=phrase) as workspace:
        fingerprint, log = workspace.fingerprint(), workspace.history.entries()
    report = salvage(filled, target, phrase)
    assert report.target == target
    assert all(found.kept == found.expected and found.is_exact for found in report.parts)
    assert part(report, COLUMNS).kept == BLOCKS
    assert part(report, "answers").kept == 60
    with open_workspace(target, phrase=phrase) as workspace:
        assert workspace.is_encrypted == (phrase is not None)
        assert workspace.fingerprint() == fingerprint
        assert workspace.history.entries() == log
        assert workspace.attachments.content(AttachmentId(1)) == EVIDENCE
        assert workspace.clients.client().name == "Harbourlight Software"


@PLAIN_AND_ENCRYPTED
def test_a_trial_reports_the_same_and_writes_nothing(
    filled: Path, target: Path, phrase: str | None, snapshot
) -> None:
    spoil_page(filled, filled.stat().st_size // PAGE - 5)
    before = snapshot(filled)
    trial = salvage(filled, None, phrase)
    assert snapshot(filled) == before
    assert trial.target is None
    assert salvage(filled, target, phrase).parts == trial.parts


@PLAIN_AND_ENCRYPTED
def test_persons_keep_their_pseudonyms(filled: Path, target: Path, phrase: str | None) -> None:
    with open_workspace(filled, phrase=phrase) as workspace:
        salt = workspace.salt()
    salvage(filled, target, phrase)
    with open_workspace(target, phrase=phrase) as workspace:
        assert workspace.salt() == salt


@pytest.mark.parametrize("text", ["", "no secret", "0" * 31 + "\ufffd", "0" * 32 + "\n7"])
def test_what_is_no_secret_any_more_gives_way_to_a_fresh_one(
    filled: Path, target: Path, text: str
) -> None:
    forge(filled, f"UPDATE workspace SET salt = '{text}'")  # noqa: S608
    salvage(filled, target)
    with open_workspace(target) as workspace:
        assert len(workspace.salt()) == len("0" * 32)
        assert workspace.salt() not in text.split("\n")


def find_page(path: Path, text: bytes) -> int:
    content = path.read_bytes()
    assert content.count(text) == 1
    return content.index(text) // PAGE + 1


@PLAIN_AND_ENCRYPTED
def test_a_lost_block_leaves_every_other_value_beside_its_customer(
    filled: Path, target: Path, phrase: str | None
) -> None:
    with open_workspace(filled, phrase=phrase) as workspace:
        before = workspace.accounts.table(ListRole.CURRENT)
    spoiled = range(30, filled.stat().st_size // PAGE, 41)
    for page in spoiled:
        spoil_page(filled, page)
    report = salvage(filled, target, phrase)
    assert 0 < part(report, COLUMNS).kept < BLOCKS
    assert not report.is_exact
    with open_workspace(target, phrase=phrase) as workspace:
        after = workspace.accounts.table(ListRole.CURRENT)
    places = {key: at for at, key in enumerate(before.keys)}
    lost = 0
    for name, column in after.columns.items():
        for key, value in zip(after.keys, column, strict=True):
            lost += value is None
            assert value in (None, before.columns[name][places[key]])
    assert lost > 0 or len(after) < len(before)


def test_customers_whose_block_of_keys_is_lost_are_known_by_their_ids(
    filled: Path, target: Path
) -> None:
    with open_workspace(filled) as workspace:
        before = workspace.accounts.table(ListRole.CURRENT)
        rows = "SELECT max(rowid) FROM list_column WHERE name = 'key'"
        ((row,),) = workspace.database.rows(rows)
    forge(filled, f"DELETE FROM list_column WHERE rowid = {row} OR (name = 'arr' AND block = 0)")  # noqa: S608
    forge(filled, "DELETE FROM list_column WHERE name = 'source_row' AND block = 1")
    salvage(filled, target)
    with open_workspace(target) as workspace:
        after = workspace.accounts.table(ListRole.CURRENT)
    assert after.keys == before.keys
    assert after.columns["arr"] == (None,) * BLOCK_ROWS + before.columns["arr"][BLOCK_ROWS:]
    assert after.source_rows[BLOCK_ROWS : 2 * BLOCK_ROWS] == (0,) * BLOCK_ROWS
    assert after.source_rows[2 * BLOCK_ROWS :] == before.source_rows[2 * BLOCK_ROWS :]


def test_customers_of_whom_nothing_tells_who_they_are_are_left_out(
    filled: Path, target: Path
) -> None:
    with open_workspace(filled) as workspace:
        before = workspace.accounts.table(ListRole.CURRENT)
    forge(
        filled,
        "DELETE FROM list_column WHERE block = 1 AND name IN ('key', 'account_id', 'account_name')",
    )
    salvage(filled, target)
    with open_workspace(target) as workspace:
        after = workspace.accounts.table(ListRole.CURRENT)
    assert after.keys == before.keys[:BLOCK_ROWS] + before.keys[2 * BLOCK_ROWS :]
    assert after.columns["arr"] == (
        before.columns["arr"][:BLOCK_ROWS] + before.columns["arr"][2 * BLOCK_ROWS :]
    )


def forge(path: Path, statement: str) -> None:
    """Change a closed file behind the back of its books."""
    database = connect(path, None)
    database.write(statement)
    database.close()


@PLAIN_AND_ENCRYPTED
@pytest.mark.parametrize("table", ["imported_list", "import_batch"])
def test_customers_outlive_the_record_of_their_list(
    filled: Path, target: Path, phrase: str | None, table: str
) -> None:
    with open_workspace(filled, phrase=phrase) as workspace:
        before = workspace.accounts.table(ListRole.CURRENT)
    spoil_page(filled, root_page(filled, phrase, table))
    report = salvage(filled, target, phrase)
    assert part(report, COLUMNS) == Salvaged(COLUMNS, BLOCKS, BLOCKS, is_exact=True)
    with open_workspace(target, phrase=phrase) as workspace:
        after = workspace.accounts.table(ListRole.CURRENT)
    assert after.keys == before.keys
    assert {**after.columns} == {**before.columns}
    assert "Name lost" in (after.file_name, after.sheet)


def test_the_tables_tell_how_many_blocks_are_lost_where_the_sums_are_too(
    filled: Path, target: Path
) -> None:
    for table in ("content_sum", "list_column"):
        spoil_page(filled, root_page(filled, None, table))
    report = salvage(filled, target)
    assert part(report, COLUMNS) == Salvaged(COLUMNS, BLOCKS, 0)
    assert part(report, "answers") == Salvaged("answers", None, 60)
    assert not report.is_exact


def test_changed_content_is_kept_and_not_called_exact(filled: Path, target: Path) -> None:
    spoil_text(filled, b'"Customer number 77"', b'"Customer numbes 77"')
    report = salvage(filled, target)
    assert part(report, COLUMNS) == Salvaged(COLUMNS, BLOCKS, BLOCKS, is_exact=False)
    assert part(report, "answers").is_exact
    assert check_file(target).problems == ()


def test_a_changed_decision_is_set_right_by_the_change_log(filled: Path, target: Path) -> None:
    with open_workspace(filled) as workspace:
        fingerprint = workspace.fingerprint()
    content = bytearray(filled.read_bytes())
    content[content.index(b"health.1.question_7yes") + 40] = ord("m")
    filled.write_bytes(content)
    assert part(salvage(filled, target), "answers").is_exact
    with open_workspace(target) as workspace:
        assert workspace.fingerprint() == fingerprint


@PLAIN_AND_ENCRYPTED
@pytest.mark.parametrize(
    "table",
    [
        "client",
        "engagement",
        "answer",
        "attachment",
        "respondent",
        "response",
        "observation",
        "instrument_in_use",
        "area_target",
        "function_choice",
        "service_tier_choice",
        "scorecard_version",
        "health_model",
        "weight_rating",
        "score_override",
        "snapshot_in_use",
        "task",
        "own_playbook",
        "loss_note",
        "expansion_proof",
        "offer",
        "experiment",
    ],
)
def test_decisions_that_are_lost_come_back_from_the_change_log(
    filled: Path, target: Path, phrase: str | None, table: str
) -> None:
    with open_workspace(filled, phrase=phrase) as workspace:
        fingerprint = workspace.fingerprint()
    spoil_page(filled, root_page(filled, phrase, table))
    assert all(found.is_exact for found in salvage(filled, target, phrase).parts)
    with open_workspace(target, phrase=phrase) as workspace:
        assert workspace.fingerprint() == fingerprint
        assert workspace.clients.client().name == "Harbourlight Software"


def test_answers_come_back_from_what_the_log_said_of_them_in_an_older_format(
    repository: Path, path: Path, target: Path
) -> None:
    shutil.copy(repository / "tests" / "formats" / "format_2.csdesk", path)
    with open_workspace(path) as workspace:
        left, cleared, changed = workspace.answers.all().values()
        workspace.answers.clear(cleared.question)
        workspace.answers.save(replace(changed, confidence=Confidence.VERY_LOW, owner="Jo"))
        answers, fingerprint = workspace.answers.all(), workspace.fingerprint()
        assert answers[left.question] == left
    spoil_page(path, root_page(path, None, "answer"))
    assert part(salvage(path, target), "answers") == Salvaged("answers", 2, 2, is_exact=True)
    with open_workspace(target) as workspace:
        assert workspace.answers.all() == answers
        assert workspace.fingerprint() == fingerprint


def test_a_file_of_an_older_format_brings_its_own_answers_back(
    repository: Path, path: Path, target: Path
) -> None:
    shutil.copy(repository / "tests" / "formats" / "format_2.csdesk", path)
    path.chmod(0o600)
    spoil_page(path, root_page(path, None, "answer"))
    assert part(salvage(path, target), "answers").is_exact
    with open_workspace(target) as workspace:
        assert len(workspace.answers.all()) == 3


def test_a_note_about_a_client_is_not_taken_for_the_client(filled: Path, target: Path) -> None:
    with open_workspace(filled) as workspace:
        name = workspace.clients.client().name
        workspace.history.note(Action.EXPORT_CLIENT, "client", "1", {"id": 1, "name": "a copy"})
    spoil_page(filled, root_page(filled, None, "client"))
    assert part(salvage(filled, target), "clients").is_exact
    with open_workspace(target) as workspace:
        assert workspace.clients.client().name == name


def test_what_somebody_said_outlives_their_name(filled: Path, target: Path) -> None:
    for lost in ("respondent", "change"):
        spoil_page(filled, root_page(filled, None, lost))
    assert part(salvage(filled, target), "answers of respondents").is_exact
    with open_workspace(target) as workspace:
        (response,) = workspace.responses.all()
        assert (response.respondent.name, response.answer.choice) == ("Name lost", "no")


@pytest.mark.parametrize("table", ["client", "engagement"])
def test_answers_outlive_their_client_and_the_change_log(
    filled: Path, target: Path, table: str
) -> None:
    for lost in (table, "change"):
        spoil_page(filled, root_page(filled, None, lost))
    report = salvage(filled, target)
    assert part(report, "answers") == Salvaged("answers", 60, 60, is_exact=True)
    assert part(report, "lines of the change log").kept == 0
    with open_workspace(target) as workspace:
        assert len(workspace.answers.all()) == 60
        names = {workspace.clients.client().name, workspace.clients.engagement().name}
    assert "Name lost" in names


def test_an_incomplete_change_log_brings_nothing_back(filled: Path, target: Path) -> None:
    spoil_text(filled, b'"question":"health.1.question_59"', b'"question":"HEALTH.1.question_59"')
    spoil_page(filled, root_page(filled, None, "answer"))
    report = salvage(filled, target)
    assert part(report, "lines of the change log").kept > 0
    assert part(report, "answers") == Salvaged("answers", 60, 0)


def test_the_change_log_is_kept_as_far_as_its_chain_proves_it(filled: Path, target: Path) -> None:
    with open_workspace(filled) as workspace:
        lines = len(workspace.history.entries())
    content = filled.read_bytes()
    place = content.index(b'"question":"health.1.question_9"')
    spoiled = bytearray(content)
    spoiled[place + 13] = ord("H")
    filled.write_bytes(spoiled)
    report = salvage(filled, target)
    with open_workspace(target) as workspace:
        left = workspace.history.entries()
        assert workspace.history.verify() is None
    found = part(report, "lines of the change log")
    assert (found.expected, found.kept) == (lines, len(left))
    assert left[0].key.endswith("health.1.question_8")


def test_a_file_of_an_older_format_is_salvaged_in_it_and_then_opens(
    repository: Path, path: Path, target: Path
) -> None:
    shutil.copy(repository / "tests" / "formats" / "format_1.csdesk", path)
    spoil_page(path, root_page(path, None, "data_issue"))
    report = salvage(path, target)
    assert part(report, "customers") == Salvaged("customers", None, 7)
    assert check_file(target).format == 1
    with open_workspace(target) as workspace:
        assert workspace.clients.client().name == "Fixture & Söhne"
        assert len(workspace.answers.all()) == 3


@pytest.mark.parametrize("missing", [100, PAGE, 10 * PAGE + 7])
def test_a_file_that_is_cut_short_gives_what_is_left(
    filled: Path, target: Path, missing: int
) -> None:
    with filled.open("r+b") as file:
        file.truncate(filled.stat().st_size - missing)
    report = salvage(filled, target)
    assert any(found.kept for found in report.parts)
    open_workspace(target).close()


def test_a_file_without_a_readable_definition_gives_nothing(filled: Path, target: Path) -> None:
    spoil_page(filled, 1)
    content = bytearray(filled.read_bytes())
    content[:16] = b"SQLite format 3\0"
    filled.write_bytes(content)
    with pytest.raises(WorkspaceDamaged, match=r"Nothing can be read from .* Restore an earlier"):
        salvage(filled, target)
    assert not target.exists()


def test_nothing_is_salvaged_over_a_file(filled: Path, target: Path) -> None:
    target.write_text("the only copy of something")
    with pytest.raises(WorkspaceUnusable, match="is there already"):
        salvage(filled, target)
    assert target.read_text() == "the only copy of something"


def test_a_cancelled_salvage_leaves_nothing_behind(filled: Path, target: Path) -> None:
    def cancel(done: int, total: int, step: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        salvage(filled, target, progress=cancel)
    assert [left.name for left in filled.parent.iterdir()] == [filled.name]


@pytest.mark.parametrize("phrase", [PHRASE])
def test_an_encrypted_file_is_salvaged_with_its_phrase_only(filled: Path, target: Path) -> None:
    with pytest.raises(PassPhraseNeeded):
        salvage(filled, target)
    with pytest.raises(PassPhraseWrong, match="does not open"):
        salvage(filled, target, "another phrase")
    assert not target.exists()


@pytest.mark.parametrize("phrase", [PHRASE])
def test_nothing_of_an_encrypted_file_is_salvaged_into_clear(filled: Path, target: Path) -> None:
    salvage(filled, target, PHRASE)
    assert b"Customer number 7" not in target.read_bytes()


def test_an_open_workspace_is_not_salvaged(workspace: Workspace, target: Path) -> None:
    with pytest.raises(WorkspaceInUse):
        salvage(workspace.path, target)


def flip_bits(chance: random.Random, content: bytearray) -> None:
    for _ in range(chance.choice([1, 1, 20])):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def write_noise(chance: random.Random, content: bytearray) -> None:
    start, length = chance.randrange(len(content)), chance.choice([2, 200, PAGE])
    content[start : start + length] = chance.randbytes(len(content[start : start + length]))


def swap_pages(chance: random.Random, content: bytearray) -> None:
    one, other = (slice(start, start + PAGE) for start in _starts(chance, content))
    content[one], content[other] = content[other], content[one]


def clear_page(chance: random.Random, content: bytearray) -> None:
    start, _ = _starts(chance, content)
    content[start : start + PAGE] = bytes(PAGE)


def cut_short(chance: random.Random, content: bytearray) -> None:
    del content[chance.randrange(len(content)) :]


def _starts(chance: random.Random, content: bytearray) -> list[int]:
    return [PAGE * chance.randrange(len(content) // PAGE) for _ in range(2)]


DAMAGES: list[Callable[[random.Random, bytearray], None]] = [
    flip_bits,
    write_noise,
    swap_pages,
    clear_page,
    cut_short,
]


@pytest.mark.parametrize(
    ("phrase", "seeds"), [(None, range(40)), (PHRASE, range(40, 45))], ids=["plain", "encrypted"]
)
def test_no_damage_leads_to_anything_but_a_report_or_a_sentence(
    filled: Path, target: Path, phrase: str | None, seeds: range
) -> None:
    whole = filled.read_bytes()
    with open_workspace(filled, phrase=phrase) as workspace:
        fingerprint = workspace.fingerprint()
    salvaged = 0
    for seed in seeds:
        chance = random.Random(seed)  # noqa: S311
        content = bytearray(whole)
        DAMAGES[seed % len(DAMAGES)](chance, content)
        filled.write_bytes(content)
        found = judge(filled, phrase)
        assert found in ("refused", fingerprint), seed
        salvaged += try_salvage(filled, phrase)
        assert filled.read_bytes() == content
    assert salvaged > len(seeds) / 2


def judge(path: Path, phrase: str | None) -> str:
    """Return the fingerprint of a file that the check lets pass, which is read without opening."""
    try:
        if check_file(path, phrase).problems:
            return "refused"
        with open_workspace(path, phrase=phrase, read_only=True) as workspace:
            return workspace.fingerprint()
    except WorkspaceUnusable:
        return "refused"


def try_salvage(path: Path, phrase: str | None) -> bool:
    try:
        report = salvage(path, None, phrase)
    except WorkspaceUnusable:
        return False
    return any(found.kept for found in report.parts)
