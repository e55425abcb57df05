"""Who does what: the standing activities, and a row for each initiative (S1.89)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from csdesk.formatting import join_words
from csdesk.model.identifiers import RoleId
from csdesk.model.roadmap import Initiative, RaciLetter, RaciRow, Role

Changes = Mapping[str, Mapping[RoleId, RaciLetter]]


def make_raci(
    standing: Sequence[RaciRow], initiatives: Sequence[Initiative], changes: Changes
) -> tuple[RaciRow, ...]:
    """Return the standing rows and one per initiative; a change replaces the letters of a row."""
    rows = [*standing, *(_initiative_row(initiative) for initiative in initiatives)]
    return tuple(
        replace(row, letters=changes[row.activity]) if row.activity in changes else row
        for row in rows
    )


def check_raci(rows: Sequence[RaciRow], roles: Sequence[Role] = ()) -> tuple[str, ...]:
    """Return a sentence for each row without exactly one accountable and one responsible role."""
    names = {role.id: role.name for role in roles}
    return tuple(problem for row in rows for problem in _problems(row, names))


def _initiative_row(initiative: Initiative) -> RaciRow:
    return RaciRow(initiative.title, initiative.raci, initiative.id)


def _problems(row: RaciRow, names: Mapping[RoleId, str]) -> list[str]:
    problems = []
    accountable = [role for role, letter in row.letters.items() if letter is RaciLetter.ACCOUNTABLE]
    if not accountable:
        problems.append(f"Nobody answers for “{row.activity}”: give one role the A.")
    if len(accountable) > 1:
        who = join_words([names.get(role, role) for role in accountable])
        problems.append(f"{who} answer for “{row.activity}”: only one role can be accountable.")
    if row.holder(RaciLetter.RESPONSIBLE) is None:
        problems.append(f"Nobody does “{row.activity}”: give at least one role the R.")
    return problems
