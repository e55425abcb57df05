"""Sheets of a packet that did not come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from csdesk.ingest.answers.forms import Form, asked_ids
from csdesk.ingest.answers.stamp import SEND_ANOTHER
from csdesk.model.identifiers import InstrumentId
from csdesk.model.imports import DataIssue, IssueKind, Workbook
from csdesk.model.instruments import Instrument
from csdesk.model.packets import PacketStamp


def find_lost_sheets(
    workbook: Workbook,
    stamp: PacketStamp | None,
    forms: tuple[Form, ...],
    instruments: tuple[Instrument, ...],
) -> Iterator[DataIssue]:
    """Yield an issue for each sheet of a packet that is gone, or has no questions any more.

    A sheet that only has another name is not lost: its questions stand under that.
    """
    parts = stamp.parts if stamp else ()
    found = {form.sheet.name for form in forms}
    named = {part.sheet for part in parts}
    moved = {_whose(form, instruments) for form in forms if form.sheet.name not in named}
    for part in parts:
        if part.sheet not in found and part.instrument not in moved:
            yield DataIssue(
                IssueKind.UNREAD_VALUE,
                workbook.file_name,
                part.sheet,
                None,
                None,
                "the sheet is missing, or has lost its head",
                SEND_ANOTHER,
            )


def _whose(form: Form, instruments: Iterable[Instrument]) -> InstrumentId:
    """Return the instrument that asks most of what a form asks."""
    asked = asked_ids((form,))
    return max(instruments, key=lambda one: sum(ask.id in asked for ask in one.questions)).id
