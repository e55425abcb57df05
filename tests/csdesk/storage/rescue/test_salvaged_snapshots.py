"""Scores of which a part is lost: what is left is told of the account that it belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

from csdesk.model.imports import BLOCK_ROWS
from csdesk.model.score_history import KeptScores
from csdesk.model.workspaces import SalvageReport
from csdesk.storage.file.connection import connect
from csdesk.storage.rescue.salvage import salvage
from csdesk.storage.workspace import Workspace, open_workspace
from tests.csdesk.storage.kept_health import DAY, EARLIER, NOON, NPS, VERSION_TEXTS, make_scores

ACCOUNTS = 2 * BLOCK_ROWS + 100
COLUMNS = 6
BLOCKS = 3
SCORES = "blocks of kept scores"


@pytest.fixture
def target(path: Path) -> Path:
    return path.with_name("salvaged.csdesk")


@pytest.fixture
def filled(workspace: Workspace) -> Path:
    """Return the path of a closed workspace with a snapshot of a long book, and one of a short."""
    long_book = make_scores({f"A{number:05}": number / 100 for number in range(ACCOUNTS)})
    short_book = make_scores({"B1": 1.5})
    for scores, day in ((long_book, EARLIER), (short_book, DAY)):
        workspace.snapshots.add(scores, day, NOON, VERSION_TEXTS)
    workspace.close()
    return workspace.path


def forge(path: Path, *statements: str) -> None:
    """Change a closed file behind the back of its books."""
    database = connect(path, None)
    database.rows("PRAGMA foreign_keys = OFF")
    for statement in statements:
        database.write(statement)
    database.close()


def read_kept(path: Path) -> list[KeptScores]:
    with open_workspace(path) as workspace:
        return [workspace.snapshots.scores(info) for info in workspace.snapshots.all()]


def kept_blocks(report: SalvageReport) -> tuple[int | None, int]:
    found = next(part for part in report.parts if part.what == SCORES)
    return found.expected, found.kept


def test_points_that_are_lost_are_unknown(filled: Path, target: Path) -> None:
    before, _ = read_kept(filled)
    forge(filled, "DELETE FROM snapshot_column WHERE name = 'points.nps' AND block = 1")
    report = salvage(filled, target)
    assert kept_blocks(report) == (COLUMNS * (BLOCKS + 1), COLUMNS * (BLOCKS + 1) - 1)
    after, _ = read_kept(target)
    assert (after.keys, after.scores) == (before.keys, before.scores)
    assert after.points[NPS] == [5.0] * BLOCK_ROWS + [None] * BLOCK_ROWS + [5.0] * 100


@pytest.mark.parametrize("name", ["key", "score", "band", "coverage", "card"])
def test_accounts_whose_score_is_lost_are_left_out(filled: Path, target: Path, name: str) -> None:
    before, _ = read_kept(filled)
    forge(filled, f"DELETE FROM snapshot_column WHERE name = '{name}' AND block = 1")  # noqa: S608
    salvage(filled, target)
    after, _ = read_kept(target)
    left = [*range(BLOCK_ROWS), *range(2 * BLOCK_ROWS, ACCOUNTS)]
    assert list(after) == [before.at(place) for place in left]
    with open_workspace(target) as workspace:
        rows = workspace.database.rows("SELECT accounts FROM score_snapshot ORDER BY id")
    assert rows == [(len(left),), (1,)]


def test_a_snapshot_of_which_nothing_is_left_is_gone(filled: Path, target: Path) -> None:
    forge(filled, "DELETE FROM snapshot_column WHERE snapshot_id = 2")
    report = salvage(filled, target)
    assert not report.is_exact
    assert [scores.keys[0] for scores in read_kept(target)] == ["A00000"]


def test_scores_of_a_day_that_is_lost_are_gone(filled: Path, target: Path) -> None:
    forge(filled, "DELETE FROM score_snapshot WHERE id = 1")
    report = salvage(filled, target)
    assert kept_blocks(report) == (COLUMNS * (BLOCKS + 1), COLUMNS)
    assert [scores.keys for scores in read_kept(target)] == [["B1"]]


def test_the_snapshots_tell_how_many_blocks_are_lost_where_the_sums_are_too(
    filled: Path, target: Path
) -> None:
    forge(filled, "DELETE FROM content_sum", "DELETE FROM snapshot_column WHERE name = 'score'")
    assert kept_blocks(salvage(filled, target)) == (
        COLUMNS * (BLOCKS + 1),
        (COLUMNS - 1) * (BLOCKS + 1),
    )
