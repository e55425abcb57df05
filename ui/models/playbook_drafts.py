"""Playbooks in the making: a copy under an id of its own, a step more."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import count

from csdesk.model.identifiers import PlaybookId, RoleId
from csdesk.model.playbooks import Playbook, PlaybookStep

DAY = 24
LONGEST_ID = 50


def copy_playbook(playbook: Playbook, taken: Collection[PlaybookId]) -> Playbook:
    """Return a copy with a free id. Its topic is that of the first: one task for both of them."""
    stem = re.sub(r"_copy\d*$", "", str(playbook.id))[:LONGEST_ID]
    names = (f"{stem}_copy{number if number > 1 else ''}" for number in count(1))
    free = next(PlaybookId(name) for name in names if name not in taken)
    topic = playbook.topic or (f"playbook.{playbook.id}" if playbook.when else "")
    return replace(playbook, id=free, name=f"{playbook.name} (copy)", topic=topic)


def add_step(playbook: Playbook, owner: RoleId) -> PlaybookStep:
    """Return an empty step with an id that no other one has, due a day after the last."""
    taken = {step.id for step in playbook.steps}
    free = next(name for name in (f"step_{number}" for number in count(1)) if name not in taken)
    last = max((step.due_hours for step in playbook.steps), default=0)
    return PlaybookStep(free, "", playbook.steps[-1].owner if taken else owner, last + DAY)
