"""KPIs from customer lists (S1.56): each has a value, or the reason why it has none."""

from csdesk.scoring.kpis.book import KpiInputs, Snapshots
from csdesk.scoring.kpis.registry import compute_kpis

__all__ = ["KpiInputs", "Snapshots", "compute_kpis"]
