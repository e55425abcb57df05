"""What scored leads would bring (S1.53)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import fsum

from csdesk.model.expansion import ExpansionLead, Forecast, ForecastBand
from csdesk.model.expansion_rules import ExpansionRules


def forecast_uplift(
    leads: Sequence[ExpansionLead],
    rules: ExpansionRules,
    as_of: date,
    rate: float | None = None,
) -> Forecast:
    """Return the ARR that leads would bring: the sum of potential times conversion rate (S1.53).

    ``rate`` in percent; None: the rate of the content. Leads of high priority alone count in
    ``uplift``; the bands show all of them.
    """
    used = rules.conversion if rate is None else rate
    edges = rules.score_bands
    priority = [lead for lead in leads if lead.is_priority]
    return Forecast(
        rate=used,
        bands=tuple(
            _band(low, high, leads, used)
            for low, high in zip(edges, (*edges[1:], None), strict=True)
        ),
        uplift=_value(priority) * used / 100,
        unvalued=sum(lead.potential is None for lead in priority),
        closes_on=as_of + timedelta(days=rules.closing_days),
        is_own_rate=rate is not None,
    )


def _band(
    low: float, high: float | None, leads: Sequence[ExpansionLead], rate: float
) -> ForecastBand:
    inside = [lead for lead in leads if low <= lead.score and (high is None or lead.score < high)]
    value = _value(inside)
    unvalued = sum(lead.potential is None for lead in inside)
    return ForecastBand(low, high, len(inside), value, value * rate / 100, unvalued)


def _value(leads: Sequence[ExpansionLead]) -> float:
    return fsum(lead.potential or 0.0 for lead in leads)
