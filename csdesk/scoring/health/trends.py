"""Where scores are going: the slope of the last snapshots, with a dead band (domain 1.1)."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date

from csdesk.model.score_history import Course, KeptScore, SnapshotInfo, Trend

LOOKED_AT = 3
"""The last snapshots that a trend goes by."""
DEAD_BAND = 5.0
"""Points within which a score is steady over the whole span."""
Snapshot = tuple[SnapshotInfo, KeptScore]


def find_trend(snapshots: Sequence[Snapshot]) -> Trend:
    """Return where the score of one account is going; ``snapshots`` are its own, oldest first.

    The slope is that of the straight line of least squares through the scores of the last three
    snapshots; one without a score keeps its place and is passed over.
    """
    recent = [kept.score for _, kept in snapshots[-LOOKED_AT:]]
    known = [(place, score) for place, score in enumerate(recent) if score is not None]
    changes = tuple(_card_changes(snapshots))
    looked_at = snapshots[-LOOKED_AT:]
    slope = fit_slope(known)
    change = known[-1][1] - known[0][1] if slope is not None else None
    return Trend(
        course=_name_course(change),
        slope=slope,
        change=change,
        scores=tuple(kept.score for _, kept in snapshots),
        dates=tuple(info.as_of for info, _ in snapshots),
        card_changes=changes,
        card_changed=any(True for _ in _card_changes(looked_at)),
    )


def fit_slope(points: Sequence[tuple[int, float]]) -> float | None:
    """Return the slope of the line of least squares; None through fewer than two points."""
    if len(points) < 2:
        return None
    from statistics import linear_regression

    return linear_regression(*zip(*points, strict=True)).slope


def _name_course(change: float | None) -> Course:
    if change is None:
        return Course.UNKNOWN
    if abs(change) <= DEAD_BAND:
        return Course.STEADY
    return Course.RISING if change > 0 else Course.FALLING


def _card_changes(snapshots: Sequence[Snapshot]) -> Iterator[date]:
    """Yield the days of snapshots that another card or version made than the one before."""
    for (info, kept), (later, kept_later) in itertools.pairwise(snapshots):
        if _card_of(info, kept) != _card_of(later, kept_later):
            yield later.as_of


def _card_of(info: SnapshotInfo, kept: KeptScore) -> tuple[str, str | None]:
    return kept.scorecard, info.versions.get(kept.scorecard)
