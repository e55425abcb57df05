"""One account as a candidate for more: its points, its signals, and what still has to be proven."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting import plural
from csdesk.model.expansion import ExpansionLead, Proof
from csdesk.model.expansion_rules import ExpansionRules, LeadFactor
from csdesk.report.document import Status

PROOFS = {
    Proof.BREADTH: "It uses most of what it bought",
    Proof.USAGE: "Its use is steady, week after week",
    Proof.REQUEST: "It asks for more",
    Proof.OUTCOME: "It has reached an outcome that it wanted",
}


@dataclass(frozen=True, slots=True)
class FactorLine:
    """What gives a lead points, and whether it does."""

    status: Status
    name: str
    note: str


def list_factors(lead: ExpansionLead, rules: ExpansionRules) -> tuple[FactorLine, ...]:
    """Return every factor of the score of a lead with its points."""
    return tuple(_factor_line(lead, factor) for factor in rules.factors)


def list_signals(lead: ExpansionLead, rules: ExpansionRules) -> tuple[str, ...]:
    """Return the names of what shows that an account is ready, or starts a talk."""
    names = {signal.id: signal.name for signal in (*rules.signals, *rules.triggers)}
    return tuple(names[one] for one in (*lead.signals, *lead.triggers))


def _factor_line(lead: ExpansionLead, factor: LeadFactor) -> FactorLine:
    if factor.id in lead.factors:
        return FactorLine(Status.GOOD, factor.name, f"{plural(factor.points, 'point')}")
    if factor.id in lead.unknown:
        return FactorLine(Status.NONE, factor.name, f"Not known, 0 of {factor.points} points")
    return FactorLine(Status.NONE, factor.name, f"Not so, 0 of {factor.points} points")
