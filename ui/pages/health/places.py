"""On which view of the health page a change can be seen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

PLACE = "health_view"
"""What stands in for a table's name where a view itself is meant."""
_VIEWS: Mapping[str, str] = MappingProxyType(
    {
        "scorecard_version": "scorecard",
        "scorecard_in_use": "scorecard",
        "health_model": "scorecard",
        "weight_rating": "scorecard",
        "account": "accounts",
        "score_override": "accounts",
        "score_snapshot": "accounts",
        "snapshot_in_use": "accounts",
        "task": "tasks",
        "own_playbook": "playbooks",
        "loss_note": "churn",
        "expansion_proof": "expansion",
        "offer": "expansion",
        "experiment": "experiments",
    }
)


def find_view(entity: str, key: str) -> str | None:
    """Return the view on which a row of a table is seen; None for tables of other pages."""
    return key if entity == PLACE else _VIEWS.get(entity)


def read_key(key: str) -> tuple[str, str]:
    """Return the first part of a row's key after the engagement, and what follows it.

    That is the card and its version, or the account and the day. Only the last comma parts them,
    as the key of an account may hold some.
    """
    first, comma, last = key.partition(", ")[2].rpartition(", ")
    return (first, last) if comma else (last, "")
