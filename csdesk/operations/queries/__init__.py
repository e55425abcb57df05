"""Questions in SQL about the tables of a client."""

from csdesk.operations.queries.asking import ask_query, day_of, default_values
from csdesk.operations.queries.tables import list_tables

__all__ = ["ask_query", "day_of", "default_values", "list_tables"]
