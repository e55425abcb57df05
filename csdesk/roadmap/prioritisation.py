"""Which initiatives are worth doing, and in which order (S0.21)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum

from csdesk.findings import leading
from csdesk.model.findings import Finding, Severity
from csdesk.model.identifiers import AccountKey, InitiativeId, RuleId
from csdesk.model.levels import MaturityResult
from csdesk.model.roadmap import Complexity, Initiative

EASIEST_FIRST = tuple(Complexity)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An initiative worth doing, with what it would close.

    ``priority`` is that of the worst finding it closes, or its own impact times feasibility where
    it closes none; ``gap`` is how far the index of its area is from 100.
    """

    initiative: Initiative
    findings: tuple[RuleId, ...]
    priority: int
    gap: float
    is_critical: bool
    arr_at_stake: float | None

    @property
    def rank(self) -> tuple[float, ...]:
        """Return the sorting key: priority, the easier first (S1.66), gap, own worth, ARR."""
        ease = EASIEST_FIRST.index(self.initiative.complexity)
        worth = own_worth(self.initiative)
        return (-self.priority, ease, -self.gap, -worth, -(self.arr_at_stake or 0.0))


def choose_initiatives(
    findings: Sequence[Finding],
    initiatives: Sequence[Initiative],
    levels: MaturityResult,
    default_quick_win: InitiativeId,
) -> tuple[Candidate, ...]:
    """Return the initiatives that findings call for, each once, most worth doing first.

    Where none of them is a quick win, the default one comes with them (S0.20, S4.23).
    """
    chosen = [
        _candidate(initiative, closed, levels)
        for initiative in initiatives
        if (closed := [f for f in findings if initiative.id in f.initiatives])
    ]
    if not any(candidate.initiative.quick_win for candidate in chosen):
        default = [initiative for initiative in initiatives if initiative.id == default_quick_win]
        chosen.extend(_candidate(quick_win, [], levels) for quick_win in default)
    return tuple(sorted(chosen, key=lambda candidate: candidate.rank))


def pin_top(
    candidates: Sequence[Candidate], findings: Sequence[Finding], count: int
) -> frozenset[InitiativeId]:
    """Return ``count`` initiatives to name first: the best one for each of the worst findings.

    A finding that tells an earlier one again, or that a pinned initiative closes already, gets no
    second one; where that leaves too few, the next best follow. Candidates and findings come in
    order of priority.
    """
    pinned: list[Candidate] = []
    for finding in leading(findings):
        closing = [candidate for candidate in candidates if finding.id in candidate.findings]
        if closing and not any(candidate in pinned for candidate in closing):
            pinned.append(closing[0])
    rest = sorted(candidates, key=lambda candidate: not candidate.findings)
    pinned.extend(candidate for candidate in rest if candidate not in pinned)
    return frozenset(candidate.initiative.id for candidate in pinned[:count])


def own_worth(initiative: Initiative) -> int:
    """Return an initiative's impact times feasibility, 1 to 25."""
    return initiative.impact * initiative.feasibility


def sum_at_stake(findings: Sequence[Finding]) -> float | None:
    """Return the ARR of all accounts that the findings name, each counted once."""
    naming = [finding for finding in findings if finding.account_arr]
    if len(naming) == 1:
        return naming[0].arr_at_stake
    amounts: dict[AccountKey, float] = {
        account: amount
        for finding in naming
        for account, amount in zip(finding.accounts, finding.account_arr, strict=False)
    }
    return fsum(amounts.values()) if amounts else None


def _candidate(
    initiative: Initiative, closed: Sequence[Finding], levels: MaturityResult
) -> Candidate:
    indexes = {level.area: level.index for level in levels.areas}
    index = indexes.get(initiative.area)
    return Candidate(
        initiative=initiative,
        findings=tuple(finding.id for finding in closed),
        priority=max((f.priority for f in closed), default=own_worth(initiative)),
        gap=0.0 if index is None else 100 - index,
        is_critical=any(finding.severity is Severity.CRITICAL for finding in closed),
        arr_at_stake=sum_at_stake(closed),
    )
