"""One customer of the sample client, before anybody writes it into a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto

from csdesk.model.samples import Mood

AS_OF = date(2026, 10, 31)
PREVIOUS_AS_OF = date(2025, 10, 31)


class Fate(Enum):
    """What became of a customer in the year between the two lists."""

    STAYED = auto()
    LEFT = auto()
    JOINED = auto()


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer with all that its two lines will say. ARR is 0 where it is on no line."""

    ref: str
    name: str
    segment: str
    industry: str
    country: str
    plan: str
    fate: Fate
    arr_before: float
    arr: float
    mood: Mood = Mood.WATCH
    told: bool = False
    """Told by name in the texts: nothing that they state is drawn."""
    manager: str = ""
    manager_before: str = ""
    since: date = PREVIOUS_AS_OF
    renewal: date = AS_OF
    kickoff: date | None = None
    go_live: date | None = None
    seats: int | None = None
    active_users: int | None = None
    last_login: date | None = None
    note: str = ""
    measures: Mapping[str, float] = field(default_factory=dict)
    """Signals by field id, percentages in percent points; what nobody knows is absent."""

    @property
    def is_listed(self) -> bool:
        """Tell whether the customer is on the later list."""
        return self.fate is not Fate.LEFT

    @property
    def was_listed(self) -> bool:
        """Tell whether the customer was on the earlier list."""
        return self.fate is not Fate.JOINED
