"""Accounts at risk: the silent and the noisy ones, and who is likely to leave by cohort."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import isnan
from typing import TYPE_CHECKING

from csdesk.model.boards import (
    AccountRisk,
    AtRiskGroup,
    AtRiskRule,
    BoardRules,
    RiskBoard,
    RiskCohort,
    RiskSignal,
)
from csdesk.model.conditions import Condition
from csdesk.model.facts import Facts
from csdesk.model.identifiers import AccountKey, FactId
from csdesk.scoring.conditions import Subjects, knows, meets
from csdesk.scoring.parted_places import rank_places, take

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    BoolArray = NDArray[np.bool_]
    FloatArray = NDArray[np.float64]

FULL = 100
LAST_ACTIVITY, TENURE = FactId("days_since_login"), FactId("days_as_customer")
UNKNOWN_MONTH = "Not stated"


def group_at_risk(rules: Sequence[AtRiskRule], subjects: Subjects) -> tuple[AtRiskGroup, ...]:
    """Return who is at risk by each rule (S1.80, C16); the unknown are counted, never left out."""
    return tuple(_group(rule, subjects) for rule in rules)


def follow_suspects(rules: Sequence[AtRiskRule], subjects: Subjects) -> tuple[AtRiskGroup, ...]:
    """Return the steps of the funnel of suspects (S1.80), each among those of the step before."""
    whole: tuple[Condition, ...] = ()
    steps = []
    for rule in rules:
        whole = (*whole, *rule.when)
        steps.append(_group(replace(rule, when=whole), subjects))
    return tuple(steps)


def make_risk_board(rules: BoardRules, subjects: Subjects) -> RiskBoard | None:
    """Return the risk of each account and each month of sign-up (S1.109, D13).

    An account's risk is the signals that it meets of those that are known, in percent; a cohort's
    the accounts with at least ``signals_of_risk`` of those with a known signal. None where no
    signal is known of anybody.
    """
    import numpy as np

    met = np.array([meets(one.when, subjects) for one in rules.risk_signals])
    known = np.array([knows(one.when, subjects) for one in rules.risk_signals])
    if not known.any():
        return None
    met &= known
    months = _sign_up_months(subjects.facts)
    accounts = tuple(_describe(subjects.facts, months, met, known, rules.risk_signals))
    return RiskBoard(tuple(_count_cohorts(accounts, rules)), accounts)


def _group(rule: AtRiskRule, subjects: Subjects) -> AtRiskGroup:
    import numpy as np

    facts = subjects.facts
    found = rank_places(np.flatnonzero(meets(rule.when, subjects)), facts.arr)
    return AtRiskGroup(
        rule=rule,
        accounts=take(facts.keys, found),
        arr=float(facts.arr[found].sum()),
        unknown=_list_undecided(rule, subjects),
    )


def _list_undecided(rule: AtRiskRule, subjects: Subjects) -> tuple[AccountKey, ...]:
    """Return the accounts that meet all that is known of them while something is not."""
    import numpy as np

    could = np.ones(len(subjects.facts.keys), dtype=np.bool_)
    lacks = np.zeros(len(subjects.facts.keys), dtype=np.bool_)
    for condition in rule.when:
        known = knows((condition,), subjects)
        could &= ~known | meets((condition,), subjects)
        lacks |= ~known
    return take(subjects.facts.keys, np.flatnonzero(could & lacks))


def _sign_up_months(facts: Facts) -> list[str]:
    days = _days_before(facts.as_of, facts.numbers(TENURE))
    months = {day: f"{day:%Y-%m}" if day else UNKNOWN_MONTH for day in set(days)}
    return [months[day] for day in days]


def _days_before(as_of: date, counts: FloatArray) -> list[date | None]:
    """Return the days that lie so many days before one; each count is looked at once."""
    import numpy as np

    found, places = np.unique(counts, return_inverse=True)
    days = [None if isnan(count) else as_of - timedelta(days=int(count)) for count in found]
    return [days[at] for at in places.tolist()]


def _describe(
    facts: Facts,
    months: Sequence[str],
    met: BoolArray,
    known: BoolArray,
    signals: Sequence[RiskSignal],
) -> Iterator[AccountRisk]:
    """Yield the accounts; those that meet the same signals share one list of their names."""
    import numpy as np

    # One number per set of signals: numbers are sorted many times as fast as columns.
    codes = (met * (1 << np.arange(len(signals), dtype=np.int64))[:, None]).sum(axis=0)
    _, first, places = np.unique(codes, return_index=True, return_inverse=True)
    names = [_name_met(signals, pattern) for pattern in met[:, first].T.tolist()]
    seen = _days_before(facts.as_of, facts.numbers(LAST_ACTIVITY))
    counts = known.sum(axis=0).tolist()
    rows = zip(facts.keys, months, places.ravel().tolist(), counts, seen, strict=True)
    for key, month, at, count, last in rows:
        score = FULL * len(names[at]) / count if count else None
        yield AccountRisk(key, month, score, names[at], count, last)


def _name_met(signals: Sequence[RiskSignal], pattern: Sequence[bool]) -> tuple[str, ...]:
    return tuple(one.name for one, is_met in zip(signals, pattern, strict=True) if is_met)


def _count_cohorts(accounts: Sequence[AccountRisk], rules: BoardRules) -> Iterator[RiskCohort]:
    """Yield the months from first to last; accounts without one stand at the end."""
    members: dict[str, list[AccountRisk]] = defaultdict(list)
    for one in accounts:
        members[one.cohort].append(one)
    for month in sorted(members, key=lambda month: (month == UNKNOWN_MONTH, month)):
        known = [one for one in members[month] if one.known]
        at_risk = sum(len(one.signals) >= rules.signals_of_risk for one in known)
        risk = FULL * at_risk / len(known) if known else None
        is_alert = risk is not None and risk > rules.cohort_alert
        yield RiskCohort(month, len(members[month]), at_risk, risk, is_alert)
