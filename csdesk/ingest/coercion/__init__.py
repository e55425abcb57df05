"""Values as people type them, read column by column into numbers, dates, yes and no, and texts.

Nothing is ever silently blank: what is not read is explained, with the value that stood there.
Nothing is ever guessed: what a column leaves open becomes a question.
"""

from csdesk.ingest.coercion.columns import is_blank_key, read_column
from csdesk.ingest.coercion.context import ColumnContext
from csdesk.ingest.coercion.reading import (
    ColumnQuestion,
    ColumnReading,
    Unread,
    quote,
    refuse_column,
)

__all__ = [
    "ColumnContext",
    "ColumnQuestion",
    "ColumnReading",
    "Unread",
    "is_blank_key",
    "quote",
    "read_column",
    "refuse_column",
]
