"""Everything that the rules say about a book at once."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.actions import ActionReview, ActionRule, RuleSet
from csdesk.model.playbooks import Playbook
from csdesk.scoring.actions.holes import find_holes
from csdesk.scoring.actions.playbooks import trigger_rules
from csdesk.scoring.actions.proposing import propose_actions
from csdesk.scoring.actions.tiers import place_tiers
from csdesk.scoring.actions.totals import total_rules
from csdesk.scoring.conditions import Subjects


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
    return ActionReview(
        proposed=proposed,
        totals={one: total_rules(found, subjects) for one, found in proposed.items()},
        holes=find_holes(subjects, rules, currency),
        tiers=place_tiers(subjects, rules, playbooks),
    )
