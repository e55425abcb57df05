"""What came of a final plan: value against the promise, the bridge of ARR, and KPIs."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.formatting import day, quantity
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.plan_since import KpiSince, PlanSince, RevenueBridge, ValueSince
from csdesk.report.document import (
    Block,
    Column,
    FigureBlock,
    Format,
    Heading,
    Noted,
    Quantity,
    Table,
    Text,
    Value,
)
from csdesk.report.since_words import (
    NO_PROOF,
    bridge_figure,
    bridge_moves,
    bridge_notes,
    bridge_sentence,
    value_sentence,
    write_ends,
)

PARTS = (
    "Moved = by customers + by method + by repair of data. A dash: that part cannot be told from "
    "the others, as nobody computed the plan’s day again in the same way."
)
ESTIMATE = "“Is to move by” is what the plan’s initiatives are said to move in all, an estimate."
OTHER_METHOD = "Computed in another way than then."
BRIDGE_TITLE = "What led from the revenue of the plan’s day to that of now?"


def since_blocks(since: PlanSince, diagnosis: Diagnosis) -> tuple[Block, ...]:
    """Return what is told of a final plan beside its initiatives, and why the rest is not."""
    currency = diagnosis.client.currency
    gaps = tuple(Text(f"{one.figure}: {one.reason} {one.unlock}") for one in since.gaps)
    return (
        *(_value_blocks(since, since.value, currency) if since.value else ()),
        *(_bridge_blocks(since.bridge, currency) if since.bridge else ()),
        *((Heading("What cannot be told"), *gaps) if gaps else ()),
        *((_kpi_table(since, diagnosis),) if since.kpis else ()),
    )


def _value_blocks(since: PlanSince, value: ValueSince, currency: str) -> tuple[Block, ...]:
    baseline = since.final.baseline
    preserved, added = (baseline.preserved, baseline.added) if baseline else (None, None)
    return (
        Heading("Value promised and realised"),
        Text(value_sentence(value, currency)),
        Table(
            name="Value since the plan",
            title="What was promised, and what came?",
            columns=(
                Column("ARR", Format.TEXT, 0.3),
                Column("Promised a year", Format.TEXT, 0.2),
                Column("At the pace before", Format.MONEY, 0.15),
                Column("Since the plan", Format.MONEY, 0.15),
                Column("Better by", Format.MONEY, 0.15),
            ),
            rows=(
                (
                    Noted("Lost", "left or paid less"),
                    f"{write_ends(preserved, currency)} kept" if preserved else "not told",
                    value.lost_expected,
                    value.lost,
                    value.kept,
                ),
                (
                    Noted("Added", "more of it, not another price"),
                    f"{write_ends(added, currency)} added" if added else "not told",
                    value.grown_expected,
                    value.grown,
                    value.added,
                ),
            ),
            empty="",
            notes=(NO_PROOF,),
        ),
    )


def _bridge_blocks(bridge: RevenueBridge, currency: str) -> tuple[Block, ...]:
    return (
        FigureBlock(
            BRIDGE_TITLE, bridge_figure(bridge, currency), bridge_sentence(bridge, currency)
        ),
        Table(
            name="ARR since the plan",
            title="What did customers do, what another method, what corrected data?",
            columns=(
                Column("From then to now", Format.TEXT, 0.4),
                Column("Cause", Format.TEXT, 0.3),
                Column("ARR", Format.MONEY, 0.3),
            ),
            rows=(
                (f"On {day(bridge.then_on)}, as the plan had it", "", bridge.then),
                *((name, cause, amount) for cause, name, amount in bridge_moves(bridge)),
                (f"On {day(bridge.period.end_on)}", "", bridge.now),
            ),
            empty="",
            notes=bridge_notes(bridge),
        ),
    )


def _kpi_table(since: PlanSince, diagnosis: Diagnosis) -> Table:
    return Table(
        name="KPIs since the plan",
        title="What moved of what the plan was to move?",
        columns=(
            Column("KPI", Format.TEXT, 0.24),
            Column("Then", Format.QUANTITY, 0.26),
            Column("Target", Format.QUANTITY, 0.11),
            Column("Now", Format.QUANTITY, 0.26),
            Column("Moved", Format.QUANTITY, 0.24),
            Column("By customers", Format.QUANTITY, 0.24),
            Column("By method", Format.QUANTITY, 0.11),
            Column("By repair", Format.QUANTITY, 0.11),
            Column("Note", Format.TEXT, 0.42),
        ),
        rows=tuple(_kpi_row(one, diagnosis) for one in since.kpis),
        empty="",
        notes=(PARTS, ESTIMATE) if _has_gains(since) else (PARTS,),
    )


def _has_gains(since: PlanSince) -> bool:
    return any(one.promised.low is not None for one in since.kpis)


def _kpi_row(one: KpiSince, diagnosis: Diagnosis) -> tuple[Value, ...]:
    promised, definition = one.promised, diagnosis.definition(one.promised.kpi)
    parts = (promised.value, promised.target, one.now, one.change)
    causes = (one.customers, one.method, one.data)
    return (
        definition.term if definition else promised.kpi,
        *(Quantity(value, promised.unit) for value in (*parts, *causes)),
        " ".join(_notes(one, diagnosis.client.currency)),
    )


def _notes(one: KpiSince, currency: str) -> Iterator[str]:
    if one.reason:
        yield one.reason
    elif one.is_mixed or one.method:
        yield OTHER_METHOD
    low, high, unit = one.promised.low, one.promised.high, one.promised.unit
    if low is not None:
        first, last = quantity(low, unit, currency), quantity(high, unit, currency)
        yield f"Is to move by {first if high is None or low == high else f'{first} to {last}'}."
