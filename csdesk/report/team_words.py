"""The size of team that a RACI is made for, in sentences."""

from __future__ import annotations

from csdesk.formatting import plural
from csdesk.model.plan_review import TeamReading


def team_sentence(team: TeamReading | None) -> str:
    """Return for which size of team the RACI is made, and why; empty without one."""
    if team is None:
        return ""
    return f"Made for: {team.size.name}, {team_basis(team)}. {team.size.about}"


def team_basis(team: TeamReading) -> str:
    """Return what the size of a team was read from."""
    if team.is_chosen:
        return "chosen by hand"
    if team.csms:
        return f"as the lists name {plural(team.csms, 'CSM')}"
    if team.accounts:
        return f"as the lists hold {plural(team.accounts, 'customer')} and name no CSM"
    return "as no list says how large the team is"
