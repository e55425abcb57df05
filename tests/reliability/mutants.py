"""Spreadsheets with something wrong in them by chance: read, or refused with one sentence."""

from __future__ import annotations

import io
import os
import random
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import xlsxwriter

from csdesk.content import load_library
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.reader.kinds import find_kind
from csdesk.ingest.reader.refusal import Refusal
from csdesk.ingest.worker.limits import MEMORY
from csdesk.ingest.worker.process import WorkerProcess
from csdesk.ingest.worker.values import to_json
from tests.hostile import workbook_files as files

SLOW_SECONDS = 20
ALLOWED_SECONDS = 60
DEFECT = "csdesk failed on it"
ROWS: list[list[object]] = [
    ["Account ID", "Customer", "ARR", "Share"],
    *([f"A{n}", f"Käfer {n} Ltd", 1000.5 + n, n / 100] for n in range(40)),
    ["A99", "Zeta", "#N/A", 0.5],
]


@dataclass
class Fates:
    """What became of the mutants."""

    counts: Counter[str] = field(default_factory=Counter)
    harms: list[str] = field(default_factory=list)
    slowest: float = 0.0


class MutantTrial:
    """Opens and reads one mutant after the other, in a worker that is replaced when it dies."""

    def __init__(self, folder: Path) -> None:
        library = load_library()
        content = (tuple(library.fields), tuple(library.tables), tuple(library.total_words))
        self._request = to_json(ReadingRequest(*content))
        self._folder = folder
        self._worker = WorkerProcess()
        self.fates = Fates()

    def run(self, count: int, seed: int) -> Fates:
        """Try so many mutants; the file of each one that did harm is kept in the folder."""
        for number, (name, content) in enumerate(make_mutants(count, seed)):
            path = self._folder / f"{number}_{name}"
            path.write_bytes(content)
            if self._try_one(path):
                path.unlink()
        self._worker.end()
        return self.fates

    def _try_one(self, path: Path) -> bool:
        started = time.monotonic()
        fate = self._read(path)
        seconds = time.monotonic() - started
        self.fates.counts[fate.partition(":")[0]] += 1
        self.fates.slowest = max(self.fates.slowest, seconds)
        harmless = not fate.startswith("defect") and seconds < SLOW_SECONDS
        if not harmless:
            self.fates.harms.append(f"{path.name}: {fate}, {seconds:.1f} s")
        return harmless

    def _read(self, path: Path) -> str:
        if not self._worker.is_alive:
            self._worker = WorkerProcess()
        try:
            where = {"path": os.fspath(path), "kind": find_kind(path), "memory": MEMORY}
            list(self._worker.ask({"do": "open", **where}, seconds=ALLOWED_SECONDS))
            list(self._worker.ask({"do": "read"}, self._request, seconds=ALLOWED_SECONDS))
        except Refusal as refusal:
            if refusal.problem.startswith(DEFECT):
                return f"defect: {refusal.problem}"
            return "worker died" if refusal.is_final else "refused"
        return "read"


def make_mutants(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of mutants; the same seed gives the same ones."""
    chance = random.Random(seed)
    seeds = make_seeds()
    for _ in range(count):
        name, content = chance.choice(seeds)
        is_package = content.startswith(b"PK")
        inside = is_package and chance.random() < 0.8
        yield name, _mutate_part(content, chance) if inside else _mutate(content, chance)


def make_seeds() -> list[tuple[str, bytes]]:
    """Return name and content of whole files of every kind."""
    lines = [";".join(map(str, row)) for row in ROWS]
    seeds = [
        ("list.xlsx", _excel_book()),
        ("list.csv", "\n".join(lines).encode()),
        ("list.txt", "\n".join(lines).encode("utf-16")),
        ("old.csv", "\n".join(lines).encode("cp1252")),
    ]
    for name, write in (("list.xls", files.write_xls), ("list.xlsb", files.write_xlsb)):
        memory = _Memory()
        write(memory, ROWS)
        seeds.append((name, memory.getvalue()))
    memory = _Memory()
    rows = ("".join(map(files.ods_cell, row)) for row in ROWS)
    table = "".join(f"<table:table-row>{cells}</table:table-row>" for cells in rows)
    files.write_ods(memory, table)
    return [*seeds, ("list.ods", memory.getvalue())]


class _Memory(io.BytesIO):
    """A file in memory that is written like a path."""

    def write_bytes(self, content: bytes) -> None:
        self.write(content)


def _excel_book() -> bytes:
    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    share = book.add_format({"num_format": "0%"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("Customers")
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row[:3])
        sheet.write(number, 3, row[3], share)
        sheet.write_datetime(number, 4, date(2026, 1, 1), day)
        sheet.write_formula(number, 5, "=1+1", None, 2)
    sheet.merge_range("H1:I2", "merged")
    book.add_worksheet("Hidden").hide()
    book.close()
    return memory.getvalue()


def _mutate_part(content: bytes, chance: random.Random) -> bytes:
    """Change one part of a zip file, which is sound as a zip file afterwards."""
    memory = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(memory, "w") as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _mutate(part, chance) if name == chosen else part)
    return memory.getvalue()


def _mutate(content: bytes, chance: random.Random) -> bytes:
    mutant = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(mutant) + 1)
        length = chance.choice((1, 1, 1, 2, 4, 16, 100))
        match chance.randrange(5):
            case 0 | 1:
                mutant[place : place + 1] = bytes([chance.randrange(256)])
            case 2:
                del mutant[place : place + length]
            case 3:
                mutant[place:place] = mutant[place : place + length]
            case _:
                mutant[place : place + length] = chance.choice((b"\0", b"\xff", b"9")) * length
    return bytes(mutant) or b"\0"
