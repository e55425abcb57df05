"""What the columns are called that other programs read, and what each means."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.model.identifiers import KpiId


@dataclass(frozen=True, slots=True)
class Term:
    """One name of the glossary (S1.115), as shipped content."""

    id: str
    """The name of the column: "health_score"."""
    meaning: str
    formula: str = ""
    """How it is computed; empty where it is a figure of the client as it stands."""
    kpi: KpiId | None = None
    """The KPI whose definition and owner hold for it."""
