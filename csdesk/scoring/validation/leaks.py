"""Signals that know the outcome, and so make a score look better than it is (S1.29)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from csdesk.formatting import number, plural
from csdesk.model.conditions import Comparison, Condition
from csdesk.model.facts import FactSource
from csdesk.model.score_alarms import Alarm, AlarmKind
from csdesk.model.score_observations import ObservationSet, SignalColumn
from csdesk.model.tables import TableKind
from csdesk.model.validation_rules import ValidationRules
from csdesk.scoring.validation.separation import estimate_auc

if TYPE_CHECKING:
    from csdesk.model.score_observations import FlagArray

FEWEST_KNOWN = 3
FEWEST_GONE = 5
NEARLY_ALL = 0.95
STATUS_TABLES = frozenset({TableKind.ACCOUNTS, TableKind.SUBSCRIPTIONS, TableKind.RENEWALS})


def find_leaks(observed: ObservationSet, rules: ValidationRules) -> Iterator[Alarm]:
    """Yield an alarm for each signal, and each condition of a card, that knows who left."""
    for column in observed.signals:
        text = (
            _stated_outcome(column, observed, rules)
            or _filled_for_the_lost(column, observed)
            or _empty_for_the_lost(column, observed)
            or _too_good(column, observed, rules.leak_above)
        )
        if text:
            yield Alarm(AlarmKind.LEAK, text, (column.signal.id,))
        yield from _dated_after(column, observed)
    yield from _status_words(observed, rules)


def _stated_outcome(column: SignalColumn, observed: ObservationSet, rules: ValidationRules) -> str:
    definition = observed.definitions.get(column.signal.fact)
    if definition is None or not any(_states_outcome(one, rules) for one in definition.sources):
        return ""
    return (
        f"“{column.signal.name}” is read from what says that a customer left, so it cannot warn of "
        "it. Take it out of the scorecard."
    )


def _states_outcome(source: FactSource, rules: ValidationRules) -> bool:
    fields = {source.field, source.since, *(one.field for one in source.where)}
    words = (word for one in source.where for word in one.words)
    return (
        source.table is TableKind.CHURN_EVENTS
        or not fields.isdisjoint(rules.outcome_fields)
        or (source.table in STATUS_TABLES and any(_tells_outcome(word, rules) for word in words))
    )


def _tells_outcome(word: str, rules: ValidationRules) -> bool:
    return any(part in word.casefold() for part in rules.outcome_words)


def _filled_for_the_lost(column: SignalColumn, observed: ObservationSet) -> str:
    ever_left = observed.ever_left
    filled, gone = int(column.is_known.sum()), int((column.is_known & ever_left).sum())
    if filled < FEWEST_KNOWN or gone < NEARLY_ALL * filled or ever_left.mean() > 0.5:
        return ""
    return (
        f"“{column.signal.name}” is filled {number(filled)} times, {number(gone)} of them for "
        "customers who left: it was entered because they left. Take it out of the scorecard."
    )


def _empty_for_the_lost(column: SignalColumn, observed: ObservationSet) -> str:
    known, left = column.is_known, observed.left
    if int(left.sum()) < FEWEST_GONE or left.all() or not known.any():
        return ""
    if known[left].mean() > 1 - NEARLY_ALL or known[~left].mean() < NEARLY_ALL:
        return ""
    return (
        f"“{column.signal.name}” is empty for those who left and filled for those who stayed: it "
        "was emptied because they left. Take it out of the scorecard."
    )


def _too_good(column: SignalColumn, observed: ObservationSet, above: float) -> str:
    """Tell of a signal that alone knows who left in the window, or who left at all since."""
    auc = max(_separation(column, left, observed) for left in (observed.left, observed.ever_left))
    if auc <= above:
        return ""
    return (
        f"“{column.signal.name}” alone tells who left in {number(100 * auc)} of 100 pairs. "
        "Nothing that is known beforehand does that: find out when its values were written."
    )


def _separation(column: SignalColumn, left: FlagArray, observed: ObservationSet) -> float:
    """Return the AUC of a signal whichever way it points; 0 where too few left."""
    if int((column.is_known & left).sum()) < FEWEST_GONE:
        return 0.0
    auc = estimate_auc(column.values, left, observed.accounts)
    return 0.0 if auc is None else max(auc.value, 1 - auc.value)


def _dated_after(column: SignalColumn, observed: ObservationSet) -> Iterator[Alarm]:
    """Yield an alarm about values dated after their account had left: a leak where most are.

    A value without a record of its own is as old as its list, which tells nothing.
    """
    gone = column.is_known & observed.left
    dated, all_gone = int((gone & _is_after(column, observed)).sum()), int(gone.sum())
    if dated:
        yield Alarm(
            AlarmKind.LEAK if 2 * dated > all_gone else AlarmKind.SCORED_AFTER,
            f"“{column.signal.name}” is dated after they left for {number(dated)} of "
            f"{plural(all_gone, 'customer')} who left: such values cannot warn. Leave them out.",
            (column.signal.id,),
        )


def _is_after(column: SignalColumn, observed: ObservationSet) -> FlagArray:
    """Tell which values are dated after their account left; False where either day is unknown."""
    import numpy as np

    is_dated = column.ages > 0
    ages = np.where(is_dated, column.ages, 0).astype("timedelta64[D]")
    is_after: FlagArray = is_dated & (observed.days - ages > observed.lost_on)
    return is_after


def _status_words(observed: ObservationSet, rules: ValidationRules) -> Iterator[Alarm]:
    """Yield an alarm for each condition of a card that asks for a status of those who left."""
    for card in observed.cards:
        asked = [*card.applies_to]
        for signal in card.signals:
            asked += [condition for one in signal.exceptions for condition in one.when]
        for condition in (one for one in asked if _asks_outcome(one, rules)):
            yield Alarm(
                AlarmKind.LEAK,
                f"The scorecard “{card.name}” asks whether {condition.subject} is "
                f"“{', '.join(condition.words)}”, which is known only once a customer has left.",
            )


def _asks_outcome(condition: Condition, rules: ValidationRules) -> bool:
    field = condition.subject.removeprefix("list.")
    told = any(_tells_outcome(word, rules) for word in condition.words)
    return field in rules.outcome_fields or (condition.test is Comparison.IS and told)
