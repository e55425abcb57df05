"""What the rules ask for: one action per account and table, one per account and topic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from csdesk.model.actions import ActionRule, RuleSet
from csdesk.model.findings import Severity
from csdesk.scoring.actions.choosing import NOBODY, Contest, hold_contests
from csdesk.scoring.actions.proposals import ProposalColumns, Proposals
from csdesk.scoring.actions.wording import Wording
from csdesk.scoring.conditions import Subjects

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]

URGENCY = {severity: place for place, severity in enumerate(Severity)}


def propose_actions(
    subjects: Subjects, rules: Sequence[ActionRule], rule_set: RuleSet, currency: str = ""
) -> Proposals:
    """Return what the rules of one set ask for now, in the order of the accounts.

    Of a table the first rule that fits an account counts. Of triggers every topic counts once per
    account: the rule with the most conditions, then the one with the shorter time (C8). Within an
    account the most severe and soonest comes first. A rule without an action asks for nothing.
    """
    contests = hold_contests(subjects, rules, rule_set)
    return Proposals(contests, _order(contests), Wording(subjects, currency))


def _order(contests: Sequence[Contest]) -> ProposalColumns:
    import numpy as np

    nothing = np.empty((4, 0), dtype=np.int64)
    asked = [_list_asked(number, contest) for number, contest in enumerate(contests)]
    columns = np.concatenate([nothing, *asked], axis=1)
    places, _, urgency, hours = columns
    return ProposalColumns(*columns[:, np.lexsort((hours, urgency, places))])


def _list_asked(number: int, contest: Contest) -> IntArray:
    """Return places, number of the contest, urgency and hours of what a contest asks for."""
    import numpy as np

    asks = np.array([bool(rule.action) for rule in contest.rules])
    urgency = np.array([URGENCY[rule.severity] for rule in contest.rules])
    hours = np.array([rule.due_hours for rule in contest.rules])
    decided = contest.winners != NOBODY
    places = (decided & asks[contest.winners]).nonzero()[0]
    winners = contest.winners[places]
    return np.stack([places, np.full_like(places, number), urgency[winners], hours[winners]])
