"""Revenue over time and boards of a client, from its lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey
from csdesk.model.library import Library
from csdesk.model.metrics_review import MetricsReview
from csdesk.model.revenue import RevenueReview
from csdesk.model.service import ServiceModel
from csdesk.operations.imported_lists import ImportedLists
from csdesk.scoring.boards import BoardInputs, review_boards
from csdesk.scoring.revenue import RevenueInputs, review_revenue
from csdesk.scoring.revenue.cohorts import SizeBand
from csdesk.scoring.revenue.expansion_months import follow_expansion


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
    accounts, previous = measured.accounts, measured.previous
    as_of = accounts.as_of if accounts else measured.engagement.as_of
    if as_of is None:
        return None
    table = lists.lines
    return review_revenue(
        RevenueInputs(
            as_of=as_of,
            currency=measured.client.currency,
            book=lists.book,
            book_lineage=f"{table.sources[0].file_name}, sheet {table.sources[0].sheet}"
            if table
            else "",
            lists=(previous, accounts) if previous and accounts else None,
            lists_lineage=f"{previous.file_name} and {accounts.file_name}"
            if previous and accounts
            else "",
            names=_names(measured),
            bands=tuple(_bands(library.service_model)),
            methods=library.retention_methods,
        )
    )


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
