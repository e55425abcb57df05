"""The works whose growth is measured: each is prepared for so many accounts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Work = Callable[[], object]
EVENTS_EACH = 10


def import_text(folder: Path, accounts: int) -> Work:
    """Take a .csv of 20 columns into a new workspace."""
    from importing import import_file, write_text

    path = write_text(folder / "list.csv", accounts)
    return lambda: import_file(path)


def import_book(folder: Path, accounts: int) -> Work:
    """Take an .xlsx of 20 columns into a new workspace."""
    from importing import import_file, write_book

    path = write_book(folder / "list.xlsx", accounts)
    return lambda: import_file(path)


def score_accounts(folder: Path, accounts: int) -> Work:
    """Score accounts by ten signals, a tenth of them missing."""
    from scoring import score_book

    return score_book(folder, accounts)[1]


def weigh_again(folder: Path, accounts: int) -> Work:
    """Move a weight, and see who changes band."""
    from scoring import try_weight

    return try_weight(folder, accounts)[1]


def compute_list(folder: Path, accounts: int) -> Work:
    """Compute scores, KPIs, findings and plan of a list of 20 columns."""
    from diagnosing import prepare_diagnosis

    return prepare_diagnosis(folder, accounts)


def count_cohorts(_folder: Path, accounts: int) -> Work:
    """Make three cohort triangles of five years."""
    from retaining import DAYS, draw_movements

    from csdesk.scoring.revenue.cohorts import make_triangles
    from csdesk.scoring.revenue.movement_grid import grid_of_movements

    columns = draw_movements(accounts)
    return lambda: make_triangles(grid_of_movements(columns, DAYS, {}, ""), ())


def trail_retention(_folder: Path, accounts: int) -> Work:
    """Measure NRR and GRR of twelve months until each of 48."""
    from retaining import DAYS, draw_movements

    from csdesk.scoring.revenue.movement_grid import grid_of_movements
    from csdesk.scoring.revenue.trailing import follow_retention

    columns = draw_movements(accounts)
    return lambda: follow_retention(grid_of_movements(columns, DAYS, {}, ""))


def add_events_up(folder: Path, accounts: int) -> Work:
    """Add usage events of a Parquet file up to the signals of each account."""
    from events import add_up, write_events

    path = write_events(folder / "events.parquet", EVENTS_EACH * accounts, accounts)
    return lambda: add_up(path, folder)


def sort_by_number(folder: Path, accounts: int) -> Work:
    """Sort a table by ARR for the first time."""
    from showing import sort_numbers

    return sort_numbers(folder, accounts)[1]


def sort_by_name(folder: Path, accounts: int) -> Work:
    """Sort a table by name for the first time."""
    from showing import sort_words

    return sort_words(folder, accounts)[1]


def filter_table(_folder: Path, accounts: int) -> Work:
    """Show only the rows of a table that hold a text, looked for the first time."""
    from showing import account_columns

    from ui.models.account_table import SearchIndex
    from ui.models.column_table import ColumnTableModel

    columns = account_columns(accounts)
    model = ColumnTableModel()
    model.show_columns(columns)
    return lambda: model.keep_rows(SearchIndex(columns).rows("Customer 77"))


def set_pdf(folder: Path, accounts: int) -> Work:
    """Set a PDF of 12 charts, 30 pages and an appendix of accounts."""
    from exporting import make_long_pdf

    return make_long_pdf(folder, accounts)[1]


def write_workbook(folder: Path, accounts: int) -> Work:
    """Write a workbook of 15 columns."""
    from exporting import write_long_workbook

    return write_long_workbook(folder, accounts)[1]
