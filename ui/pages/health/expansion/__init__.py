"""Growing with customers: who is ready, what it could bring, and how to try it out."""

from ui.pages.health.expansion.view import ExpansionView

__all__ = ["ExpansionView"]
