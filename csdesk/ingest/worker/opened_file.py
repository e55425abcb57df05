"""The file that an import worker holds, and what it answers about it."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.packed_cells import pack_rows
from csdesk.ingest.reader.encoding import FALLBACK, find_encoding
from csdesk.ingest.reader.encoding_question import ENCODING_KEY, NAMES, ask_encoding
from csdesk.ingest.reader.kinds import FileKind
from csdesk.ingest.reader.parsing import ParsedFile, parse_file
from csdesk.ingest.reader.refusal import Refusal
from csdesk.ingest.sheets import RawBook, outline_file
from csdesk.ingest.worker.frames import Frame
from csdesk.ingest.worker.text_rest import reading_rest
from csdesk.ingest.worker.values import OpenAnswer, from_json, to_json, unpack_known
from csdesk.model.imports import DataIssue, ImportQuestion, IssueKind, TableId
from csdesk.progress import Progress

if TYPE_CHECKING:
    from csdesk.ingest.drafting.draft import ReadBook

Head = Mapping[str, Any]
RESTING_SECONDS = 0.1


class OpenedFile:
    """A file in packed form, and the latest reading of it."""

    def __init__(self, path: Path, kind: str) -> None:
        self.path = path
        self.kind = FileKind(kind)
        self._hash = ""
        self._encoding: str | None = None
        self._question: ImportQuestion | None = None
        self._book: RawBook | None = None
        self._read: tuple[ReadingRequest, ReadBook] | None = None

    def open(self, tell: Progress) -> Iterator[Frame]:
        """Parse the file and yield its outline. Raises Refusal."""
        if self.kind is FileKind.TEXT:
            self._encoding = find_encoding(self.path)
            if self._encoding == FALLBACK:
                self._question = ask_encoding(self.path, None)
        self._hash = _hash(self.path)
        self._parse(_paced(tell))
        yield self._outline()

    def answer(self, head: Head, body: bytes, tell: Progress) -> Iterator[Frame]:
        """Yield what answers a request of the session. Raises Refusal or InputRefused."""
        match head["do"]:
            case "read":
                yield from self._answer_read(body, _paced(tell))
            case "rows":
                yield self._rows(head["sheet"], head["first"], head["count"])
            case "blocks":
                yield from self._blocks(TableId(head["table"]))
            case "compare":
                yield from self._compare(body, _paced(tell))

    def _parse(self, tell: Progress) -> None:
        self._book, self._read = None, None  # the old cells make room for the new ones
        with reading_rest(self.path, self._encoding) as rest:
            parsed = parse_file(self.path, self.kind, self._encoding, tell, rest)
        size = self.path.stat().st_size
        outline = outline_file(self.path.name, self._hash, size, parsed.sheets)
        self._book = RawBook(outline, parsed.sheets, _issues(self.path.name, parsed))

    def _outline(self) -> Frame:
        book = self._opened()
        return Frame(
            {"outline": True}, to_json(OpenAnswer(book.outline, book.issues, self._question))
        )

    def _opened(self) -> RawBook:
        if self._book is None:
            raise Refusal("it is not open any more", "Choose it again")
        return self._book

    def _answer_read(self, body: bytes, tell: Progress) -> Iterator[Frame]:
        from csdesk.ingest.drafting.draft import read_book

        request = from_json(ReadingRequest, body)
        self._use_encoding(request.decisions.answers.get(ENCODING_KEY), tell)
        self._read = None
        read = read_book(self._opened(), request, tell)
        self._read = request, read
        reading = read.reading
        if self._question is not None:
            reading = replace(reading, questions=(self._question, *reading.questions))
        yield Frame({"reading": True}, to_json(reading))
        yield self._outline()

    def _use_encoding(self, answer: str | None, tell: Progress) -> None:
        """Read a text file again where its letters are to be understood otherwise."""
        if self._question is None:
            return
        self._question = replace(self._question, answer=answer if answer in NAMES else None)
        wanted = self._question.answer or FALLBACK
        if wanted != self._encoding:
            self._encoding = wanted
            self._parse(tell)

    def _rows(self, sheet: str, first: int, count: int) -> Frame:
        rows = self._opened().sheet(sheet).rows(first, count)
        return Frame({"rows": len(rows)}, pack_rows(rows))

    def _blocks(self, table: TableId) -> Iterator[Frame]:
        for block in self._reading()[1].blocks(table):
            place = {"column": block.column, "part": block.part, "block": block.block}
            yield Frame(place, block.cells.encode())

    def _compare(self, body: bytes, tell: Progress) -> Iterator[Frame]:
        from csdesk.ingest.matching import compare

        known = unpack_known(body)
        request, read = self._reading()
        comparison = compare(known, read, request.fields, request.decisions, tell)
        yield Frame({"comparison": True}, to_json(comparison))

    def _reading(self) -> tuple[ReadingRequest, ReadBook]:
        if self._read is None:
            raise Refusal("it was not read yet", "Choose it again")
        return self._read


def _paced(tell: Progress) -> Progress:
    """Return a progress that tells no more often than a person can follow."""
    last = 0.0

    def tell_now_and_then(done: int, total: int, step: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= RESTING_SECONDS:
            last = now
            tell(done, total, step)

    return tell_now_and_then


def _issues(file_name: str, parsed: ParsedFile) -> tuple[DataIssue, ...]:
    return tuple(
        DataIssue(IssueKind.NOTE, file_name, note.sheet, None, None, note.text)
        for note in parsed.notes
    )


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
