"""Which function computes which KPI of renewals, growth, losses, cost and the team."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from csdesk.model.identifiers import KpiId
from csdesk.scoring.kpis import costs, growth, losses, pipeline, renewals, team, trials
from csdesk.scoring.kpis.book import Book, Measure

COMMERCE: Mapping[KpiId, Callable[[Book], Measure]] = {
    KpiId("renewal_rate"): renewals.measure_gross,
    KpiId("renewal_rate_net"): renewals.measure_net,
    KpiId("renewal_rate_logo"): renewals.measure_logos,
    KpiId("renewal_forecast_accuracy"): renewals.measure_forecast,
    KpiId("renewal_lead_time"): renewals.measure_lead_time,
    KpiId("renewal_lead_90"): renewals.measure_early_talks,
    KpiId("quick_ratio"): growth.measure_quick_ratio,
    KpiId("expansion_per_expanding"): growth.measure_per_expanding,
    KpiId("expansion_month"): growth.measure_expansion_month,
    KpiId("arr_concentration"): growth.measure_largest,
    KpiId("arr_concentration_five"): growth.measure_five_largest,
    KpiId("arr_hhi"): growth.measure_hhi,
    KpiId("opportunity_conversion"): pipeline.measure_conversion,
    KpiId("expansion_value"): pipeline.measure_value,
    KpiId("time_to_expansion"): pipeline.measure_duration,
    KpiId("cs_sourced_expansion"): pipeline.measure_sourced,
    KpiId("touches_per_win"): pipeline.measure_touches,
    KpiId("involuntary_churn_share"): losses.measure_involuntary,
    KpiId("win_back_rate"): losses.measure_win_back,
    KpiId("win_back_arr"): losses.measure_win_back_arr,
    KpiId("trial_to_paid"): trials.measure_trials,
    KpiId("ltv"): costs.measure_ltv,
    KpiId("ltv_cac"): costs.measure_ltv_cac,
    KpiId("cac_payback"): costs.measure_payback,
    KpiId("retention_cost"): costs.measure_retention_cost,
    KpiId("csm_productivity"): team.measure_contacts,
    KpiId("playbook_adoption"): team.measure_playbooks,
    KpiId("alert_response_time"): team.measure_response,
}
