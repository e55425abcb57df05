"""Tests over registers that a person fills."""

from __future__ import annotations

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Observation
from csdesk.model.findings import Evidence, Rule
from csdesk.model.registers import RegisterId


def problems_above(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See more than ``threshold`` problems in the register ``subject``, once somebody fills it."""
    register = inputs.registers.get(RegisterId(rule.subject))
    if register is None or not register.is_touched:
        return None
    texts = tuple(problem.text for problem in register.problems)
    if len(texts) <= rule.limit:
        return None
    name = register.definition.name
    evidence = tuple(Evidence(f"{name}: {text}") for text in texts)
    return Observation(evidence, count=len(texts), total=len(register.rows))
