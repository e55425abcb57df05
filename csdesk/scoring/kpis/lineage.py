"""Where a KPI comes from: files, sheets and rows in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from csdesk.formatting import join_words, number
from csdesk.model.accounts import AccountTable
from csdesk.model.tables import ListTable
from csdesk.scoring.kpis.book import Book

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]

Rows = AccountTable | ListTable
Positions: TypeAlias = "Sequence[int] | IntArray"
MOST_SPANS = 8
"""So many stretches of rows are named; of more it is told how many rows there are, and between."""


def list_lineage(table: Rows, positions: Positions) -> str:
    """Return files, sheets and rows of the records at some positions of a list.

    Such as "list.xlsx, sheet Customers, rows 6 to 12 and 20"; accounts of several lists stand with
    the list that names them first.
    """
    return "; ".join(_describe_sources(table, _as_array(positions)))


def arr_lineage(book: Book, positions: Positions) -> str:
    """Return where the ARR of some accounts of the customer list comes from.

    Beside their rows those of the subscriptions or movements that it is worked out from.
    """
    listed = list_lineage(book.accounts, positions)
    dated = book.dated
    if dated is None or not book.has_derived_arr:
        return listed
    keys = {book.accounts.keys[at] for at in _as_array(positions).tolist()}
    last = dated.grid.days[-1]
    return f"{listed}; {list_lineage(dated.table, dated.positions(last, last, keys))}"


def _describe_sources(table: Rows, places: IntArray) -> Iterator[str]:
    rows, origins = table.row_column[places], _origins(table)[places]
    for at, (file, sheet) in enumerate(_name_sources(table)):
        found = rows[origins == at]
        if found.size:
            yield f"{file}, sheet {sheet}, {_row_words(_ascend(found))}"


def _ascend(rows: IntArray) -> IntArray:
    """Return rows in their order, each once; most stand in it already."""
    import numpy as np

    ascends = bool((rows[1:] > rows[:-1]).all())
    return rows if ascends else np.unique(rows)


def _name_sources(table: Rows) -> list[tuple[str, str]]:
    if isinstance(table, AccountTable) and not table.sources:
        return [(table.file_name, table.sheet)]
    return [(one.file_name, one.sheet) for one in table.sources]


def _origins(table: Rows) -> IntArray:
    import numpy as np

    if isinstance(table, ListTable):
        return table.origin_column
    if len(table.sources) < 2:
        return np.zeros(len(table), np.int64)
    return np.array(table.origins, np.int64)


def _row_words(rows: IntArray) -> str:
    """Return the rows in words; they ascend, and there is one at least."""
    import numpy as np

    breaks = np.flatnonzero(np.diff(rows) > 1) + 1
    if len(breaks) >= MOST_SPANS:
        return f"{number(rows.size)} of rows {rows[0]} to {rows[-1]}"
    spans = [(int(part[0]), int(part[-1])) for part in np.split(rows, breaks)]
    words = [str(first) if first == last else f"{first} to {last}" for first, last in spans]
    return f"{'row' if rows.size == 1 else 'rows'} {join_words(words)}"


def _as_array(positions: Positions) -> IntArray:
    import numpy as np

    if isinstance(positions, range):
        return np.arange(positions.start, positions.stop, positions.step, dtype=np.int64)
    return np.asarray(positions, dtype=np.int64)
