"""Whether something works, tried on two arms: planned, started, and judged by its result."""

from ui.pages.health.experiments.view import ExperimentsView

__all__ = ["ExperimentsView"]
