"""What the rules ask for: one action per account and table or topic, or one per purpose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csdesk.model.actions import ActionRule, RuleSet
from csdesk.scoring.actions.choosing import Contest, hold_contests
from csdesk.scoring.actions.joining import make_claims
from csdesk.scoring.actions.proposals import Proposals
from csdesk.scoring.actions.wording import Wording
from csdesk.scoring.conditions import Subjects


def propose_actions(
    subjects: Subjects, rules: Sequence[ActionRule], rule_set: RuleSet, currency: str = ""
) -> Proposals:
    """Return what the rules of one set ask for now, in the order of the accounts.

    Of a table the first rule that fits an account counts. Of triggers every topic counts once per
    account: the rule with the most conditions, then the one with the shorter time (C8). Within an
    account the most severe and soonest comes first. A rule without an action asks for nothing.
    """
    contests = hold_contests(subjects, rules, rule_set)
    claims = make_claims(contests, is_joined=False)
    return Proposals(claims, claims.list_leads(range(len(contests))), Wording(subjects, currency))


def propose_jointly(
    subjects: Subjects,
    rules: Sequence[ActionRule],
    currency: str = "",
    more: Sequence[Contest] = (),
) -> Mapping[RuleSet, Proposals]:
    """Return what all rules ask for now, one action per account and purpose.

    It stands with the set of the rule that leads; see ``make_claims`` for which one does.
    ``more`` are contests that were held by something else than conditions on facts.
    """
    held = [(one, contest) for one in RuleSet for contest in hold_contests(subjects, rules, one)]
    held += [(contest.rules[0].rule_set, contest) for contest in more]
    claims = make_claims([contest for _, contest in held])
    wording = Wording(subjects, currency)
    numbers = {one: {at for at, (of, _) in enumerate(held) if of is one} for one in RuleSet}
    return {one: Proposals(claims, claims.list_leads(numbers[one]), wording) for one in RuleSet}
