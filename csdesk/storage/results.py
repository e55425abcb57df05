"""What was computed last, as rows: levels, scores, KPI values, findings, roadmap items.

csdesk computes them afresh whenever it shows them; the rows serve whoever compares engagements or
reads the file with other tools.
"""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import Finding
from csdesk.model.identifiers import EngagementId
from csdesk.storage import result_rows
from csdesk.storage.clients import current_engagement
from csdesk.storage.database import Database, Value

INSERTS = {
    "level": """
INSERT INTO level (engagement_id, area, tier, mean_credit, low, high, answered, applicable, state)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    "score": """
INSERT INTO score (engagement_id, key, scorecard, scorecard_version, score, band, coverage,
                   sufficient, signals)
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


class ResultRecords:
    """The results of the engagement, as the last ``store`` left them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._stored: dict[str, object] = {}
        self._undone = database.undone

    def store(self, diagnosis: Diagnosis) -> None:
        """Keep the results of a diagnosis in place of the earlier ones.

        A part that equals what this workspace stored before is not written again, so that an
        answer stays cheap beside the scores of a long list.
        """
        self._forget_undone()
        kpis = tuple(diagnosis.kpis.values())
        with self._database.transaction():
            self._replace("level", diagnosis.maturity, result_rows.levels(diagnosis.maturity))
            self._replace("score", diagnosis.health, result_rows.scores(diagnosis.health))
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
        if self._is_stored(table, part):
            return
        engagement = self._delete(table)
        self._database.write_many(INSERTS[table], ((engagement, *row) for row in rows))
        self._stored[table] = part

    def _replace_findings(self, findings: tuple[Finding, ...]) -> None:
        if self._is_stored("finding", findings):
            return
        engagement = self._delete("finding")
        for finding in findings:
            row = (engagement, *result_rows.finding_row(finding))
            number = self._database.write(INSERTS["finding"], row)
            evidence = ((number, *row) for row in result_rows.evidence(finding))
            self._database.write_many(ADD_EVIDENCE, evidence)
        self._stored["finding"] = findings

    def _is_stored(self, table: str, part: object) -> bool:
        return table in self._stored and self._stored[table] == part

    def _delete(self, table: str) -> EngagementId:
        engagement = current_engagement(self._database)
        sql = f"DELETE FROM {table} WHERE engagement_id = ?"  # noqa: S608
        self._database.write(sql, (engagement,))
        return engagement
