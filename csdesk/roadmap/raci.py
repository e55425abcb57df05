"""Who does what: the standing activities, and a row for each initiative (S1.89)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from csdesk.formatting import join_words
from csdesk.model.identifiers import RaciRowId, RoleId
from csdesk.model.registers import Register
from csdesk.model.roadmap import Initiative, RaciLetter, RaciRow, Role, TeamSize
from csdesk.roadmap.capacity import ROLE

Letters = Mapping[RoleId, RaciLetter]
Changes = Mapping[RaciRowId, Letters]
STRONGEST = (
    RaciLetter.ACCOUNTABLE,
    RaciLetter.RESPONSIBLE,
    RaciLetter.CONSULTED,
    RaciLetter.INFORMED,
)


def make_raci(
    standing: Sequence[RaciRow],
    initiatives: Sequence[Initiative],
    changes: Changes,
    team: TeamSize | None = None,
) -> tuple[RaciRow, ...]:
    """Return the standing rows and one per initiative; a change replaces a row's letters.

    In a team where roles are held by others, those get their letters (S1.100, S1.101).
    """
    rows = [*standing, *(_initiative_row(initiative) for initiative in initiatives)]
    if team is not None:
        rows = [replace(row, letters=unite_letters(row.letters, team)) for row in rows]
    return tuple(
        replace(row, letters=changes[row.id]) if row.id in changes else row for row in rows
    )


def unite_letters(letters: Letters, team: TeamSize) -> Letters:
    """Return letters by the roles that a team has people for, of two letters the stronger.

    Where somebody is asked and nobody is left to be told, the first role without a letter of those
    that the team names for it is.
    """
    held: dict[RoleId, RaciLetter] = {}
    for role, letter in letters.items():
        holder = team.held_by.get(role, role)
        known = held.get(holder, letter)
        held[holder] = min(known, letter, key=STRONGEST.index)
    given = set(held.values())
    if RaciLetter.CONSULTED in given and RaciLetter.INFORMED not in given:
        free = (role for role in team.told if role not in held)
        held |= dict.fromkeys(islice(free, 1), RaciLetter.INFORMED)
    return held


def choose_team(
    sizes: Sequence[TeamSize], csms: int | None, accounts: int | None
) -> TeamSize | None:
    """Return the size of a team by its CSMs, else by its customers; the last one where none says.

    None where there are no sizes.
    """
    if csms:
        return next((one for one in sizes if _fits(one.csms_below, csms)), None)
    if accounts:
        return next((one for one in sizes if _fits(one.accounts_below, accounts)), None)
    return sizes[-1] if sizes else None


def keep_held(team: TeamSize, people: Register | None) -> TeamSize:
    """Return a size in which roles stand on their own that somebody in ``people`` holds."""
    holders = {row.cells.get(ROLE) for row in people.rows} if people else set()
    held = {role: other for role, other in team.held_by.items() if role not in holders}
    return replace(team, held_by=held)


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


def _fits(below: int | None, count: int) -> bool:
    return below is None or count < below


def _initiative_row(initiative: Initiative) -> RaciRow:
    return RaciRow(RaciRowId(initiative.id), initiative.title, initiative.raci, initiative.id)
