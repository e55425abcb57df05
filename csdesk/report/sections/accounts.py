"""Every account with its score, for the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import isnan, nan
from typing import TYPE_CHECKING

from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import AccountKey
from csdesk.model.score_columns import (
    account_keys,
    band_codes,
    coverage_column,
    is_sufficient,
    points_column,
    score_column,
)
from csdesk.model.score_sequence import BANDS
from csdesk.model.scorecards import FULL_POINTS, Signal
from csdesk.report.document import MOST_ROWS, Column, Format, Section, Table, Value
from csdesk.report.statuses import band_status
from csdesk.scoring.parted_places import find_places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]

NOT_SCORED: tuple[Value, ...] = (None, band_status(Band.UNSCORED), None, None)


def accounts_section(diagnosis: Diagnosis) -> Section:
    """Return every account with its score, for the workbook."""
    return Section(id="accounts", title="Accounts", lead="", blocks=(_accounts_table(diagnosis),))


def _accounts_table(diagnosis: Diagnosis) -> Table:
    accounts, health = diagnosis.accounts, diagnosis.health
    signals = _shown_signals(health)
    columns = (
        Column("Account id", Format.TEXT, 0.1),
        Column("Account", Format.TEXT, 0.25),
        Column("Segment", Format.TEXT, 0.1),
        Column("ARR", Format.MONEY, 0.1),
        Column("Score", Format.DECIMAL, 0.05),
        Column("Health", Format.STATUS, 0.1),
        Column("Known", Format.PERCENT, 0.05),
        Column("Enough data", Format.TEXT, 0.05),
        Column("Renewal", Format.DATE, 0.1),
        Column("CSM", Format.TEXT, 0.1),
        Column("Owner", Format.TEXT, 0.1),
        *(
            Column(f"{signal.name}, points of {FULL_POINTS}", Format.INTEGER, 0.05)
            for signal in signals
        ),
        Column("Row in the file", Format.INTEGER, 0.05),
    )
    return Table(
        name="Accounts",
        title="All accounts",
        columns=columns,
        rows=() if accounts is None else tuple(_account_rows(accounts, health, signals)),
        empty="There is no customer list yet.",
        workbook_only=True,
        left_out=max(0, len(accounts) - MOST_ROWS) if accounts else 0,
    )


def _shown_signals(health: HealthResult | None) -> tuple[Signal, ...]:
    if health is None:
        return ()
    cards = health.scorecards or (health.scorecard,)
    signals = {signal.id: signal for card in cards for signal in card.signals}
    return tuple(signal for signal in signals.values() if signal.id not in health.missing)


def _account_rows(
    accounts: AccountTable, health: HealthResult | None, signals: tuple[Signal, ...]
) -> Iterator[tuple[Value, ...]]:
    held = slice(MOST_ROWS)
    keys = accounts.keys[held]
    before, after = (
        [accounts.column(field)[held] for field in fields]
        for fields in (("account_name", "segment", "arr"), ("renewal_date", "csm", "account_owner"))
    )
    parts = (
        keys,
        zip(*before, strict=True),
        [NOT_SCORED] * len(keys) if health is None else _score_rows(health, keys),
        zip(*after, strict=True),
        [()] * len(keys) if health is None else _point_rows(health, keys, signals),
        accounts.source_rows[held],
    )
    for key, told, score, later, points, row in zip(*parts, strict=True):
        yield (key, *told, *score, *later, *points, row)


def _score_rows(health: HealthResult, keys: Sequence[AccountKey]) -> Iterator[tuple[Value, ...]]:
    """Yield score, health, what is known and whether it is enough of each account."""
    places = _find_scores(health, keys)
    statuses = [band_status(band) for band in BANDS]
    columns = (score_column, band_codes, coverage_column, is_sufficient)
    score, band, coverage, enough = (read(health)[places].tolist() for read in columns)
    rows = zip(places.tolist(), score, band, coverage, enough, strict=True)
    for at, value, code, known, is_enough in rows:
        if at < 0:
            yield NOT_SCORED
        else:
            told = None if isnan(value) else value
            yield told, statuses[code], known, "Yes" if is_enough else "No"


def _point_rows(
    health: HealthResult, keys: Sequence[AccountKey], signals: tuple[Signal, ...]
) -> Iterable[tuple[Value, ...]]:
    """Give the points of each signal of each account."""
    places = _find_scores(health, keys)
    columns = []
    for signal in signals:
        points = points_column(health, signal.id)[places]
        points[places < 0] = nan
        columns.append([None if isnan(one) else one for one in points.tolist()])
    return zip(*columns, strict=True) if columns else [()] * len(keys)


def _find_scores(health: HealthResult, keys: Sequence[AccountKey]) -> IntArray:
    """Return the place of each account among the scores, -1 for those that were not scored."""
    return find_places(keys, account_keys(health))
