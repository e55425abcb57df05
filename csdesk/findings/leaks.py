"""Where an instrument is strong, and where revenue leaks, with the ARR at stake (S3.25)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum

from csdesk.model.areas import Area
from csdesk.model.findings import Finding
from csdesk.model.identifiers import AccountKey, InitiativeId
from csdesk.model.instruments import Instrument
from csdesk.model.levels import AreaLevel, MaturityResult

STRONG_FROM = 75
"""The index from which on an area is a strength: the work is measured."""
LEAKS_BELOW = 50
"""The index below which an area leaks: the work is not even repeatable throughout."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An area with its level."""

    area: Area
    level: AreaLevel
    index: float


@dataclass(frozen=True, slots=True)
class Leak:
    """An area where revenue leaks, with the findings that its initiatives repair.

    ``arr_at_stake`` is that of the accounts that these findings name, each counted once; None
    where they name none.
    """

    standing: Standing
    findings: tuple[Finding, ...]
    arr_at_stake: float | None


def find_strengths(instrument: Instrument, result: MaturityResult) -> tuple[Standing, ...]:
    """Return the areas of practice that are strong, the strongest first."""
    strong = [one for one in _standings(instrument, result) if one.index >= STRONG_FROM]
    return tuple(sorted(strong, key=lambda one: -one.index))


def find_leaks(
    instrument: Instrument, result: MaturityResult, findings: Sequence[Finding]
) -> tuple[Leak, ...]:
    """Return the areas of practice that leak: most ARR at stake first, then the lowest index."""
    leaks = [
        _measure_leak(one, instrument, findings)
        for one in _standings(instrument, result)
        if one.index < LEAKS_BELOW
    ]
    return tuple(sorted(leaks, key=lambda leak: (-(leak.arr_at_stake or 0), leak.standing.index)))


def add_up(findings: Iterable[Finding]) -> float | None:
    """Return the ARR of the accounts that findings put at stake, each account once."""
    amounts: dict[AccountKey, float] = {}
    for finding in findings:
        if finding.arr_at_stake is not None:
            amounts |= dict(zip(finding.accounts, finding.account_arr, strict=True))
    return fsum(amounts.values()) if amounts else None


def _standings(instrument: Instrument, result: MaturityResult) -> list[Standing]:
    levels = [(area, result.area(area.id)) for area in instrument.practice_areas]
    return [Standing(area, level, level.index) for area, level in levels if level.index is not None]


def _measure_leak(standing: Standing, instrument: Instrument, findings: Sequence[Finding]) -> Leak:
    initiatives = _initiatives(standing.area, instrument)
    concerned = tuple(
        finding
        for finding in findings
        if finding.arr_at_stake is not None and initiatives & set(finding.initiatives)
    )
    return Leak(standing, concerned, add_up(concerned))


def _initiatives(area: Area, instrument: Instrument) -> set[InitiativeId]:
    asked = (question.initiatives for question in instrument.area_questions(area.id))
    return set(area.initiatives).union(*asked)
