"""Bringing together what the imported lists say about themselves."""

from __future__ import annotations

from csdesk.model.accounts import AccountTable
from csdesk.model.data_review import ChurnPanel, DataReview, QualityCheck, SubscriptionReview
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.fact_windows import FactDefinitions
from csdesk.model.identifiers import FieldId
from csdesk.model.library import Library
from csdesk.model.scorecards import Scorecard
from csdesk.model.tables import TableKind
from csdesk.operations.imported_lists import ImportedLists
from csdesk.operations.list_doubles import find_list_doubles
from csdesk.scoring.churn_sources import ChurnInputs, compare_sources
from csdesk.scoring.computable import Available, map_measures, rank_additions
from csdesk.scoring.data_quality import QualityInputs, rank_checks
from csdesk.scoring.data_quality_columns import check_columns
from csdesk.scoring.data_quality_doubles import check_doubles
from csdesk.scoring.data_quality_plausibility import check_plausibility
from csdesk.scoring.data_quality_sources import check_freshness, check_keys, register_sources
from csdesk.scoring.data_quality_words import check_words
from csdesk.scoring.subscriptions import revenue_on


def review_lists(
    lists: ImportedLists, known: Diagnosis, library: Library, scorecard: Scorecard
) -> DataReview | None:
    """Return what the lists say about themselves; None where nothing was imported.

    ``known`` has its customer list, scores and KPIs.
    """
    if not lists.batches:
        return None
    inputs = _inputs(lists, known, library)
    freshness = check_freshness(inputs)
    panel = _compare_sources(lists, known.accounts, known.previous)
    available = _find_available(lists, known, inputs, library)
    measures = map_measures(library.kpis, known.kpis, scorecard, known.health, available)
    return DataReview(
        sources=register_sources(inputs, library.sources, freshness),
        checks=rank_checks(
            (*_check(inputs, panel, freshness), *check_words(inputs, library.record_words))
        ),
        churn=panel,
        measures=measures,
        next_additions=rank_additions(library.kpis, measures, scorecard, available),
        subscriptions=_review_subscriptions(lists, known),
    )


def _inputs(lists: ImportedLists, known: Diagnosis, library: Library) -> QualityInputs:
    return QualityInputs(
        rules=library.quality,
        definitions={table.kind: table for table in library.tables},
        fields={(field.table, field.id): field for field in library.fields},
        stewards=lists.stewards,
        batches=lists.batches,
        today=known.engagement.as_of,
        accounts=known.accounts,
        previous=known.previous,
        tables=lists.tables,
        book=lists.book,
        is_derived_arr=lists.has_derived_arr,
        doubles=find_list_doubles(known.accounts, lists.batches),
    )


def _check(
    inputs: QualityInputs, panel: ChurnPanel | None, freshness: tuple[QualityCheck, ...]
) -> tuple[QualityCheck, ...]:
    return (
        *check_columns(inputs),
        *check_doubles(inputs),
        *freshness,
        *check_keys(inputs),
        *check_plausibility(inputs, panel),
    )


def _compare_sources(
    lists: ImportedLists, accounts: AccountTable | None, previous: AccountTable | None
) -> ChurnPanel | None:
    if accounts is None:
        return None
    return compare_sources(
        ChurnInputs(
            accounts,
            lists.book,
            lists.tables.get(TableKind.CHURN_EVENTS),
            lists.tables.get(TableKind.INVOICES),
            previous=previous,
        )
    )


def _find_available(
    lists: ImportedLists, known: Diagnosis, inputs: QualityInputs, library: Library
) -> Available:
    columns: dict[TableKind, set[FieldId]] = {}
    for batch in lists.batches:
        for found in batch.lists:
            filled = (name for name, one in found.summaries.items() if one.filled)
            columns.setdefault(found.kind, set()).update(filled)
    if known.accounts is not None:
        stated = known.accounts.columns.items()
        here = columns.setdefault(TableKind.ACCOUNTS, set())
        here.update(field for field, cells in stated if any(cell is not None for cell in cells))
    return Available(
        {kind: frozenset(names) for kind, names in columns.items()},
        known.previous is not None,
        inputs.fields,
        inputs.definitions,
        FactDefinitions(library.facts),
    )


def _review_subscriptions(lists: ImportedLists, known: Diagnosis) -> SubscriptionReview | None:
    book, table, accounts = lists.book, lists.lines, known.accounts
    if book is None or table is None or accounts is None:
        return None
    listed = set(accounts.keys)
    paying = listed & revenue_on(book.lines, accounts.as_of).keys()
    return SubscriptionReview(
        file_name=table.sources[0].file_name,
        lines=book.records,
        counted=len(book.lines),
        set_aside={why: len(found) for why, found in book.set_aside.items()},
        accounts=len(paying),
        listed=len(listed),
        gives_arr=lists.has_derived_arr,
    )
