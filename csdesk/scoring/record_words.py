"""The words of clients for states and billing periods, put into those of the engine.

A word that the content does not know is never guessed: it stays, what the record says besides it
counts, and ``find_unknown_words`` tells it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from csdesk.formatting import normalise_header
from csdesk.formatting.spellings import spell_phrase
from csdesk.model.identifiers import FieldId
from csdesk.model.record_words import Meaning, RecordWords, UnknownWords
from csdesk.model.tables import Cell, ListTable


def translate_words(table: ListTable, known: Iterable[RecordWords]) -> ListTable:
    """Return a list whose states are ``Meaning`` values, and whose billing periods are months.

    Case, accents, and umlauts of two letters make no difference. Usual and unknown words stay.
    """
    read = {
        one.field: _translate(table.columns[one.field], one)
        for one in known
        if one.table is table.kind and one.field in table.columns
    }
    return replace(table, columns={**table.columns, **read}) if read else table


def find_unknown_words(table: ListTable, known: Iterable[RecordWords]) -> Iterator[UnknownWords]:
    """Yield the columns with words that the content does not know, where any word counts."""
    for one in known:
        column = table.columns.get(one.field, ())
        if one.table is table.kind and one.unknown and column:
            yield _look_for_unknown(column, one)


def _translate(column: Sequence[Cell], known: RecordWords) -> tuple[Cell, ...]:
    meant = _cells_by_spelling(known)
    read = {cell: _read(cell, meant) for cell in set(column)}
    return tuple(map(read.__getitem__, column))


def _read(cell: Cell, meant: Mapping[str, Cell]) -> Cell:
    found = meant.get(normalise_header(cell)) if isinstance(cell, str) else None
    return cell if found is None else found


def _look_for_unknown(column: Sequence[Cell], known: RecordWords) -> UnknownWords:
    spellings = _cells_by_spelling(known).keys() | {meaning.value for meaning in Meaning}
    words = Counter(cell for cell in column if isinstance(cell, str) and cell.strip())
    strange = [word for word, _ in words.most_common() if normalise_header(word) not in spellings]
    wanted = set(strange)
    return UnknownWords(
        table=known.table,
        field=FieldId(known.field),
        words=tuple(strange),
        positions=tuple(at for at, cell in enumerate(column) if cell in wanted),
        stated=words.total(),
        counted=known.unknown,
    )


def _cells_by_spelling(known: RecordWords) -> dict[str, Cell]:
    """Return what each spelling is put into; None for words that stay."""
    return {
        spelling: group.months if group.months is not None else _cell_of(group.means)
        for group in known.groups
        for word in group.words
        for spelling in spell_phrase(word)
    }


def _cell_of(means: Meaning) -> Cell:
    return None if means is Meaning.USUAL else means.value
