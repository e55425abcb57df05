"""What would make an account green."""

from __future__ import annotations

from csdesk.model.health import AccountScore, Band
from csdesk.model.identifiers import SignalId
from csdesk.model.score_changes import PathToGreen
from csdesk.model.scorecards import FULL_POINTS, RollUp, Scorecard
from csdesk.scoring.health.bands import signal_band
from csdesk.scoring.health.losses import score_if_repaired


def path_to_green(score: AccountScore, card: Scorecard) -> PathToGreen | None:
    """Return the fewest signals that make an account green; None without a computed score.

    Each of them gives all its points; those that bring most are taken first, so that no smaller
    number would do. Under ``ANY_POOR`` these are all signals that are not good.
    """
    if score.computed is None:
        return None
    if card.roll_up is RollUp.ANY_POOR:
        chosen = [one.id for one in card.signals if _is_short(signal_band(score, one))]
    else:
        chosen = _choose(score, card)
    return PathToGreen(tuple(chosen), score_if_repaired(score, card, chosen) or 0.0)


def _choose(score: AccountScore, card: Scorecard) -> list[SignalId]:
    """Return the signals whose effective weight leaves most points to gain, as few as suffice."""
    gains = {
        signal: score.weights[signal] * (FULL_POINTS - points)
        for signal, points in score.points.items()
    }
    chosen: list[SignalId] = []
    for signal in sorted(gains, key=lambda signal: -gains[signal]):
        if (score_if_repaired(score, card, chosen) or 0.0) >= card.green:
            break
        chosen.append(signal)
    return chosen


def _is_short(band: Band) -> bool:
    return band in (Band.YELLOW, Band.RED)
