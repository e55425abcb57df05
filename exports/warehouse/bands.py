"""The band of an account as SQL: half-open, the better one owns its edge."""

from __future__ import annotations

from collections.abc import Sequence

from csdesk.model.health import Band
from csdesk.model.scorecards import MissingPolicy, RollUp, Scorecard
from exports.warehouse.arithmetic import number, text
from exports.warehouse.columns import OVERRIDE
from exports.warehouse.points import SignalSql

COMPUTED = "computed_score"


def band(card: Scorecard, signals: Sequence[SignalSql]) -> str:
    """Return the band of the score that a person set, else that of the computed one."""
    is_worst = card.roll_up is RollUp.ANY_POOR
    computed = _by_worst(signals) if is_worst else _by_score(COMPUTED, card)
    given = f"WHEN {OVERRIDE} IS NOT NULL THEN {_by_score(OVERRIDE, card)}"
    unscored = f"WHEN {COMPUTED} IS NULL THEN {text(Band.UNSCORED)}"
    return f"CASE {given} {unscored} ELSE {computed} END"


def _by_score(score: str, card: Scorecard) -> str:
    green = f"WHEN {score} >= {number(card.green)} THEN {text(Band.GREEN)}"
    yellow = f"WHEN {score} >= {number(card.yellow)} THEN {text(Band.YELLOW)}"
    return f"CASE {green} {yellow} ELSE {text(Band.RED)} END"


def _by_worst(signals: Sequence[SignalSql]) -> str:
    """Return red where any signal is poor, green where all that count are good."""
    poor, not_good = [], []
    for one in signals:
        counted = f"raw_{one.at} IS NOT NULL"
        poor.append(f"({counted} AND {one.is_poor()})")
        not_good.append(f"({counted} AND NOT ({one.is_good()}))")
        if one.signal.missing is MissingPolicy.WORST:
            poor.append(f"({one.value} IS NULL)")
        elif one.signal.missing is MissingPolicy.NEUTRAL:
            not_good.append(f"({one.value} IS NULL)")
    red = f"WHEN {' OR '.join(poor)} THEN {text(Band.RED)}"
    yellow = f"WHEN {' OR '.join(not_good)} THEN {text(Band.YELLOW)}"
    return f"CASE {red} {yellow} ELSE {text(Band.GREEN)} END"
