"""How much work is due soon, for how many people, and whether they can do it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import fsum

from csdesk.model.actions import ActionRule, OwnerLoad, Workload, WorkloadRules
from csdesk.model.identifiers import RoleId
from csdesk.scoring.actions.proposals import Proposals
from csdesk.scoring.conditions import Subjects


def weigh_work(sets: Sequence[Proposals], subjects: Subjects, rules: WorkloadRules) -> Workload:
    """Return the tasks that are due within the time of ``rules``, role by role.

    The people of a role are those whom the customer list names for any of its accounts; where it
    names nobody, it counts as one. Hours are those that the rules estimate.
    """
    roles: dict[RoleId, list[tuple[int, float]]] = defaultdict(list)
    for proposals in sets:
        for rule, count in _count_soon(proposals, rules.within_hours):
            roles[rule.owner].append((count, count * rule.hours))
    loads = [_weigh(role, tasks, subjects, rules) for role, tasks in roles.items()]
    loads.sort(key=lambda load: (-load.hours / load.people, load.owner))
    return Workload(rules.within_hours, tuple(loads))


def _count_soon(proposals: Proposals, hours: int) -> Iterator[tuple[ActionRule, int]]:
    """Yield the rules with how many of their actions are due within so many hours."""
    import numpy as np

    claims = proposals.claims
    soon = proposals.entries[claims.due_hours[proposals.entries] <= hours]
    counts = np.bincount(claims.asking[soon], minlength=len(claims.rules)).tolist()
    return ((rule, count) for rule, count in zip(claims.rules, counts, strict=True) if count)


def _weigh(
    role: RoleId, tasks: Sequence[tuple[int, float]], subjects: Subjects, rules: WorkloadRules
) -> OwnerLoad:
    people = _count_people(role, subjects, rules)
    count, hours = sum(count for count, _ in tasks), fsum(hours for _, hours in tasks)
    return OwnerLoad(role, people, count, hours, people * rules.hours_each)


def _count_people(role: RoleId, subjects: Subjects, rules: WorkloadRules) -> int:
    fields = rules.named_by.get(role, ())
    named = (_name_people(subjects.facts.texts(field)) for field in fields)
    return next((len(people) for people in named if people), 1)


def _name_people(words: Iterable[str | None]) -> set[str]:
    # A list names few people many times over, so each spelling is looked at once.
    return {word.strip().casefold() for word in set(words) if word and word.strip()}
