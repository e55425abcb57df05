"""KPIs beside what others reach: by ARR or as a person chose, and beside the other clients."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import BenchmarkResult, KpiValue
from csdesk.model.library import Library
from csdesk.model.metrics_review import MetricsReview
from csdesk.scoring.arbitration import arbitrate, read_choices
from csdesk.scoring.benchmark_catalogue import list_benchmarks
from csdesk.scoring.benchmarks import compare_kpis, compare_with_chosen
from csdesk.scoring.peers import choose_alike, make_peers
from csdesk.storage.workspace import Workspace


def compare_metrics(
    workspace: Workspace,
    library: Library,
    kpis: Mapping[KpiId, KpiValue],
    total_arr: float | None,
) -> tuple[dict[KpiId, BenchmarkResult], MetricsReview]:
    """Return the verdict on each KPI, and all that is cited for it beside the other clients."""
    arbitrations = arbitrate(
        kpis,
        library.kpis,
        list_benchmarks(library),
        workspace.kpi_settings.choices(),
        total_arr,
    )
    by_arr = compare_kpis(kpis, library.kpis, library.benchmarks, total_arr)
    results = compare_with_chosen(by_arr, kpis, library.kpis, read_choices(arbitrations))
    others = choose_alike(
        workspace.kept_kpis.of_other_clients(),
        library.kpis,
        kpis,
        workspace.clients.client().currency,
    )
    return results, MetricsReview(
        arbitrations=arbitrations,
        peers=make_peers(others),
        peer_counts={kpi: len(values) for kpi, values in others.items()},
    )
