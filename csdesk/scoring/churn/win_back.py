"""Lost customers worth a campaign, and how campaigns go (S1.38, C27)."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from csdesk.model.churn import Loss, WinBack, WinBackFigures

ENDED = frozenset({WinBack.WON, WinBack.LOST})
UNTRIED = frozenset({WinBack.NOT_STARTED, WinBack.NOT_WANTED})


def worth_winning(losses: Sequence[Loss], above: float) -> tuple[Loss, ...]:
    """Return the losses above a limit of ARR, largest first."""
    worth = [loss for loss in losses if (loss.arr or 0.0) > above]
    return tuple(sorted(worth, key=lambda loss: -(loss.arr or 0.0)))


def measure_win_back(losses: Sequence[Loss], above: float) -> WinBackFigures:
    """Return how campaigns go, whatever the ARR of those tried; rates over those that ended."""
    ended = [loss for loss in losses if loss.win_back in ENDED]
    won = [loss for loss in ended if loss.win_back is WinBack.WON]
    tried = sum(loss.win_back not in UNTRIED for loss in losses)
    at_stake = _arr(ended)
    return WinBackFigures(
        worth=len(worth_winning(losses, above)),
        tried=tried,
        won=len(won),
        rate=100 * len(won) / len(ended) if ended else None,
        recovered=100 * _arr(won) / at_stake if at_stake else None,
    )


def _arr(losses: Sequence[Loss]) -> float:
    return fsum(loss.arr or 0.0 for loss in losses)
