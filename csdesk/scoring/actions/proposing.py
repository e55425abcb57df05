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

    asked = [_list_asked(contest) for contest in contests]
    places = np.concatenate([np.array([], dtype=np.int64), *(one[0] for one in asked)])
    urgency = np.concatenate([np.array([], dtype=np.int64), *(one[1] for one in asked)])
    hours = np.concatenate([np.array([], dtype=np.int64), *(one[2] for one in asked)])
    owners = np.repeat(np.arange(len(asked)), [len(one[0]) for one in asked])
    order = np.lexsort((hours, urgency, places))
    return ProposalColumns(places[order], owners[order])


def _list_asked(contest: Contest) -> tuple[IntArray, IntArray, IntArray]:
    """Return the accounts that a contest asks something for, with the urgency and the hours."""
    import numpy as np

    asks = np.array([bool(rule.action) for rule in contest.rules])
    urgency = np.array([URGENCY[rule.severity] for rule in contest.rules])
    hours = np.array([rule.due_hours for rule in contest.rules])
    decided = contest.winners != NOBODY
    places = (decided & asks[contest.winners]).nonzero()[0]
    winners = contest.winners[places]
    return places, urgency[winners], hours[winners]
