"""The accounts with their scores, and why one of them has its own."""

from ui.pages.health.accounts.view import AccountsView

__all__ = ["AccountsView"]
