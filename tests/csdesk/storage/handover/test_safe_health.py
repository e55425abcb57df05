"""What a client-safe file shows of health: what was done and how it went, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from csdesk.content import load_library
from csdesk.model.identifiers import AccountKey, PlaybookId, ScorecardId, SignalId, TaskId
from csdesk.model.imports import ListRole
from csdesk.model.offers import OfferState
from csdesk.model.score_history import KeptScores
from csdesk.model.scorecards import HealthModel
from csdesk.storage.handover.client_safe import export_client_safe
from csdesk.storage.workspace import Workspace, open_workspace
from tests.csdesk.storage import kept_health, kept_metrics
from tests.csdesk.storage.kept_health import A_1, A_2, CARD, DAY, NOON, NPS, USAGE

MONTH = datetime(2026, 1, 1, tzinfo=UTC)
SHIPPED = ScorecardId("ten_signals")


@pytest.fixture
def full(workspace: Workspace, make_draft) -> Workspace:
    columns = {
        "account_id": ["A-1", "A-2", "A-3"],
        "account_name": ["Blyth & Sons", "Zürich Ölwerke AG", "O'Hara"],
        "csm": ["Priya Nair", "Priya Nair", "Tom Hale"],
    }
    workspace.imports.add(make_draft(columns), ListRole.CURRENT, DAY)
    kept_health.fill_health(workspace)
    return workspace


@pytest.fixture
def shown(full: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    """Give what is shown, open."""
    export_client_safe(full, tmp_path / "safe.csdesk")
    with open_workspace(tmp_path / "safe.csdesk") as workspace:
        yield workspace


def name_accounts(workspace: Workspace) -> dict[str, str]:
    """Return the alias that the customer list has for each customer, known by its CSM and score."""
    table = workspace.accounts.table(ListRole.CURRENT)
    assert table is not None
    return dict(zip(table.keys, table.columns["csm"], strict=True))


def latest(workspace: Workspace) -> KeptScores:
    return workspace.snapshots.scores(workspace.snapshots.all()[-1])


def test_scores_are_shown_under_the_aliases_of_the_list(shown: Workspace) -> None:
    kept = list(latest(shown))
    assert {one.account for one in kept} == set(name_accounts(shown))
    expected = [(one.score, one.band, one.coverage) for one in kept_health.LATER_SCORES]
    found = [(one.score, one.band, one.coverage) for one in kept]
    assert sorted(found, key=repr) == sorted(expected, key=repr)
    assert [one.account for one in kept] == sorted(one.account for one in kept)


def test_what_stands_in_one_row_stays_together(shown: Workspace) -> None:
    (first,) = [one for one in latest(shown) if one.score == 81.0]
    assert sorted(first.points.values()) == [5.0, 7.25]
    tasks = {task.account for task in shown.tasks.all() if task.status == "done"}
    assert tasks == {first.account}
    assert first.account in shown.proofs.all()


def test_signals_and_cards_that_ship_keep_their_name_and_others_lose_it(shown: Workspace) -> None:
    signals = {one for card in load_library().scorecards.values() for one in card.signals}
    assert NPS in {one.id for one in signals}
    assert USAGE not in {one.id for one in signals}
    assert latest(shown).points.keys() == {NPS, SignalId("Signal 1")}
    for info in shown.snapshots.all():
        assert list(info.versions) == [ScorecardId("Scorecard 1"), SHIPPED]
        assert {*info.versions.values()}.isdisjoint({"own.2"})
        assert info.taken_at == MONTH


def test_own_scorecards_and_playbooks_and_what_persons_judged_stay_behind(
    shown: Workspace,
) -> None:
    assert shown.scorecards.versions() == ()
    assert shown.scorecards.in_use() == ()
    assert shown.ratings.all() == ()
    assert shown.overrides.all() == ()
    assert shown.playbooks.all() == {}


def test_the_model_shows_its_cadence_and_nobody(shown: Workspace) -> None:
    model = shown.health_model.get()
    expected = replace(
        kept_health.MODEL,
        stakeholders=(),
        owner=model.owner,
        activated_on=date(2025, 9, 1),
    )
    assert model == expected != HealthModel()
    assert model.owner.startswith("Person ")


def test_tasks_show_how_they_went_without_their_words(shown: Workspace) -> None:
    urgent, thanks = shown.tasks.all()
    assert (urgent.opened_at, urgent.due_at, urgent.closed_at) == (MONTH, MONTH, None)
    assert (thanks.due_at, thanks.closed_at) == (datetime(2026, 2, 1, tzinfo=UTC), MONTH)
    assert (urgent.title, urgent.reason, thanks.reason, urgent.note) == (
        "withheld",
        "withheld",
        "",
        "withheld",
    )
    assert urgent.playbook == PlaybookId("Playbook 1")
    assert urgent.severity == kept_health.TASKS[0].severity
    assert (urgent.steps_done, urgent.approvals) == ((), ())
    assert urgent.owner.startswith("Person ")
    owners = name_accounts(shown)
    assert urgent.owner == owners[urgent.account]


def test_offers_show_their_discount_and_two_digits_of_their_value(
    full: Workspace, tmp_path: Path
) -> None:
    full.offers.add(replace(kept_health.OFFER, account=A_2, value=123_456.0))
    export_client_safe(full, tmp_path / "safe.csdesk")
    with open_workspace(tmp_path / "safe.csdesk") as workspace:
        first, second = workspace.offers.all().values()
    assert (first.value, second.value) == (12_000.0, 120_000.0)
    assert (first.discount, first.made_on) == (17.5, date(2025, 12, 1))
    assert first.approver.startswith("Person ")
    assert first.checks == frozenset()


def test_an_offer_that_was_refused_is_still_refused(full: Workspace, tmp_path: Path) -> None:
    full.offers.add(kept_metrics.REFUSED)
    export_client_safe(full, tmp_path / "safe.csdesk")
    with open_workspace(tmp_path / "safe.csdesk") as workspace:
        _, refused = workspace.offers.all().values()
    assert refused.state is OfferState.REFUSED
    assert refused.decided_on == date(2025, 12, 1)
    assert (refused.decision, refused.evidence) == ("withheld", "withheld")


def test_a_loss_that_a_person_told_is_there_without_its_name(
    full: Workspace, tmp_path: Path
) -> None:
    full.losses.save(replace(kept_metrics.TOLD, arr=123_456.0))
    export_client_safe(full, tmp_path / "safe.csdesk")
    with open_workspace(tmp_path / "safe.csdesk") as workspace:
        (told,) = [note for note in workspace.losses.all().values() if note.is_told]
    assert told.account.startswith("Account ")
    assert (told.lost_on, told.arr) == (date(2025, 9, 1), 120_000.0)
    assert (told.source, told.note, told.name) == ("withheld", "withheld", "")
    assert told.win_back is kept_metrics.TOLD.win_back


def test_experiments_show_their_numbers(shown: Workspace) -> None:
    first, _ = shown.experiments.all()
    withheld = replace(kept_health.PLAN, name="withheld", hypothesis="withheld", measure="withheld")
    assert first.plan == withheld
    assert (first.control, first.variant) == (
        kept_health.EXPERIMENTS[0].control,
        kept_health.EXPERIMENTS[0].variant,
    )


def test_a_snapshot_that_was_taken_back_is_not_shown(full: Workspace, tmp_path: Path) -> None:
    while len(full.snapshots.all()) > 1:
        full.history.undo()
    export_client_safe(full, tmp_path / "safe.csdesk")
    with open_workspace(tmp_path / "safe.csdesk") as workspace:
        assert len(workspace.snapshots.all()) == 1
        assert workspace.database.rows("SELECT count(*) FROM score_snapshot") == [(1,)]


def test_an_account_that_only_a_snapshot_knows_gets_an_alias(
    full: Workspace, tmp_path: Path
) -> None:
    gone = AccountKey("Gone Ltd")
    versions = {CARD: "own.2"}
    full.snapshots.add(kept_health.make_scores({gone: 9.75, A_1: 1.0}), DAY, NOON, versions)
    full.tasks.add([replace(kept_health.TASKS[0], id=TaskId(0), account=gone)])
    export_client_safe(full, tmp_path / "safe.csdesk")
    with open_workspace(tmp_path / "safe.csdesk") as workspace:
        (score,) = [one for one in latest(workspace) if one.score == 9.75]
        assert workspace.tasks.all()[-1].account == score.account
    assert score.account.startswith("Account ")
    assert b"Gone Ltd" not in (tmp_path / "safe.csdesk").read_bytes()
