"""How much work is due soon, for how many people, and whether they can do it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from csdesk.model.actions import ActionRule, OwnerLoad, Workload, WorkloadRules
from csdesk.model.identifiers import RoleId
from csdesk.scoring.actions.proposals import Proposals
from csdesk.scoring.conditions import Subjects


def weigh_work(sets: Sequence[Proposals], subjects: Subjects, rules: WorkloadRules) -> Workload:
    """Return the tasks that are due within the time of ``rules``, role by role.

    The people of a role are those whom the customer list names for any of its accounts; where it
    names nobody, it counts as one. Hours are those that the rules estimate.
    """
    soon = [rule for proposals in sets for rule in _list_soon(proposals, rules.within_hours)]
    roles = dict.fromkeys(rule.owner for rule in soon)
    loads = (_weigh(role, [one for one in soon if one.owner == role], subjects, rules)
             for role in roles)  # fmt: skip
    ranked = sorted(loads, key=lambda load: (-load.hours / load.people, load.owner))
    return Workload(rules.within_hours, tuple(ranked))


def _list_soon(proposals: Proposals, hours: int) -> Iterable[ActionRule]:
    """Give the rule of each action that is due within so many hours."""
    claims = proposals.claims
    soon = proposals.entries[claims.due_hours[proposals.entries] <= hours]
    return (claims.rules[at] for at in claims.asking[soon].tolist())


def _weigh(
    role: RoleId, tasks: Sequence[ActionRule], subjects: Subjects, rules: WorkloadRules
) -> OwnerLoad:
    people = _count_people(role, subjects, rules)
    hours = sum(rule.hours for rule in tasks)
    return OwnerLoad(role, people, len(tasks), hours, people * rules.hours_each)


def _count_people(role: RoleId, subjects: Subjects, rules: WorkloadRules) -> int:
    fields = rules.named_by.get(role, ())
    named = (_name_people(subjects.facts.texts(field)) for field in fields)
    return next((len(people) for people in named if people), 1)


def _name_people(words: Iterable[str | None]) -> set[str]:
    return {word.strip().casefold() for word in words if word and word.strip()}
