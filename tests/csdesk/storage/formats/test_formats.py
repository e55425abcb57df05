"""A file of every format that was ever released opens, with everything that stands in it.

``tests/formats`` keeps one of each for ever; each holds the same client.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from csdesk.content.compiling import read_compiled
from csdesk.model.answers import Answer, Confidence
from csdesk.model.clients import Client
from csdesk.model.currencies import ExchangeRate
from csdesk.model.data_review import Steward
from csdesk.model.history import Action, UndoState
from csdesk.model.identifiers import ObservationId
from csdesk.model.imports import ListRole
from csdesk.model.matching import MatchBasis
from csdesk.model.tables import TableKind
from csdesk.storage.formats.migrations import FORMAT
from csdesk.storage.workspace import Workspace, create_workspace, open_workspace
from tests.csdesk.storage.formats import kept_client
from tests.csdesk.storage.formats.kept_client import PHRASE
from tests.csdesk.storage.kept_health import check_health, check_nothing, fill_health
from tests.csdesk.storage.kept_metrics import (
    check_metrics,
    check_no_metrics,
    check_reading,
    fill_metrics,
)
from tests.csdesk.storage.kept_plan import check_no_plan, check_plan, fill_plan

PLAIN = [f"format_{number}" for number in range(1, FORMAT + 1)]
ENCRYPTED = [f"format_{number}_encrypted" for number in range(2, FORMAT + 1)]
BEFORE_FORMAT_3 = ["format_1", "format_2", "format_2_encrypted"]
SINCE_FORMAT_3 = sorted({*PLAIN, *ENCRYPTED} - {*BEFORE_FORMAT_3})
BEFORE_FORMAT_4 = [*BEFORE_FORMAT_3, "format_3", "format_3_encrypted"]
SINCE_FORMAT_4 = sorted({*PLAIN, *ENCRYPTED} - {*BEFORE_FORMAT_4})
SINCE_FORMAT_5 = sorted({*SINCE_FORMAT_4} - {"format_4", "format_4_encrypted"})
SINCE_FORMAT_6 = sorted({*SINCE_FORMAT_5} - {"format_5", "format_5_encrypted"})
SINCE_FORMAT_7 = sorted({*SINCE_FORMAT_6} - {"format_6", "format_6_encrypted"})
CURRENT = [f"format_{FORMAT}", f"format_{FORMAT}_encrypted"]


@pytest.fixture
def take_out(repository: Path, tmp_path: Path):
    """Return a function that opens a copy of a kept file."""

    def take(name: str) -> Workspace:
        kept = repository / "tests" / "formats" / f"{name}.csdesk"
        copy = tmp_path / kept.name
        shutil.copyfile(kept, copy)
        return open_workspace(copy, phrase=PHRASE if name in ENCRYPTED else None)

    return take


@pytest.mark.parametrize("name", PLAIN + ENCRYPTED)
def test_a_file_of_every_format_opens_with_everything_in_it(take_out, name: str) -> None:
    with take_out(name) as workspace:
        assert workspace.is_encrypted == (name in ENCRYPTED)
        check_clients(workspace)
        check_answers(workspace)
        check_lists(workspace)
        assert list(workspace.plan.owners().values()) == ["Wanda Eze"]
        assert len(workspace.plan.raci()) == 1
        assert workspace.history.verify() is None


@pytest.mark.parametrize("name", [*PLAIN[1:], *ENCRYPTED])
def test_log_and_files_are_there_since_they_are_kept(take_out, name: str) -> None:
    with take_out(name) as workspace:
        done = [entry.action for entry in workspace.history.entries()]
        assert (done[0], done[-1]) == (Action.SET_RACI, Action.START_CLIENT)
        assert done.count(Action.ANSWER) >= 3
        assert {entry.person for entry in workspace.history.entries()} == {"Wanda Eze"}
        assert [file.name for file in workspace.attachments.all()] == ["minutes.txt"]


@pytest.mark.parametrize("name", BEFORE_FORMAT_3)
def test_what_was_done_before_format_3_can_not_be_taken_back(take_out, name: str) -> None:
    with take_out(name) as workspace:
        assert workspace.history.state() == UndoState()
        assert workspace.history.undo() is None


@pytest.mark.parametrize("name", CURRENT)
def test_what_this_csdesk_did_can_be_taken_back(take_out, name: str) -> None:
    with take_out(name) as workspace:
        assert workspace.history.state() == UndoState(Action.SET_RACI)
        while workspace.history.undo():
            pass
        assert workspace.answers.all() == {}
        assert workspace.attachments.all() == ()
        assert workspace.imports.batches() == ()
        assert workspace.responses.all() == ()
        assert workspace.observations.all() == ()
        check_nothing(workspace)
        check_no_metrics(workspace)
        check_no_plan(workspace)


@pytest.mark.parametrize("name", SINCE_FORMAT_3)
def test_what_was_done_since_format_3_can_be_taken_back_and_brought_back(
    take_out, name: str
) -> None:
    with take_out(name) as workspace:
        before = workspace.fingerprint()
        steps = 0
        while workspace.history.undo():
            steps += 1
        assert workspace.imports.batches() == ()
        assert workspace.answers.all() == {}
        for _ in range(steps):
            workspace.history.redo()
        assert workspace.history.redo() is None
        assert workspace.fingerprint() == before
        check_lists(workspace)


@pytest.mark.parametrize("name", SINCE_FORMAT_5)
def test_everything_about_health_is_there_since_format_5(take_out, name: str) -> None:
    with take_out(name) as workspace:
        check_health(workspace)


@pytest.mark.parametrize("name", ["format_4", "format_4_encrypted"])
def test_a_file_of_an_earlier_format_knows_nothing_about_health_yet(take_out, name: str) -> None:
    with take_out(name) as workspace:
        check_nothing(workspace)
        fill_health(workspace)
        check_health(workspace)


@pytest.mark.parametrize("name", SINCE_FORMAT_6)
def test_everything_about_metrics_is_there_since_format_6(take_out, name: str) -> None:
    with take_out(name) as workspace:
        check_metrics(workspace)


@pytest.mark.parametrize("name", SINCE_FORMAT_7)
def test_the_day_of_a_stated_figure_and_the_numbers_looked_at_are_there_since_format_7(
    take_out, name: str
) -> None:
    with take_out(name) as workspace:
        check_reading(workspace)


@pytest.mark.parametrize("name", ["format_5", "format_5_encrypted"])
def test_a_file_of_an_earlier_format_knows_nothing_about_metrics_yet(take_out, name: str) -> None:
    with take_out(name) as workspace:
        check_no_metrics(workspace)
        fill_metrics(workspace)
        check_metrics(workspace)


@pytest.mark.parametrize("name", SINCE_FORMAT_4)
def test_everything_about_data_is_there_since_format_4(take_out, name: str) -> None:
    with take_out(name) as workspace:
        (alias,) = workspace.aliases.all()
        assert (alias.alias, alias.account, alias.basis) == ("A-1b", "A-1", MatchBasis.PERSON)
        assert workspace.rates.all() == {"USD": ExchangeRate("USD", 0.9, "Their bank")}
        assert workspace.stewards.all() == {TableKind.SUPPORT: Steward("Wanda Eze", 3)}
        reading = workspace.readings.find(kept_client.FINGERPRINT)
        assert reading == kept_client.READING
        tickets = workspace.lists.table(TableKind.SUPPORT)
        assert tickets.column("ticket_id") == ("T-1", "T-2")
        assert tickets.column("key") == ("A-2", "A-1")
        assert [batch.role for batch in workspace.lists.in_use()] == [*ListRole]


@pytest.mark.parametrize("name", SINCE_FORMAT_3)
def test_everything_about_instruments_is_there_since_format_3(take_out, name: str) -> None:
    with take_out(name) as workspace:
        number = kept_client.NUMBER
        assert workspace.answers.all()[number.question] == number
        about = kept_client.ABOUT_ACCOUNT
        assert workspace.answers.subjects() == {about.subject}
        assert workspace.answers.all(about.subject) == {about.question: about}
        (response,) = workspace.responses.all()
        assert (response.respondent.name, response.respondent.role) == ("Dana Ortiz", "sales")
        assert (response.answer,) == kept_client.RESPONSES
        (observation,) = workspace.observations.all()
        assert replace(observation, id=ObservationId(0)) == kept_client.OBSERVATION
        (kept,) = workspace.instruments.all()
        assert (kept.id, kept.version, kept.is_own) == (kept_client.ALIGNMENT, "1.0", False)
        assert read_compiled(kept.compiled).id == kept.id
        place = (kept_client.LADDER, kept_client.AREA)
        assert workspace.aims.targets() == {place: 3}
        assert workspace.aims.functions() == {kept_client.LADDER: {kept_client.FUNCTION}}
        (choice,) = workspace.service_tiers.all().values()
        assert (choice.account, choice.tier, choice.reason) == ("A-2", "digital", "They asked")


@pytest.mark.parametrize("name", PLAIN + ENCRYPTED)
def test_a_file_of_every_format_has_the_tables_of_a_new_one(
    take_out, name: str, tmp_path: Path
) -> None:
    with create_workspace(tmp_path / "new.csdesk") as new, take_out(name) as old:
        schema = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
        assert old.database.rows(schema) == new.database.rows(schema)


@pytest.mark.parametrize("name", PLAIN)
def test_a_kept_file_is_of_its_format(repository: Path, name: str) -> None:
    header = (repository / "tests" / "formats" / f"{name}.csdesk").read_bytes()[:100]
    assert name == f"format_{int.from_bytes(header[60:64], 'big')}"


def check_clients(workspace: Workspace) -> None:
    assert workspace.clients.client() == Client("Fixture & Söhne", "EUR")
    engagement = workspace.clients.engagement()
    assert (engagement.name, engagement.as_of) == ("Baseline audit", date(2025, 12, 31))


def check_answers(workspace: Workspace) -> None:
    answers = [answer for answer in workspace.answers.all().values() if answer.value is None]
    assert len(answers) == 3
    answered, flagged, left_out = sorted(answers, key=given_order)
    assert isinstance(answered, Answer)
    assert (answered.confidence, answered.evidence) == (
        Confidence.HIGH,
        "Playbook of March, page 4",
    )
    assert (answered.note, answered.respondent) == ("Shown on screen", "Dana Ortiz")
    assert flagged.flagged
    assert (left_out.choice, left_out.not_applicable_reason) == (None, "Sold through partners")


def given_order(answer: Answer) -> tuple[bool, bool]:
    return (answer.choice is None, answer.flagged)


def check_lists(workspace: Workspace) -> None:
    current = workspace.accounts.table(ListRole.CURRENT)
    previous = workspace.accounts.table(ListRole.PREVIOUS)
    assert current is not None
    assert previous is not None
    assert current.keys == ("A-1", "A-2", "A-3", "A-4")
    assert current.columns["account_name"][1:3] == ("Zürich Ölwerke AG", "O'Hara “Tea”")
    assert current.columns["arr"] == (12000, 48000.5, 7500, 31000)
    assert current.columns["renewal_date"][:3] == (date(2026, 3, 31), date(2026, 9, 30), None)
    assert previous.keys == ("A-1", "A-2", "A-9")
    assert previous.columns["csm"] == ("Priya Nair", "Tom Hale", "Tom Hale")
    assert set(kept_client.FIELDS) <= set(current.columns)
    assert (current.file_name, current.sheet, current.as_of) == (
        "2025.csv",
        "2025",
        date(2025, 12, 31),
    )
    first, second = [batch for batch in workspace.imports.batches() if batch.role != "added"]
    assert (first.role, first.accounts_read, first.rows_rejected) == (ListRole.CURRENT, 4, 0)
    assert (second.role, second.accounts_read, second.lost_read) == (ListRole.PREVIOUS, 3, 0)
    assert current.source_rows == (2, 3, 4, 5)


@pytest.mark.parametrize("name", CURRENT)
def test_everything_about_the_plan_is_there_since_format_8(take_out, name: str) -> None:
    with take_out(name) as workspace:
        check_plan(workspace)


@pytest.mark.parametrize("name", ["format_7", "format_7_encrypted"])
def test_a_file_of_an_earlier_format_knows_nothing_about_the_plan_yet(take_out, name: str) -> None:
    with take_out(name) as workspace:
        check_no_plan(workspace)
        fill_plan(workspace)
        check_plan(workspace)
