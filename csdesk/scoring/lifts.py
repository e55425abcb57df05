"""What a step up the ladder is said to bring (S1.17); an estimate as cited, not a forecast."""

from __future__ import annotations

from collections.abc import Iterable

from csdesk.model.identifiers import InstrumentId
from csdesk.model.lifts import Lift, LiftProjection, LiftRange, LiftScenario


def project_lift(
    lifts: Iterable[Lift], instrument: InstrumentId, tier_now: int, tier_then: int
) -> LiftProjection | None:
    """Return the step from a tier to a higher one, in percent and in both scenarios (S1.17).

    None where the tier is no higher, or where nothing is said about one of the two.
    """
    known = {lift.tier: lift for lift in lifts if lift.instrument == instrument}
    now, then = known.get(tier_now), known.get(tier_then)
    if now is None or then is None or tier_then <= tier_now:
        return None
    return LiftProjection(
        tier_now=tier_now,
        tier_then=tier_then,
        conservative=_compare(now.conservative, then.conservative),
        optimistic=_compare(now.optimistic, then.optimistic),
    )


def _compare(now: LiftRange, then: LiftRange) -> LiftScenario:
    return LiftScenario(now, then, then.minus(now))
