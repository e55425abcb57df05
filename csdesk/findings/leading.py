"""The findings to name first: different problems, where the list tells one of them twice."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.findings import Finding, RuleKind


def leading(findings: Sequence[Finding], count: int | None = None) -> tuple[Finding, ...]:
    """Return the first ``count`` findings that are different problems, in their order (S0.21).

    Without a count, all of them. A finding about customers at risk whose accounts are most of
    those of an earlier one, or the other way round, is the same problem seen once more.
    """
    chosen: list[Finding] = []
    for finding in findings:
        if not any(_is_same_problem(finding, earlier) for earlier in chosen):
            chosen.append(finding)
    return tuple(chosen[:count])


def _is_same_problem(one: Finding, other: Finding) -> bool:
    if one.kind is not RuleKind.HEALTH or other.kind is not RuleKind.HEALTH:
        return False
    smaller, larger = sorted((one.accounts, other.accounts), key=len)
    if not smaller or 2 * len(smaller) < len(larger):
        return False
    return set(smaller) <= set(larger)
