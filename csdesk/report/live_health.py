"""What the scores come to, by band and on average, as formulas over them."""

from __future__ import annotations

from csdesk.formatting import number
from csdesk.model.health import Band, HealthResult
from csdesk.report.document import Format, Status
from csdesk.report.live_cells import (
    LIVE_UP_TO,
    Live,
    LiveChart,
    LiveColumn,
    LiveSeries,
    LiveSheet,
    LiveTable,
    LiveValue,
)
from csdesk.report.live_scores import SCORES, status_of
from csdesk.report.statuses import band_status

HEALTH = "Live health"
BANDS = tuple(status_of(band) for band in Band)
AVERAGE = '=IF(COUNT(score_value)>0,AVERAGE(score_value),"")'
BY_ARR = (
    "=IF(SUMPRODUCT(--ISNUMBER(score_value),score_arr)>0,"
    "SUMPRODUCT(score_value,score_arr)/SUMPRODUCT(--ISNUMBER(score_value),score_arr),"
    '"")'
)


def draw_health(health: HealthResult, *, is_live: bool) -> LiveSheet:
    """Return accounts and ARR of each band; values where there are too many accounts."""
    bands = _bands_table(health, is_live=is_live)
    return LiveSheet(
        name=HEALTH,
        section="health",
        title="Health of the accounts",
        notes=_notes(health, is_live=is_live),
        tables=(bands, _averages_table(health, bands.below, is_live=is_live)),
        charts=(LiveChart("column", "ARR by band", 0, (LiveSeries(2, Status.NONE, BANDS),)),),
        words=tuple((band_status(band).word, status_of(band)) for band in Band),
    )


def _notes(health: HealthResult, *, is_live: bool) -> tuple[str, ...]:
    if is_live:
        return (f"Formulas over “{SCORES}”; “Program” is what csdesk reckoned, and does not move.",)
    return (
        (
            f"Scores are live up to {number(LIVE_UP_TO)} accounts. There are "
            f"{number(len(health.scores))}, so these are values, as are those of “Accounts”."
        ),
    )


def _bands_table(health: HealthResult, *, is_live: bool) -> LiveTable:
    columns: tuple[LiveColumn, ...] = (
        LiveColumn("Band", width=30),
        LiveColumn("Accounts", Format.INTEGER),
        LiveColumn("ARR", Format.MONEY),
    )
    if is_live:
        columns += (
            LiveColumn("Accounts, program", Format.INTEGER),
            LiveColumn("ARR, program", Format.MONEY),
            LiveColumn("Difference, accounts", Format.INTEGER),
            LiveColumn("Difference, ARR", Format.MONEY),
        )
    rows = tuple(_band_row(health, band, is_live=is_live) for band in Band)
    return LiveTable(4, columns, rows, "Accounts and revenue by band")


def _band_row(health: HealthResult, band: Band, *, is_live: bool) -> tuple[LiveValue, ...]:
    total, word = health.distribution[band], band_status(band).word
    if not is_live:
        return word, total.accounts, total.arr
    return (
        word,
        Live("=COUNTIF(score_band,A{row})", total.accounts),
        Live("=SUMIFS(score_arr,score_band,A{row})", total.arr),
        total.accounts,
        total.arr,
        Live("=B{row}-D{row}", 0),
        Live("=ROUND(C{row}-E{row},2)", 0.0),
    )


def _averages_table(health: HealthResult, top: int, *, is_live: bool) -> LiveTable:
    given = (
        ("Average score", AVERAGE, health.average),
        ("Average score by ARR", BY_ARR, health.average_arr_weighted),
    )
    columns: tuple[LiveColumn, ...] = (
        LiveColumn("On average", width=30),
        LiveColumn("Score", Format.DECIMAL),
    )
    if not is_live:
        return LiveTable(top, columns, tuple((name, value) for name, _, value in given))
    columns += (
        LiveColumn("Program", Format.DECIMAL),
        LiveColumn("Difference", Format.DECIMAL),
    )
    rows = tuple(
        (name, Live(text, "" if value is None else value), value, _difference(value))
        for name, text, value in given
    )
    return LiveTable(top, columns, rows)


def _difference(value: float | None) -> Live:
    text = '=IF(OR(B{row}="",C{row}=""),"",ROUND(B{row}-C{row},6))'
    return Live(text, "" if value is None else 0.0)
