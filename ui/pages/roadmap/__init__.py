"""Roadmap: what happens when, which gates it passes, who does it and who answers for it."""

from ui.pages.roadmap.page import RoadmapPage

__all__ = ["RoadmapPage"]
