"""What was computed last, as rows: levels, KPI values, findings, roadmap items.

csdesk computes them afresh whenever it shows them; the rows serve whoever compares engagements or
reads the file with other tools.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

import orjson

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import Finding
from csdesk.model.identifiers import EngagementId
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.books.row_hashes import DIGEST_SIZE
from csdesk.storage.file.database import Database, Value
from csdesk.storage.records import result_rows

INSERTS = {
    "level": """
INSERT INTO level (engagement_id, area, tier, mean_credit, low, high, answered, applicable, state)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    "kpi_value": """
INSERT INTO kpi_value (engagement_id, kpi, value, unit, method, n, base, time_window,
                       window_days, reason, caution, lineage)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    "roadmap_item": """
INSERT INTO roadmap_item (engagement_id, initiative, title, horizon, start_day, due_day, start_on,
                          due_on, priority, arr_at_stake, owner, top_three, findings)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    "finding": """
INSERT INTO finding (engagement_id, rule, kind, area, title, detail, severity, impact, feasibility,
                     arr_at_stake, accounts, initiatives)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
}
ADD_EVIDENCE = """
INSERT INTO finding_evidence (finding_id, text, file, sheet, source_rows, question, kpi)
VALUES (?, ?, ?, ?, ?, ?, ?)"""
NOTE_PART = """
INSERT INTO computed_part (engagement_id, part, digest) VALUES (?, ?, ?)
ON CONFLICT (engagement_id, part) DO UPDATE SET digest = excluded.digest
"""


class ResultRecords:
    """The results of the engagement, as the last ``store`` left them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._stored: dict[tuple[EngagementId, str], object] = {}
        self._undone = database.undone

    def store(self, diagnosis: Diagnosis) -> None:
        """Keep the results of a diagnosis in place of the earlier ones.

        A part that equals what is stored is not written again: an answer stays cheap, and a file
        that is only looked at is not changed. Scores are kept by the snapshots.
        """
        self._forget_undone()
        kpis = tuple(diagnosis.kpis.values())
        with self._database.transaction():
            self._replace("level", diagnosis.maturity, result_rows.levels(diagnosis.maturity))
            self._replace("kpi_value", kpis, result_rows.kpi_values(kpis))
            self._replace(
                "roadmap_item", diagnosis.roadmap, result_rows.roadmap_items(diagnosis.roadmap)
            )
            self._replace_findings(diagnosis.findings)

    def _forget_undone(self) -> None:
        if self._undone != self._database.undone:
            self._stored.clear()
            self._undone = self._database.undone

    def _replace(self, table: str, part: object, rows: Iterable[tuple[Value, ...]]) -> None:
        if self._is_known(table, part):
            return
        written = list(rows)
        if self._is_new(table, written):
            engagement = self._delete(table)
            self._database.write_many(INSERTS[table], ((engagement, *row) for row in written))
        self._remember(table, part)

    def _replace_findings(self, findings: tuple[Finding, ...]) -> None:
        if self._is_known("finding", findings):
            return
        written = [
            (result_rows.finding_row(one), list(result_rows.evidence(one))) for one in findings
        ]
        if self._is_new("finding", written):
            engagement = self._delete("finding")
            for row, evidence in written:
                number = self._database.write(INSERTS["finding"], (engagement, *row))
                self._database.write_many(ADD_EVIDENCE, ((number, *line) for line in evidence))
        self._remember("finding", findings)

    def _is_known(self, table: str, part: object) -> bool:
        key = current_engagement(self._database), table
        return key in self._stored and self._stored[key] == part

    def _remember(self, table: str, part: object) -> None:
        self._stored[current_engagement(self._database), table] = part

    def _is_new(self, table: str, written: Sequence[object]) -> bool:
        """Return whether rows differ from what the file holds, and note that they stand there."""
        engagement = current_engagement(self._database)
        digest = _hash_rows(written)
        noted = self._database.row(
            "SELECT digest FROM computed_part WHERE engagement_id = ? AND part = ?",
            (engagement, table),
        )
        if noted == (digest,):
            return False
        self._database.write(NOTE_PART, (engagement, table, digest))
        return True

    def _delete(self, table: str) -> EngagementId:
        engagement = current_engagement(self._database)
        sql = f"DELETE FROM {table} WHERE engagement_id = ?"  # noqa: S608
        self._database.write(sql, (engagement,))
        return engagement


def _hash_rows(rows: Sequence[object]) -> str:
    digest = hashlib.blake2b(digest_size=DIGEST_SIZE)
    for first in range(0, max(1, len(rows)), result_rows.AT_ONCE):
        digest.update(orjson.dumps(rows[first : first + result_rows.AT_ONCE]))
    return digest.hexdigest()
