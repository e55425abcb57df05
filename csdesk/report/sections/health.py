"""How healthy the accounts are, who needs a call, and what would make the scores surer."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.formatting import UNKNOWN, join_words, number, percent, plural, weight_held
from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.fact_windows import FactDefinitions
from csdesk.model.health import AccountScore, Band, HealthResult
from csdesk.model.identifiers import AccountKey, SignalId
from csdesk.model.library import Library
from csdesk.model.score_columns import is_in, is_scored, score_column
from csdesk.model.scorecards import Signal
from csdesk.model.tables import TableKind
from csdesk.report.document import (
    Block,
    Bullets,
    Column,
    FigureBlock,
    Format,
    Section,
    Table,
    Value,
)
from csdesk.report.health_words import health_sentence
from csdesk.report.pictures import health_figure
from csdesk.report.sections.company_groups import group_blocks
from csdesk.report.sections.score_reading import score_blocks
from csdesk.report.statuses import band_status
from csdesk.scoring.health import effective_weights, signal_losses

LOWEST = 20
WEAKEST = 2
AT_RISK_BANDS = (Band.RED, Band.YELLOW)


def health_section(diagnosis: Diagnosis, library: Library) -> Section:
    """Return the distribution, the lowest accounts and the columns that are missing."""
    return Section(
        id="health",
        title="Health of the accounts",
        lead=health_sentence(diagnosis.health),
        blocks=_blocks(diagnosis, library),
    )


def _blocks(diagnosis: Diagnosis, library: Library) -> tuple[Block, ...]:
    health, accounts = diagnosis.health, diagnosis.accounts
    if health is None or accounts is None or not health.scores:
        return ()
    scored = bool(is_scored(health).any())
    blocks: list[Block] = []
    if scored:
        blocks.append(_figure(health))
    blocks.append(_bands_table(health))
    blocks += score_blocks(diagnosis)
    if scored:
        blocks.append(_lowest_table(health, accounts))
        blocks += group_blocks(diagnosis)
    blocks.append(_missing_table(health, library))
    if health.missing:
        blocks.append(Bullets((_what_would_help(health),)))
    return tuple(blocks)


def _figure(health: HealthResult) -> FigureBlock:
    return FigureBlock(
        question="How many accounts are safe, how many need a call?",
        figure=health_figure(health),
        answer=(
            f"{plural(health.distribution[Band.RED].accounts, 'account')} at risk, "
            f"{number(health.distribution[Band.YELLOW].accounts)} to watch, "
            f"{number(health.distribution[Band.GREEN].accounts)} healthy, "
            f"{number(health.distribution[Band.UNSCORED].accounts)} without a score. "
            "An account without a score is not a safe account."
        ),
    )


def _bands_table(health: HealthResult) -> Table:
    total = sum(part.arr for part in health.distribution.values())
    return Table(
        name="Health bands",
        title="Accounts and revenue by band",
        columns=(
            Column("Band", Format.STATUS, 0.3),
            Column("Score", Format.TEXT, 0.3),
            Column("Accounts", Format.INTEGER, 0.2),
            Column("ARR", Format.MONEY, 0.2),
            Column("Share of ARR", Format.PERCENT, 0.2),
        ),
        rows=tuple(
            (
                band_status(band),
                _band_range(band, health),
                health.distribution[band].accounts,
                health.distribution[band].arr,
                100 * health.distribution[band].arr / total if total else None,
            )
            for band in Band
        ),
        empty="",
    )


def _band_range(band: Band, health: HealthResult) -> str:
    green, yellow = number(health.scorecard.green), number(health.scorecard.yellow)
    least = percent(health.scorecard.minimum_coverage, trim=True)
    return {
        Band.GREEN: f"{green} to 100",
        Band.YELLOW: f"{yellow} to under {green}",
        Band.RED: f"under {yellow}",
        Band.UNSCORED: f"under {least} of the signals",
    }[band]


def _lowest_table(health: HealthResult, accounts: AccountTable) -> Table:
    lowest = _lowest(health, accounts)
    rows = dict(zip(accounts.keys, range(len(accounts)), strict=True))
    columns = {
        field: accounts.column(field)
        for field in ("account_name", "arr", "renewal_date", "csm", "account_owner")
    }
    return Table(
        name="Accounts to call",
        title="Who needs a call first?",
        columns=(
            Column("Account", Format.TEXT, 0.28),
            Column("ARR", Format.MONEY, 0.12),
            Column("Score", Format.DECIMAL, 0.08),
            Column("Health", Format.STATUS, 0.12),
            Column("Known", Format.PERCENT, 0.08),
            Column("Renewal", Format.DATE, 0.1),
            Column("CSM", Format.TEXT, 0.1),
            Column("Weakest signals", Format.TEXT, 0.6),
        ),
        rows=tuple(_lowest_row(score, rows, columns, health) for score in lowest),
        empty="No account is at risk or to be watched.",
        notes=(_lowest_note(health, len(lowest)),),
    )


def _lowest(health: HealthResult, accounts: AccountTable) -> list[AccountScore]:
    """Return the lowest scores; among equal ones the most revenue comes first."""
    import numpy as np

    concerned = is_in(health, *AT_RISK_BANDS).nonzero()[0]
    arr = accounts.arr_column[concerned]
    order = np.lexsort((-arr, score_column(health)[concerned]))
    return [health.scores[place] for place in concerned[order[:LOWEST]].tolist()]


def _lowest_row(
    score: AccountScore,
    rows: Mapping[AccountKey, int],
    columns: Mapping[str, tuple[Value, ...]],
    health: HealthResult,
) -> tuple[Value, ...]:
    row = rows[score.key]
    return (
        columns["account_name"][row] or score.key,
        columns["arr"][row],
        score.score,
        band_status(score.band),
        score.coverage,
        columns["renewal_date"][row],
        columns["csm"][row] or columns["account_owner"][row],
        ", ".join(signal.name for signal in _weakest(score, health)) or UNKNOWN,
    )


def _weakest(score: AccountScore, health: HealthResult) -> list[Signal]:
    """Return the signals that cost an account the most points, costliest first."""
    card = health.card_of(score)
    worst = list(signal_losses(score, card))[:WEAKEST]
    return [card.signal(signal) for signal in worst]


def _lowest_note(health: HealthResult, shown: int) -> str:
    concerned = int(is_in(health, *AT_RISK_BANDS).sum())
    sufficient = percent(health.scorecard.sufficient_coverage, trim=True)
    note = (
        f"Known: the part of the signal weight that the list holds; below {sufficient} a score "
        "is a hint."
    )
    if concerned > shown:
        return f"The {shown} lowest of {number(concerned)}; the workbook has all. {note}"
    return note


def _missing_table(health: HealthResult, library: Library) -> Table:
    weights = _weights(health)
    return Table(
        name="Missing signals",
        title="Which columns would make the scores surer?",
        columns=(
            Column("Signal", Format.TEXT, 0.3),
            Column("Weight", Format.INTEGER, 0.1),
            Column("What would tell it", Format.TEXT, 0.6),
        ),
        rows=tuple(
            _missing_row(health.scorecard.signal(signal), weights[signal], library)
            for signal in health.missing
        ),
        empty="Every signal is there for at least one account.",
    )


def _missing_row(signal: Signal, weight: float, library: Library) -> tuple[Value, ...]:
    return signal.name, weight, " or ".join(_ways_to_know(signal, library))


def _ways_to_know(signal: Signal, library: Library) -> list[str]:
    """Return the columns that would tell a signal, those of the customer list without its name."""
    names = {(one.table, one.id): one.name for one in library.fields}
    records = {one.kind: one.records for one in library.tables}
    fact = FactDefinitions(library.facts)[signal.fact]
    ways = []
    for source in fact.sources:
        column = names.get((source.table, source.field), source.field)
        is_listed = source.table is TableKind.ACCOUNTS
        ways.append(column if is_listed else f"{column} of {records[source.table]}")
    return list(dict.fromkeys(ways))


def _weights(health: HealthResult) -> Mapping[SignalId, float]:
    return {one.signal: one.effective for one in effective_weights(health.scorecard)}


def _what_would_help(health: HealthResult) -> str:
    weights = _weights(health)
    if health.available_weight >= health.scorecard.minimum_coverage:
        return (
            f"The list holds {weight_held(health)}; "
            f"these columns would bring the other {number(100 - health.available_weight)}."
        )
    short = health.scorecard.minimum_coverage - health.available_weight
    enough = [
        health.scorecard.signal(signal).name
        for signal in health.missing
        if weights[signal] >= short
    ]
    if not enough:
        return f"At least {number(short)} more points of weight would give first scores."
    return f"Any one of these alone would give first scores: {join_words(enough)}."
