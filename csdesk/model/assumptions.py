"""Decisions that the source texts leave open, each with its default and its reason."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.identifiers import AssumptionId


@dataclass(frozen=True, slots=True)
class Assumption:
    """One decided contradiction or repair; ``id`` is what decides whether a diagnosis used it."""

    id: AssumptionId
    title: str
    value: str
    alternatives: tuple[str, ...]
    reason: str
    source: str
    """Ids of the register of contradictions and damage: "C1, C12"."""
