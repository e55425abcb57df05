"""The list of numbers, each with how it is computed."""

from ui.pages.metrics.numbers.view import NumbersView

__all__ = ["NumbersView"]
