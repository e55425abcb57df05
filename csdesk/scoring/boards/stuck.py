"""Help for onboardings that stand still, before anybody asks for it (S2.11)."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.formatting import plural
from csdesk.model.actions import ProposedAction
from csdesk.model.boards import BoardRules, OnboardingBoard, OnboardingLine, StuckRule
from csdesk.model.findings import Severity
from csdesk.model.identifiers import ActionRuleId

RULE = ActionRuleId("onboarding.stuck")
TOPIC = "onboarding"


def propose_help(board: OnboardingBoard, rules: BoardRules) -> tuple[ProposedAction, ...]:
    """Return a task for each onboarding that is stuck, the one that stands longest first."""
    if rules.stuck is None:
        return ()
    stuck = [line for line in board.lines if line.is_stuck]
    stuck.sort(key=lambda line: -(line.still_days or 0))
    return tuple(_propose(line, rules.stuck) for line in stuck)


def _propose(line: OnboardingLine, rule: StuckRule) -> ProposedAction:
    return ProposedAction(
        account=line.account,
        rule=RULE,
        title=rule.title,
        reason=" ".join(_reasons(line)),
        owner=rule.owner,
        due_hours=rule.due_hours,
        severity=Severity.CRITICAL if line.is_alert else Severity.WATCH,
        playbook=None,
        topic=TOPIC,
    )


def _reasons(line: OnboardingLine) -> Iterator[str]:
    still = plural(line.still_days or 0, "day")
    yield f"Nothing was finished for {still}: {line.done} of {line.tasks} tasks are done."
    if line.blockers:
        yield f"What keeps it: {'; '.join(line.blockers)}."
