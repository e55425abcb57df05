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
    Estimate,
    Evidence,
    Validation,
    Verdict,
)
from csdesk.report.validation_comparisons import (
    brier_words,
    fitting_words,
    likely_words,
    rival_words,
    signal_words,
)

WORST_PART = 5
"""A rank within the worst fifth of its day is near the bottom."""

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


def _case_words(validation: Validation) -> Iterator[str]:
    yield verdict_sentence(validation)
    yield from signal_words(validation)
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
            f"in {number(100 * validation.auc.value)} of 100 such pairs"
            f"{likely_words(validation.auc)}. A coin gets 50."
        )
    yield from _leak_words(validation)
    yield from _band_words(validation)
    yield from _lift_words(validation)
    yield from rival_words(validation)
    yield from signal_words(validation)
    yield from brier_words(validation)
    yield from fitting_words(validation)


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
