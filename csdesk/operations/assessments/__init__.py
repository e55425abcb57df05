"""Every instrument of an engagement: what was answered, what the data say to it, how it stands."""

from __future__ import annotations

from csdesk.operations.assessments.comparing import compare_engagements, earlier_engagements
from csdesk.operations.assessments.standing import assess, assess_account, reassess

__all__ = [
    "assess",
    "assess_account",
    "compare_engagements",
    "earlier_engagements",
    "reassess",
]
