"""A tested score in short: its verdict as a status, its claim, and the numbers of events."""

from __future__ import annotations

from csdesk.formatting import number, plural
from csdesk.model.validation import Validation, Verdict
from csdesk.model.validation_design import Claim
from csdesk.report.document import Status, StatusWord
from csdesk.report.validation_verdicts import is_tainted, tells_alone

_VERDICTS = {
    Verdict.TOO_FEW: StatusWord(Status.NONE, "Too few left to say"),
    Verdict.NO_EVIDENCE: StatusWord(Status.RISK, "No evidence"),
    Verdict.WRONG_WAY: StatusWord(Status.RISK, "The wrong way round"),
    Verdict.WEAK: StatusWord(Status.WATCH, "Weak"),
    Verdict.VIABLE: StatusWord(Status.GOOD, "Usable"),
    Verdict.GOOD: StatusWord(Status.GOOD, "Good"),
    Verdict.SUSPICIOUS: StatusWord(Status.WATCH, "Too good to be true"),
}
_UNSCORED = StatusWord(Status.NONE, "No scores to test")
_TAINTED = StatusWord(Status.WATCH, "Knows the outcome")


def verdict_status(validation: Validation) -> StatusWord:
    """Return the verdict as a status."""
    if not validation.accounts and validation.cases:
        is_blind = validation.contenders and not any(map(tells_alone, validation.contenders))
        return _VERDICTS[Verdict.NO_EVIDENCE] if is_blind else _UNSCORED
    return _TAINTED if is_tainted(validation) else _VERDICTS[validation.verdict]


def describe_claim(validation: Validation) -> str:
    """Return whether this is about what came after a score, or only about what goes with it."""
    if validation.claim is Claim.ASSOCIATION:
        compared = "scores are" if validation.accounts else "values of the signals are"
        return (
            f"Association, not prediction: the lists hold no dated past, so today's {compared} "
            "compared with who had left already."
        )
    design = validation.design
    days = f"{number(design.window_days)} days"
    begin = (
        f"that begin {number(design.lead_days)} days after each" if design.lead_days else "after"
    )
    return (
        f"Prediction: scores of {plural(len(validation.days), 'past day')}, held against who left "
        f"in the {days} {begin}."
    )


def count_words(validation: Validation) -> tuple[tuple[str, str], ...]:
    """Return the numbers of events first, with what each of them counts."""
    all_left = len({case.account for case in validation.cases})
    if not validation.accounts:
        return (
            (number(all_left), "customers who left"),
            (number(0), "scores to test"),
            (number(validation.unscored), "without a score"),
        )
    left = (
        (number(validation.left), "customers who left")
        if all_left == validation.left
        else (f"{number(validation.left)} of {number(all_left)}", "who left had a score before")
    )
    return (
        left,
        (number(validation.accounts - validation.left), "customers who stayed"),
        (number(validation.observations), "scores tested"),
        (number(validation.unscored), "without a score, not tested"),
    )
