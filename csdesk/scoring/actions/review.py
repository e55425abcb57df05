"""Everything that the rules say about a book at once."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.actions import MOST_URGENT, ActionReview, ActionRule, WorkloadRules
from csdesk.model.playbooks import Playbook
from csdesk.scoring.actions.choosing import Contest
from csdesk.scoring.actions.holes import count_unscored, find_holes, find_unscored
from csdesk.scoring.actions.playbooks import trigger_rules
from csdesk.scoring.actions.proposing import propose_jointly
from csdesk.scoring.actions.tiers import total_tiers
from csdesk.scoring.actions.totals import list_urgent, total_rules, total_severities
from csdesk.scoring.actions.workload import weigh_work
from csdesk.scoring.conditions import Subjects


def review_actions(
    subjects: Subjects,
    rules: Sequence[ActionRule],
    playbooks: Sequence[Playbook],
    currency: str = "",
    limits: WorkloadRules | None = None,
    more: Sequence[Contest] = (),
) -> ActionReview:
    """Return what the rules ask for, one action per account and purpose, and what none says.

    ``playbooks`` are those that ship and the client's own; those with conditions of their own
    trigger as rules do. ``more`` are contests that others have held, such as who is talked to.
    """
    every = (*rules, *trigger_rules(playbooks))
    proposed = propose_jointly(subjects, every, currency, more)
    asked = list(proposed.values())
    unscored = find_unscored(subjects)
    return ActionReview(
        proposed=proposed,
        totals={one: total_rules(found, subjects) for one, found in proposed.items()},
        holes=find_holes(subjects, rules, currency),
        tiers=total_tiers(subjects, rules, playbooks),
        severities=total_severities(asked, subjects),
        urgent=list_urgent(asked, subjects, MOST_URGENT),
        unscored=count_unscored(subjects, rules),
        scored=int((~unscored).sum()),
        workload=weigh_work(asked, subjects, limits) if limits else None,
    )
