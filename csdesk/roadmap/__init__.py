"""What to do about it: initiatives chosen by findings, placed in 90, 180 and 360 days."""

from csdesk.roadmap.planning import plan_roadmap

__all__ = ["plan_roadmap"]
