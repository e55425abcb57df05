"""Every account with its score, for the workbook."""

from __future__ import annotations

from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import AccountScore, Band, HealthResult
from csdesk.model.scorecards import FULL_POINTS, Signal
from csdesk.report.document import Column, Format, Section, Table, Value
from csdesk.report.statuses import band_status


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
        rows=() if accounts is None else _account_rows(accounts, health, signals),
        empty="There is no customer list yet.",
        workbook_only=True,
    )


def _shown_signals(health: HealthResult | None) -> tuple[Signal, ...]:
    if health is None:
        return ()
    cards = health.scorecards or (health.scorecard,)
    signals = {signal.id: signal for card in cards for signal in card.signals}
    return tuple(signal for signal in signals.values() if signal.id not in health.missing)


def _account_rows(
    accounts: AccountTable, health: HealthResult | None, signals: tuple[Signal, ...]
) -> tuple[tuple[Value, ...], ...]:
    scores = {score.key: score for score in health.scores} if health else {}
    fields = ("account_name", "segment", "arr", "renewal_date", "csm", "account_owner")
    columns = zip(*(accounts.column(field) for field in fields), strict=True)
    return tuple(
        (
            key,
            name,
            segment,
            arr,
            *_score_cells(scores.get(key)),
            renewal,
            csm,
            owner,
            *_points(scores.get(key), signals),
            row,
        )
        for key, row, (name, segment, arr, renewal, csm, owner) in zip(
            accounts.keys, accounts.source_rows, columns, strict=True
        )
    )


def _score_cells(score: AccountScore | None) -> tuple[Value, ...]:
    if score is None:
        return None, band_status(Band.UNSCORED), None, None
    return (
        score.score,
        band_status(score.band),
        score.coverage,
        "Yes" if score.sufficient else "No",
    )


def _points(score: AccountScore | None, signals: tuple[Signal, ...]) -> tuple[Value, ...]:
    points = {} if score is None else score.points
    return tuple(points.get(signal.id) for signal in signals)
