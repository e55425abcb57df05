"""Where the client stood when a plan was made final, as JSON and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from csdesk.model.kpis import Unit
from csdesk.model.plan_choices import PlanBaseline, PromisedKpi
from csdesk.model.revenue import RevenueSource


def write_baseline(baseline: PlanBaseline) -> dict[str, Any]:
    """Return a baseline as JSON can hold it."""
    return {**asdict(baseline), "as_of": baseline.as_of.isoformat()}


def read_baseline(told: Mapping[str, Any]) -> PlanBaseline:
    """Return a baseline from what was written."""
    source = told["source"]
    return PlanBaseline(
        **{
            **told,
            "as_of": date.fromisoformat(told["as_of"]),
            "source": None if source is None else RevenueSource(source),
            "preserved": _read_ends(told["preserved"]),
            "added": _read_ends(told["added"]),
            "kpis": tuple(
                PromisedKpi(**{**one, "unit": Unit(one["unit"])}) for one in told["kpis"]
            ),
        }
    )


def _read_ends(told: tuple[float, float] | None) -> tuple[float, float] | None:
    return None if told is None else (told[0], told[1])
