"""What of the ARR at stake leaves in a year, by the client's own losses."""

from __future__ import annotations

from csdesk.findings.inputs import FindingInputs
from csdesk.model.investment import Gap, Span
from csdesk.scoring.observed_rates import LOGO_CHURN, observe_churn

FULL = 100.0


def observe_losses(inputs: FindingInputs) -> Span | None:
    """Return the part of customers that left in a year, 0 to 1; None without a rate of its own.

    The ends are those of Wilson's interval of 95 %. Below ten customers there is no rate.
    """
    churn = observe_churn(inputs.kpis.get(LOGO_CHURN))
    return None if isinstance(churn, Gap) else _scale(churn, 1 / FULL)


def expect_loss(at_stake: float | None, rate: Span | None) -> Span | None:
    """Return the ARR that leaves in a year if these customers leave as the client's others did."""
    return None if at_stake is None or rate is None else _scale(rate, at_stake)


def _scale(span: Span, by: float) -> Span:
    return Span(span.low * by, span.base * by, span.high * by)
