"""From signals to actions: which rule asks for what, what none says, and how tasks are kept.

Pure functions over whole columns. Every limit stands in ``resources/library/actions`` and
``resources/library/playbooks``; conditions are met by ``csdesk.scoring.conditions`` alone.
"""

from csdesk.scoring.actions.holes import find_holes
from csdesk.scoring.actions.playbooks import (
    choose_onboarding,
    trigger_rules,
)
from csdesk.scoring.actions.proposing import propose_actions
from csdesk.scoring.actions.review import review_actions
from csdesk.scoring.actions.task_figures import measure_tasks
from csdesk.scoring.actions.templates import fill_template, read_merge_fields
from csdesk.scoring.actions.tiers import total_tiers

__all__ = [
    "choose_onboarding",
    "fill_template",
    "find_holes",
    "measure_tasks",
    "propose_actions",
    "read_merge_fields",
    "review_actions",
    "total_tiers",
    "trigger_rules",
]
