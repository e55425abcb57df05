"""Playbooks: when to act, what to do, and the words to use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from csdesk.model.conditions import Condition
from csdesk.model.findings import Severity
from csdesk.model.identifiers import PlaybookId, RoleId, ServiceTierId, TemplateId


class PlaybookKind(StrEnum):
    """What a playbook is for."""

    RESPONSE = "response"
    PREVENTION = "prevention"
    ONBOARDING = "onboarding"
    RENEWAL = "renewal"
    EXPANSION = "expansion"
    AUTOMATION = "automation"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class PlaybookStep:
    """One thing to do. A high-stakes step is done only once somebody named has approved it."""

    id: str
    """Unique within the playbook."""
    text: str
    owner: RoleId
    due_hours: int
    """After the task was opened."""
    is_high_stakes: bool = False
    template: TemplateId | None = None


@dataclass(frozen=True, slots=True)
class Playbook:
    """Steps for a situation, as shipped content or a client's own."""

    id: PlaybookId
    name: str
    kind: PlaybookKind
    purpose: str
    when: tuple[Condition, ...]
    """Every condition must hold for an account; empty: started by a rule or by hand."""
    steps: tuple[PlaybookStep, ...]
    outcome: str = ""
    """What shows that it worked."""
    templates: tuple[TemplateId, ...] = ()
    impact_low: float | None = None
    impact_high: float | None = None
    """What the source says it brings, in percent; never added up."""
    effect_days_low: int | None = None
    effect_days_high: int | None = None
    ratio: str = ""
    """Benefit to cost as the source states it ("5:1")."""
    topic: str = ""
    """What it is about, where it starts by itself: one task per topic and account."""
    severity: Severity = Severity.WATCH
    serves: str = ""
    """The purpose of the rules that it stands beside, where it starts by itself."""
    hours: float = 1
    """Hours of work that it is for whoever begins it: an estimate."""
    tier: ServiceTierId | None = None
    """The service tier whose new customers it is for (S0.13)."""
    source: str = ""

    @property
    def first_due_hours(self) -> int:
        """Return when the first of its steps is due."""
        return min(step.due_hours for step in self.steps)


SHORT_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "account": "list.account_name",
        "contact": "list.contact",
        "csm": "list.csm",
        "renewal_date": "list.renewal_date",
        "plan": "list.plan",
    }
)
"""Places of templates that stand for a field of the customer list."""
TODAY = "today"
"""The place for the day of the list."""


@dataclass(frozen=True, slots=True)
class MessageTemplate:
    """Words with places in curly braces that are filled from the account ("{account}").

    A place is one of ``SHORT_NAMES``, ``TODAY``, or whatever a condition can ask about.
    """

    id: TemplateId
    name: str
    purpose: str
    subject: str
    body: str
    by_hand: tuple[str, ...] = ()
    """Places that no list can fill: a person writes them ("feature")."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class FilledMessage:
    """A template filled for an account; ``open_fields`` had nothing to be filled with."""

    template: TemplateId
    subject: str
    body: str
    open_fields: tuple[str, ...]
