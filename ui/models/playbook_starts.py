"""For which accounts the rules ask for a playbook now, each account once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from csdesk.model.actions import ActionReview, ProposedAction, RuleSet
from csdesk.model.identifiers import AccountKey, PlaybookId
from csdesk.scoring.actions.proposals import Proposals

ORDER = (RuleSet.TRIGGER, RuleSet.BAND, RuleSet.VALUE, RuleSet.TIER, RuleSet.EXPANSION)
"""What happened says more about an account than the table that it stands in."""


def find_starts(
    review: ActionReview, keys: Sequence[AccountKey]
) -> Mapping[PlaybookId, set[AccountKey]]:
    """Return the accounts that each playbook is asked for; ``keys`` are those of the book."""
    playbooks = {total.rule.playbook for totals in review.totals.values() for total in totals}
    return {one: _find_accounts(review, one, keys) for one in playbooks if one is not None}


def starts_of(
    review: ActionReview, playbook: PlaybookId, most: int | None = None
) -> tuple[ProposedAction, ...]:
    """Return one action for each account that a playbook is for, the first ``most`` of them."""
    return tuple(islice(_list_once(review, playbook), most))


def _list_once(review: ActionReview, playbook: PlaybookId) -> Iterator[ProposedAction]:
    seen: set[AccountKey] = set()
    for rule_set in ORDER:
        proposed = review.proposed.get(rule_set, ())
        for action in map(proposed.__getitem__, _find_asked(proposed, playbook)):
            if action.account not in seen:
                seen.add(action.account)
                yield action


def _find_accounts(
    review: ActionReview, playbook: PlaybookId, keys: Sequence[AccountKey]
) -> set[AccountKey]:
    found: set[AccountKey] = set()
    for proposed in review.proposed.values():
        numbers = _find_asked(proposed, playbook)
        if isinstance(proposed, Proposals):
            found.update(keys[place] for place in proposed.places[numbers].tolist())
        else:
            found.update(proposed[at].account for at in numbers)
    return found


def _find_asked(proposed: Sequence[ProposedAction], playbook: PlaybookId) -> list[int]:
    """Return the numbers of the actions with a playbook, without wording every action."""
    if not isinstance(proposed, Proposals):
        return [at for at, action in enumerate(proposed) if action.playbook == playbook]
    return proposed.find_playbook(playbook)
