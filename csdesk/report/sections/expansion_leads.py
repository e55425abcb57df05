"""Who is ready for more: all leads for the workbook, the best of them on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import compress

from csdesk.formatting import number
from csdesk.model.expansion import ExpansionLead, ExpansionReview
from csdesk.model.expansion_rules import ExpansionRules
from csdesk.model.identifiers import AccountKey
from csdesk.report.document import Column, Format, Noted, Status, StatusWord, Table, Value

ON_PAPER, FEW = 10, 8
UNPROVEN = (
    "Not yet: something is not proven. Tick that it uses most of what it bought, that its use is "
    "steady, that it asks for more, and that it has reached an outcome."
)
Names = Mapping[AccountKey, str]
LEAD_COLUMNS = (
    Column("Account", Format.TEXT, 0.24),
    Column("ARR", Format.MONEY, 0.1),
    Column("Score", Format.INTEGER, 0.07),
    Column("Could bring", Format.MONEY, 0.1),
    Column("Offer now", Format.STATUS, 0.12),
    Column("What shows it", Format.TEXT, 0.3),
    Column("How to approach", Format.TEXT, 0.3),
    Column("What is missing", Format.TEXT, 0.3),
)
SIGNALS, APPROACH = 5, 6
SIGNALS_AND_APPROACH = Column("What shows it, and how to approach", Format.TEXT, 0.6)


def lead_tables(
    review: ExpansionReview, names: Names, rules: ExpansionRules, priced: frozenset[AccountKey]
) -> tuple[Table, Table]:
    """Return all leads for the workbook, and the best of them for paper."""
    title, empty = "Who is ready for more?", "No account shows a sign of growing."
    rows = tuple(_lead_row(lead, names, rules, priced) for lead in review.leads)
    whole = Table("Expansion leads", title, LEAD_COLUMNS, rows, empty, workbook_only=True)
    best = _best(review.leads, rules)
    left = len(rows) - best
    more = f"{number(left)} more in the workbook, on the sheet Expansion leads."
    notes = (more,) if left > 0 else ()
    columns, shown = _on_paper(rows[:best])
    paper = Table(
        "Best leads",
        title,
        columns,
        shown,
        empty,
        paper_only=True,
        notes=(*_missing_proofs(review), *notes),
    )
    return whole, paper


def _on_paper(
    rows: tuple[tuple[Value, ...], ...],
) -> tuple[tuple[Column, ...], tuple[tuple[Value, ...], ...]]:
    """Return the rows with the approach below the signals, without columns that say nothing."""
    told = any(row[APPROACH] for row in rows)
    columns = (*LEAD_COLUMNS[:SIGNALS], SIGNALS_AND_APPROACH if told else LEAD_COLUMNS[SIGNALS])
    joined = [(*row[:SIGNALS], _noted(row[SIGNALS], row[APPROACH])) for row in rows]
    kept = [any(row[at] is not None for row in joined) for at in range(len(columns))]
    return (
        tuple(compress(columns, kept)),
        tuple(tuple(compress(row, kept)) for row in joined),
    )


def _noted(signals: Value, approach: Value) -> Value:
    return Noted(str(signals or "–"), str(approach)) if approach else signals


def _best(leads: Sequence[ExpansionLead], rules: ExpansionRules) -> int:
    """Return how many leads paper shows: those near to high priority, or else a few."""
    near = sum(lead.score >= rules.lead_score / 2 for lead in leads)
    return min(max(near, FEW), ON_PAPER)


def _missing_proofs(review: ExpansionReview) -> tuple[str, ...]:
    """Return what keeps leads from an offer; the workbook says it of each."""
    if all(lead.is_ready for lead in review.leads):
        return ()
    return (UNPROVEN,)


def _lead_row(
    lead: ExpansionLead, names: Names, rules: ExpansionRules, priced: frozenset[AccountKey]
) -> tuple[Value, ...]:
    signals = {signal.id: signal.name for signal in (*rules.signals, *rules.triggers)}
    advice = {rule.id: rule.advice for rule in rules.approaches}
    shown = [signals[one] for one in (*lead.signals, *lead.triggers)]
    ready = StatusWord(Status.GOOD, "Yes") if lead.is_ready else StatusWord(Status.NONE, "Not yet")
    return (
        names.get(lead.account, lead.account),
        lead.arr if lead.account in priced else None,
        lead.score,
        lead.potential,
        ready,
        "; ".join(shown) or None,
        advice.get(lead.approach) if lead.approach else None,
        lead.held_back or None,
    )
