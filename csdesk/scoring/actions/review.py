"""Everything that the rules say about a book at once."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.actions import MOST_URGENT, ActionReview, ActionRule, RuleSet
from csdesk.model.playbooks import Playbook
from csdesk.scoring.actions.holes import find_holes
from csdesk.scoring.actions.playbooks import trigger_rules
from csdesk.scoring.actions.proposing import propose_actions
from csdesk.scoring.actions.tiers import total_tiers
from csdesk.scoring.actions.totals import list_urgent, total_rules, total_severities
from csdesk.scoring.conditions import Subjects

ASKED = (RuleSet.TRIGGER, RuleSet.VALUE, RuleSet.BAND)
"""What counts as work to be done; tiers say at what cost it is worth doing."""


def review_actions(
    subjects: Subjects,
    rules: Sequence[ActionRule],
    playbooks: Sequence[Playbook],
    currency: str = "",
) -> ActionReview:
    """Return what every set of rules asks for, what none says, and the tiers of prevention.

    ``playbooks`` are those that ship and the client's own; those with conditions of their own
    trigger as rules do.
    """
    every = (*rules, *trigger_rules(playbooks))
    proposed = {one: propose_actions(subjects, every, one, currency) for one in RuleSet}
    asked = [proposed[one] for one in ASKED]
    return ActionReview(
        proposed=proposed,
        totals={one: total_rules(found, subjects) for one, found in proposed.items()},
        holes=find_holes(subjects, rules, currency),
        tiers=total_tiers(subjects, rules, playbooks),
        severities=total_severities(asked, subjects),
        urgent=list_urgent(asked, subjects, MOST_URGENT),
    )
