"""States and billing periods that nobody taught csdesk: which, how many, and how they count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from csdesk.formatting import plural
from csdesk.model.data_review import Aspect, QualityCheck
from csdesk.model.record_words import RecordWords, UnknownWords
from csdesk.model.tables import ListTable
from csdesk.scoring.data_quality import QualityInputs, Seen, count_words, judge
from csdesk.scoring.record_words import find_unknown_words

UNKNOWN_WORDS = "unknown_words"
NAMED = 5
"""Words that a sentence names at most."""


def check_words(inputs: QualityInputs, known: Iterable[RecordWords]) -> tuple[QualityCheck, ...]:
    """Return a check of each column whose words decide what counts."""
    seen = (one for table in inputs.tables.values() for one in _look_at(table, inputs, known))
    return tuple(check for one in seen if (check := judge(one, inputs)) is not None)


def _look_at(
    table: ListTable, inputs: QualityInputs, known: Iterable[RecordWords]
) -> Iterator[Seen]:
    for found in find_unknown_words(table, known):
        if found.stated:
            yield _see(table, found, inputs)


def _see(table: ListTable, found: UnknownWords, inputs: QualityInputs) -> Seen:
    name, wrong = inputs.field_name(table.kind, found.field), len(found.positions)
    records = inputs.records(table.kind, found.stated)
    words = f"{name}: {count_words(wrong, records, found.stated)} hold a word of unknown meaning"
    return Seen(
        Aspect.VALIDITY,
        UNKNOWN_WORDS,
        table.kind,
        wrong,
        found.stated,
        f"{words}: {_name(found.words)}. {found.counted}" if wrong else f"{words}.",
        f"Ask what these words mean, and write a usual one in {name} instead, as the template's "
        "drop-down list offers them.",
        field=found.field,
        files=tuple(source.file_name for source in table.sources),
        rows=tuple(table.source_rows[at] for at in found.positions),
    )


def _name(words: tuple[str, ...]) -> str:
    """Return "“Foo”, “Bar” and 3 others"."""
    quoted = ", ".join(f"“{word.strip()}”" for word in words[:NAMED])
    more = len(words) - NAMED
    return f"{quoted} and {plural(more, 'other')}" if more > 0 else quoted
