"""What is measured: each row prepares the same work as another side does it, and as csdesk does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from answering import save_answer, score_answers
from diagnosing import diagnose_list
from events import add_up_beside_query, add_up_beside_scan
from exporting import (
    make_long_pdf,
    make_pdf_beside_one_table,
    write_beside_openpyxl,
    write_beside_pandas,
    write_long_workbook,
)
from importing import (
    book_beside_pandas,
    book_beside_parser,
    text_beside_pandas,
    text_beside_splitting,
)
from lengths import Lengths
from naive_table import sort_beside_naive
from opening import open_metrics, open_wide
from planning import plan_initiatives
from retaining import follow_years, make_cohorts
from scoring import average_beside_pandas, average_days, score_book, try_weight
from scoring_in_pandas import APPLIED, score_beside_apply, score_beside_columns
from showing import show_answer, show_table, sort_numbers, sort_words
from starting import start_client, start_window
from widening import diagnose_wide

Work = Callable[[], object]
Prepare = Callable[[Path, int], tuple[Work, Work]]


class Against(StrEnum):
    """What the other side is: the least work there can be, or what a user would take instead."""

    FLOOR = "floor"
    PEER = "peer"


FLOOR, PEER = Against


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; ``prepare`` gets an empty folder and a count, and returns both sides.

    ``target`` is a ratio (3x) or a time of csdesk (100 ms); ``megabytes`` what it may have at most.
    ``part``: the other side does one in so many of the count, and its time counts so many times.
    """

    goal: str
    work: str
    count: int
    against: Against
    other: str
    target: str
    prepare: Prepare
    megabytes: int | None = None
    part: int = 1

    @property
    def name(self) -> str:
        """Return what tells the row from all others."""
        return f"{self.goal} {self.work.format(self.count)}, {self.other}"


def all_rows(lengths: Lengths) -> tuple[Row, ...]:
    """Return the rows in the order of docs/performance.md, as far as their libraries are here."""
    return (
        Row("P1", "window painted", 1, FLOOR, "an empty window", "2.5x", start_window),
        Row("P1", "sample client computed, painted", 1, FLOOR, "an empty window", "", start_client),
        *_import_rows(lengths),
        *_score_rows(lengths),
        *_retention_rows(lengths),
        *_event_rows(lengths),
        *_table_rows(lengths),
        *_export_rows(lengths),
        Row("P12", "one answer saved", 1, FLOOR, "a bare commit", "3x", save_answer),
        Row(
            *("P13", "plan of {} initiatives", lengths.initiatives, FLOOR, "in order", "1 s"),
            plan_initiatives,
        ),
    )


def _import_rows(lengths: Lengths) -> Iterator[Row]:
    book, text = ".xlsx of {:,} x 20 imported", ".csv of {:,} x 20 imported"
    n, m = lengths.book, lengths.text
    yield Row("P2", book, n, FLOOR, "calamine's raw rows", "5x", book_beside_parser, 600)
    if _has("pandas", "openpyxl"):
        yield Row("P2", book, n, PEER, "pandas + openpyxl reading", "0.5x", book_beside_pandas)
    yield Row("P3", text, m, FLOOR, "splitting into cells", "", text_beside_splitting)
    if _has("pandas"):
        yield Row("P3", text, m, PEER, "pandas reading typed", "3x", text_beside_pandas, 1_536)


def _score_rows(lengths: Lengths) -> Iterator[Row]:
    book, days = "{:,} accounts scored", "90 days x {:,} averaged"
    n, m, long = lengths.scored, lengths.compared, lengths.diagnosed
    shown, moved = "answer shown, {:,} there", "weight moved, {:,} accounts"
    yield Row("P4", book, n, FLOOR, "np.sum", "8x", score_book)
    if _has("pandas"):
        yield Row("P4", book, n, PEER, "pandas by column", "", score_beside_columns)
        yield Row(
            *("P4", book, n, PEER, f"pandas apply x {APPLIED}", "", score_beside_apply),
            part=APPLIED,
        )
    yield Row("P4", moved, m, FLOOR, "scoring once", "100 ms", try_weight)
    yield Row("P4", "list of {:,} diagnosed", long, FLOOR, "20 sorts", "20x", diagnose_list)
    if _has("pandas"):
        wide = "wide client of {:,} diagnosed"
        yield Row("P4", wide, long, FLOOR, "pandas reading its files", "", diagnose_wide)
    yield Row("P5", days, m, FLOOR, "one weighted sum", "5x", average_days)
    if _has("pandas"):
        yield Row("P5", days, m, PEER, "pandas ewm", "", average_beside_pandas)
    yield Row("P12", shown, lengths.answers, FLOOR, "an empty repaint", "16 ms", show_answer)
    answers = "{:,} answers scored"
    yield Row("P12", answers, lengths.answers, FLOOR, "reading raw rows", "100 ms", score_answers)


def _retention_rows(lengths: Lengths) -> Iterator[Row]:
    n, page = lengths.movements, lengths.diagnosed
    if _has("pandas"):
        yield Row("P6", "cohorts, {:,} movements", n, PEER, "pandas", "0.33x", make_cohorts)
        trailing = "trailing NRR, {:,} movements"
        yield Row("P7", trailing, n, PEER, "pandas", "0.33x", follow_years)
    metrics, wide = "metrics page of {:,}", "metrics page, wide client of {:,}"
    yield Row("P7", metrics, page, FLOOR, "an empty widget", "500 ms", open_metrics)
    yield Row("P7", wide, page, FLOOR, "an empty widget", "500 ms", open_wide)


def _event_rows(lengths: Lengths) -> Iterator[Row]:
    if _has("duckdb"):
        n, work = lengths.events, "{:,} events to signals"
        yield Row("P8", work, n, FLOOR, "scanning the file", "", add_up_beside_scan)
        yield Row("P8", work, n, PEER, "bare DuckDB query", "1.5x", add_up_beside_query, 2_048)


def _table_rows(lengths: Lengths) -> Iterator[Row]:
    n, m = lengths.table, lengths.naive
    page, numbers, words = "page of {:,} rows painted", "{:,} numbers sorted", "{:,} names sorted"
    yield Row("P9", page, n, FLOOR, "cells without model", "3x", show_table)
    yield Row("P9", numbers, n, FLOOR, "np.argsort", "2x", sort_numbers)
    yield Row("P9", words, n, FLOOR, "sorting the names", "2x", sort_words)
    shown = "{:,} rows sorted and painted"
    yield Row("P9", shown, m, PEER, "naive Qt model", "", sort_beside_naive)


def _export_rows(lengths: Lengths) -> Iterator[Row]:
    n, m, pdf, book = lengths.appendix, lengths.exported, "PDF with {:,} rows", ".xlsx of {:,} x 15"
    yield Row("P10", pdf, n, FLOOR, "charts and platypus", "1.5x", make_long_pdf)
    yield Row("P10", pdf, n, PEER, "one platypus table", "", make_pdf_beside_one_table)
    yield Row("P11", book, m, FLOOR, "XlsxWriter", "1.3x", write_long_workbook, 500)
    if _has("openpyxl"):
        yield Row("P11", book, m, PEER, "openpyxl", "", write_beside_openpyxl)
    if _has("openpyxl", "pandas"):
        yield Row("P11", book, m, PEER, "pandas to openpyxl", "", write_beside_pandas)


def _has(*libraries: str) -> bool:
    return all(find_spec(library) is not None for library in libraries)
