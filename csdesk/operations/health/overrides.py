"""Scores that a person sets in place of the computed ones, for a time."""

from __future__ import annotations

from datetime import date, timedelta

from csdesk.errors import WrongUsage
from csdesk.model.changes import RESCORED
from csdesk.model.history import Action
from csdesk.model.identifiers import AccountKey
from csdesk.model.score_history import ScoreOverride
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace

USUAL_DAYS = 90


def override_score(
    workspace: Workspace,
    account: AccountKey,
    score: float,
    *,
    author: str,
    reason: str,
    day: date,
    days: int = USUAL_DAYS,
) -> Outcome[ScoreOverride]:
    """Set the score of an account, 0 to 100, for so many days from ``day`` on.

    ``day`` is that of the scores it stands among: overrides count by the date of the list. Raises
    WrongUsage without author or reason, for another score, or for less than one day.
    """
    _check(score, author, reason, days)
    override = ScoreOverride(
        account, float(score), author.strip(), reason.strip(), day, day + timedelta(days=days)
    )
    with workspace.step(Action.OVERRIDE_SCORE):
        workspace.overrides.set(override)
    return Outcome(override, RESCORED)


def lift_override(workspace: Workspace, account: AccountKey, day: date) -> Outcome[None]:
    """Let the computed score of an account count again from a day on.

    Raises WrongUsage where nobody's score counts on that day.
    """
    if account not in workspace.overrides.valid(day):
        raise WrongUsage(
            f"The score of “{account}” on {day:%Y-%m-%d} is the computed one. Nothing is to be "
            "taken back."
        )
    with workspace.step(Action.LIFT_OVERRIDE):
        workspace.overrides.lift(account, day)
    return Outcome(None, RESCORED)


def _check(score: float, author: str, reason: str, days: int) -> None:
    if not 0 <= score <= 100:
        raise WrongUsage(f"A score of {score:g} cannot be. Give 0 to 100.")
    if not author.strip():
        raise WrongUsage("Nobody is named who sets this score. Write your name.")
    if not reason.strip():
        raise WrongUsage("No reason is given for this score. Write down why it is set.")
    if days < 1:
        raise WrongUsage("A score that is set counts for at least one day. Give 1 or more.")
