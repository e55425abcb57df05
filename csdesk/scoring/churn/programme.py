"""What a programme against churn brings: its KPIs, its what-if, and what keeping one costs."""

from __future__ import annotations

from csdesk.model.churn import ChurnRules, ProgrammeFigure


def measure_saves(tried: int, kept: int, rules: ChurnRules) -> ProgrammeFigure:
    """Return in percent how many accounts at risk that were worked on stayed (S1.37, C27).

    The target has to be exceeded. Raises ValueError where more were kept than tried.
    """
    if not 0 <= kept <= tried:
        raise ValueError("no more accounts can be kept than were tried")
    value = 100 * kept / tried if tried else None
    return ProgrammeFigure(value, rules.save_target, _tell(value, rules.save_target, equal=False))


def measure_at_risk(before: int, now: int, rules: ChurnRules) -> ProgrammeFigure:
    """Return by how many percent the accounts at risk became fewer (S1.37); below 0 is more."""
    value = 100 * (before - now) / before if before else None
    return ProgrammeFigure(
        value, rules.at_risk_target, _tell(value, rules.at_risk_target, equal=True)
    )


def estimate_saved(at_risk: float, low: float, high: float) -> tuple[float, float]:
    """Return what ARR a measure would save: ARR at risk times its impact in percent (S1.33).

    An estimate by what the source claims; measures on the same account never add up.
    """
    return at_risk * low / 100, at_risk * high / 100


def retention_cost(spend: float, customers: float) -> float | None:
    """Return what keeping a customer costs: spend on retention per active customer (S2.17)."""
    return spend / customers if customers else None


def _tell(value: float | None, target: float, *, equal: bool) -> bool | None:
    if value is None:
        return None
    return value >= target if equal else value > target
