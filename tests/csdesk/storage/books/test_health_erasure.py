"""A person, and an account, leave everything that is kept about health."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.model.identifiers import AccountKey
from csdesk.storage.books.content_sums import find_differences
from csdesk.storage.books.tables import TABLES, TableUse
from csdesk.storage.workspace import Workspace
from tests.csdesk.storage import kept_health
from tests.csdesk.storage.kept_health import A_1, A_2, A_3

ERASED = "[erased]"


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    kept_health.fill_health(workspace)
    return workspace


def test_the_places_that_hold_a_person_are_counted(filled: Workspace) -> None:
    found = filled.history.find_person("Dana Ortiz")
    found.pop("change")
    assert found == {
        "scorecard_version": 2,
        "health_model": 1,
        "weight_rating": 2,
        "task": 1,
        "loss_note": 1,
        "offer": 1,
    }


def test_a_person_is_gone_and_everything_else_stays(filled: Workspace) -> None:
    filled.history.erase_person("Dana Ortiz")
    assert filled.history.find_person("Dana Ortiz") == {}
    assert filled.health_model.get().stakeholders == ("CSMs", f"{ERASED}, CFO")
    assert filled.scorecards.versions()[0].scorecard.signals[0].red_action == f"Ring {ERASED}"
    assert filled.tasks.all()[0].approvals == (("offer", ERASED),)
    assert filled.losses.all()[kept_health.LOSS.account].note == f"{ERASED} rang them"
    (offer,) = filled.offers.all().values()
    assert offer == replace(kept_health.OFFER, approver=ERASED)
    assert filled.playbooks.all() == {kept_health.PLAYBOOK.id: kept_health.PLAYBOOK}
    assert find_differences(filled.database) == ()
    assert b"Dana Ortiz" not in filled.path.read_bytes()


def test_raters_who_are_erased_one_after_the_other_stay_two(filled: Workspace) -> None:
    filled.ratings.rate(kept_health.CARD, 1, "Wanda Eze", {kept_health.NPS: 30.0})
    for name in ("Dana Ortiz", "Wanda Eze"):
        filled.history.erase_person(name)
    given = {(one.round, one.signal, one.weight) for one in filled.ratings.all()}
    assert (1, kept_health.NPS, 40.0) in given
    assert (1, kept_health.NPS, 30.0) in given
    first = {one.rater for one in filled.ratings.all() if one.round == 1}
    assert len(first) == 2
    assert all(rater.startswith(ERASED) for rater in first)


def test_a_customer_called_like_the_person_keeps_scores_and_tasks(filled: Workspace) -> None:
    named = AccountKey("Dana Ortiz")
    scores = kept_health.make_scores({named: 12.5, A_1: 50.0})
    filled.snapshots.add(scores, kept_health.DAY, kept_health.NOON, kept_health.VERSION_TEXTS)
    filled.tasks.add([replace(kept_health.TASKS[1], account=named)])
    filled.history.erase_person("Dana Ortiz")
    (renamed,) = {task.account for task in filled.tasks.all()} - {A_1, A_2}
    assert renamed.startswith(f"{ERASED} ")
    ((_, kept),) = filled.snapshots.history(renamed)
    assert kept.score == 12.5


def test_an_account_is_gone_from_tasks_offers_and_snapshots(filled: Workspace) -> None:
    found = filled.history.find_account(A_1)
    assert found.pop("change") == 4  # the tasks, the proofs, the offer
    assert found == {"task": 1, "expansion_proof": 2, "offer": 1, "snapshot_column": 2}
    filled.history.erase_account(A_1)
    assert filled.history.find_account(A_1) == {}
    assert [task.account for task in filled.tasks.all()] == [A_2]
    assert filled.proofs.all() == {A_3: kept_health.PROOFS[A_3]}
    assert filled.offers.all() == {}
    earlier, _ = filled.snapshots.all()
    assert list(filled.snapshots.scores(earlier)) == list(kept_health.SCORES)[1:]
    assert filled.overrides.all() == (kept_health.OVERRIDE,)
    assert find_differences(filled.database) == ()


def test_the_score_that_a_person_set_goes_with_the_account(filled: Workspace) -> None:
    filled.history.erase_account(A_2)
    assert filled.overrides.all() == ()
    assert [task.account for task in filled.tasks.all()] == [A_1]


def test_the_digest_of_scores_tells_nothing_of_an_account_that_left(filled: Workspace) -> None:
    filled.history.erase_account(A_3)
    rows = filled.database.rows("SELECT digest, accounts FROM score_snapshot")
    assert rows == [("", 2), ("", 2)]


def test_a_lost_account_takes_its_note_along(filled: Workspace) -> None:
    filled.history.erase_account(kept_health.LOSS.account)
    assert filled.losses.all() == {}


def test_a_client_that_is_removed_takes_everything_about_health_along(filled: Workspace) -> None:
    filled.clients.remove(filled.clients.engagement().id)
    tables = [name for name, table in TABLES.items() if table.use is not TableUse.BOOKS]
    left = [
        name
        for name in tables
        if filled.database.rows(f"SELECT count(*) FROM {name}") != [(0,)]  # noqa: S608
    ]
    assert left == []
    assert find_differences(filled.database) == ()
