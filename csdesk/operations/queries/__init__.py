"""Questions in SQL about the tables of a client."""

from csdesk.operations.queries.asking import ask_query, default_values, outline_tables

__all__ = ["ask_query", "default_values", "outline_tables"]
