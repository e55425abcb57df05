"""Which function computes which KPI, and the run over all of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from csdesk.errors import ContentInvalid
from csdesk.model.accounts import AccountTable
from csdesk.model.identifiers import AccountKey, KpiId
from csdesk.model.kpis import KpiDefinition, KpiValue
from csdesk.model.tables import Field
from csdesk.scoring.kpis import (
    adoption,
    customers,
    experience,
    health,
    onboarding,
    owners,
    payments,
    quality,
    retention,
    scores,
    service,
    support,
    time_to_value,
)
from csdesk.scoring.kpis.book import CUSTOMER_LIST, Book, KpiInputs, Measure, lacking
from csdesk.scoring.kpis.commerce import COMMERCE
from csdesk.scoring.kpis.lineage import list_lineage
from csdesk.scoring.kpis.requirements import missing_need
from csdesk.scoring.revenue.dated import YEAR, DatedRevenue
from csdesk.scoring.revenue.list_grid import compare_lists
from csdesk.scoring.revenue.start_cohort import follow_cohort

MEASURES: Mapping[KpiId, Callable[[Book], Measure]] = {
    KpiId("nrr"): retention.measure_nrr,
    KpiId("grr"): retention.measure_grr,
    KpiId("expansion_arr"): retention.measure_expansion,
    KpiId("churn_arr"): retention.measure_churn,
    KpiId("contraction_arr"): retention.measure_contraction,
    KpiId("logo_churn"): retention.measure_logo_churn,
    KpiId("gross_churn"): retention.measure_gross_churn,
    KpiId("expansion_rate"): retention.measure_expansion_rate,
    KpiId("expansion_per_account"): retention.measure_expansion_per_account,
    KpiId("accounts_per_csm"): owners.measure_accounts,
    KpiId("arr_per_csm"): owners.measure_arr,
    KpiId("health_distribution"): health.measure_healthy,
    KpiId("at_risk_share"): health.measure_at_risk,
    KpiId("average_health"): scores.measure_average,
    KpiId("average_health_arr"): scores.measure_average_by_arr,
    KpiId("score_validity"): scores.measure_validity,
    KpiId("data_completeness"): quality.measure_completeness,
    KpiId("key_match"): quality.measure_key_match,
    KpiId("payment_delay"): payments.measure_delay,
    KpiId("invoice_disputes"): payments.measure_disputes,
    KpiId("csat"): support.measure_csat,
    KpiId("product_adoption"): customers.measure_adoption,
    KpiId("active_usage"): customers.measure_usage,
    KpiId("time_to_value"): time_to_value.measure_time_to_value,
    KpiId("onboarding_completion"): onboarding.measure_completion,
    KpiId("onboarding_tasks"): onboarding.measure_tasks,
    KpiId("ttv_p75"): time_to_value.measure_slow_value,
    KpiId("ttv_spread"): time_to_value.measure_spread,
    KpiId("value_by_30"): time_to_value.measure_value_by_30,
    KpiId("value_by_60"): time_to_value.measure_value_by_60,
    KpiId("value_by_90"): time_to_value.measure_value_by_90,
    KpiId("first_value_90"): onboarding.measure_first_value,
    KpiId("resolution_time"): support.measure_resolution,
    KpiId("resolution_p90"): support.measure_slow_resolution,
    KpiId("open_ticket_age"): support.measure_open_age,
    KpiId("sla_compliance"): service.measure_sla,
    KpiId("late_first_responses"): service.measure_late_answers,
    KpiId("first_response"): service.measure_first_response,
    KpiId("ticket_velocity"): service.measure_velocity,
    KpiId("licence_utilisation"): adoption.measure_licences,
    KpiId("dau_mau"): adoption.measure_stickiness,
    KpiId("use_depth"): adoption.measure_depth,
    KpiId("feature_breadth"): adoption.measure_breadth,
    KpiId("three_core_features"): adoption.measure_broad,
    KpiId("session_depth"): adoption.measure_session_depth,
    KpiId("nps"): experience.measure_nps,
    KpiId("csat_satisfied"): experience.measure_top_two,
    KpiId("effort"): experience.measure_effort,
    **COMMERCE,
}


def compute_kpis(
    definitions: Sequence[KpiDefinition], inputs: KpiInputs, fields: Sequence[Field]
) -> dict[KpiId, KpiValue]:
    """Return every KPI with its value, or with the reason why these lists do not give it (S1.56).

    ``fields`` is the field catalogue: reasons name the columns that are missing as it does.
    Percentages are percent points, money is in the workspace's currency, nothing is rounded.
    Raises ContentInvalid for a definition that nothing computes.
    """
    book = _open_book(inputs)
    return {
        definition.id: _kpi_value(
            definition, _measure(definition, book, missing_need(definition, inputs, fields))
        )
        for definition in definitions
    }


def _open_book(inputs: KpiInputs) -> Book | None:
    if inputs.accounts is None:
        return None
    book = Book(
        accounts=inputs.accounts,
        health=inputs.health,
        retention=None,
        tables=inputs.tables,
        stated=inputs.stated,
        input_names=inputs.input_names,
        ledger=inputs.ledger,
        validation=inputs.validation,
        dated=inputs.dated,
        has_derived_arr=inputs.has_derived_arr,
    )
    if inputs.previous is not None:
        return _compare(book, inputs, inputs.previous, inputs.accounts)
    return _look_back(book, inputs, inputs.dated) if inputs.dated else book


def _compare(book: Book, inputs: KpiInputs, before: AccountTable, after: AccountTable) -> Book:
    window = compare_lists(before, after, inputs.lost, inputs.called_lost, told=inputs.told_lost())
    found = follow_cohort(window)
    still = {window.partners.get(key, key) for key in found.cohort}
    return replace(
        book,
        retention=found,
        retention_lineage=_join(_paying(before, set(found.cohort)), _paying(after, still)),
        movement_lineage=_join(_paying(before), _paying(after)),
        told_lost=window.told_lost,
    )


def _look_back(book: Book, inputs: KpiInputs, dated: DatedRevenue) -> Book:
    window = dated.window(YEAR, inputs.lost, inputs.called_lost, inputs.told_lost())
    found = follow_cohort(window)
    days = found.start_on, found.end_on
    return replace(
        book,
        retention=found,
        told_lost=window.told_lost,
        retention_lineage=list_lineage(dated.table, dated.positions(*days, set(found.cohort))),
        movement_lineage=list_lineage(dated.table, dated.positions(*days)),
        snapshot_note=dated.note,
    )


def _paying(table: AccountTable, keys: Collection[AccountKey] | None = None) -> str:
    """Return the rows of a list with ARR, of some accounts or of all."""
    paid = [at for at, amount in enumerate(table.arr()) if amount > 0]
    return list_lineage(
        table, paid if keys is None else [at for at in paid if table.keys[at] in keys]
    )


def _join(*parts: str) -> str:
    return "; ".join(filter(None, parts))


def _measure(definition: KpiDefinition, book: Book | None, needs: str) -> Measure:
    if book is None or needs:
        return lacking(needs or CUSTOMER_LIST)
    measure = MEASURES.get(definition.id)
    if measure is None:
        raise ContentInvalid(f"KPI {definition.id}: csdesk has no computation for it.")
    return measure(book)


def _kpi_value(definition: KpiDefinition, measure: Measure) -> KpiValue:
    return KpiValue(
        id=definition.id,
        value=measure.value,
        unit=definition.unit,
        method=measure.method,
        n=measure.n,
        base=measure.base,
        window=measure.window,
        reason=measure.reason,
        caution=measure.caution,
        lineage=measure.lineage,
        window_days=measure.window_days,
        needs=measure.needs,
        accounts=measure.accounts,
        at_worst=measure.at_worst,
        counted=measure.counted,
    )
