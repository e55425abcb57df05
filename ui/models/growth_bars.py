"""Opportunities and leads as bars: stage by stage, and by band of lead score."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.formatting import money, number, percent, plural
from csdesk.model.expansion import ExpansionLead, ForecastBand, FunnelStage


def describe_stage(stage: FunnelStage, most: int, currency: str) -> tuple[float, str, str]:
    """Return the part of the first stage, the count, and what it is worth."""
    share = stage.count / most if most else 0.0
    kept = "" if stage.rate is None else f"{percent(stage.rate, 0)} of the stage before"
    worth = _amount(stage.known_value, stage.unpriced, currency)
    return share, f"{number(stage.count)} · {worth}", kept


def name_band(band: ForecastBand) -> str:
    """Return the lead scores of a band in words."""
    to = "100" if band.high is None else f"under {number(band.high)}"
    return f"Score {number(band.low)} to {to}"


def describe_band(band: ForecastBand, currency: str) -> tuple[str, str, str]:
    """Return the leads of a band, what is expected of them, and what they could bring."""
    leads = plural(band.leads, "lead")
    if not band.is_known:
        return leads, "not known", ""
    expected, possible = (
        _amount(amount, band.unvalued, currency) for amount in (band.uplift, band.value)
    )
    return leads, expected, f"of {possible}"


def leads_in_band(leads: Sequence[ExpansionLead], band: ForecastBand) -> tuple[ExpansionLead, ...]:
    """Return the leads behind the bar of a band."""
    return tuple(
        lead
        for lead in leads
        if lead.score >= band.low and (band.high is None or lead.score < band.high)
    )


def _amount(known: float | None, unknown: int, currency: str) -> str:
    """Return a sum as far as it is known; ``unknown`` of what it adds up state no amount."""
    if known is None:
        return "amount not known"
    return f"{'at least ' if unknown else ''}{money(known, currency)}"
