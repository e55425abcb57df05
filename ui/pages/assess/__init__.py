"""Answering the questions of an instrument, one at a time."""

from ui.pages.assess.page import AssessPage

__all__ = ["AssessPage"]
