"""What follows from the scores of a book: what to do, who left, who is ready for more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from csdesk.model.actions import ActionReview
from csdesk.model.churn import ChurnReview
from csdesk.model.expansion import ExpansionReview
from csdesk.model.facts import Facts
from csdesk.model.health import Band
from csdesk.model.identifiers import AccountKey


@dataclass(frozen=True, slots=True)
class HealthReview:
    """The facts of a book, and everything that is told from them and its scores."""

    facts: Facts = field(compare=False)
    """They follow from the lists, as everything else does."""
    actions: ActionReview
    churn: ChurnReview
    expansion: ExpansionReview
    bands_of_lost: Mapping[AccountKey, Band] = field(default_factory=dict)
    """Where those who left stood when they were last scored before, as far as they were."""
    earlier: Facts | None = field(default=None, compare=False)
    """What the earlier customer list says, which conditions on changes ask about."""
