"""Who does what: the standing activities, and a row for each initiative (S1.89)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from csdesk.formatting import join_words
from csdesk.model.identifiers import RaciRowId, RoleId
from csdesk.model.roadmap import Initiative, RaciLetter, RaciRow, Role

Letters = Mapping[RoleId, RaciLetter]
Changes = Mapping[RaciRowId, Letters]


def make_raci(
    standing: Sequence[RaciRow], initiatives: Sequence[Initiative], changes: Changes
) -> tuple[RaciRow, ...]:
    """Return the standing rows and one per initiative; a change replaces a row's letters."""
    rows = [*standing, *(_initiative_row(initiative) for initiative in initiatives)]
    return tuple(
        replace(row, letters=changes[row.id]) if row.id in changes else row for row in rows
    )


def check_letters(
    letters: Letters, activity: str = "this activity", roles: Sequence[Role] = ()
) -> tuple[str, ...]:
    """Return what is wrong with the letters of one row, in sentences that name its activity."""
    problems = []
    accountable = [role for role, letter in letters.items() if letter is RaciLetter.ACCOUNTABLE]
    if not accountable:
        problems.append(f"Nobody answers for {activity}: give one role the A.")
    if len(accountable) > 1:
        names = {role.id: role.name for role in roles}
        who = join_words([names.get(role, role) for role in accountable])
        problems.append(f"{who} answer for {activity}: only one role can be accountable.")
    if RaciLetter.RESPONSIBLE not in letters.values():
        problems.append(f"Nobody does {activity}: give at least one role the R.")
    return tuple(problems)


def _initiative_row(initiative: Initiative) -> RaciRow:
    return RaciRow(RaciRowId(initiative.id), initiative.title, initiative.raci, initiative.id)
