"""Templates of a plan: phases with what each is for, milestones, and rules of timing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from csdesk.model.identifiers import AreaId, InitiativeId
from csdesk.model.lifts import LiftRange
from csdesk.model.registers import RowId
from csdesk.model.roadmap import Gate, Horizon

TemplateId = NewType("TemplateId", str)


class TimingTest(StrEnum):
    """What shows whether a plan keeps a rule of timing (S0.20)."""

    ENDS_IN_TIME = "ends_in_time"
    """Nothing is due after the template's last day."""
    QUICK_WIN = "quick_win"
    """Something is done by the day on which quick wins are due."""
    WORST_FIRST = "worst_first"
    """One of the improvements that are named first begins in the first phase."""
    TOLD_REGULARLY = "told_regularly"
    """The plan of communications has a message."""


@dataclass(frozen=True, slots=True)
class TimingRule:
    """A rule of timing; without a test people see for themselves whether it is kept.

    In content the text may hold {months}, those of the template, and {days}, by when a quick win is
    due; of a template both are filled in.
    """

    text: str
    test: TimingTest | None = None
    id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class PhaseLift:
    """What a phase is said to bring; ``optimistic`` None: only one figure is given."""

    what: str
    conservative: LiftRange
    optimistic: LiftRange | None = None


@dataclass(frozen=True, slots=True)
class WorkShare:
    """The person-weeks of one group of people in a phase."""

    who: str
    weeks: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class TemplatePhase:
    """A phase as shipped content; days count from the start of a plan of full length.

    One that ends at a gate has the gate's name and days.
    """

    name: str = ""
    first_day: int = 0
    last_day: int = 0
    gate: int | None = None
    objectives: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    deliverables: tuple[str, ...] = ()
    """None where the register of deliverables has them."""
    stakeholders: tuple[str, ...] = ()
    success: tuple[str, ...] = ()
    risk: str = ""
    mitigation: str = ""
    work: tuple[WorkShare, ...] = ()
    change: tuple[RowId, ...] = ()
    """Rows of the register of change models that belong to it."""
    areas: tuple[AreaId, ...] = ()
    """The pillars whose turn it is; none: all of them."""
    lifts: tuple[PhaseLift, ...] = ()
    source: str = ""

    @property
    def weeks(self) -> float:
        """Return the person-weeks of everybody together."""
        return sum(share.weeks for share in self.work)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day on which something is reached; ``gate`` is what shows that it was."""

    day: int
    name: str
    gate: int | None = None


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    """A way of going about the plan, as shipped content."""

    id: TemplateId
    name: str
    about: str
    source: str
    phases: tuple[TemplatePhase, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    keeps: tuple[str, ...] = ()
    """The ids of the rules of timing that it keeps."""
    rules: tuple[TimingRule, ...] = ()
    """Those rules; content names them and does not write them anew."""
    like: TemplateId | None = None
    """The template whose phases and milestones it has."""
    scale: float = 1.0
    """What all days are multiplied by, those of gates among them (C45)."""
    last: Horizon = Horizon.DAY_360
    """Nothing of the plan is placed after this horizon."""
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class SignOffs:
    """Who agreed that a gate is passed, by the register of sign-offs."""

    agreed: tuple[str, ...]
    missing: tuple[str, ...]
    passed_on: date | None


@dataclass(frozen=True, slots=True)
class PhaseStep:
    """A deliverable, or a step of a model of change, and whether it is there."""

    name: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class PlannedPhase:
    """A phase on its dates, with the initiatives of the plan that are due in it."""

    phase: TemplatePhase
    first_day: int
    last_day: int
    starts_on: date
    ends_on: date
    items: tuple[InitiativeId, ...] = ()
    gate: Gate | None = None
    sign_offs: SignOffs | None = None
    """None: there is no gate, or nobody keeps sign-offs for it."""
    deliverables: tuple[PhaseStep, ...] = ()
    """Those of the register for a phase with a gate, else those of the template."""
    change: tuple[PhaseStep, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedMilestone:
    """A milestone on its date; ``reached_on`` is when its gate was passed."""

    name: str
    day: int
    due_on: date
    reached_on: date | None = None


@dataclass(frozen=True, slots=True)
class TimingVerdict:
    """A rule of timing; ``holds`` None: nothing that is kept shows it."""

    text: str
    holds: bool | None


@dataclass(frozen=True, slots=True)
class PhasePlan:
    """The chosen template on the dates of the plan."""

    template: PlanTemplate
    phases: tuple[PlannedPhase, ...]
    milestones: tuple[PlannedMilestone, ...]
    verdicts: tuple[TimingVerdict, ...]
