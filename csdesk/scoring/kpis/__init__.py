"""KPIs from customer lists (S1.56): each has a value, or the reason why it has none."""

from csdesk.scoring.kpis.book import KpiInputs
from csdesk.scoring.kpis.columns import columns_of_kpis
from csdesk.scoring.kpis.ledger import Ledger
from csdesk.scoring.kpis.registry import compute_kpis
from csdesk.scoring.kpis.stated import add_defaults

__all__ = [
    "KpiInputs",
    "Ledger",
    "add_defaults",
    "columns_of_kpis",
    "compute_kpis",
]
