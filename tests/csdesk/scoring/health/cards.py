"""Small scorecards for tests."""

from __future__ import annotations

from csdesk.model.directions import Direction
from csdesk.model.identifiers import FactId, ScorecardId, SignalGroupId, SignalId
from csdesk.model.scorecards import Scorecard, Signal, SignalCategory, SignalGroup


def make_signal(name: str, weight: float = 100, **more) -> Signal:
    """Return a signal on the fact of its name: green from 80, yellow from 50."""
    known = {
        "direction": Direction.HIGHER,
        "green": 80.0,
        "yellow": 50.0,
        "category": SignalCategory.BUSINESS,
        "unit": "",
        "fact": FactId(name),
    }
    if "group" in more:
        more["group"] = SignalGroupId(more["group"])
    return Signal(id=SignalId(name), name=name.capitalize(), weight=weight, **{**known, **more})


def make_card(*signals: Signal, name: str = "card", groups: dict[str, float] | None = None, **more):
    """Return a scorecard with the bands 80 and 50 that scores from 30 percent of coverage."""
    known = {"sufficient_coverage": 60.0, "minimum_coverage": 30.0, "version": "1"}
    return Scorecard(
        id=ScorecardId(name),
        name=name.capitalize(),
        signals=signals,
        green=80.0,
        yellow=50.0,
        groups=tuple(
            SignalGroup(SignalGroupId(one), one.capitalize(), weight)
            for one, weight in (groups or {}).items()
        ),
        **{**known, **more},
    )
