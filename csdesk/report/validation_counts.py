"""What few losses carry, in words: counts, names and ranks, and no figure that measures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from csdesk.formatting import day_range, number, percent
from csdesk.model.score_measures import Estimate
from csdesk.model.validation import Validation
from csdesk.model.validation_design import Claim
from csdesk.report.validation_comparisons import signal_words, wrong_way_words
from csdesk.report.validation_verdicts import customers, verdict_sentence

WORST_PART = 5
"""A rank within the worst fifth of its day is near the bottom."""


def case_words(validation: Validation) -> Iterator[str]:
    """Yield what may be said where so few left that each of them is a case."""
    yield verdict_sentence(validation)
    yield from signal_words(validation)
    yield from wrong_way_words(one for one in validation.contenders if one.signal is None)
    rate = validation.loss_rate
    if rate is None or (validation.cases and not validation.left):
        return
    yield (
        f"With {customers(validation)} nobody can tell a loss rate of "
        f"{_two_rates(rate)}{_when(validation)}."
    )
    one = 100 / validation.accounts
    largest = validation.largest_share
    share = f"; the largest is {_share_words(largest)} of the ARR" if largest is not None else ""
    yield f"One customer more or less is {number(one, 1)} points{share}."
    if validation.left:
        yield "Read the list of names, not the rate."


def rank_words(validation: Validation) -> Iterator[str]:
    """Yield where those who left stood, a hint and no measure."""
    left, ranked = validation.left, [c for c in validation.cases if c.rank is not None]
    low = sum(1 for case in ranked if WORST_PART * (case.rank or 0) <= case.of)
    yield (
        f"{number(left)} of {customers(validation)} left: enough to see where "
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
    yield from band_words(validation)


def band_words(validation: Validation) -> Iterator[str]:
    """Yield how many red scores were right, and how many green ones were not."""
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


def _two_rates(rate: Estimate, between: str = "from one of") -> str:
    """Return the ends of an interval, with as many digits as it takes to tell them apart."""
    for digits in (0, 1, 2):
        low, high = percent(rate.low, digits), percent(rate.high, digits)
        if low != high and (not rate.low or low.strip("0.%")):
            break
    return f"{low} {between} {high}"


def _share_words(share: float) -> str:
    """Return a share of one of many customers, of which none is nothing."""
    return "less than 1%" if 0 < share < 1 else percent(share, 0)


def _when(validation: Validation) -> str:
    """Return over what time those who left did so; nothing where nobody knows."""
    if validation.claim is Claim.ASSOCIATION or not validation.days:
        return ""
    first = validation.days[0] + timedelta(days=validation.design.lead_days)
    whole = validation.design.lead_days + validation.design.window_days
    return f" from {day_range(first, validation.days[-1] + timedelta(days=whole))}"
