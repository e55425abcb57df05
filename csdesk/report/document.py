"""The report as a document of blocks. Numbers stay raw; a format name says how to write them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from csdesk.report.brand import NO_BRAND, ReportBrand
from csdesk.report.figures import Figure
from csdesk.report.formats import Format, Noted, Quantity, Status, StatusWord, Value
from csdesk.report.live_cells import LiveSheet

__all__ = [
    "DRAFT",
    "SAMPLE_NOTICE",
    "Block",
    "Bullets",
    "Column",
    "Entries",
    "Entry",
    "FigureBlock",
    "Format",
    "Heading",
    "KeyFigure",
    "KeyFigures",
    "Noted",
    "ProtectedReport",
    "Quantity",
    "Report",
    "Section",
    "Status",
    "StatusWord",
    "Table",
    "Text",
    "Value",
]

SAMPLE_NOTICE = "Sample client: all data are invented"
"""Stands on every page and sheet of a report about the sample client."""
DRAFT = "Draft"
"""Stands on every page and sheet of a report that is not final."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``quiet`` sets it as a note."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A short list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One number that stands large. ``value`` None: ``note`` says what is missing."""

    label: str
    term: str
    value: Value
    format: Format
    status: StatusWord
    note: str
    place: str = ""
    """Where it says how the number was computed; empty: nowhere."""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Up to four numbers side by side."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a ranked list. ``amount`` is money at stake, None: no amount is known."""

    title: str
    text: str
    status: StatusWord
    amount: float | None
    notes: tuple[str, ...] = ()
    """What shows it and what would repair it, one line each."""
    aside: str = ""
    """A sentence below the text that a short list shows too."""


@dataclass(frozen=True, slots=True)
class Entries:
    """A ranked list; ``empty`` is shown instead of a list without entries."""

    title: str
    items: tuple[Entry, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``share`` is its part of the width that texts share."""

    title: str
    format: Format
    share: float


MOST_ROWS = 200_000
"""Rows that a table of the workbook holds at most: no laptop opens longer ones."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of raw values: each row has one value for each column.

    ``name`` is unique in the report and names the sheet of the workbook that holds it. ``empty``
    is the sentence shown instead of a table without rows.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    empty: str
    workbook_only: bool = False
    """Too long or too wide for paper: only the workbook shows it."""
    paper_only: bool = False
    """A shorter form of a table that the workbook has in full."""
    notes: tuple[str, ...] = ()
    """Sentences printed under it."""
    left_out: int = 0
    """How many rows there are beyond those that it holds: it ends at ``MOST_ROWS``."""


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A figure under the question that it answers; ``answer`` is the sentence below it."""

    question: str
    figure: Figure
    answer: str


Block = Heading | Text | Bullets | KeyFigures | Entries | Table | FigureBlock


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report; ``id`` is permanent ("summary", "kpis"), ``title`` is shown."""

    id: str
    title: str
    lead: str
    blocks: tuple[Block, ...]
    is_one_page: bool = False
    """Paper sets it on one page of its own, smaller where it must be."""

    @property
    def is_on_paper(self) -> bool:
        """Tell whether paper shows any of it; else only the workbook has it."""
        return bool(self.lead) or any(
            not (isinstance(block, Table) and block.workbook_only) for block in self.blocks
        )


@dataclass(frozen=True, slots=True)
class Report:
    """What a board reads. Every renderer shows this object and nothing else."""

    title: str
    client: str
    engagement: str
    as_of: date | None
    currency: str
    headline: str
    """The sentence of the one-page summary."""
    basis: str
    """"Based on 42 of 48 answers and 176 of 184 accounts"."""
    is_sample: bool
    sections: tuple[Section, ...]
    program: str
    """Name and version of the program that composed it."""
    live: tuple[LiveSheet, ...] = ()
    """Sheets of its workbook that reckon themselves, each where its section is."""
    is_draft: bool = False
    """Whether it is marked as not final."""
    manifest: str = ""
    """What it rests on, as JSON, to travel inside of its PDF."""
    brand: ReportBrand = NO_BRAND
    """Whose logos and colour it carries."""

    @property
    def stamp(self) -> str:
        """Return what every page and sheet says of it: a draft, invented data; often nothing."""
        told = ((self.is_draft, DRAFT), (self.is_sample, SAMPLE_NOTICE))
        return " · ".join(words for holds, words in told if holds)

    def tables(self) -> tuple[Table, ...]:
        """Return every table in reading order."""
        return tuple(
            block
            for section in self.sections
            for block in section.blocks
            if isinstance(block, Table)
        )


@dataclass(frozen=True, slots=True)
class ProtectedReport:
    """A report whose PDF opens with a pass phrase only."""

    report: Report
    phrase: str = field(repr=False)
