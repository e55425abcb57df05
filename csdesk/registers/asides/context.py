"""What lists beside registers may look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from csdesk.model.actions import Task
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey
from csdesk.model.registers import Register, RegisterId, RegisterRow
from csdesk.model.roadmap import Role

MOST_LINES = 12
"""An agenda that names more is not read in a meeting; how many more there are is said."""


@dataclass(frozen=True, slots=True)
class AsideContext:
    """The engagement as it stands; ``now`` in local time without a zone."""

    diagnosis: Diagnosis
    registers: Mapping[RegisterId, Register]
    now: datetime
    roles: tuple[Role, ...] = ()
    tasks: tuple[Task, ...] = ()
    scores_before: Mapping[AccountKey, float] = field(default_factory=dict)
    """Scores of the snapshot of an earlier day."""

    @property
    def start_on(self) -> date:
        """Return the day on which the programme starts: the plan's first, else today."""
        roadmap = self.diagnosis.roadmap
        return (roadmap.start_on if roadmap else self.diagnosis.engagement.as_of) or self.now.date()

    def rows(self, register: str) -> tuple[RegisterRow, ...]:
        """Return the rows of another register; none where there is no such register."""
        known = self.registers.get(RegisterId(register))
        return known.rows if known else ()

    def account_names(self) -> dict[AccountKey, str]:
        """Return what the accounts of the list are called."""
        accounts = self.diagnosis.accounts
        if accounts is None:
            return {}
        named = zip(accounts.keys, accounts.column("account_name"), strict=True)
        return {key: str(name or key) for key, name in named}

    @property
    def role_names(self) -> dict[str, str]:
        """Return what roles are called."""
        return {str(role.id): role.name for role in self.roles}


def shorten(lines: Iterable[str], most: int = MOST_LINES) -> tuple[str, ...]:
    """Return the first lines, and a last one that says how many more there are."""
    found = tuple(lines)
    if len(found) <= most:
        return found
    return (*found[:most], f"and {len(found) - most:,} more")
