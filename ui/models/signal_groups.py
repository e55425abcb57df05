"""Groups of signals that are weighed together: begun, named and dissolved, weights as before."""

from __future__ import annotations

from dataclasses import replace

from csdesk.model.identifiers import SignalGroupId, SignalId
from csdesk.model.scorecards import Scorecard, SignalGroup
from csdesk.scoring.health import effective_weights
from csdesk.scoring.health.reweighting import weigh_again

WHOLE = 100.0


def begin_group(card: Scorecard, signal: SignalId) -> Scorecard:
    """Return the card with a signal in a new group; every signal weighs what it weighed.

    A card without groups gets one for all the others too. A signal that is alone in its group
    stays there.
    """
    home = card.signal(signal).group
    peers = [one for one in card.signals if one.group == home and one.id != signal]
    if not peers and card.groups:
        return card
    groups = list(card.groups)
    signals = card.signals
    if not groups and peers:
        groups.append(_new_group(groups))
        signals = tuple(replace(one, group=groups[0].id) for one in signals)
    groups.append(_new_group(groups))
    own = groups[-1].id
    signals = tuple(replace(one, group=own) if one.id == signal else one for one in signals)
    return _weigh_as(card, replace(card, groups=tuple(groups), signals=signals))


def remove_group(card: Scorecard, group: SignalGroupId) -> Scorecard:
    """Return the card without a group: its signals join the first other one, as heavy as before.

    Of two groups both go, as one group of everything is none.
    """
    rest = tuple(one for one in card.groups if one.id != group)
    if len(rest) == len(card.groups):
        return card
    groups = rest if len(rest) > 1 else ()
    home = groups[0].id if groups else None
    gone = {one.id for one in card.groups} - {one.id for one in groups}
    signals = tuple(replace(one, group=home) if one.group in gone else one for one in card.signals)
    return _weigh_as(card, replace(card, groups=groups, signals=signals))


def rename_group(card: Scorecard, group: SignalGroupId, name: str) -> Scorecard:
    """Return the card with another name of a group."""
    groups = (replace(one, name=name) if one.id == group else one for one in card.groups)
    return replace(card, groups=tuple(groups))


def _weigh_as(before: Scorecard, card: Scorecard) -> Scorecard:
    return weigh_again(card, {one.signal: one.effective for one in effective_weights(before)})


def _new_group(groups: list[SignalGroup]) -> SignalGroup:
    """Return a group with a number that no other has."""
    taken = {str(one.id) for one in groups} | {one.name for one in groups}
    numbers = range(1, 2 * len(groups) + 2)
    number = next(n for n in numbers if not {f"group_{n}", f"Group {n}"} & taken)
    return SignalGroup(SignalGroupId(f"group_{number}"), f"Group {number}", WHOLE)
