"""What a test of the health score says, in words that a founder understands.

The number of accounts that left decides which words may be used (domain 5): a figure that so few
events cannot carry is never in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from csdesk.formatting import day, day_range, join_words, number, percent, plural
from csdesk.model.validation import (
    AlarmKind,
    Claim,
    Contender,
    Estimate,
    Evidence,
    Validation,
    Verdict,
)

COIN = 0.5
WORST_PART = 5
"""A rank within the worst fifth of its day is near the bottom."""
FEWEST_FITTED = 100

_PREDICTS = {
    Verdict.NO_EVIDENCE: "There is no evidence that this score predicts who leaves.",
    Verdict.WRONG_WAY: (
        "The score points the wrong way: those who left had the better scores before."
    ),
    Verdict.WEAK: "The score warns of leaving, but weakly.",
    Verdict.VIABLE: "The score warns of leaving; it is usable, and short of good.",
    Verdict.GOOD: "The score warns of leaving, as well as a health score can be expected to.",
    Verdict.SUSPICIOUS: (
        "The score is too good to be believed. Look for signals that know the outcome before "
        "anybody relies on it."
    ),
}
_GOES_WITH = {
    Verdict.NO_EVIDENCE: "There is no evidence that this score has anything to do with who left.",
    Verdict.WRONG_WAY: "Those who left have better scores today than those who stayed.",
    Verdict.WEAK: "Those who left have somewhat lower scores today than those who stayed.",
    Verdict.VIABLE: "Those who left have lower scores today than those who stayed.",
    Verdict.GOOD: "Those who left have clearly lower scores today than those who stayed.",
    Verdict.SUSPICIOUS: (
        "Today's scores tell nearly everybody who left: they were most likely written because "
        "they left."
    ),
}

_APPROVING = frozenset({Verdict.WEAK, Verdict.VIABLE, Verdict.GOOD})


def verdict_words(validation: Validation) -> tuple[str, ...]:
    """Return what may be said, the verdict first."""
    if validation.evidence is Evidence.CASES:
        return tuple(_case_words(validation))
    if validation.evidence is Evidence.RANKS:
        return tuple(_rank_words(validation))
    return (verdict_sentence(validation), *_measured_words(validation))


def verdict_sentence(validation: Validation) -> str:
    """Return the verdict in one sentence, for a headline."""
    if validation.verdict in _APPROVING and _suspects(validation):
        return "The score seems to tell who leaves, but part of it knows the outcome."
    if validation.verdict is not Verdict.TOO_FEW:
        return _verdicts(validation)[validation.verdict]
    if not validation.accounts:
        return "No account has a score on any day that could be tested."
    if not validation.left and validation.cases:
        return f"{_unscored_losses(validation)}, so nothing can be tested."
    if not validation.left:
        return f"Nobody of {_customers(validation)} left, so nothing can be tested."
    return (
        f"{number(validation.left)} of {_customers(validation)} left: too few to tell whether the "
        "score warns."
    )


def pairs_words(auc: Estimate) -> str:
    """Return an AUC as pairs with its interval: "78 of 100 pairs (likely 74 to 81)"."""
    return f"{number(100 * auc.value)} of 100 pairs{_likely(auc)}"


def _suspects(validation: Validation) -> list[str]:
    return [one.name for one in validation.contenders if one.is_suspect]


def _unscored_losses(validation: Validation) -> str:
    if len(validation.cases) == 1:
        return "The one customer who left has no score from before"
    return f"None of the {number(len(validation.cases))} customers who left has a score from before"


def _customers(validation: Validation) -> str:
    return plural(validation.accounts, "customer")


def _verdicts(validation: Validation) -> dict[Verdict, str]:
    return _GOES_WITH if validation.claim is Claim.ASSOCIATION else _PREDICTS


def _likely(estimate: Estimate) -> str:
    if estimate.low is None or estimate.high is None:
        return ""
    return f" (likely {number(100 * estimate.low)} to {number(100 * estimate.high)})"


def _case_words(validation: Validation) -> Iterator[str]:
    yield verdict_sentence(validation)
    yield from _signal_words(validation)
    rate = validation.loss_rate
    if rate is None or (validation.cases and not validation.left):
        return
    yield (
        f"With {_customers(validation)} nobody can tell a loss rate of "
        f"{_two_rates(rate)}{_when(validation)}."
    )
    one = 100 / validation.accounts
    largest = validation.largest_share
    share = f"; the largest is {percent(largest, 0)} of the ARR" if largest is not None else ""
    yield f"One customer more or less is {number(one, 1)} points{share}."
    if validation.left:
        yield "Read the list of names, not the rate."


def _rank_words(validation: Validation) -> Iterator[str]:
    left, ranked = validation.left, [c for c in validation.cases if c.rank is not None]
    low = sum(1 for case in ranked if WORST_PART * (case.rank or 0) <= case.of)
    yield (
        f"{number(left)} of {_customers(validation)} left: enough to see where "
        "each of them stood, too few to measure the score by."
    )
    yield (
        f"{number(low)} of the {number(left)} stood in the worst fifth; a score that knows nothing "
        f"would put about {number(left / WORST_PART)} there. Read this as a hint."
    )
    if validation.loss_rate is not None:
        yield (
            f"The loss rate is {_two_rates(validation.loss_rate, 'to')}{_when(validation)}; "
            "nobody can say more closely."
        )
    yield from _band_words(validation)


def _measured_words(validation: Validation) -> Iterator[str]:
    yield _what_was_held_against(validation)
    if validation.auc is not None:
        yield (
            "Take one customer who left and one who stayed: the one who left had the lower score "
            f"in {number(100 * validation.auc.value)} of 100 such pairs{_likely(validation.auc)}. "
            "A coin gets 50."
        )
    yield from _leak_words(validation)
    yield from _band_words(validation)
    yield from _lift_words(validation)
    yield from _rival_words(validation)
    yield from _signal_words(validation)
    yield from _brier_words(validation)
    yield from _fitting_words(validation)


def _what_was_held_against(validation: Validation) -> str:
    left, accounts = number(validation.left), _customers(validation)
    if validation.claim is Claim.ASSOCIATION:
        return (
            f"These are today's scores, and {left} of {accounts} had left before: this is an "
            "association and no prediction."
        )
    design = validation.design
    whole = number(design.lead_days + design.window_days)
    return (
        f"Tested on {accounts} on {_days(validation)}: {left} of them left {design.lead_days} to "
        f"{whole} days after one."
    )


def _days(validation: Validation) -> str:
    if len(validation.days) == 1:
        return day(validation.days[0])
    first, last = validation.days[0], validation.days[-1]
    return f"{number(len(validation.days))} days from {day_range(first, last)}"


def _leak_words(validation: Validation) -> Iterator[str]:
    suspects = _suspects(validation)
    leaks = [alarm for alarm in validation.alarms if alarm.kind is AlarmKind.LEAK]
    if suspects:
        verb = "knows" if len(suspects) == 1 else "know"
        yield (
            f"{join_words(suspects)} {verb} the outcome, so the score looks better than it is. "
            "Take that out and test again."
        )
    elif leaks:
        yield "The scorecard knows the outcome, so it looks better than it is."


def _band_words(validation: Validation) -> Iterator[str]:
    confusion = validation.confusion
    if confusion is None:
        return
    red = confusion.caught + confusion.false_alarms
    green = len(validation.green_but_left)
    is_after = validation.claim is Claim.ASSOCIATION
    yield (
        f"Of {number(red)} red scores {number(confusion.caught)} "
        f"{'are of customers who left' if is_after else 'were followed by leaving'}; of "
        f"{number(validation.left)} who left {number(green)} {'are' if is_after else 'were'} green."
    )


def _lift_words(validation: Validation) -> Iterator[str]:
    if validation.lifts:
        worst = validation.lifts[0]
        yield (
            f"The tenth with the worst scores held {percent(worst.captured, 0)} of those who left, "
            f"{number(worst.lift, 1)} times as many as chance."
        )


def _rival_words(validation: Validation) -> Iterator[str]:
    rivals = [one for one in validation.contenders if one.signal is None]
    if rivals:
        best = max(rivals, key=lambda one: one.auc.value)
        said = [f"{one.name.lower()} gets {number(100 * one.auc.value)}" for one in rivals]
        yield f"For comparison, {join_words(said)}: {_what_score_adds(best)}."


def _what_score_adds(best: Contender) -> str:
    gain = best.beaten_by
    if gain is None or gain.value <= 0:
        return f"the score adds nothing to {best.name.lower()}"
    return "the score adds to it" if _is_sure(gain) else "that the score adds to it may be chance"


def _is_sure(gain: Estimate) -> bool:
    return gain.low is not None and gain.low > 0


def _signal_words(validation: Validation) -> Iterator[str]:
    """Yield which signals tell anything on their own, those aside that know the outcome."""
    signals = [one for one in validation.contenders if one.signal and not one.is_suspect]
    telling = [one.name for one in signals if (one.auc.low or 0) > COIN]
    who = "who has left" if validation.claim is Claim.ASSOCIATION else "who leaves"
    if telling:
        verb = "tells" if len(telling) == 1 else "tell"
        yield f"Of the signals alone, {join_words(telling)} {verb} better than a coin {who}."
    elif signals:
        names = join_words([one.name for one in signals])
        yield f"None of the signals alone tells better than a coin {who}: {names}."


def _brier_words(validation: Validation) -> Iterator[str]:
    brier, base = validation.brier, validation.brier_base
    if brier is None or base is None or not base:
        return
    gain = 100 * (1 - brier / base)
    if validation.claim is Claim.ASSOCIATION:
        told = f"{percent(gain)} closer than" if gain > 0 else "no closer than"
        yield f"The rates of the bands come {told} one rate for all to who left."
    elif gain > 0:
        yield (
            "Going by the rates of the bands, later losses are foretold with an error "
            f"{percent(gain)} smaller than with one rate for all."
        )
    else:
        yield "The rates of the bands foretell later losses no better than one rate for all."


def _fitting_words(validation: Validation) -> Iterator[str]:
    suggestion = validation.suggestion
    if validation.evidence is not Evidence.FITTING:
        yield (
            f"No weights are fitted: that takes {FEWEST_FITTED} customers who left, and here are "
            f"{number(validation.left)}."
        )
    elif suggestion is None:
        yield _why_no_suggestion(validation)
    else:
        yield (
            f"On later days the suggested weights get {pairs_words(suggestion.suggested_auc)}, "
            f"those in use {pairs_words(suggestion.current_auc)}: "
            f"{_difference(suggestion.gain)}."
        )


def _why_no_suggestion(validation: Validation) -> str:
    if validation.claim is Claim.ASSOCIATION:
        return (
            "No weights are fitted: what is known today of customers who have left says nothing "
            "about before."
        )
    return (
        "No weights are suggested: too few customers left by one scorecard, no later days could "
        "be held back, or no signal warns in the direction that the scorecard says."
    )


def _difference(gain: Estimate | None) -> str:
    if gain is None or gain.value <= 0:
        return "no gain"
    return "they warn better" if _is_sure(gain) else "a difference that may be chance"


def _two_rates(rate: Estimate, between: str = "from one of") -> str:
    """Return the ends of an interval, with as many digits as it takes to tell them apart."""
    for digits in (0, 1, 2):
        low, high = percent(rate.low, digits), percent(rate.high, digits)
        if low != high and (not rate.low or low.strip("0.%")):
            break
    return f"{low} {between} {high}"


def _when(validation: Validation) -> str:
    """Return over what time those who left did so; nothing where nobody knows."""
    if validation.claim is Claim.ASSOCIATION or not validation.days:
        return ""
    first = validation.days[0] + timedelta(days=validation.design.lead_days)
    whole = validation.design.lead_days + validation.design.window_days
    return f" in {day_range(first, validation.days[-1] + timedelta(days=whole))}"
