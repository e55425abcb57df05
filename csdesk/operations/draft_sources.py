"""What stands behind a draft: a file in its import worker, or a small workbook in memory."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from csdesk.ingest.drafting.draft import ReadBook, read_book
from csdesk.ingest.drafting.request import ReadingRequest
from csdesk.ingest.sheets import RawBook
from csdesk.ingest.worker.session import OpenFile, open_file
from csdesk.model.currencies import NO_CURRENCY, ExchangeRate
from csdesk.model.identifiers import FieldId
from csdesk.model.imports import ColumnBlock, Decisions, FileContent, ImportDraft, TableId, Workbook
from csdesk.model.known_accounts import KnownBook
from csdesk.model.library import Library
from csdesk.model.matching import Comparison
from csdesk.model.record_words import Meaning, list_words
from csdesk.model.tables import Cell, TableKind
from csdesk.progress import Progress
from csdesk.storage.workspace import Workspace

STATE = (TableKind.SUBSCRIPTIONS, FieldId("status"))
"""The column whose words say of the customer list as well who tries or pauses."""


class DraftSource(FileContent, Protocol):
    """The content of a draft that can be read again and compared."""

    def read(self, decisions: Decisions, progress: Progress) -> ImportDraft:
        """Return what an import would bring under some decisions. Raises InputRefused."""

    def compare(self, known: KnownBook, progress: Progress) -> Comparison:
        """Return what the latest reading would change in the known accounts."""

    def use_rates(self, rates: Mapping[str, float]) -> None:
        """Read with these exchange rates from now on."""


class FileSource:
    """A file that an import worker holds."""

    def __init__(self, path: Path, request: ReadingRequest, progress: Progress) -> None:
        self._file: OpenFile = open_file(path, progress)
        self._request = request

    def read(self, decisions: Decisions, progress: Progress) -> ImportDraft:
        """Return what an import would bring under some decisions. Raises InputRefused."""
        reading = self._file.read(replace(self._request, decisions=decisions), progress)
        return ImportDraft(self._file.outline, reading, decisions, self)

    def compare(self, known: KnownBook, progress: Progress) -> Comparison:
        """Return what the latest reading would change in the known accounts."""
        return self._file.compare(known, progress)

    def use_rates(self, rates: Mapping[str, float]) -> None:
        """Read with these exchange rates from now on."""
        self._request = replace(self._request, rates=rates)

    def rows(self, sheet: str, first: int, count: int) -> tuple[tuple[Cell, ...], ...]:
        """Return some rows of a sheet as the file holds them; ``first`` is 1-based."""
        return self._file.rows(sheet, first, count)

    def blocks(self, table: TableId) -> Iterator[ColumnBlock]:
        """Yield what is stored of a table of the latest reading."""
        return self._file.blocks(table)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


class WorkbookSource:
    """A small workbook that is in memory whole."""

    def __init__(self, workbook: Workbook, request: ReadingRequest) -> None:
        self._workbook = workbook
        self._book = RawBook.of(workbook)
        self._request = request
        self._read: ReadBook | None = None

    def read(self, decisions: Decisions, progress: Progress) -> ImportDraft:
        """Return what an import would bring under some decisions. Raises InputRefused."""
        self._request = replace(self._request, decisions=decisions)
        self._read = read_book(self._book, self._request, progress)
        return ImportDraft(self._book.outline, self._read.reading, decisions, self)

    def compare(self, known: KnownBook, progress: Progress) -> Comparison:
        """Return what the latest reading would change in the known accounts."""
        from csdesk.ingest.matching import compare  # with rapidfuzz, which few commands need

        request = self._request
        return compare(known, self._latest(), request.fields, request.decisions, progress)

    def use_rates(self, rates: Mapping[str, float]) -> None:
        """Read with these exchange rates from now on."""
        self._request = replace(self._request, rates=rates)

    def rows(self, sheet: str, first: int, count: int) -> tuple[tuple[Cell, ...], ...]:
        """Return some rows of a sheet; ``first`` is 1-based."""
        found = next(one for one in self._workbook.sheets if one.name == sheet)
        return found.rows[first - 1 : first - 1 + count]

    def blocks(self, table: TableId) -> Iterator[ColumnBlock]:
        """Yield what is stored of a table of the latest reading."""
        return self._latest().blocks(table)

    def close(self) -> None:
        """Keep the sheets, which are the caller's."""

    def _latest(self) -> ReadBook:
        if self._read is None:
            raise ValueError("the workbook was not read yet")
        return self._read


def make_salt() -> str:
    """Return what no other workspace has."""
    return secrets.token_hex(16)


def list_rates(workspace: Workspace) -> dict[str, float]:
    """Return how many units of the client's currency one unit of each is worth."""
    return {code: found.rate for code, found in workspace.rates.all().items()}


def make_request(
    library: Library,
    workspace: Workspace | None = None,
    salt: str = "",
    rates: Sequence[ExchangeRate] = (),
) -> ReadingRequest:
    """Return what files are read with: the content, and what the workspace adds to it.

    Without a workspace and its salt, pseudonyms of persons are those of this reading alone.
    ``rates`` count before those of the workspace.
    """
    request = ReadingRequest(
        library.fields,
        library.tables,
        library.total_words,
        resting=list_words(library.record_words, STATE, {Meaning.TRIAL, Meaning.PAUSED}),
    )
    if workspace is None:
        return replace(request, salt=salt or make_salt())
    currency = workspace.clients.client().currency
    return replace(
        request,
        rates=list_rates(workspace) | {one.currency: one.rate for one in rates},
        home_currency=None if currency == NO_CURRENCY else currency,
        salt=workspace.salt(),
    )
