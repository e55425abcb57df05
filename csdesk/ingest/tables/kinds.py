"""Tells what the rows of a table are about: from its headers, its values and the sheet's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from csdesk.formatting import join_words
from csdesk.ingest.distinct import count_distinct
from csdesk.ingest.headers import OWN_ID, HeaderMatch
from csdesk.ingest.mapping import propose_mapping
from csdesk.ingest.tables.blank_keys import find_blank_keys
from csdesk.ingest.tables.catalogue import Catalogue, KnownTable
from csdesk.ingest.tables.finding import FoundTable
from csdesk.ingest.tables.kind_words import is_called
from csdesk.ingest.tables.lost_lists import is_called_lost
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import Certainty, ColumnMatch
from csdesk.model.tables import Cell, TableKind

TELLING, NAMED, DATED, SINGLE = 2, 3, 4, 1
"""What a field counts that only this kind has, the sheet's name, a date of loss in most rows, and
that no customer has two rows."""
CLOSE = 1
MANY_REPEATS = 0.5
"""Of the rows of a list of customers, so many may name one again; else it lists something else."""
FEW_REPEATS = 3
MOSTLY_FILLED = 0.8
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


@dataclass(frozen=True, slots=True)
class _Fit:
    table: KnownTable
    fields: Mapping[int, HeaderMatch]
    """What the header of each column means."""

    @property
    def named(self) -> set[FieldId]:
        return {match.field.id for match in self.fields.values()}

    @property
    def missing(self) -> list[tuple[FieldId, ...]]:
        named = self.named
        return [group for group in self.table.definition.needs if not named & set(group)]


def choose_kind(found: FoundTable, catalogue: Catalogue, place: str) -> KindChoice:
    """Return what a table lists; ``place`` is the name of its sheet, or of its file."""
    choice = _choose(found, catalogue, place)
    is_list = TableKind.ACCOUNTS in {choice.kind, choice.guess}
    return (
        _read_as_lost(found, catalogue) if is_list and is_called_lost(place) else None
    ) or choice


def _read_as_lost(found: FoundTable, catalogue: Catalogue) -> KindChoice | None:
    """Return the mapping of a list of customers that left, which may tell neither day nor reason.

    A list that marks who left holds others as well.
    """
    losses = catalogue.of(TableKind.CHURN_EVENTS)
    marked = FLAG in _fit(found, catalogue.of(TableKind.ACCOUNTS)).named
    if marked or not _fit(found, losses).named & set(losses.account_fields()):
        return None
    return replace(read_as(found, losses), rival=TableKind.ACCOUNTS)


def _choose(found: FoundTable, catalogue: Catalogue, place: str) -> KindChoice:
    fits = [_fit(found, table) for table in catalogue.tables]
    complete = [fit for fit in fits if not fit.missing]
    if not complete:
        return _guess(fits)
    told = _columns_told(complete)
    scores = {fit.table.kind: _score(fit, told, place) for fit in complete}
    lists = [fit for fit in complete if fit.table.kind is TableKind.ACCOUNTS]
    possible = [fit for fit in complete if _may_be(fit, lists, found, scores, place)]
    if not possible:
        return KindChoice(None, guess=complete[0].table.kind, reason=_repeated(complete[0].table))
    ranked = sorted(possible, key=lambda fit: -scores[fit.table.kind])
    best = ranked[0].table
    second = ranked[1].table.kind if len(ranked) > 1 else None
    close = second is not None and scores[best.kind] - scores[second] < CLOSE
    matches = propose_mapping(found.columns, best.index)
    return KindChoice(best.kind, matches, rival=second if close else None)


def read_as(found: FoundTable, table: KnownTable) -> KindChoice:
    """Return the mapping of a table of which a person said what it lists."""
    return KindChoice(table.kind, propose_mapping(found.columns, table.index))


def _fit(found: FoundTable, table: KnownTable) -> _Fit:
    fields: dict[int, HeaderMatch] = {}
    for column in found.columns:
        match = table.index.find(column.spellings)
        if match is not None and match.certainty is not Certainty.CHECK:
            fields[column.number] = match
    return _Fit(table, fields)


def _columns_told(fits: Sequence[_Fit]) -> Callable[[int], int]:
    """Return a function that counts the kinds of which a column is a field of its own.

    A reference to a subscription does not make a list of subscriptions one of something else.
    """
    own = [{at for at, found in fit.fields.items() if not found.field.refers_to} for fit in fits]
    return lambda column: sum(column in columns for columns in own)


def _score(fit: _Fit, told: Callable[[int], int], place: str) -> float:
    tells = set(fit.table.definition.tells)
    telling = sum(
        match.field.id in tells and told(column) == 1 for column, match in fit.fields.items()
    )
    own = sum(
        match.field.is_own_id
        and (
            match.known_as in {match.field.id, match.field.name}
            or (match.known_as in OWN_ID and _names_customer(fit, column))
        )
        for column, match in fit.fields.items()
    )
    # A list of customers is often called after the renewals or the usage that it shows.
    is_own = bool(telling or own) or fit.table.kind is TableKind.CHURN_EVENTS
    named = NAMED * (is_own and is_called(fit.table.kind, place))
    return len(fit.named) + TELLING * (telling + own) + named


def _names_customer(fit: _Fit, key: int) -> bool:
    """Tell whether another column than the records' own key holds the ids of their customers."""
    return any(
        column != key and match.field.refers_to is TableKind.ACCOUNTS
        for column, match in fit.fields.items()
    )


def _may_be(
    fit: _Fit,
    lists: Sequence[_Fit],
    found: FoundTable,
    scores: dict[TableKind, float],
    place: str,
) -> bool:
    """Tell whether the values allow a kind; some speak for it, and it scores higher.

    ``lists`` is the table as a list of customers, if it may be one: a list of losses differs from
    it by its name, or by a date of loss in nearly every row.
    """
    kind = fit.table.kind
    if kind is TableKind.ACCOUNTS:
        rows, repeats = _count_repeats(fit, found)
        scores[kind] += SINGLE * (repeats == 0)
        return repeats <= FEW_REPEATS or repeats <= MANY_REPEATS * rows
    if kind is not TableKind.CHURN_EVENTS or not lists:
        return True
    dated_by = fit.table.definition.dated_by
    says_loss = dated_by in lists[0].named
    is_dated = says_loss and _is_mostly_filled(fit, found, dated_by)
    scores[kind] += DATED * is_dated
    return is_dated or is_called(kind, place)


def _count_repeats(fit: _Fit, found: FoundTable) -> tuple[int, int]:
    """Return how many rows name a customer, and how many of them one that has a row already."""
    columns = (_column_of(fit, field) for field in fit.table.account_fields())
    column = next((column for column in columns if column is not None), None)
    if column is None:
        return 0, 0
    cells = found.sheet.column(column)[found.header.row : found.last_row]
    blank = find_blank_keys(cells)
    if True in blank:
        cells = [cell for cell, is_blank in zip(cells, blank, strict=True) if not is_blank]
    names: list[Cell]
    if set(map(type, cells)) == {str}:
        names = list(map(str.strip, cast("list[str]", cells)))
    else:
        names = [cell.strip() if type(cell) is str else cell for cell in cells]
    return len(names), len(names) - count_distinct(names)


def _is_mostly_filled(fit: _Fit, found: FoundTable, field: FieldId | None) -> bool:
    column = _column_of(fit, field)
    if column is None:
        return False
    first, last = found.header.row + 1, found.last_row
    rows = int((found.occupancy.counts(first, last, found.span) > 1).sum())
    cells = found.sheet.column(column)[first - 1 : last]
    filled = find_blank_keys(cells).count(False)
    return filled >= MOSTLY_FILLED * rows > 0


def _column_of(fit: _Fit, field: FieldId | None) -> int | None:
    return next((at for at, match in fit.fields.items() if match.field.id == field), None)


def _guess(fits: Sequence[_Fit]) -> KindChoice:
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
