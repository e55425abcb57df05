"""Figures on an agenda."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from csdesk.formatting import day, money, percent, plural, quantity, write_measured
from csdesk.model.directions import Direction
from csdesk.model.health import Band
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import KpiDefinition, KpiValue
from csdesk.registers.asides.context import AsideContext

NRR = KpiId("nrr")
RESPONSE_TIMES = (KpiId("sla_compliance"), KpiId("late_first_responses"))
PERIODS = 6
NO_SEGMENT = "Without a segment"


def list_nrr_trend(context: AsideContext) -> Iterator[str]:
    """List net revenue retention now, and in the twelve months up to earlier days."""
    value = context.diagnosis.kpis.get(NRR)
    if value is not None and value.value is not None:
        yield f"Now: {percent(value.value)} ({value.window})"
    revenue = context.diagnosis.metrics.revenue
    for one in (revenue.trailing if revenue else ())[-PERIODS:]:
        if one.nrr is not None:
            yield f"Twelve months to {day(one.end_on)}: {percent(one.nrr)}"


def list_segments(context: AsideContext) -> Iterator[str]:
    """List each segment with its accounts, ARR and red ones, the most ARR first."""
    accounts, health = context.diagnosis.accounts, context.diagnosis.health
    if accounts is None or not any(accounts.column("segment")):
        return
    bands = {score.key: score.band for score in health.scores} if health else {}
    groups: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    lines = zip(accounts.keys, accounts.column("segment"), accounts.arr(), strict=True)
    for key, segment, arr in lines:
        groups[str(segment or NO_SEGMENT)].append((arr, bands.get(key) is Band.RED))
    currency = context.diagnosis.client.currency
    for segment, found in sorted(groups.items(), key=lambda one: -sum(arr for arr, _ in one[1])):
        amount = money(sum(arr for arr, _ in found), currency, short=True)
        red = sum(is_red for _, is_red in found)
        yield f"{segment}: {plural(len(found), 'account')}, {amount}, {red:,} red"


def list_off_target(context: AsideContext) -> Iterator[str]:
    """List the KPIs that miss their target, as they and the target are."""
    currency = context.diagnosis.client.currency
    for definition in context.diagnosis.definitions:
        value = context.diagnosis.kpis.get(definition.id)
        if value is not None and _misses(definition, value):
            now = write_measured(value, currency)
            target = quantity(definition.target, definition.unit, currency)
            yield f"{definition.name}: {now}, target {target}"


def _misses(definition: KpiDefinition, value: KpiValue) -> bool:
    target, now = definition.target, value.value
    if target is None or now is None or definition.direction is None or not value.is_comparable:
        return False
    return now < target if definition.direction is Direction.HIGHER else now > target


def list_loss_reasons(context: AsideContext) -> Iterator[str]:
    """List the reasons for which customers left, the most frequent first."""
    review = context.diagnosis.review
    for share in review.churn.reasons if review else ():
        if share.losses:
            yield f"{share.name}: {plural(share.losses, 'loss', 'losses')}"


def list_response_times(context: AsideContext) -> Iterator[str]:
    """List whether response times were kept, as far as it is known."""
    currency = context.diagnosis.client.currency
    for kpi in RESPONSE_TIMES:
        value, definition = context.diagnosis.kpis.get(kpi), context.diagnosis.definition(kpi)
        if value is not None and value.value is not None and definition is not None:
            yield f"{definition.name}: {write_measured(value, currency)}"
