"""What is wrong with a RACI as a whole: gaps, too much for one role, roles that nobody holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from csdesk.formatting import join_words, number, plural
from csdesk.model.identifiers import RoleId
from csdesk.model.registers import Register
from csdesk.model.roadmap import PlanRules, RaciLetter, Roadmap, RoadmapItem
from csdesk.roadmap.capacity import ROLE
from csdesk.roadmap.raci import check_letters

NAMED = 2
VERBS = {RaciLetter.ACCOUNTABLE: "to answer for", RaciLetter.RESPONSIBLE: "to do"}


def check_raci(roadmap: Roadmap, rules: PlanRules, people: Register | None) -> tuple[str, ...]:
    """Return what is wrong with who does what, in sentences (S1.89, S1.100).

    A row has exactly one A and at least one R; a role has no more at once than the rules say;
    somebody in ``people`` holds each role that does or answers for something, where anybody is
    named there; and where somebody is asked, somebody is told.
    """
    names = {role.id: role.name for role in roadmap.roles}
    return (
        *_find_gaps(roadmap),
        *_find_overloads(roadmap, rules, names),
        *_find_vacancies(roadmap, people, names),
        *_find_untold(roadmap),
    )


def most_at_once(items: Sequence[RoadmapItem]) -> int:
    """Return how many items run on the fullest day; the due day counts."""
    return max(
        (
            sum(other.start_day <= item.start_day <= other.due_day for other in items)
            for item in items
        ),
        default=0,
    )


def _find_gaps(roadmap: Roadmap) -> Iterator[str]:
    for row in roadmap.raci:
        yield from check_letters(row.letters, f"“{row.activity}”", roadmap.roles)


def _find_overloads(
    roadmap: Roadmap, rules: PlanRules, names: Mapping[RoleId, str]
) -> Iterator[str]:
    limits = {
        RaciLetter.ACCOUNTABLE: rules.most_accountable,
        RaciLetter.RESPONSIBLE: rules.most_responsible,
    }
    for letter, limit in limits.items():
        for role, name in names.items() if limit else ():
            most = most_at_once(_held_by(roadmap, role, letter))
            if most > limit:
                yield (
                    f"{name}: {number(most)} initiatives {VERBS[letter]} at once; "
                    f"{number(limit)} are the most that one role can follow. Share some of them."
                )


def _held_by(roadmap: Roadmap, role: RoleId, letter: RaciLetter) -> list[RoadmapItem]:
    rows = {row.initiative for row in roadmap.raci if row.letters.get(role) is letter}
    return [item for item in roadmap.items if item.initiative.id in rows]


def _find_vacancies(
    roadmap: Roadmap, people: Register | None, names: Mapping[RoleId, str]
) -> Iterator[str]:
    if people is None or not people.rows:
        return
    held = {row.cells.get(ROLE) for row in people.rows}
    for role, name in names.items():
        asked = [row for row in roadmap.raci if row.letters.get(role) in VERBS]
        if asked and role not in held:
            yield (
                f"{name}: {plural(len(asked), 'activity rests', 'activities rest')} on this role, "
                "and nobody in the register of people holds it. Name somebody there."
            )


def _find_untold(roadmap: Roadmap) -> Iterator[str]:
    untold = [
        f"“{row.activity}”"
        for row in roadmap.raci
        if RaciLetter.CONSULTED in row.letters.values()
        and RaciLetter.INFORMED not in row.letters.values()
    ]
    if untold:
        more = len(untold) - NAMED
        named = [*untold[:NAMED], *([f"{number(more)} more"] if more > 0 else [])]
        yield f"Somebody is asked and nobody is told: {join_words(named)}. Give a role the I."
