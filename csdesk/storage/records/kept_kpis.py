"""What KPIs were on earlier days, and what they are at other clients."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from csdesk.model.benchmarks import OthersValue
from csdesk.model.identifiers import EngagementId, KpiId
from csdesk.model.kpi_book import KeptKpi
from csdesk.storage.books.chosen import current_engagement
from csdesk.storage.file.database import Database

COLUMNS = "kpi, as_of, value, n, method, window"
KEEP = f"""
INSERT INTO kept_kpi (engagement_id, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (engagement_id, kpi, as_of) DO UPDATE SET
    value = excluded.value, n = excluded.n, method = excluded.method, window = excluded.window
"""  # noqa: S608
LATEST_OF_OTHERS = """
SELECT kept_kpi.kpi, engagement.client_id, kept_kpi.value, kept_kpi.window, client.currency
FROM kept_kpi
JOIN engagement ON engagement.id = kept_kpi.engagement_id
JOIN client ON client.id = engagement.client_id
WHERE engagement.client_id <> (SELECT client_id FROM engagement WHERE id = ?)
    AND client.is_sample = 0 AND kept_kpi.value IS NOT NULL
ORDER BY kept_kpi.as_of, kept_kpi.engagement_id
"""


class KeptKpiRecords:
    """The values of the engagement, day by day; a day's values are kept once more, never mixed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, engagement: EngagementId | None = None) -> tuple[KeptKpi, ...]:
        """Return every value of an engagement, the chosen one by default, the oldest first."""
        rows = self._database.rows(
            f"SELECT {COLUMNS} FROM kept_kpi WHERE engagement_id = ? ORDER BY kpi, as_of",  # noqa: S608
            (engagement or current_engagement(self._database),),
        )
        return tuple(
            KeptKpi(KpiId(kpi), date.fromisoformat(as_of), *rest) for kpi, as_of, *rest in rows
        )

    def keep(self, values: Iterable[KeptKpi]) -> None:
        """Keep the values of a day, in place of those that were kept of that day before."""
        engagement = current_engagement(self._database)
        for one in values:
            row = (one.kpi, one.as_of.isoformat(), one.value, one.n, one.method, one.window)
            self._database.write(KEEP, (engagement, *row))

    def of_other_clients(self) -> dict[KpiId, tuple[OthersValue, ...]]:
        """Return the latest value of each other client of the workspace, without its name.

        Ascending, by KPI; sample clients are none.
        """
        latest: dict[KpiId, dict[int, OthersValue]] = defaultdict(dict)
        for kpi, client, *found in self._database.rows(
            LATEST_OF_OTHERS, (current_engagement(self._database),)
        ):
            latest[KpiId(kpi)][client] = OthersValue(*found)
        return {
            kpi: tuple(sorted(found.values(), key=lambda one: one.value))
            for kpi, found in latest.items()
        }
