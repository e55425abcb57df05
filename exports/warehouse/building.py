"""Queries put together from pieces in the dialect of Postgres."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlglot.expressions import Select

POSTGRES = "postgres"


def named(columns: Mapping[str, str]) -> Iterator[str]:
    """Yield each expression with its name."""
    return (f"{expression} AS {name}" for name, expression in columns.items())


def extend(source: str, columns: Mapping[str, str]) -> Select:
    """Return a query that adds columns to those of a source."""
    import sqlglot

    return sqlglot.select("*", *named(columns), dialect=POSTGRES).from_(source)


def gather(source: str, columns: Mapping[str, str]) -> Select:
    """Return a query that has these columns only."""
    import sqlglot

    return sqlglot.select(*named(columns), dialect=POSTGRES).from_(source)


def cross(source: str, other: str, columns: Mapping[str, str]) -> Select:
    """Return a query that adds the one row of another source, and columns, to a source."""
    return extend(source, columns).join(other, join_type="cross")
