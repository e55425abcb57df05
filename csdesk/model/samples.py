"""What the sample client is made from, as shipped content: names, people, answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from csdesk.model.answers import Confidence
from csdesk.model.identifiers import AreaId, FieldId, RoleId
from csdesk.model.sample_work import SampleWork


class Mood(StrEnum):
    """How an account of the sample client is doing; its signals are drawn accordingly."""

    HEALTHY = "healthy"
    WATCH = "watch"
    RISK = "risk"


@dataclass(frozen=True, slots=True)
class SampleManager:
    """A CSM of the sample client. ``accounts`` says how many of each segment are hers or his."""

    name: str
    accounts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SampleSegment:
    """A segment of the sample client: how many accounts stay, leave and join, and their ARR."""

    name: str
    stay: int
    leave: int
    join: int
    arr_low: float
    arr_high: float
    plans: tuple[str, ...]
    talks: float
    """Chance that somebody talks to an account in a month."""


@dataclass(frozen=True, slots=True)
class SampleIndustry:
    """An industry, and how the names of its companies end."""

    name: str
    endings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleCountry:
    """A country, its weight in the draw, and how the names of its companies begin."""

    name: str
    weight: int
    beginnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleAccount:
    """An account of the story that is told by name rather than drawn."""

    name: str
    segment: str
    industry: str
    country: str
    plan: str
    manager: str
    arr_before: float
    """On the earlier list; 0: not yet a customer."""
    arr: float
    renews_in_days: int
    mood: Mood
    note: str = ""
    signals: Mapping[FieldId, float] = field(default_factory=dict)
    """Values that the story fixes; the rest is drawn."""


@dataclass(frozen=True, slots=True)
class SampleAnswer:
    """The answer to one question, by its place in the area: 1 is the area's first question.

    ``credit`` chooses the answer that earns it; ``not_applicable`` is a reason to choose none.
    """

    question: int
    credit: float = 0.0
    credit_before: float | None = None
    """What the answer of a year before earned; None: as much."""
    evidence: str = ""
    note: str = ""
    confidence: Confidence = Confidence.MEDIUM
    flagged: bool = False
    not_applicable: str = ""
    owner: str = ""


@dataclass(frozen=True, slots=True)
class SampleArea:
    """What one respondent said about one area; the questions about the whole are area "overall"."""

    area: AreaId
    respondent: str
    answers: tuple[SampleAnswer, ...]


@dataclass(frozen=True, slots=True)
class SampleHistory:
    """What the two years before the later list are told with."""

    green_but_left: str
    """An account that looked well until the day it left."""
    red_but_renewed: str
    """An account that looked lost and renewed."""
    champion_left: str
    """The account whose champion went, and who that was."""
    champion: str
    losses_before: Mapping[str, int]
    """How many left before the earlier list, by segment."""
    losses_between: int
    """Small accounts that came after the earlier list and were gone before the later one."""
    returned: int
    """Accounts that left and came back."""
    first_names: tuple[str, ...]
    last_names: tuple[str, ...]
    modules: tuple[str, ...]
    """The product's core features, the most used first."""
    product: str
    """What every plan is a plan of."""
    add_ons: tuple[str, ...]
    """What is bought beside it."""
    competitors: tuple[str, ...]
    rival_reasons: tuple[str, ...]
    """Reasons of a loss behind which is a competitor."""
    involuntary_reasons: tuple[str, ...]
    """Reasons of a loss that the customer did not choose."""
    deal_sources: tuple[str, ...]
    """Who found the deals, as often as each stands here."""
    ticket_categories: tuple[str, ...]
    praise: tuple[str, ...]
    complaints: tuple[str, ...]
    touch_kinds: tuple[str, ...]
    touch_subjects: tuple[str, ...]
    onboarding_tasks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleTexts:
    """Everything about the sample client that a person may want to read and change."""

    client: str
    currency: str
    left_manager: str
    """A CSM who left during the year; ``inherited`` of her accounts are with ``heir`` now."""
    heir: str
    inherited: int
    managers: tuple[SampleManager, ...]
    segments: tuple[SampleSegment, ...]
    hard_hit_industry: str
    industries: tuple[SampleIndustry, ...]
    countries: tuple[SampleCountry, ...]
    lost_reasons: tuple[str, ...]
    neglect_reason: str
    """Why accounts left that nobody looked after."""
    owners: Mapping[RoleId, str]
    """Who carries out the initiatives for which a role is responsible."""
    accounts: tuple[SampleAccount, ...]
    areas: tuple[SampleArea, ...]
    history: SampleHistory
    work: SampleWork
