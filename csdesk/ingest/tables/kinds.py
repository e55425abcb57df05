"""Tells what the rows of a table are about: from its headers, its values and the sheet's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from csdesk.formatting import join_words
from csdesk.ingest.mapping import propose_mapping
from csdesk.ingest.tables.catalogue import Catalogue, KnownTable
from csdesk.ingest.tables.finding import FoundTable
from csdesk.ingest.tables.kind_fits import Fit, fit_table
from csdesk.ingest.tables.kind_scores import score_fits
from csdesk.ingest.tables.lost_lists import is_called_lost
from csdesk.ingest.tables.risk_lists import RISKS, is_risk_register
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import ColumnMatch
from csdesk.model.tables import TableKind

CLOSE = 1
FLAG = FieldId("churn_flag")


@dataclass(frozen=True, slots=True)
class KindChoice:
    """What a table lists, with the mapping of its columns; ``rival`` fits nearly as well.

    Without a kind, ``guess`` is the most similar one, and ``reason`` says why it is not taken.
    """

    kind: TableKind | None
    matches: tuple[ColumnMatch, ...] = ()
    rival: TableKind | None = None
    guess: TableKind | None = None
    reason: str = ""


def choose_kind(found: FoundTable, catalogue: Catalogue, place: str) -> KindChoice:
    """Return what a table lists; ``place`` is the name of its sheet, or of its file."""
    choice = _choose(found, catalogue, place)
    if choice.kind is TableKind.ACCOUNTS and is_risk_register(found, place):
        return KindChoice(None, guess=TableKind.ACCOUNTS, reason=RISKS)
    is_list = TableKind.ACCOUNTS in {choice.kind, choice.guess}
    lost = _read_as_lost(found, catalogue) if is_list and is_called_lost(place) else None
    return lost or choice


def _read_as_lost(found: FoundTable, catalogue: Catalogue) -> KindChoice | None:
    """Return the mapping of a list of customers that left, which may tell neither day nor reason.

    A list that marks who left holds others as well.
    """
    losses = catalogue.of(TableKind.CHURN_EVENTS)
    marked = FLAG in fit_table(found, catalogue.of(TableKind.ACCOUNTS)).named
    if marked or not fit_table(found, losses).named & set(losses.account_fields()):
        return None
    return replace(read_as(found, losses), rival=TableKind.ACCOUNTS)


def _choose(found: FoundTable, catalogue: Catalogue, place: str) -> KindChoice:
    fits = [fit_table(found, table) for table in catalogue.tables]
    complete = [fit for fit in fits if not fit.missing]
    if not complete:
        return _guess(fits)
    scores = score_fits(complete, found, place)
    if not scores:
        return KindChoice(None, guess=complete[0].table.kind, reason=_repeated(complete[0].table))
    possible = [fit for fit in complete if fit.table.kind in scores]
    ranked = sorted(possible, key=lambda fit: -scores[fit.table.kind])
    best = ranked[0].table
    second = ranked[1].table.kind if len(ranked) > 1 else None
    close = second is not None and scores[best.kind] - scores[second] < CLOSE
    matches = propose_mapping(found.columns, best.index)
    return KindChoice(best.kind, matches, rival=second if close else None)


def read_as(found: FoundTable, table: KnownTable) -> KindChoice:
    """Return the mapping of a table of which a person said what it lists."""
    return KindChoice(table.kind, propose_mapping(found.columns, table.index))


def _guess(fits: Sequence[Fit]) -> KindChoice:
    best = max(fits, key=lambda fit: (len(fit.named), -len(fit.missing)), default=None)
    if best is None or not best.named:
        reason = "None of its headers says what it lists; choose it if it should be read"
        return KindChoice(None, reason=reason)
    table = best.table
    names = [
        " or ".join([table.fields[field].name for field in group if field in table.fields][:3])
        for group in best.missing
    ]
    reason = (
        f"It is most like a list of {table.definition.records}, but has no column for "
        f"{join_words(names)}; choose the kind and the columns if it should be read"
    )
    return KindChoice(None, guess=table.kind, reason=reason)


def _repeated(table: KnownTable) -> str:
    return (
        f"Most of its rows name a {table.definition.record} again, so it is no list of "
        f"{table.definition.records}; choose what it lists if it should be read"
    )
