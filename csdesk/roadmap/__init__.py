"""What to do about it: initiatives chosen by findings, placed in 90, 180 and 360 days.

In here: which initiatives, in which order, when, and who does what. ``csdesk.operations`` calls it
with findings and content; it reads no files and no workspace, and writes nothing. Numbers of the
plan stand in ``resources/library/plan``, texts in the initiatives.
"""

from csdesk.roadmap.planning import NOTHING_DECIDED, PlanDecisions, Planned, plan_roadmap

__all__ = ["NOTHING_DECIDED", "PlanDecisions", "Planned", "plan_roadmap"]
