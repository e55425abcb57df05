"""What was changed in the models that a client works by: scorecards, playbooks, templates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ModelKind(StrEnum):
    """What has versions."""

    SCORECARD = "scorecard"
    PLAYBOOK = "playbook"
    REPORT_TEMPLATE = "report template"


@dataclass(frozen=True, slots=True)
class ModelChange:
    """One version of a model, and the line of its change log (S1.116)."""

    kind: ModelKind
    model: str
    """Its name."""
    version: int
    """From 1, in the order of the changes."""
    day: date
    change: str
    author: str
    """Empty where nobody was named."""
