"""Decisions that the source texts leave open: which of them a diagnosis rests on.

Only the test whether one applies belongs here; what was decided and why is shipped content, and
the arithmetic that follows it stays where the numbers are made.
"""

from csdesk.assumptions.number_usage import assumptions_behind
from csdesk.assumptions.usage import used_assumptions

__all__ = ["assumptions_behind", "used_assumptions"]
