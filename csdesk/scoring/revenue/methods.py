"""Retention and churn under every published method, beside each other (domain 0.1, 1.2, 6.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import fsum, prod
from types import MappingProxyType
from typing import TYPE_CHECKING

from csdesk.errors import ContentInvalid
from csdesk.formatting import day, money, number, percent
from csdesk.model.few import FEWEST
from csdesk.model.revenue import (
    MethodCard,
    MethodValue,
    MovementKind,
    RetentionFigure,
    RetentionMethod,
)
from csdesk.scoring.revenue.method_inputs import MethodInputs, Step
from csdesk.scoring.revenue.sums import add_up

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]

NO_START = "no base: nobody paid at the start"
NO_MONTHS = "needs subscription lines or movements with their dates"
NO_LINES = "needs subscription lines"
FULL = 100.0
LOGOS = "logo_churn.start_cohort"


Computed = float | str
"""A figure in percent points, or the reason why there is none."""


def make_cards(inputs: MethodInputs, methods: Sequence[RetentionMethod]) -> tuple[MethodCard, ...]:
    """Return each figure under all of its methods, the default one first.

    ContentInvalid for a method that csdesk has no computation for.
    """
    return tuple(
        _make_card(figure, inputs, [one for one in methods if one.figure is figure])
        for figure in RetentionFigure
    )


def _make_card(
    figure: RetentionFigure, inputs: MethodInputs, methods: Sequence[RetentionMethod]
) -> MethodCard:
    ordered = sorted(methods, key=lambda one: not one.is_default)
    values = tuple(_compute(method, inputs) for method in ordered)
    known = [one.value for one in values if one.value is not None]
    return MethodCard(
        figure=figure,
        start_on=inputs.period.start_on,
        end_on=inputs.period.end_on,
        values=values,
        spread=max(known) - min(known) if len(known) > 1 else None,
    )


def _compute(method: RetentionMethod, inputs: MethodInputs) -> MethodValue:
    compute = _METHODS.get(method.id)
    if compute is None:
        raise ContentInvalid(f"Retention method {method.id}: csdesk has no computation for it.")
    period = inputs.period
    base = f"{number(period.customers_start)} accounts on {day(period.start_on)}"
    found = compute(inputs) if period.customers_start else NO_START
    if isinstance(found, str):
        return MethodValue(method, None, period.customers_start, base, found)
    few = _count_few(method, inputs)
    sentence = method.board_sentence.format(
        value=percent(found) if few is None else number(few),
        start=day(period.start_on),
        end=day(period.end_on),
        n=number(period.customers_start),
        amount=money(period.start, inputs.currency),
    )
    return MethodValue(method, found, period.customers_start, base, "", sentence, few)


def _count_few(method: RetentionMethod, inputs: MethodInputs) -> int | None:
    """Return how many of the customers of the start left, where these are too few for a share."""
    if method.id != LOGOS or inputs.period.customers_start >= FEWEST:
        return None
    return len(inputs.period.accounts[MovementKind.CHURN])


def _nrr(inputs: MethodInputs) -> Computed:
    kept = add_up(inputs.after[inputs.before > 0])
    return FULL * kept / inputs.period.start


def _grr(inputs: MethodInputs) -> Computed:
    import numpy as np

    kept = add_up(np.minimum(inputs.before, inputs.after))
    return min(FULL * kept / inputs.period.start, FULL)


def _grr_of_lines(inputs: MethodInputs) -> Computed:
    """Return what is left of the very lines that ran at the start; a replaced one is lost."""
    lines = inputs.lines
    if lines is None:
        return NO_LINES
    before, after = (lines.live_on(one) for one in (inputs.period.start_on, inputs.period.end_on))
    start, kept = (add_up(lines.annual[live]) for live in (before, before & after))
    return FULL * kept / start if start else NO_START


def _nrr_chained(inputs: MethodInputs) -> Computed:
    return _chain(inputs, lambda one: one.start + one.grown - one.lost)


def _grr_chained(inputs: MethodInputs) -> Computed:
    return _chain(inputs, lambda one: one.start - one.lost)


def _nrr_summed(inputs: MethodInputs) -> Computed:
    return _sum_up(inputs, lambda one: one.grown - one.lost) if inputs.months else NO_MONTHS


def _grr_summed(inputs: MethodInputs) -> Computed:
    """Return what all falls of the start cohort leave; what it regained in between counts not."""
    if not inputs.months:
        return NO_MONTHS
    lost = fsum(step.lost for step in inputs.steps_of_cohort)
    return FULL * (inputs.period.start - lost) / inputs.period.start


def _grr_summed_of_all(inputs: MethodInputs) -> Computed:
    return _sum_up(inputs, lambda one: -one.lost) if inputs.months else NO_MONTHS


def _nrr_with_reactivation(inputs: MethodInputs) -> Computed:
    returned = fsum(
        one.amount(MovementKind.REACTIVATION) for one in inputs.months or [inputs.period]
    )
    kept = _sum_up(inputs, lambda one: one.grown - one.lost)
    return kept + FULL * returned / inputs.period.start


def _nrr_without_contraction(inputs: MethodInputs) -> Computed:
    return _sum_up(inputs, lambda one: one.grown - one.churned)


def _logos_of_cohort(inputs: MethodInputs) -> Computed:
    return FULL * len(inputs.period.accounts[MovementKind.CHURN]) / inputs.period.customers_start


def _logos_with_new(inputs: MethodInputs) -> Computed:
    """Return those of start and window who are gone, of all who paid at the start or since."""
    if not inputs.months:
        return NO_MONTHS
    gone, seen = _count_gone(inputs), _count_seen(inputs)
    return FULL * gone / seen


def _logos_with_short_lives(inputs: MethodInputs) -> Computed:
    """Return all who are gone, those who came within the window among them, of the start."""
    if not inputs.months:
        return NO_MONTHS
    return FULL * _count_gone(inputs) / inputs.period.customers_start


def _logos_summed(inputs: MethodInputs) -> Computed:
    if not inputs.months:
        return NO_MONTHS
    rates = [
        len(one.accounts[MovementKind.CHURN]) / one.customers_start
        for one in inputs.months
        if one.customers_start
    ]
    return FULL * fsum(rates)


def _logos_chained(inputs: MethodInputs) -> Computed:
    if not inputs.months:
        return NO_MONTHS
    kept = (
        1 - len(one.accounts[MovementKind.CHURN]) / one.customers_start
        for one in inputs.months
        if one.customers_start
    )
    return FULL * (1 - prod(kept))


def _count_gone(inputs: MethodInputs) -> int:
    return int(((_seen(inputs) > 0) & (inputs.after <= 0)).sum())


def _count_seen(inputs: MethodInputs) -> int:
    return int((_seen(inputs) > 0).sum())


def _seen(inputs: MethodInputs) -> FloatArray:
    """Return the most that each account paid on any day of the window."""
    import numpy as np

    window = inputs.grid.amounts[:, inputs.first : inputs.last + 1]
    most: FloatArray = np.nan_to_num(window).max(axis=1)
    return most


def _chain(inputs: MethodInputs, kept: Callable[[Step], float]) -> Computed:
    """Return the product of the months' figures; a month in which nobody paid is passed over."""
    if not inputs.months:
        return NO_MONTHS
    return FULL * prod(kept(one) / one.start for one in inputs.steps if one.start)


def _sum_up(inputs: MethodInputs, moved: Callable[[Step], float]) -> float:
    """Return start and movements of all months over the start; those of new accounts count."""
    start = inputs.period.start
    return FULL * (start + fsum(map(moved, inputs.steps))) / start


_METHODS: Mapping[str, Callable[[MethodInputs], Computed]] = MappingProxyType(
    {
        "nrr.point_to_point": _nrr,
        "nrr.chained_months": _nrr_chained,
        "nrr.sum_of_movements": _nrr_summed,
        "nrr.with_reactivation": _nrr_with_reactivation,
        "nrr.without_contraction": _nrr_without_contraction,
        "grr.point_to_point": _grr,
        "grr.lines": _grr_of_lines,
        "grr.chained_months": _grr_chained,
        "grr.sum_of_movements": _grr_summed,
        "grr.all_movements": _grr_summed_of_all,
        LOGOS: _logos_of_cohort,
        "logo_churn.with_new": _logos_with_new,
        "logo_churn.with_short_lives": _logos_with_short_lives,
        "logo_churn.sum_of_months": _logos_summed,
        "logo_churn.chained_months": _logos_chained,
    }
)
