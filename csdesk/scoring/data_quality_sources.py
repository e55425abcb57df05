"""How fresh each source is, how many records find their account, and how much is covered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from csdesk.formatting import day, plural
from csdesk.model.data_review import Aspect, QualityCheck, QualityMark, SourceEntry
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.imports import ImportBatch, ImportedList, ListRole
from csdesk.model.tables import DataSource, ListTable, TableKind
from csdesk.scoring.data_quality import QualityInputs, Seen, count_words, judge
from csdesk.scoring.list_keys import linked_keys

AGE, KEY, KEY_OF_LOSS = "age", "key", "key_of_loss"
NAMED = 5


def check_freshness(inputs: QualityInputs) -> tuple[QualityCheck, ...]:
    """Return how old the figures of each list are against how long they stay fresh (S1.76).

    A list is as old as the date it was imported under, counted to the date of the audit; an
    earlier list is old on purpose.
    """
    checks = (_judge_age(batch, found, inputs) for batch, found in _current_lists(inputs))
    return tuple(check for check in checks if check is not None)


def check_keys(inputs: QualityInputs) -> tuple[QualityCheck, ...]:
    """Return how many records of each list name a known customer (S1.71).

    Known is who stands on the customer list or the earlier one, or was reported as lost.
    """
    if inputs.accounts is None:
        return ()
    seen = (
        _see_keys(table, _known_keys(inputs, kind), inputs)
        for kind, table in inputs.tables.items()
        if kind is not TableKind.ACCOUNTS and len(table)
    )
    checks = (judge(one, inputs) for one in seen if one is not None)
    return tuple(check for check in checks if check is not None)


def register_sources(
    inputs: QualityInputs, sources: Sequence[DataSource], freshness: Sequence[QualityCheck]
) -> tuple[SourceEntry, ...]:
    """Return every kind of system with what was imported of it, how fresh and how much (S1.69).

    A source without tables of its own, as what others know of a customer, is seen by its columns
    of the customer list.
    """
    return tuple(_register(source.name, inputs, freshness) for source in sources)


def _current_lists(inputs: QualityInputs) -> Iterator[tuple[ImportBatch, ImportedList]]:
    for batch in inputs.batches:
        if batch.role is not ListRole.PREVIOUS:
            yield from ((batch, found) for found in batch.lists)


def _judge_age(
    batch: ImportBatch, found: ImportedList, inputs: QualityInputs
) -> QualityCheck | None:
    steward = inputs.stewards.get(found.kind)
    if steward is None or inputs.today is None:
        return None
    age = max((inputs.today - batch.as_of).days, 0)
    over = max(age - steward.fresh_days, 0)
    seen = Seen(
        Aspect.FRESHNESS,
        AGE,
        found.kind,
        over,
        max(steward.fresh_days, 1),
        f"{inputs.list_name(found.kind)}: the figures are of {day(batch.as_of)}, "
        f"{plural(age, 'day')} before the audit; they stay fresh for {steward.fresh_days}.",
        f"Ask {steward.name} for a new export.",
        files=(batch.file_name,),
    )
    return judge(seen, inputs)


def _known_keys(inputs: QualityInputs, kind: TableKind) -> set[AccountKey]:
    known = {key for one in (inputs.accounts, inputs.previous) if one for key in one.keys}
    losses = inputs.tables.get(TableKind.CHURN_EVENTS)
    if losses is not None and kind is not TableKind.CHURN_EVENTS:
        known.update(key for key in linked_keys(losses, inputs.tables) if key is not None)
    return known


def _see_keys(table: ListTable, known: set[AccountKey], inputs: QualityInputs) -> Seen | None:
    keys = linked_keys(table, inputs.tables)
    if all(key is None for key in keys):
        return None
    strange = set(keys) - known
    lost = [at for at, key in enumerate(keys) if key in strange] if strange else []
    names = tuple(dict.fromkeys(key for at in lost if (key := keys[at]) is not None))
    shown = f": {', '.join(names[:NAMED])}" if names else ""
    words = count_words(len(lost), inputs.records(table.kind, len(table)), len(table))
    return Seen(
        Aspect.KEY_MATCH,
        KEY_OF_LOSS if table.kind is TableKind.CHURN_EVENTS else KEY,
        table.kind,
        len(lost),
        len(table),
        f"{words} name an account that is not on the present customer list{shown}.",
        "Merge accounts that are the same, or ask for the customers that are missing.",
        files=tuple(source.file_name for source in table.sources),
        rows=tuple(table.source_rows[at] for at in lost),
        accounts=names,
    )


def _register(source: str, inputs: QualityInputs, freshness: Iterable[QualityCheck]) -> SourceEntry:
    own = [one.kind for one in inputs.definitions.values() if one.source == source]
    columns = [one.id for one in inputs.fields.values() if one.source == source]
    kinds = own or [TableKind.ACCOUNTS]
    lists = [
        (batch, found)
        for batch, found in _current_lists(inputs)
        if found.kind in kinds and (own or any(one in found.summaries for one in columns))
    ]
    here = tuple(dict.fromkeys(found.kind for _, found in lists))
    oldest = min((batch.as_of for batch, _ in lists), default=None)
    marks = [check.mark for check in freshness if check.table in here]
    covered = _covered(here, inputs) if own else _covered_by_columns(columns, inputs)
    return SourceEntry(
        source=source,
        tables=here,
        files=tuple(dict.fromkeys(batch.file_name for batch, _ in lists)),
        records=sum(found.records for _, found in lists),
        stewards=tuple(dict.fromkeys(inputs.steward(kind) for kind in here or kinds)),
        as_of=oldest,
        age_days=_age(oldest, inputs.today),
        fresh_days=_fresh_days(here or kinds, inputs),
        covered=covered,
        accounts=len(inputs.accounts.places) if inputs.accounts else 0,
        mark=_worst(marks) if lists else None,
    )


def _covered_by_columns(columns: Iterable[FieldId], inputs: QualityInputs) -> int:
    if inputs.accounts is None:
        return 0
    stated = [inputs.accounts.columns[one] for one in columns if one in inputs.accounts.columns]
    if any(None not in column for column in stated):
        return len(inputs.accounts)
    return sum(any(value is not None for value in row) for row in zip(*stated, strict=True))


def _age(as_of: date | None, today: date | None) -> int | None:
    return None if as_of is None or today is None else max((today - as_of).days, 0)


def _fresh_days(kinds: Iterable[TableKind], inputs: QualityInputs) -> int:
    days = [inputs.stewards[kind].fresh_days for kind in kinds if kind in inputs.stewards]
    return min(days, default=0)


def _covered(kinds: Iterable[TableKind], inputs: QualityInputs) -> int:
    """Return how many accounts of the customer list these lists say something about."""
    if inputs.accounts is None:
        return 0
    known, found = inputs.accounts.places, set[AccountKey | None]()
    for kind in kinds:
        if kind is TableKind.ACCOUNTS:
            return len(known)
        if kind in inputs.tables:
            found.update(linked_keys(inputs.tables[kind], inputs.tables))
    return sum(key in known for key in found)


def _worst(marks: Sequence[QualityMark]) -> QualityMark:
    order: Mapping[QualityMark, int] = {mark: at for at, mark in enumerate(QualityMark)}
    return max(marks, key=lambda mark: order[mark], default=QualityMark.PASSED)
