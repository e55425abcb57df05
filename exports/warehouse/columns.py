"""The names of the columns that the SQL reads."""

from __future__ import annotations

import re

TABLE = "account_facts"
KEY = "account_key"
ARR = "arr"
OVERRIDE = "override_score"


def fact_column(fact: str) -> str:
    """Return the column of a fact."""
    return f"fact_{_plain(fact)}"


def age_column(fact: str) -> str:
    """Return the column of the days since the latest record behind a fact."""
    return f"age_{_plain(fact)}"


def earlier_column(fact: str) -> str:
    """Return the column of a fact as it was on the earlier day."""
    return f"earlier_{_plain(fact)}"


def list_column(field: str) -> str:
    """Return the column of a field of the customer list as text."""
    return f"list_{_plain(field)}"


def list_number_column(field: str) -> str:
    """Return the column of the same as a number."""
    return f"list_{_plain(field)}_number"


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")
