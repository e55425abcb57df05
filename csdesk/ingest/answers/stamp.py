"""The hidden sheet by which a packet is known again."""

from __future__ import annotations

from csdesk.errors import InputRefused
from csdesk.ingest.answers.forms import cell_text
from csdesk.model.imports import Sheet, Workbook
from csdesk.model.packets import PacketStamp, one_line
from csdesk.model.questionnaires import STAMP

SEND_ANOTHER = "Have the answers copied into the packet as it was sent"


class MadeElsewhere(InputRefused):
    """The packet was made for another client or another audit."""


def read_stamp(workbook: Workbook) -> PacketStamp | None:
    """Return what a packet says about itself, None where it says nothing.

    Raises InputRefused where that was changed.
    """
    for sheet in workbook.sheets:
        if sheet.rows and sheet.rows[0] and sheet.rows[0][0] == STAMP:
            stamp = PacketStamp.of_rows(_texts(sheet))
            if stamp is None:
                raise InputRefused(
                    "the hidden sheet by which csdesk knows a packet was changed",
                    file=workbook.file_name,
                    sheet=sheet.name,
                    advice=SEND_ANOTHER,
                )
            return stamp
    return None


def refuse_foreign(
    workbook: Workbook, stamp: PacketStamp | None, client: str, engagement: str
) -> None:
    """Raise MadeElsewhere for a packet about another client or another audit."""
    if stamp is None or not stamp.client:
        return
    for what, stated, wanted in (
        ("client", stamp.client, client),
        ("audit", stamp.engagement, engagement),
    ):
        if stated.casefold() != one_line(wanted).casefold():
            raise MadeElsewhere(
                f"it was made for the {what} “{stated}”, not for “{wanted}”",
                file=workbook.file_name,
                advice=f"Open “{stated}” and bring it in there, or say that it belongs here",
            )


def _texts(sheet: Sheet) -> list[list[str]]:
    return [[cell_text(cell) for cell in row] for row in sheet.rows]
