"""What is measured: each row prepares a floor and the same work as csdesk does it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csdesk.model.instruments import Instrument

from diagnosing import diagnose_list
from events import FULL, SMALL, prepare
from exporting import make_long_pdf, write_long_workbook
from importing import (
    book_beside_pandas,
    book_beside_parser,
    text_beside_pandas,
    text_beside_splitting,
)
from opening import open_metrics, open_wide
from planning import plan_sixty
from retaining import follow_years, make_cohorts
from scoring import average_days, score_book, try_weight
from showing import show_answer, show_table, sort_numbers, sort_words
from widening import diagnose_wide

PROJECT = Path(__file__).parents[1]
Work = Callable[[], object]


@dataclass(frozen=True)
class Row:
    """One line of the table; ``prepare`` gets an empty folder and returns floor and csdesk."""

    name: str
    target: str
    prepare: Callable[[Path], tuple[Work, Work]]


def all_rows(*, full: bool = False) -> tuple[Row, ...]:
    """Return the rows in the order of docs/benchmarks.md; ``full``: lists as long as its goals."""
    return (
        Row("P1 window painted, against an empty window", "2.5x", start_window),
        *import_rows(full=full),
        Row("P3 answer shown, against an empty repaint", "16 ms", show_answer),
        Row("P4 score 1,000,000 accounts, against one pass", "8x", score_book),
        Row("P4 what-if on 100,000 accounts, against scoring", "100 ms", try_weight),
        Row("P4 diagnose 100,000, against 20 sorts", "20x", diagnose_list),
        Row("P5 90 days x 100,000 averaged, against one sum", "5x", average_days),
        *wide_rows(),
        *retention_rows(),
        Row("P7 metrics page of 100,000 accounts opened", "0.5 s", open_metrics),
        Row("P7 metrics page of a wide client opened", "0.5 s", open_wide),
        *event_rows(full=full),
        Row("P9 a page of a table, against bare paint", "3x", show_table),
        Row("P9 1,000,000 numbers sorted, one argsort", "2x", sort_numbers),
        Row("P9 1,000,000 names sorted, against one sort", "2x", sort_words),
        Row("P10 PDF of 12 charts and 10,000 rows, parts", "1.5x", make_long_pdf),
        Row("P11 .xlsx of 100,000 x 15, against XlsxWriter", "1.3x", write_long_workbook),
        Row("P11 10,000 answers scored, against raw rows", "0.1 s", score_answers),
        Row("P12 one answer saved, against a bare commit", "3x", save_answer),
        Row("P13 60 initiatives solved, against in order", "1 s", plan_sixty),
    )


def import_rows(*, full: bool) -> Iterator[Row]:
    """Yield the rows of imports; those against pandas only where it is installed."""
    book, text = (100_000, 1_000_000) if full else (20_000, 100_000)
    yield Row(f"P2 .xlsx of {book:,} x 20, against raw reading", "5x", book_beside_parser(book))
    yield Row(f"P3 .csv of {text:,} x 20, against splitting", "", text_beside_splitting(text))
    if find_spec("pandas") is None:
        return
    yield Row(f"P2 .xlsx of {book:,} x 20, against pandas", "0.5x", book_beside_pandas(book))
    yield Row(f"P3 .csv of {text:,} x 20, against pandas", "3x", text_beside_pandas(text))


def wide_rows() -> Iterator[Row]:
    """Yield the diagnosis of long records, where pandas is installed to read them beside it."""
    if find_spec("pandas") is not None:
        yield Row("P4 diagnose a wide client, pandas reading it", "", diagnose_wide)


def event_rows(*, full: bool) -> Iterator[Row]:
    """Yield the row of usage events, where the engine that adds them up is installed."""
    if find_spec("duckdb") is not None:
        rows = FULL if full else SMALL
        yield Row(f"P8 {rows:,} events, against the bare query", "1.5x", prepare(rows))


def retention_rows() -> Iterator[Row]:
    """Yield the rows of revenue movements, where pandas is installed to hold them against."""
    if find_spec("pandas") is not None:
        yield Row("P6 cohorts of 1,000,000 movements, pandas", "0.33x", make_cohorts)
        yield Row("P7 every year of 1,000,000 movements, pandas", "0.33x", follow_years)


EMPTY_WINDOW = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
window.grab()
"""

FULL_WINDOW = """
import sys
from pathlib import Path
from ui.painting import hidden_window
with hidden_window(Path(sys.argv[1])) as window:
    window.grab()
"""


def start_window(folder: Path) -> tuple[Work, Work]:
    """Start a process until its window is painted, with the sample client open."""
    from csdesk.content import load_library
    from csdesk.operations.sample import open_sample

    path = folder / "sample.csdesk"
    open_sample(path, load_library()).close()
    return lambda: _run(EMPTY_WINDOW), lambda: _run(FULL_WINDOW, str(path))


def _run(program: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-c", program, *arguments], cwd=PROJECT, check=True)


ANSWERS = 10_000
AREAS = 20
TIERS = 4


def score_answers(folder: Path) -> tuple[Work, Work]:
    """Read answers with their evidence from a workspace and score them on a ladder."""
    from csdesk.model.answers import Answer
    from csdesk.model.clients import Client
    from csdesk.operations.clients import start_client
    from csdesk.scoring.maturity import score_instrument

    instrument = _make_ladder()
    workspace = start_client(folder / "client.csdesk", Client("Client", "EUR"))
    workspace.answers.save_all(
        Answer(
            question.id,
            question.choices[number % len(question.choices)].id,
            evidence=f"Playbook of March, page {number}, as shown in the second talk. " * 3,
            note=f"Said by customer success and by sales, see line {number}.",
            respondent="Ada",
        )
        for number, question in enumerate(instrument.questions)
    )

    def read_raw() -> object:
        return workspace.database.rows("SELECT * FROM answer")

    return read_raw, lambda: score_instrument(instrument, workspace.answers.all())


def _make_ladder() -> Instrument:
    """Return a ladder with as many questions as there are answers, spread over areas and tiers."""
    from csdesk.model.areas import Area
    from csdesk.model.identifiers import AreaId, ChoiceId, InstrumentId, QuestionId
    from csdesk.model.instruments import Choice, Instrument, Question
    from csdesk.model.ladders import Tier

    earned = {"no": 0.0, "partly": 0.5, "yes": 1.0}
    choices = tuple(Choice(ChoiceId(word), word, "", each) for word, each in earned.items())
    return Instrument(
        id=InstrumentId("long"),
        version="1",
        name="Long",
        description="",
        tiers=tuple(Tier(number, f"Tier {number}", "") for number in range(1, TIERS + 1)),
        areas=tuple(Area(AreaId(f"a{number}"), f"Area {number}", "") for number in range(AREAS)),
        questions=tuple(
            Question(
                id=QuestionId(f"q.{number}"),
                area=AreaId(f"a{number % AREAS}"),
                short="",
                text="",
                why="",
                tier=1 + number // AREAS % TIERS,
                choices=choices,
            )
            for number in range(ANSWERS)
        ),
        overall_questions=(),
    )


def save_answer(folder: Path) -> tuple[Work, Work]:
    """Keep an answer; the floor is the same row written with the same safety."""
    import sqlcipher3

    from csdesk.model.answers import Answer
    from csdesk.model.clients import Client
    from csdesk.model.identifiers import ChoiceId, QuestionId
    from csdesk.operations.answers import save_answer as save
    from csdesk.operations.clients import set_as_of, start_client

    bare = sqlcipher3.connect(folder / "bare.db", isolation_level=None)
    for pragma in ("locking_mode=EXCLUSIVE", "journal_mode=TRUNCATE", "synchronous=EXTRA"):
        bare.execute(f"PRAGMA {pragma}")
    bare.execute("CREATE TABLE answer (question TEXT PRIMARY KEY, choice TEXT) STRICT")
    workspace = start_client(folder / "client.csdesk", Client("Client", "EUR"))
    set_as_of(workspace, date(2026, 1, 1))
    question = QuestionId("segmentation.1.documented")
    choices = cycle(("no", "partly", "yes"))

    def commit() -> None:
        bare.execute("INSERT OR REPLACE INTO answer VALUES ('one', ?)", (next(choices),))

    return commit, lambda: save(workspace, Answer(question, ChoiceId(next(choices))))
