"""Dashboards: what a client's accounts look like together, each number down to the accounts."""

from ui.pages.metrics.boards.view import BoardsView

__all__ = ["BoardsView"]
