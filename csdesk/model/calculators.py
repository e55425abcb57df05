"""Calculators: figures that go in with their bounds, figures that come out, a worked example."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

CalculatorId = NewType("CalculatorId", str)


class Measure(StrEnum):
    """What a figure of a calculator counts."""

    MONEY = "money"
    PERCENT = "percent"
    NUMBER = "number"
    POSTS = "posts"
    """Full-time posts; parts of one count."""
    WEEKS = "weeks"
    """Person-weeks."""
    TIMES = "times"
    TICK = "tick"
    """1 is yes, 0 is no."""


@dataclass(frozen=True, slots=True)
class CalculatorInput:
    """A figure that goes in; ``default`` None: it has to be given."""

    id: str
    name: str
    measure: Measure
    default: float | None = None
    minimum: float = 0.0
    maximum: float | None = None
    help: str = ""


@dataclass(frozen=True, slots=True)
class CalculatorResult:
    """A figure that comes out."""

    id: str
    name: str
    measure: Measure


@dataclass(frozen=True, slots=True)
class Range:
    """A figure from low to high; both alike where it is one number."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """What goes in, the defaults aside, and what comes out: a range for each result."""

    given: Mapping[str, float]
    results: Mapping[str, Range]
    words: str


@dataclass(frozen=True, slots=True)
class CalculatorDefinition:
    """A calculator, as shipped content; its form is made from this."""

    id: CalculatorId
    name: str
    about: str
    inputs: tuple[CalculatorInput, ...]
    results: tuple[CalculatorResult, ...]
    example: WorkedExample
    formula: str
    source: str
    said_by: str = ""
    """Who is credited with the figures in it; empty: the text names nobody."""
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Calculation:
    """What was calculated from what."""

    definition: CalculatorDefinition
    values: Mapping[str, float]
    """Every input, the defaults included."""
    results: Mapping[str, Range]
