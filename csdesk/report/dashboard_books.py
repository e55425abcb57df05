"""Workbooks of one table or few, beside the report: what a sheet and its cells are."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.report.artifacts import BookColumn
from csdesk.report.brand import NO_BRAND, ReportBrand
from csdesk.report.document import Status, Value


@dataclass(frozen=True, slots=True)
class Formula:
    """A live formula; ``value`` is what it comes to now.

    ``{row}`` stands for its own row, ``{above}`` for the one before.
    """

    text: str
    value: float | str


BookCell = Value | Formula


@dataclass(frozen=True, slots=True)
class BookSeries:
    """A column of amounts in a chart, by its place; ``colour`` None: it only holds up others."""

    column: int
    colour: Status | None


@dataclass(frozen=True, slots=True)
class BookChart:
    """Stacked columns over the rows of a sheet, whose first column names them."""

    title: str
    series: tuple[BookSeries, ...]


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A table; ``warned`` are the rows that somebody has to look at."""

    name: str
    columns: tuple[BookColumn, ...]
    rows: tuple[tuple[BookCell, ...], ...]
    notes: tuple[str, ...] = ()
    warned: frozenset[int] = frozenset()
    chart: BookChart | None = None
    for_others: tuple[str, ...] = ()
    """The columns that a file for other programs holds; none: all of them."""


@dataclass(frozen=True, slots=True)
class DashboardBook:
    """One board as a workbook; ``name`` is part of its file name."""

    name: str
    client: str
    currency: str
    is_sample: bool
    program: str
    sheets: tuple[BookSheet, ...]
    brand: ReportBrand = NO_BRAND
