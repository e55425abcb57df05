"""What the people of the sample client did with its scores, as shipped content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from csdesk.model.experiments import ArmResult, ExperimentPlan
from csdesk.model.identifiers import KpiId, SignalId
from csdesk.model.kpi_book import KpiInputId


@dataclass(frozen=True, slots=True)
class SampleRater:
    """What somebody thinks that the signals should weigh, in their order, to 100 in sum."""

    name: str
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class SampleOverride:
    """A score that somebody set for an account, called by its name."""

    account: str
    score: float
    author: str
    reason: str
    day: date
    days: int


@dataclass(frozen=True, slots=True)
class SampleOffer:
    """An offer of more to an account, called by its name. Discount in percent."""

    account: str
    value: float
    discount: float
    term_months: int
    reason: str
    made_on: date


@dataclass(frozen=True, slots=True)
class SampleExperiment:
    """An experiment; one without arms still runs."""

    plan: ExperimentPlan
    started_on: date
    control: ArmResult | None
    variant: ArmResult | None


@dataclass(frozen=True, slots=True)
class SampleNotes:
    """What people wrote down about tasks."""

    done: str
    done_late: str
    dropped: str
    agreed: str
    """Where they agreed on a later day."""


@dataclass(frozen=True, slots=True)
class SampleFigures:
    """Figures that no list holds, and who states them."""

    basis: str
    as_of: date
    figures: Mapping[KpiInputId, str]


@dataclass(frozen=True, slots=True)
class SampleWork:
    """Who works with the scores, and what became of it."""

    author: str
    """Who keeps the scorecard."""
    first_weights: Mapping[SignalId, float]
    """What signals weighed in the first version, where it was not what they weigh now."""
    first_note: str
    """Why the weights of the first version were as they were."""
    second_note: str
    """Why those of the second one are others."""
    followed: tuple[KpiId, ...]
    """KPIs whose values of the days of earlier scores were kept."""
    owner: str
    """Who owns the health model."""
    stakeholders: tuple[str, ...]
    stated: SampleFigures
    raters: tuple[SampleRater, ...]
    task_owners: tuple[str, ...]
    """They take on tasks in turn."""
    notes: SampleNotes
    overrides: tuple[SampleOverride, ...]
    offer: SampleOffer
    experiments: tuple[SampleExperiment, ...]
