"""Lists of 20 columns on their way from a file into a workspace, and what others do of it."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

Work = Callable[[], object]
START, RENEWAL, ARR, USAGE = "Contract start", "Renewal date", "ARR (EUR)", "Usage"
DAY_FIRST, ISO = "%d/%m/%Y", "%Y-%m-%d"
METRICS = [f"Metric {number}" for number in range(1, 9)]
HEADERS = [
    *("Account ID", "Customer", ARR, "NPS", USAGE, START, "Segment", "Country", "CSM"),
    *(RENEWAL, "Reference", "MRR", *METRICS),
]
AS_OF = date(2026, 1, 1)


def make_rows(rows: int) -> Iterator[list[object]]:
    """Yield the rows of a list of customers below its headers."""
    chance = random.Random(1)
    for number in range(rows):
        day = date(2020, 1, 1) + timedelta(days=number % 2000)
        yield [
            f"A{number:07d}",
            f"Customer {number} Ltd",
            round(chance.random() * 1e5, 2),
            number % 11,
            round(chance.random(), 3),
            day,
            chance.choice(["Gold", "Silver", "Bronze"]),
            chance.choice(["DE", "FR", "UK"]),
            f"Ada {number % 50}",
            day + timedelta(days=365),
            chance.choice(["yes", "no"]),
            number * 1.5,
            *(chance.randint(0, 1000) for _ in range(8)),
        ]


def write_book(path: Path, rows: int) -> Path:
    """Write a list as .xlsx."""
    from xlsxwriter import Workbook

    book = Workbook(path, {"constant_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("Customers")
    sheet.write_row(0, 0, HEADERS)
    for number, row in enumerate(make_rows(rows), start=1):
        for column, value in enumerate(row):
            sheet.write(number, column, value, day if isinstance(value, date) else None)
    book.close()
    return path


def write_text(path: Path, rows: int) -> Path:
    """Write a list as .csv with money, percentages and dates as exports write them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        writer.writerows(map(_as_exported, make_rows(rows)))
    return path


def _as_exported(row: list[object]) -> list[object]:
    """Return a row with texts such as €13,436.42, 84.7% and 31/12/2020 beside plain values."""
    told = dict(zip(HEADERS, row, strict=True))
    told[ARR] = f"€{told[ARR]:,.2f}"
    told[USAGE] = f"{told[USAGE]:.1%}"
    told[START] = f"{told[START]:{DAY_FIRST}}"
    return list(told.values())


def read_typed(path: Path) -> object:
    """Read a list with pandas as somebody does who knows its columns and wants them typed.

    Every format is told beforehand, so that nothing has to be guessed: integers and decimals by
    dtype, both dates by their formats, yes and no as flags; money loses its sign and its commas,
    percentages become shares, by one call for the whole column. Nothing is checked.
    """
    import pandas as pd

    frame = pd.read_csv(
        path,
        dtype={**dict.fromkeys((*METRICS, "NPS"), "int64"), "MRR": "float64"},
        parse_dates=[START, RENEWAL],
        date_format={START: DAY_FIRST, RENEWAL: ISO},
        true_values=["yes"],
        false_values=["no"],
    )
    frame[ARR] = frame[ARR].str.lstrip("€").str.replace(",", "", regex=False).astype("float64")
    frame[USAGE] = frame[USAGE].str.rstrip("%").astype("float64") / 100
    return frame


def import_file(path: Path) -> None:
    """Take a file into a new workspace: looked over, parsed, typed, judged, traced, written."""
    from csdesk.content import load_library
    from csdesk.model.clients import Client
    from csdesk.model.imports import ListRole
    from csdesk.operations.clients import start_client
    from csdesk.operations.imports import draft_file, import_list

    place = next(name for n in count() if not (name := path.with_name(f"{n}.csdesk")).exists())
    workspace = start_client(place, Client("Client", "EUR"))
    try:
        draft = draft_file(path, load_library(), workspace=workspace)
        import_list(workspace, draft, ListRole.CURRENT, AS_OF)
        draft.content.close()
    finally:
        workspace.close()


def book_beside_parser(folder: Path, rows: int) -> tuple[Work, Work]:
    """Take a workbook into a workspace, beside calamine's raw rows."""
    from python_calamine import CalamineWorkbook

    path = write_book(folder / "list.xlsx", rows)
    raw = CalamineWorkbook.from_path
    return lambda: raw(path).get_sheet_by_index(0).to_python(), lambda: import_file(path)


def book_beside_pandas(folder: Path, rows: int) -> tuple[Work, Work]:
    """Take a workbook into a workspace, beside pandas' reading with openpyxl."""
    import pandas as pd

    path = write_book(folder / "list.xlsx", rows)
    return lambda: pd.read_excel(path, engine="openpyxl"), lambda: import_file(path)


def text_beside_pandas(folder: Path, rows: int) -> tuple[Work, Work]:
    """Take a text file into a workspace, beside pandas' typed reading."""
    path = write_text(folder / "list.csv", rows)
    return lambda: read_typed(path), lambda: import_file(path)


def text_beside_splitting(folder: Path, rows: int) -> tuple[Work, Work]:
    """Take a text file into a workspace, beside splitting it into cells."""
    path = write_text(folder / "list.csv", rows)

    def split() -> int:
        with path.open(encoding="utf-8", newline="") as file:
            return sum(len(row) for row in csv.reader(file))

    return split, lambda: import_file(path)
