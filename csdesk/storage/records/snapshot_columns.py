"""The columns of a snapshot of scores, packed in blocks and read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson

from csdesk.model.blocks import pack_column
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey, ScorecardId, SignalId
from csdesk.model.imports import ColumnBlock
from csdesk.model.score_history import KeptScore, KeptScores
from csdesk.storage.books.row_hashes import DIGEST_SIZE
from csdesk.storage.file.database import Database, Row

KEY, SCORE, BAND, COVERAGE, CARD = "key", "score", "band", "coverage", "card"
POINTS = "points."
BANDS = {band.value: band for band in Band}
READ = """
SELECT name, cells FROM snapshot_column WHERE snapshot_id = ? ORDER BY name, block
"""
FIND = """
SELECT block, cells FROM snapshot_column
WHERE snapshot_id = ? AND name = 'key' AND instr(cells, ?) > 0 ORDER BY block
"""
READ_BLOCK = "SELECT name, cells FROM snapshot_column WHERE snapshot_id = ? AND block = ?"

Cards = Sequence[ScorecardId]
"""The cards of a snapshot, in the order of its versions."""


def pack_scores(scores: KeptScores, cards: Cards) -> list[ColumnBlock]:
    """Return the columns of a snapshot in blocks; a card is told by its place among ``cards``."""
    places = {card: place for place, card in enumerate(cards)}
    columns: dict[str, Sequence[Any]] = {
        KEY: scores.keys,
        SCORE: scores.scores,
        BAND: scores.bands,
        COVERAGE: scores.coverage,
        CARD: [places[card] for card in scores.scorecards],
        **{f"{POINTS}{signal}": column for signal, column in scores.points.items()},
    }
    return [block for name, column in columns.items() for block in pack_column(name, column)]


def digest_blocks(blocks: Iterable[ColumnBlock], versions: str) -> str:
    """Return a digest of a snapshot: equal scores of equal versions, equal digest."""
    found = hashlib.blake2b(versions.encode(), digest_size=DIGEST_SIZE)
    for block in blocks:
        found.update(f"\n{block.column}/{block.block}:{block.cells}".encode())
    return found.hexdigest()


def read_scores(database: Database, number: int, cards: Cards) -> KeptScores:
    """Return all scores of a snapshot."""
    columns: dict[str, list[Any]] = {}
    for name, cells in database.rows(READ, (number,)):
        columns.setdefault(name, []).extend(orjson.loads(cells))
    points = {
        SignalId(name.removeprefix(POINTS)): column
        for name, column in columns.items()
        if name.startswith(POINTS)
    }
    return KeptScores(
        keys=columns.get(KEY, []),
        scores=columns.get(SCORE, []),
        bands=[BANDS[band] for band in columns.get(BAND, [])],
        coverage=columns.get(COVERAGE, []),
        scorecards=[cards[place] for place in columns.get(CARD, [])],
        points=points,
    )


def read_score(
    database: Database, number: int, cards: Cards, account: AccountKey
) -> KeptScore | None:
    """Return the score of one account in a snapshot, unpacking only the block it stands in."""
    written = orjson.dumps(account).decode()
    for block, cells in database.rows(FIND, (number, written)):
        keys = orjson.loads(cells)
        if account in keys:
            rows = database.rows(READ_BLOCK, (number, block))
            return _make_score(rows, keys.index(account), cards)
    return None


def _make_score(rows: Iterable[Row], place: int, cards: Cards) -> KeptScore:
    told = {name: orjson.loads(cells)[place] for name, cells in rows}
    return KeptScore(
        account=told[KEY],
        score=told[SCORE],
        band=BANDS[told[BAND]],
        coverage=told[COVERAGE],
        scorecard=cards[told[CARD]],
        points=dict(_list_points(told)),
    )


def _list_points(told: Mapping[str, Any]) -> Iterator[tuple[SignalId, float]]:
    for name, value in told.items():
        if name.startswith(POINTS) and value is not None:
            yield SignalId(name.removeprefix(POINTS)), value
