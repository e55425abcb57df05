"""How the accounts are doing, and what that did to their revenue in the year."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import fsum

from csdesk.model.samples import Mood, SampleTexts
from csdesk.samples.customers import Customer, Fate
from csdesk.samples.draws import Draws
from csdesk.samples.enrolment import round_arr

NET_RETENTION = 1.042
GROSS_RETENTION = 0.896
AT_RISK = 22
TO_WATCH = 78
LARGEST_CUT = 0.6
GROWS = {Mood.HEALTHY: 0.55, Mood.WATCH: 0.2, Mood.RISK: 0.0}
SHRINKS = {Mood.HEALTHY: 0.0, Mood.WATCH: 0.14, Mood.RISK: 0.55}


def draw_moods(customers: Sequence[Customer], texts: SampleTexts, draws: Draws) -> list[Customer]:
    """Return the customers with their mood; too few visits and hard times make it worse."""
    listed = [c for c in customers if c.is_listed and not c.told]
    trouble = {c.ref: draws.between(0, 1) + _burden(c, texts) for c in listed}
    worst_first = sorted(trouble, key=lambda ref: -trouble[ref])
    told = [c.mood for c in customers if c.told]
    at_risk = AT_RISK - told.count(Mood.RISK)
    to_watch = at_risk + TO_WATCH - told.count(Mood.WATCH)
    moods = {ref: _mood_at(place, at_risk, to_watch) for place, ref in enumerate(worst_first)}
    return [replace(c, mood=moods.get(c.ref, c.mood)) for c in customers]


def _burden(customer: Customer, texts: SampleTexts) -> float:
    if not customer.manager:
        return 0.3
    with_heir = 0.25 if customer.manager == texts.heir else 0.0
    return with_heir + (0.2 if customer.industry == texts.hard_hit_industry else 0.0)


def _mood_at(place: int, at_risk: int, to_watch: int) -> Mood:
    if place < at_risk:
        return Mood.RISK
    return Mood.WATCH if place < to_watch else Mood.HEALTHY


def move_revenue(customers: Sequence[Customer], draws: Draws) -> list[Customer]:
    """Return the customers with their ARR now, so that net and gross retention come out as told."""
    cohort = [c for c in customers if c.was_listed]
    start = fsum(c.arr_before for c in cohort)
    cuts = _draw_weights(cohort, SHRINKS, draws)
    gains = _draw_weights([c for c in cohort if c.ref not in cuts], GROWS, draws)
    lost = start * (1 - GROSS_RETENTION) - _sum_moves(cohort, lambda c: c.arr_before - c.arr)
    won = start * (NET_RETENTION - GROSS_RETENTION) - _sum_moves(
        cohort, lambda c: c.arr - c.arr_before
    )
    changes = {ref: -amount for ref, amount in _share_out(lost, cuts).items()}
    changes |= _share_out(won, gains)
    return [_change(customer, changes.get(customer.ref, 0.0)) for customer in customers]


def _draw_weights(
    cohort: Sequence[Customer], shares: Mapping[Mood, float], draws: Draws
) -> dict[str, float]:
    return {
        c.ref: c.arr_before * draws.between(0.25, 0.5)
        for c in cohort
        if c.fate is Fate.STAYED and not c.told and draws.chance(shares[c.mood])
    }


def _sum_moves(cohort: Sequence[Customer], move: Callable[[Customer], float]) -> float:
    return fsum(max(move(customer), 0.0) for customer in cohort)


def _share_out(total: float, weights: Mapping[str, float]) -> dict[str, float]:
    scale = total / fsum(weights.values())
    return {ref: round_arr(weight * scale) for ref, weight in weights.items()}


def _change(customer: Customer, amount: float) -> Customer:
    smallest = round_arr(customer.arr * (1 - LARGEST_CUT))
    return replace(customer, arr=max(customer.arr + amount, smallest))


def forget_price(customers: Sequence[Customer]) -> list[Customer]:
    """Return the customers with the newest one's ARR still open."""
    return [*customers[:-1], replace(customers[-1], arr=0.0)]
