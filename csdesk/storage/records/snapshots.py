"""The scores of the client's book as they were on certain days; only ever added to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import orjson

from csdesk.model.identifiers import AccountKey, ScorecardId, SnapshotId
from csdesk.model.score_history import KeptScore, KeptScores, SnapshotInfo
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database, Row
from csdesk.storage.records.snapshot_columns import (
    digest_blocks,
    pack_scores,
    read_score,
    read_scores,
)

AUDITS = """
SELECT id FROM engagement WHERE id <= ?1
AND client_id = (SELECT client_id FROM engagement WHERE id = ?1)
"""
"""The chosen audit with those of the same client that came before."""
READ = f"""
SELECT id, as_of, taken_at, versions FROM score_snapshot
WHERE engagement_id IN ({AUDITS}) AND id IN (SELECT snapshot_id FROM snapshot_in_use)
ORDER BY as_of, id
"""  # noqa: S608
LAST_OF_DAY = f"""
SELECT id, digest FROM score_snapshot
WHERE engagement_id IN ({AUDITS}) AND id IN (SELECT snapshot_id FROM snapshot_in_use)
AND as_of = ?2 ORDER BY id DESC
"""  # noqa: S608
ADD = """
INSERT INTO score_snapshot (engagement_id, as_of, taken_at, versions, signals, accounts, digest)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""
ADD_BLOCK = "INSERT INTO snapshot_column (snapshot_id, name, block, cells) VALUES (?, ?, ?, ?)"
USE = "INSERT INTO snapshot_in_use (engagement_id, snapshot_id) VALUES (?, ?)"


class SnapshotRecords:
    """The snapshots of the engagement and of the client's earlier ones."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[SnapshotInfo, ...]:
        """Return what is known of each snapshot, by day and then in the order they were taken."""
        rows = self._database.rows(READ, (current_engagement(self._database),))
        return tuple(map(_read_info, rows))

    def add(
        self,
        scores: KeptScores,
        as_of: date,
        taken_at: datetime,
        versions: Mapping[ScorecardId, str],
    ) -> SnapshotId | None:
        """Keep the scores of a day; None where the last snapshot of that day has the same ones."""
        engagement, told = current_engagement(self._database), orjson.dumps(versions).decode()
        blocks = pack_scores(scores, tuple(versions))
        digest = digest_blocks(blocks, told)
        last = self._database.row(LAST_OF_DAY, (engagement, as_of.isoformat()))
        if last is not None and last[1] == digest:
            return None
        signals = orjson.dumps(list(scores.points)).decode()
        days = (as_of.isoformat(), taken_at.isoformat())
        with self._database.transaction():
            values = (engagement, *days, told, signals, len(scores.keys), digest)
            number = self._database.write(ADD, values)
            self._database.write_many(
                ADD_BLOCK, ((number, one.column, one.block, one.cells) for one in blocks)
            )
            self._database.write(USE, (engagement, number))
        return SnapshotId(number)

    def scores(self, snapshot: SnapshotInfo) -> KeptScores:
        """Return all scores of a snapshot."""
        return read_scores(self._database, snapshot.id, tuple(snapshot.versions))

    def history(self, account: AccountKey) -> tuple[tuple[SnapshotInfo, KeptScore], ...]:
        """Return the score of an account in each snapshot that has it, oldest first."""
        found = ((info, self._read_score(info, account)) for info in self.all())
        return tuple((info, score) for info, score in found if score is not None)

    def _read_score(self, snapshot: SnapshotInfo, account: AccountKey) -> KeptScore | None:
        return read_score(self._database, snapshot.id, tuple(snapshot.versions), account)


def _read_info(row: Row) -> SnapshotInfo:
    number, as_of, taken_at, versions = row
    return SnapshotInfo(
        SnapshotId(number),
        date.fromisoformat(as_of),
        datetime.fromisoformat(taken_at),
        orjson.loads(versions),
    )
