"""What an engagement's data show, as figures that answers can be held against."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from csdesk.findings.observation import share_note
from csdesk.formatting import day, number, plural, readable_dates, sentence, write_measured
from csdesk.model.claims import NAMED_MEASURES, Measured, measured_field, measured_kpi
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.health import Band, HealthResult
from csdesk.model.identifiers import FieldId, KpiId, MeasureId
from csdesk.model.imports import ImportBatch, ListRole
from csdesk.model.kpis import Unit
from csdesk.model.score_columns import is_in, is_scored
from csdesk.model.tables import Cell, Field, TableKind
from csdesk.scoring.benchmarks import is_comparable
from csdesk.scoring.facts.coding import find_stated

NO_LIST = "This takes a customer list."
NOT_A_YEAR = "To be held against a yearly rate it takes lists a year apart."


def take_measures(
    wanted: Iterable[MeasureId], diagnosis: Diagnosis, fields: Sequence[Field]
) -> dict[MeasureId, Measured]:
    """Return the measures that are asked for; an unknown one is left out.

    ``fields`` is the field catalogue, which names the columns. Percentages are percent points.
    """
    names = {field.id: field.name for field in fields if field.table is TableKind.ACCOUNTS}
    taken = {measure: _take(measure, diagnosis, names) for measure in dict.fromkeys(wanted)}
    return {measure: found for measure, found in taken.items() if found is not None}


def _take(
    measure: MeasureId, diagnosis: Diagnosis, names: Mapping[FieldId, str]
) -> Measured | None:
    if measure in _NAMED:
        value, text, count = _NAMED[measure](diagnosis)
        return Measured(value, NAMED_MEASURES[measure], text, count)
    if (kpi := measured_kpi(measure)) is not None:
        return _measure_kpi(kpi, diagnosis)
    field = measured_field(measure)
    return None if field is None else _measure_filled(field, diagnosis, names)


def _measure_kpi(kpi: KpiId, diagnosis: Diagnosis) -> Measured | None:
    value, definition = diagnosis.kpis.get(kpi), diagnosis.definition(kpi)
    if value is None or definition is None:
        return None
    if value.value is None:
        text = f"{definition.term} is not known. {sentence(value.reason or '')}".strip()
        return Measured(None, value.unit, text)
    written = write_measured(value, diagnosis.client.currency)
    window = readable_dates(value.window)
    text = f"{definition.term} is {written}, from {number(value.n)} {value.base}, {window}."
    if not is_comparable(value):
        return Measured(None, value.unit, f"{text} {NOT_A_YEAR}", value.n)
    return Measured(value.value, value.unit, text, value.n)


def _measure_filled(
    field: FieldId, diagnosis: Diagnosis, names: Mapping[FieldId, str]
) -> Measured | None:
    if field not in names:
        return None
    accounts = diagnosis.accounts
    if accounts is None or not len(accounts):
        return Measured(None, Unit.PERCENT, NO_LIST)
    if field not in accounts.columns:
        text = f"This takes the column “{names[field]}”, which the customer list does not have."
        return Measured(None, Unit.PERCENT, text)
    filled = _count_filled(accounts.column(field))
    text = f"{names[field]} is stated for {_of(filled, len(accounts), 'account')}."
    return Measured(100 * filled / len(accounts), Unit.PERCENT, text, len(accounts))


def _count_filled(column: tuple[Cell, ...]) -> int:
    return int(find_stated(column).sum())


Taken = tuple[float | None, str, int | None]
"""A value, the sentence that says it, and the number of records it rests on."""


def _count_accounts(diagnosis: Diagnosis) -> Taken:
    accounts = diagnosis.accounts
    if accounts is None:
        return None, NO_LIST, None
    return (
        len(accounts),
        f"The customer list holds {plural(len(accounts), 'account')}.",
        len(accounts),
    )


def _age_of_list(diagnosis: Diagnosis) -> Taken:
    accounts, today = diagnosis.accounts, diagnosis.engagement.as_of
    if accounts is None or today is None:
        return None, "This takes a customer list and the date of the audit.", None
    days = (today - accounts.as_of).days
    text = (
        f"The customer list is dated {day(accounts.as_of)}, {plural(abs(days), 'day')} "
        f"{'before' if days >= 0 else 'after'} the audit of {day(today)}."
    )
    return days, text, len(accounts)


def _share_scored(diagnosis: Diagnosis) -> Taken:
    health = diagnosis.health
    if health is None or not health.scores:
        return None, NO_LIST, None
    scored = int(is_scored(health).sum())
    total = len(health.scores)
    text = f"A health score can be computed for {_of(scored, total, 'account')}."
    return 100 * scored / total, text, total


def _share_red_unowned(diagnosis: Diagnosis) -> Taken:
    accounts, health = diagnosis.accounts, diagnosis.health
    if accounts is None or health is None:
        return None, NO_LIST, None
    is_owned = find_stated(accounts.column("csm"))
    if not is_owned.any():
        return None, "This takes a customer list that names a CSM.", None
    red = _red_positions(health)
    if not red:
        return None, "No account with a score is at risk, so there is nothing to own.", None
    unowned = int((~is_owned[red]).sum())
    text = f"No CSM is named for {_of(unowned, len(red), 'account')} at risk."
    return 100 * unowned / len(red), text, len(red)


def _red_positions(health: HealthResult) -> list[int]:
    places: list[int] = is_in(health, Band.RED).nonzero()[0].tolist()
    return places


def _share_rejected(diagnosis: Diagnosis) -> Taken:
    batch = _current_batch(diagnosis.batches)
    if batch is None:
        return None, NO_LIST, None
    total = batch.accounts_read + batch.rows_rejected
    if total == 0:
        return None, "The customer list holds no row.", None
    text = f"{_of(batch.rows_rejected, total, 'row')} of the customer list could not be read."
    return 100 * batch.rows_rejected / total, text, total


def _current_batch(batches: Iterable[ImportBatch]) -> ImportBatch | None:
    return next((batch for batch in batches if batch.role is ListRole.CURRENT), None)


def _of(count: int, total: int, word: str) -> str:
    """Return "43 of 184 accounts (23.4%)"; without a percentage where there are few."""
    return f"{number(count)} of {plural(total, word)}{share_note(count, total)}"


_NAMED: Mapping[MeasureId, Callable[[Diagnosis], Taken]] = {
    MeasureId("list.accounts"): _count_accounts,
    MeasureId("list.age_days"): _age_of_list,
    MeasureId("health.scored"): _share_scored,
    MeasureId("health.red_unowned"): _share_red_unowned,
    MeasureId("rows.rejected"): _share_rejected,
}
