"""Whether the scores tell who leaves: tested on what became of customers in the past."""

from ui.pages.health.testing.view import ValidationView

__all__ = ["ValidationView"]
