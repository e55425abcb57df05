"""Decisions that the source texts leave open: which of them a diagnosis rests on."""

from csdesk.assumptions.usage import used_assumptions

__all__ = ["used_assumptions"]
