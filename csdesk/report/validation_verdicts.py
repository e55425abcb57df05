"""What a test of the health score says in one sentence, and who is behind it."""

from __future__ import annotations

from csdesk.formatting import number, plural
from csdesk.model.score_alarms import AlarmKind
from csdesk.model.score_measures import Contender
from csdesk.model.validation import Validation, Verdict
from csdesk.model.validation_design import Claim
from csdesk.scoring.validation.verdicts import CHANCE

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


def verdict_sentence(validation: Validation) -> str:
    """Return the verdict in one sentence, for a headline."""
    if is_tainted(validation):
        return "The score seems to tell who leaves, but part of it knows the outcome."
    if validation.verdict is not Verdict.TOO_FEW:
        return _verdicts(validation)[validation.verdict]
    if not validation.accounts:
        return _signals_sentence(validation)
    if not validation.left and validation.cases:
        return f"{_unscored_losses(validation)}, so nothing can be tested."
    if not validation.left:
        known = " on a day that is known" if _left_unplaced(validation) else ""
        return f"Nobody of {customers(validation)} left{known}, so nothing can be tested."
    return (
        f"{number(validation.left)} of {customers(validation)} left: too few to tell whether the "
        "score warns."
    )


def _signals_sentence(validation: Validation) -> str:
    """Return the verdict where nobody has a score: what the signals tell without one."""
    if not validation.contenders:
        return "No account has a score on any day that could be tested."
    who = "who has left" if validation.claim is Claim.ASSOCIATION else "who leaves"
    if any(map(tells_alone, validation.contenders)):
        return f"No account has a score to test, but a signal alone tells something of {who}."
    return f"No account has a score to test, and no signal alone tells {who}."


def tells_alone(one: Contender) -> bool:
    """Tell whether a signal that is no suspect surely does better than a coin."""
    is_sure = one.auc.low is not None and one.auc.low > CHANCE
    return is_sure and one.signal is not None and not one.is_suspect


def is_tainted(validation: Validation) -> bool:
    """Tell whether a verdict that approves is about a score of which a part knows the outcome."""
    return validation.verdict in _APPROVING and knows_outcome(validation)


def knows_outcome(validation: Validation) -> bool:
    """Tell whether a part of the scorecard, a signal or a condition, knows the outcome."""
    leaks = (alarm for alarm in validation.alarms if alarm.kind is AlarmKind.LEAK)
    return any(True for _ in leaks) or bool(suspects(validation))


def suspects(validation: Validation) -> list[str]:
    """Return the names of the signals that know the outcome."""
    return [one.name for one in validation.contenders if one.is_suspect]


def _unscored_losses(validation: Validation) -> str:
    if len(validation.cases) == 1:
        return "The one customer who left has no score from before"
    return f"None of the {number(len(validation.cases))} customers who left has a score from before"


def _left_unplaced(validation: Validation) -> bool:
    """Tell whether customers left whom the test could place on no day."""
    return any(one.kind is AlarmKind.SURVIVORS and one.accounts for one in validation.alarms)


def customers(validation: Validation) -> str:
    """Return "600 customers", all that were tested."""
    return plural(validation.accounts, "customer")


def _verdicts(validation: Validation) -> dict[Verdict, str]:
    return _GOES_WITH if validation.claim is Claim.ASSOCIATION else _PREDICTS
