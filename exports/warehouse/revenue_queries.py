"""Retention, movements and cohorts as SQL, written once for all engines; amounts are whole cents.

All read one table, ``account_revenue``. Sums of whole numbers are the same on every engine.
"""

from __future__ import annotations

from importlib.resources import files

from exports.warehouse.building import POSTGRES

REVENUE_TABLE = "account_revenue"
REVENUE_QUERIES = ("retention", "movements", "cohorts")


def revenue_query(name: str, dialect: str) -> str:
    """Return one of ``REVENUE_QUERIES``, or the definition of the table, for an engine."""
    import sqlglot

    written = files("resources") / "warehouse" / "revenue" / f"{name}.sql"
    (found,) = sqlglot.transpile(
        written.read_text(encoding="utf-8"),
        read=POSTGRES,
        write=dialect,
        pretty=True,
        unsupported_level=sqlglot.ErrorLevel.RAISE,
    )
    return found
