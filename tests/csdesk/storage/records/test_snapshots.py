from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from math import ulp
from time import process_time

import pytest

from csdesk.model.clients import Client
from csdesk.model.health import Band
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey, ScorecardId, SignalId
from csdesk.model.imports import BLOCK_ROWS
from csdesk.model.score_history import KeptScores
from csdesk.storage.workspace import Workspace, open_workspace
from tests.csdesk.storage.kept_health import A_1, CARD, NPS, SCORES, make_scores

DAY, NEXT_DAY = date(2025, 3, 31), date(2025, 4, 1)
NOON = datetime(2025, 4, 2, 12, tzinfo=UTC)
VERSIONS = {CARD: "own.1", ScorecardId("ten_signals"): "1.0"}


def take(workspace: Workspace, scores: KeptScores, day: date = DAY, **versions: str) -> object:
    with workspace.step(Action.TAKE_SNAPSHOT):
        return workspace.snapshots.add(scores, day, NOON, {**VERSIONS, **versions})


def book(accounts: int) -> KeptScores:
    """Return scores of many accounts by ten signals, some of which are not known."""
    signals = [SignalId(f"signal_{number}") for number in range(10)]
    return KeptScores(
        keys=[AccountKey(f"A-{number:06}") for number in range(accounts)],
        scores=[None if at % 11 == 0 else (at * 7 % 1000) / 9.99 for at in range(accounts)],
        bands=[tuple(Band)[at % 4] for at in range(accounts)],
        coverage=[(at % 5) * 25.0 for at in range(accounts)],
        scorecards=[CARD] * accounts,
        points={
            signal: [None if at % 7 == place else 5.0 for at in range(accounts)]
            for place, signal in enumerate(signals)
        },
    )


def test_the_same_scores_of_a_day_are_kept_once(workspace: Workspace) -> None:
    assert take(workspace, SCORES) is not None
    assert take(workspace, SCORES) is None
    assert len(workspace.snapshots.all()) == 1


@pytest.mark.parametrize("place", ["scores", "bands", "coverage", "points", "keys"])
def test_anything_that_differs_is_another_snapshot(workspace: Workspace, place: str) -> None:
    other = {
        "scores": [200 / 3 + ulp(200 / 3), 35.5, None],
        "bands": [Band.YELLOW, Band.RED, Band.RED],
        "coverage": [100.0, 62.5, 1.0],
        "points": {**SCORES.points, NPS: [5.0, None, 0.0]},
        "keys": ["A-1", "A-2", "A-4"],
    }
    take(workspace, SCORES)
    assert take(workspace, replace(SCORES, **{place: other[place]})) is not None


def test_equal_scores_of_another_day_or_another_version_are_kept(workspace: Workspace) -> None:
    take(workspace, SCORES)
    assert take(workspace, SCORES, NEXT_DAY) is not None
    assert take(workspace, SCORES, fixture_card="own.2") is not None
    assert [info.as_of for info in workspace.snapshots.all()] == [DAY, DAY, NEXT_DAY]


def test_scores_that_came_back_are_kept_again(workspace: Workspace) -> None:
    for score in (50.0, 60.0, 50.0):
        assert take(workspace, make_scores({A_1: score})) is not None
    assert [kept.score for _, kept in workspace.snapshots.history(A_1)] == [50.0, 60.0, 50.0]


def test_an_account_is_found_wherever_it_stands(workspace: Workspace) -> None:
    scores = book(2 * BLOCK_ROWS + 10)
    take(workspace, scores)
    for place in (0, BLOCK_ROWS - 1, BLOCK_ROWS, 2 * BLOCK_ROWS + 9):
        ((_, kept),) = workspace.snapshots.history(scores.keys[place])
        assert kept == scores.at(place)
    assert workspace.snapshots.history(AccountKey("A-00000")) == ()


def test_a_key_with_quotes_is_found(workspace: Workspace) -> None:
    key = AccountKey('O"Hara \\ “Tea”')
    take(workspace, make_scores({key: 1.5}))
    ((_, kept),) = workspace.snapshots.history(key)
    assert kept.score == 1.5


def test_a_book_without_accounts_has_a_snapshot(workspace: Workspace) -> None:
    take(workspace, make_scores({}))
    (info,) = workspace.snapshots.all()
    assert list(workspace.snapshots.scores(info)) == []


def test_every_number_comes_back_to_the_last_bit(workspace: Workspace) -> None:
    scores = {f"A-{number}": number / 7 * 1.1 for number in range(200)}
    take(workspace, make_scores(scores))
    (info,) = workspace.snapshots.all()
    assert [kept.score for kept in workspace.snapshots.scores(info)] == list(scores.values())
    for key, score in list(scores.items())[::40]:
        ((_, kept),) = workspace.snapshots.history(AccountKey(key))
        assert kept.score == score


def test_a_snapshot_that_no_undo_can_bring_back_leaves_the_file(workspace: Workspace) -> None:
    take(workspace, SCORES)
    workspace.history.undo()
    assert workspace.snapshots.all() == ()
    assert workspace.database.rows("SELECT count(*) FROM snapshot_column") != [(0,)]
    workspace.history.redo()
    assert len(workspace.snapshots.all()) == 1
    workspace.history.undo()
    workspace.history.forget_undo()
    for table in ("score_snapshot", "snapshot_column"):
        assert workspace.database.rows(f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608


def test_taking_an_import_back_takes_its_snapshot_along(workspace: Workspace) -> None:
    with workspace.step(Action.IMPORT_LIST):
        workspace.rates.set("USD", 0.5)
        take(workspace, SCORES)
    workspace.history.undo()
    assert workspace.snapshots.all() == ()
    assert workspace.rates.all() == {}


def test_a_later_audit_knows_the_earlier_scores_and_not_the_other_way(workspace: Workspace) -> None:
    first = workspace.clients.engagement().id
    take(workspace, SCORES)
    workspace.clients.add_engagement("One year later")
    take(workspace, SCORES, NEXT_DAY)
    assert [info.as_of for info in workspace.snapshots.all()] == [DAY, NEXT_DAY]
    workspace.clients.choose(first)
    assert [info.as_of for info in workspace.snapshots.all()] == [DAY]
    workspace.clients.add(Client("Tern & Tide", "EUR"), "Audit")
    assert workspace.snapshots.all() == ()


def test_a_hundred_thousand_accounts_take_well_under_a_second(workspace: Workspace) -> None:
    scores = book(100_000)
    path, before = workspace.path, process_time()
    take(workspace, scores)
    assert process_time() - before < 1.0
    (info,) = workspace.snapshots.all()
    before = process_time()
    ((_, found),) = workspace.snapshots.history(AccountKey("A-099999"))
    assert process_time() - before < 0.2
    assert found == scores.at(99_999)
    workspace.close()
    with open_workspace(path) as again:
        assert again.snapshots.scores(info) == scores
