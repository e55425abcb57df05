"""Tests over health scores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import (
    Observation,
    choose_accounts,
    has_values,
    share_note,
)
from csdesk.formatting import join_words, number, percent, plural
from csdesk.model.findings import Evidence, Rule
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import SignalId
from csdesk.model.kpis import Unit
from csdesk.model.score_columns import is_in, is_scored, is_thin, points_column
from csdesk.model.scorecards import Signal
from csdesk.scoring.facts.coding import find_stated
from csdesk.scoring.health import find_red
from csdesk.scoring.record_columns import read_days

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    BoolArray = NDArray[np.bool_]


def scored_fewer_than(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See a list from which fewer than ``threshold`` accounts can be scored."""
    health = inputs.health
    if health is None or not health.scores or _count_scored(health) >= rule.limit:
        return None
    names = tuple(health.scorecard.signal(signal).name for signal in health.missing)
    return Observation(
        evidence=(_coverage_evidence(health, names),),
        value=number(health.available_weight),
        threshold=number(health.scorecard.minimum_coverage),
        count=len(names),
        total=len(health.scorecard.signals),
        names=names,
    )


def at_risk_share_above(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See more than ``threshold`` percent of the scored accounts in red."""
    if inputs.health is None:
        return None
    red = is_in(inputs.health, Band.RED)
    return _share_above(rule, inputs, red, _count_scored(inputs.health))


def unscored_share_above(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See over ``threshold`` percent of the accounts without a score, where others have one."""
    if inputs.health is None or not _count_scored(inputs.health):
        return None
    unscored = ~is_scored(inputs.health)
    return _share_above(rule, inputs, unscored, len(unscored), is_at_stake=False)


def thin_share_above(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See more than ``threshold`` percent of the scores resting on insufficient coverage."""
    if inputs.health is None:
        return None
    return _share_above(
        rule,
        inputs,
        is_thin(inputs.health),
        _count_scored(inputs.health),
        is_at_stake=False,
        limit=percent(inputs.health.scorecard.sufficient_coverage, trim=True),
    )


def signal_red_share_above(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See the signal ``subject`` in red at over ``threshold`` percent of those that have it."""
    health, wanted = inputs.health, SignalId(rule.subject)
    signal = _find_signal(health, wanted) if health is not None else None
    if health is None or signal is None:
        return None
    known = _count(points_column(health, wanted) >= 0)
    return _share_above(rule, inputs, find_red(health, wanted), known, limit=_red_limit(signal))


def at_risk_without_owner(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See more than ``threshold`` accounts in red that no CSM looks after."""
    if inputs.accounts is None:
        return None
    if not has_values(inputs.accounts, "csm"):
        return None
    alone = ~find_stated(inputs.accounts.column("csm"))
    return _red_accounts(rule, inputs, alone, int(rule.limit))


def at_risk_renewing_within(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See accounts in red whose renewal is due within ``threshold`` days."""
    if inputs.accounts is None:
        return None
    table = inputs.accounts
    ahead = read_days(table.column("renewal_date")) - table.as_of.toordinal()
    return _red_accounts(rule, inputs, (ahead >= 0) & (ahead <= int(rule.limit)), 0)


def left_while_green(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See at least ``threshold`` lost accounts that were green before they left (S3.15)."""
    if inputs.review is None:
        return None
    known = inputs.review.bands_of_lost
    green = [one for one in inputs.review.churn.losses if known.get(one.account) is Band.GREEN]
    if len(green) < rule.limit:
        return None
    names = tuple(one.name or str(one.account) for one in green)
    return Observation(
        evidence=(Evidence(f"Green when they were last scored: {join_words(names)}."),),
        count=len(green),
        total=len(known),
        names=names,
    )


def _share_above(
    rule: Rule,
    inputs: FindingInputs,
    concerned: BoolArray,
    total: int,
    *,
    is_at_stake: bool = True,
    limit: str = "",
) -> Observation | None:
    if inputs.accounts is None or inputs.health is None:
        return None
    chosen = concerned.nonzero()[0]
    if not total or 100 * len(chosen) / total <= rule.limit:
        return None
    affected = choose_accounts(inputs.accounts, chosen, is_at_stake=is_at_stake)
    share = percent(100 * len(chosen) / total)
    text = f"{number(len(chosen))} of {plural(total, 'account')}{share_note(len(chosen), total)}."
    return Observation(
        evidence=(affected.evidence(text),),
        value=share,
        threshold=percent(rule.limit, trim=True),
        limit=limit,
        count=len(chosen),
        total=total,
        affected=affected,
        base=total,
        is_hint=_is_mostly_thin(inputs.health),
    )


def _red_accounts(
    rule: Rule, inputs: FindingInputs, concerned: BoolArray, more_than: int
) -> Observation | None:
    if inputs.accounts is None or inputs.health is None:
        return None
    red = is_in(inputs.health, Band.RED)
    chosen = (red & concerned).nonzero()[0]
    if len(chosen) <= more_than:
        return None
    affected = choose_accounts(inputs.accounts, chosen)
    text = f"{number(len(chosen))} of {plural(_count(red), 'account')} at risk."
    return Observation(
        evidence=(affected.evidence(text),),
        threshold=number(rule.limit),
        count=len(chosen),
        total=_count(red),
        affected=affected,
        is_hint=_is_mostly_thin(inputs.health),
    )


def _find_signal(health: HealthResult, wanted: SignalId) -> Signal | None:
    """Return a signal as the first card in use has it; None where no card does."""
    cards = health.scorecards or (health.scorecard,)
    signals = (signal for card in cards for signal in card.signals)
    return next((signal for signal in signals if signal.id == wanted), None)


def _red_limit(signal: Signal) -> str:
    """Return the edge beyond which a signal is red: "30%" or "5"."""
    if signal.unit == Unit.PERCENT:
        return percent(signal.yellow, trim=True)
    return number(signal.yellow, 0 if signal.yellow % 1 == 0 else 1)


def _count_scored(health: HealthResult) -> int:
    return _count(is_scored(health))


def _count(chosen: BoolArray) -> int:
    return int(chosen.sum())


def _is_mostly_thin(health: HealthResult) -> bool:
    """Return whether most scores rest on insufficient coverage."""
    return 2 * _count(is_thin(health)) > _count_scored(health)


def _coverage_evidence(health: HealthResult, names: tuple[str, ...]) -> Evidence:
    text = f"The list holds {number(health.available_weight)} of 100 points of weight"
    return Evidence(f"{text}; it lacks {join_words(names)}." if names else f"{text}.")
