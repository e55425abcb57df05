"""Revenue over time and boards of a client, from its lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey
from csdesk.model.library import Library
from csdesk.model.metrics_review import MetricsReview
from csdesk.model.revenue import RevenueGrid, RevenueReview
from csdesk.model.service import ServiceModel
from csdesk.operations.imported_lists import ImportedLists
from csdesk.scoring.boards import BoardInputs, review_boards
from csdesk.scoring.revenue import RevenueInputs, review_revenue
from csdesk.scoring.revenue.cohort_births import SizeBand
from csdesk.scoring.revenue.expansion_months import follow_expansion
from csdesk.scoring.revenue.list_grid import grid_of_lists


def review_metrics(measured: Diagnosis, lists: ImportedLists, library: Library) -> MetricsReview:
    """Return what stands beside the KPIs; ``measured`` holds accounts, scores and their review.

    What others reach is in it already.
    """
    boards = None
    accounts, health, review = measured.accounts, measured.health, measured.review
    if accounts is not None and health is not None and review is not None:
        inputs = BoardInputs(accounts, review.facts, health, lists.tables)
        boards = review_boards(inputs, library.boards)
    revenue = _review_revenue(measured, lists, library)
    return replace(
        measured.metrics,
        revenue=revenue,
        boards=boards,
        expansion=follow_expansion(revenue.grid) if revenue and revenue.months else (),
    )


def _review_revenue(
    measured: Diagnosis, lists: ImportedLists, library: Library
) -> RevenueReview | None:
    dated = lists.dated
    return review_revenue(
        RevenueInputs(
            currency=measured.client.currency,
            dated=dated,
            listed=None if dated else _lay_lists(measured.previous, measured.accounts),
            names=_names(measured),
            bands=tuple(_bands(library.service_model)),
            methods=library.retention_methods,
            cautions=library.revenue_cautions,
        )
    )


def _lay_lists(previous: AccountTable | None, accounts: AccountTable | None) -> RevenueGrid | None:
    if previous is None or accounts is None:
        return None
    return grid_of_lists(previous, accounts, f"{previous.file_name} and {accounts.file_name}")


def _names(measured: Diagnosis) -> Mapping[AccountKey, str]:
    names: dict[AccountKey, str] = {}
    for table in (measured.previous, measured.accounts):
        if table is not None:
            column = table.column("account_name")
            names |= {key: str(name) for key, name in zip(table.keys, column, strict=True) if name}
    return names


def _bands(model: ServiceModel) -> list[SizeBand]:
    """Return the bands of ARR by which the service tiers part customers, the smallest first."""
    tiers = sorted(model.tiers, key=lambda tier: tier.arr_from)
    edges = [*(tier.arr_from for tier in tiers[1:]), None]
    return [
        SizeBand(tier.name, 0.0 if at == 0 else tier.arr_from, edge)
        for at, (tier, edge) in enumerate(zip(tiers, edges, strict=True))
    ]
