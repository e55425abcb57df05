"""Why a test may make a score look better, or worse, than it is (S1.29)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from csdesk.formatting import join_words, number, percent, plural
from csdesk.model.identifiers import AccountKey
from csdesk.model.score_alarms import Alarm, AlarmKind
from csdesk.model.score_observations import ObservationSet, SignalColumn
from csdesk.model.validation_design import Claim
from csdesk.model.validation_rules import ValidationRules
from csdesk.scoring.validation.leaks import find_leaks

FEWEST_PAIRS = 10


def find_alarms(observed: ObservationSet, rules: ValidationRules) -> tuple[Alarm, ...]:
    """Return every reason for care, leaks first; what signals do is seen where there is a score.

    Where nobody has one, it is seen in all observations.
    """
    scored = observed.take(observed.is_scored)
    shown = scored if len(scored) else observed
    return (
        *find_leaks(shown, rules),
        *_survivors(observed, scored),
        *_placed_nowhere(observed),
        *_scored_after(scored),
        *_undated(observed),
        *_collinear(shown, rules.collinear_above),
        *_concentration(shown, rules.concentrated_above),
    )


def largest_share(observed: ObservationSet) -> tuple[float, int] | None:
    """Return the largest account's percent of the ARR of the last day, and its observation."""
    if not len(observed):
        return None
    last = (observed.days == observed.days.max()).nonzero()[0]
    arr = observed.arr[last]
    if arr.sum() <= 0:
        return None
    place = int(arr.argmax())
    return float(100 * arr[place] / arr.sum()), int(last[place])


def _survivors(observed: ObservationSet, scored: ObservationSet) -> Iterator[Alarm]:
    """Yield an alarm where most of those who left in the time looked at have no score."""
    if not observed.losses:
        yield Alarm(
            AlarmKind.SURVIVORS,
            "Nobody who left is in the data. Unless really nobody did, those who left were taken "
            "off the lists: add a list of lost customers with the day on which each left.",
        )
        return
    if not len(scored):
        return
    seen = {scored.key(int(place)) for place in scored.left.nonzero()[0]}
    looked_for = _losses_looked_for(observed)
    missing = tuple(key for key in looked_for if key not in seen)
    if 2 * len(missing) > len(looked_for):
        yield Alarm(
            AlarmKind.SURVIVORS,
            f"{number(len(missing))} of {plural(len(looked_for), 'customer')} who left have no "
            "score from before, so the score is tested on survivors. Import lists that still have "
            "them, with dates.",
            accounts=missing,
        )


def _placed_nowhere(observed: ObservationSet) -> Iterator[Alarm]:
    """Yield an alarm where customers left on a day that nobody knows, and so are not tested."""
    if observed.claim is Claim.ASSOCIATION:
        return
    seen = {observed.key(int(place)) for place in observed.left.nonzero()[0]}
    missing = tuple(k for k, day in observed.losses.items() if day is None and k not in seen)
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        yield Alarm(
            AlarmKind.SURVIVORS,
            f"{plural(len(missing), 'customer')} left on a day that nobody knows and {verb} not "
            "tested. Add to the list of lost customers when each of them left.",
            accounts=missing,
        )


def _losses_looked_for(observed: ObservationSet) -> list[AccountKey]:
    """Return the accounts that left in one of the windows, or at all where there are none."""
    if observed.claim is Claim.ASSOCIATION:
        return list(observed.losses)
    days = observed.observed_days()
    if not days:
        return []
    opens = days[0] + timedelta(days=observed.design.lead_days)
    closes = days[-1] + timedelta(days=observed.design.lead_days + observed.design.window_days)
    return [key for key, day in observed.losses.items() if day and opens <= day < closes]


def _scored_after(observed: ObservationSet) -> Iterator[Alarm]:
    if observed.claim is Claim.ASSOCIATION and observed.left.any():
        yield Alarm(
            AlarmKind.SCORED_AFTER,
            "The scores are of today, and these customers had left before. A score may be low "
            "because they left: unused seats, no logins.",
        )


def _undated(observed: ObservationSet) -> Iterator[Alarm]:
    if not observed.undated:
        return
    names = [c.signal.name for c in observed.signals if c.signal.id in observed.undated]
    verb = "carries" if len(names) == 1 else "carry"
    yield Alarm(
        AlarmKind.UNDATED,
        f"{join_words(names)} {verb} no dates, so what was known on an earlier day cannot be told "
        "and is not tested.",
        observed.undated,
    )


def _collinear(observed: ObservationSet, above: float) -> Iterator[Alarm]:
    for first, second in combinations(observed.signals, 2):
        r = _correlation(first, second)
        if r is not None and abs(r) > above:
            yield Alarm(
                AlarmKind.COLLINEAR,
                f"“{first.signal.name}” and “{second.signal.name}” say nearly the same "
                f"(correlation {number(r, 2)}): together they count twice. Keep one, or halve "
                "their weights.",
                (first.signal.id, second.signal.id),
            )


def _correlation(first: SignalColumn, second: SignalColumn) -> float | None:
    """Return Pearson's r over the observations that have both; None where it means nothing."""
    import numpy as np

    both = first.is_known & second.is_known
    one, other = first.values[both], second.values[both]
    if len(one) < FEWEST_PAIRS or not np.ptp(one) or not np.ptp(other):
        return None
    return float(np.corrcoef(one, other)[0, 1])


def _concentration(observed: ObservationSet, above: float) -> Iterator[Alarm]:
    found = largest_share(observed)
    if found is not None and found[0] > above:
        share, place = found
        key = observed.key(place)
        yield Alarm(
            AlarmKind.CONCENTRATION,
            f"One customer is {percent(share, 0)} of the ARR, so figures by ARR are about that "
            "one customer.",
            accounts=(key,),
        )
