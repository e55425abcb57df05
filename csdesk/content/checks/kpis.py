"""KPIs say what they answer, of what, and which part of a customer's life they watch."""

from __future__ import annotations

from csdesk.content.contents import Contents, Entry
from csdesk.model.kpis import KpiDefinition, KpiThresholds


def check_kpis(contents: Contents) -> None:
    """Check that each KPI is classified (S1.54, S2.6), and that its levels follow each other."""
    for entry in contents.of("kpi"):
        _check_classified(entry)
        if entry.item.thresholds is not None:
            _check_levels(entry, entry.item.thresholds)


def _check_classified(entry: Entry[KpiDefinition]) -> None:
    kpi = entry.item
    if not kpi.question.strip():
        raise entry.missing("question", "what the KPI answers")
    if not kpi.base.strip():
        raise entry.missing("base", "what the KPI is a share or a mean of")
    if kpi.nature is None:
        raise entry.missing("nature", "“operational” or “financial”")
    if not kpi.stages:
        raise entry.missing("stages", "at least one stage of a customer's life")


def _check_levels(entry: Entry[KpiDefinition], levels: KpiThresholds) -> None:
    order = (levels.churn_risk, levels.low_usage, levels.success)
    if order not in (tuple(sorted(order)), tuple(sorted(order, reverse=True))):
        raise entry.reject("thresholds", order, "levels that rise or fall from risk to success")
    if not levels.source.strip():
        raise entry.missing("thresholds.source", "where the three levels are from")
