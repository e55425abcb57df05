"""On which view of the metrics page a change can be seen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PLACE = "metrics_view"
"""What stands in for a table's name where a view itself is meant."""
_VIEWS: Mapping[str, str] = MappingProxyType(
    {
        "kpi_goal": "numbers",
        "kpi_threshold": "numbers",
        "stated_input": "numbers",
        "shown_numbers": "numbers",
        "benchmark_choice": "numbers",
        "board_layout": "boards",
    }
)


def find_view(entity: str, key: str) -> str:
    """Return the view on which a row of a table is seen; empty for tables of other pages."""
    return key if entity == PLACE else _VIEWS.get(entity, "")
