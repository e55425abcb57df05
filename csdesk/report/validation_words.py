"""What a test of the health score says, in words that a founder understands.

The number of accounts that left decides which words may be used (domain 5): a figure that so few
events cannot carry is never in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.formatting import day, day_range, join_words, number, percent
from csdesk.model.score_alarms import AlarmKind
from csdesk.model.validation import Validation, Verdict
from csdesk.model.validation_design import Claim
from csdesk.model.validation_rules import Evidence
from csdesk.report.validation_comparisons import (
    brier_words,
    fitting_words,
    likely_words,
    rival_words,
    signal_words,
)
from csdesk.report.validation_counts import band_words, case_words, rank_words
from csdesk.report.validation_verdicts import customers, suspects, verdict_sentence


def verdict_words(validation: Validation) -> tuple[str, ...]:
    """Return what may be said, the verdict first."""
    if validation.evidence is Evidence.CASES:
        return tuple(case_words(validation))
    if validation.evidence is Evidence.RANKS:
        return tuple(rank_words(validation))
    return (verdict_sentence(validation), *_measured_words(validation))


def _measured_words(validation: Validation) -> Iterator[str]:
    yield _what_was_held_against(validation)
    if validation.auc is not None:
        yield (
            "Of 100 pairs of one customer who left and one who stayed, the score put the right one "
            f"lower in {number(100 * validation.auc.value)}{likely_words(validation.auc)}; a coin "
            "gets 50."
        )
    yield from _doubt_words(validation)
    yield from _leak_words(validation)
    yield from band_words(validation)
    yield from _lift_words(validation)
    yield from rival_words(validation)
    yield from signal_words(validation)
    yield from brier_words(validation)
    yield from fitting_words(validation)


def _doubt_words(validation: Validation) -> Iterator[str]:
    """Yield that a verdict is not sure, where the interval begins below what can be worked with."""
    auc, praised = validation.auc, validation.verdict in (Verdict.VIABLE, Verdict.GOOD)
    if praised and auc and auc.low is not None and auc.low < validation.usable_from:
        yield (
            f"How well is not sure: {number(validation.left)} losses leave room for a score that "
            "is too weak to work with."
        )


def _what_was_held_against(validation: Validation) -> str:
    left, accounts = number(validation.left), customers(validation)
    if validation.claim is Claim.ASSOCIATION:
        return (
            f"These are today's scores, and {left} of {accounts} had left before: this is an "
            "association and no prediction."
        )
    design = validation.design
    whole = number(design.lead_days + design.window_days)
    when = (
        f"{design.lead_days} to {whole} days after" if design.lead_days else f"within {whole} days"
    )
    one = " one" if design.lead_days else ""
    return f"Tested on {accounts} on {_days(validation)}: {left} of them left {when}{one}."


def _days(validation: Validation) -> str:
    if len(validation.days) == 1:
        return day(validation.days[0])
    first, last = validation.days[0], validation.days[-1]
    return f"{number(len(validation.days))} days from {day_range(first, last)}"


def _leak_words(validation: Validation) -> Iterator[str]:
    knowing = suspects(validation)
    leaks = [alarm for alarm in validation.alarms if alarm.kind is AlarmKind.LEAK]
    if knowing:
        verb = "knows" if len(knowing) == 1 else "know"
        yield (
            f"{join_words(knowing)} {verb} the outcome, so the score looks better than it is. "
            "Take that out and test again."
        )
    elif leaks:
        yield "The scorecard knows the outcome, so it looks better than it is."


def _lift_words(validation: Validation) -> Iterator[str]:
    if validation.lifts:
        worst = validation.lifts[0]
        yield (
            f"The tenth with the worst scores held {percent(worst.captured, 0)} of those who left, "
            f"{number(worst.lift, 1)} times as many as chance."
        )
