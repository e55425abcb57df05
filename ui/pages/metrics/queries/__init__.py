"""The view in which the client's tables are asked in SQL."""

from ui.pages.metrics.queries.view import QueriesView

__all__ = ["QueriesView"]
