"""Questions in SQL about the tables of a client."""

from csdesk.operations.queries.asking import ask_query, default_values, outline_tables
from csdesk.operations.queries.own import OwnQuery, keep_query, read_queries, remove_query

__all__ = [
    "OwnQuery",
    "ask_query",
    "default_values",
    "keep_query",
    "outline_tables",
    "read_queries",
    "remove_query",
]
