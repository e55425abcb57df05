"""How many accounts have a score, and how far it can be trusted, in words."""

from __future__ import annotations

from csdesk.formatting import join_words, number, percent, plural, weight_held
from csdesk.model.health import HealthResult
from csdesk.model.score_columns import is_scored, is_thin


def health_sentence(health: HealthResult | None) -> str:
    """Return how many accounts have a score, and how far it can be trusted."""
    if health is None:
        return "There is no customer list yet, so no account has a score."
    if not health.scores:
        return "The customer list holds no account, so there is nothing to score."
    scored = int(is_scored(health).sum())
    if scored == 0:
        return _nothing_scored(health)
    thin = int(is_thin(health).sum())
    said = (
        f"{number(scored)} of {plural(len(health.scores), 'account')} have a score; on average "
        f"{percent(health.coverage, 0)} of the signal weight is known for an account."
    )
    if thin:
        said += (
            f" {number(thin)} of the scores rest on less than "
            f"{percent(health.scorecard.sufficient_coverage, trim=True)} of the signals: read "
            "them as a hint."
        )
    return said


def _nothing_scored(health: HealthResult) -> str:
    names = [health.scorecard.signal(signal).name for signal in health.missing]
    missing = f" Missing for all of them: {join_words(names)}." if names else ""
    return (
        f"None of {plural(len(health.scores), 'account')} can be scored: the list holds "
        f"{weight_held(health)}, and a score takes at least "
        f"{number(health.scorecard.minimum_coverage)}.{missing}"
    )
