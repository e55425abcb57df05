"""How well a table fits the kinds that it may be: by its headers, its name, and its values."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from csdesk.ingest.headers import OWN_ID
from csdesk.ingest.tables.finding import FoundTable
from csdesk.ingest.tables.kind_fits import Fit, count_repeats, is_mostly_filled
from csdesk.ingest.tables.kind_words import is_called
from csdesk.model.tables import TableKind

TELLING, NAMED, DATED, SINGLE = 2, 3, 4, 1
"""What a field counts that only this kind has, the sheet's name, a date of loss in most rows, and
that no customer has two rows."""
MANY_REPEATS = 0.5
"""Of the rows of a list of customers, so many may name one again; else it lists something else."""
FEW_REPEATS = 3


def score_fits(fits: Sequence[Fit], found: FoundTable, place: str) -> dict[TableKind, float]:
    """Return how well a table fits each kind, of those that its values allow.

    ``fits`` lack no field that their kind needs; ``place`` is the name of the sheet.
    """
    told = _columns_told(fits)
    lists = [fit for fit in fits if fit.table.kind is TableKind.ACCOUNTS]
    scores: dict[TableKind, float] = {}
    for fit in fits:
        more = _weigh_values(fit, lists, found, place)
        if more is not None:
            scores[fit.table.kind] = _score(fit, told, place) + more
    return scores


def _weigh_values(fit: Fit, lists: Sequence[Fit], found: FoundTable, place: str) -> float | None:
    """Return what the values of a table add for a kind, None where they do not allow it.

    ``lists`` is the table as a list of customers, if it may be one: a list of losses differs from
    it by its name, or by a date of loss in nearly every row.
    """
    kind = fit.table.kind
    if kind is TableKind.ACCOUNTS:
        rows, repeats = count_repeats(fit, found)
        allowed = repeats <= FEW_REPEATS or repeats <= MANY_REPEATS * rows
        return SINGLE * (repeats == 0) if allowed else None
    if kind is not TableKind.CHURN_EVENTS or not lists:
        return 0
    dated_by = fit.table.definition.dated_by
    is_dated = dated_by in lists[0].named and is_mostly_filled(fit, found, dated_by)
    return DATED * is_dated if is_dated or is_called(kind, place) else None


def _columns_told(fits: Sequence[Fit]) -> Callable[[int], int]:
    """Return a function that counts the kinds of which a column is a field of its own.

    A reference to a subscription does not make a list of subscriptions one of something else.
    """
    own = [{at for at, found in fit.fields.items() if not found.field.refers_to} for fit in fits]
    return lambda column: sum(column in columns for columns in own)


def _score(fit: Fit, told: Callable[[int], int], place: str) -> float:
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


def _names_customer(fit: Fit, key: int) -> bool:
    """Tell whether another column than the records' own key holds the ids of their customers."""
    return any(
        column != key and match.field.refers_to is TableKind.ACCOUNTS
        for column, match in fit.fields.items()
    )
