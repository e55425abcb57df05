"""Who filled a packet in, as its first sheet says."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.errors import InputRefused
from csdesk.formatting import join_words
from csdesk.formatting.respondents import role_group, role_word
from csdesk.ingest.answers.forms import cell_text
from csdesk.ingest.coercion import quote
from csdesk.ingest.columns import cell_at
from csdesk.ingest.reader.sheet_scan import NOT_STORED
from csdesk.model.imports import Workbook
from csdesk.model.packets import PacketStamp
from csdesk.model.questionnaires import NAME_LABEL, ROLE_LABEL
from csdesk.model.respondents import RespondentRole

LONGEST_NAME = 120
_ROLES = {
    name.casefold(): role
    for role in RespondentRole
    for name in (role.value, role_word(role), role_group(role))
}


def read_name(workbook: Workbook, stamp: PacketStamp | None) -> str:
    """Return the name on the cover. Raises InputRefused where there is none."""
    for sheet, row, text in _find_beside(workbook, NAME_LABEL):
        name = " ".join(text.split())
        if name and name != NOT_STORED:
            return name[:LONGEST_NAME]
        if stamp is None or not stamp.person:
            raise _refuse(workbook, sheet, row, "nobody’s name stands there", "Write who answered")
    if stamp is not None and stamp.person:
        return stamp.person
    raise InputRefused(
        "it does not say who answered",
        file=workbook.file_name,
        advice=f"Write the name beside “{NAME_LABEL}” on its first sheet",
    )


def read_role(workbook: Workbook, stamp: PacketStamp | None) -> RespondentRole:
    """Return the role on the cover, else that of the packet. Raises InputRefused without one."""
    for sheet, row, text in _find_beside(workbook, ROLE_LABEL):
        if text.casefold() in _ROLES:
            return _ROLES[text.casefold()]
        if text:
            words = join_words([role_word(role) for role in RespondentRole])
            raise _refuse(workbook, sheet, row, f"{quote(text)} is no role", f"Choose one: {words}")
    if stamp is not None and stamp.role is not None:
        return stamp.role
    raise InputRefused(
        "it does not say in which role somebody answered",
        file=workbook.file_name,
        advice=f"Choose one beside “{ROLE_LABEL}” on its first sheet",
    )


def _find_beside(workbook: Workbook, label: str) -> Iterator[tuple[str, int, str]]:
    """Yield sheet, row and text right of each cell that holds a label."""
    for sheet in workbook.sheets:
        for number, row in enumerate(sheet.rows, start=1):
            for column, cell in enumerate(row, start=1):
                if cell == label:
                    yield sheet.name, number, cell_text(cell_at(row, column + 1))


def _refuse(workbook: Workbook, sheet: str, row: int, problem: str, advice: str) -> InputRefused:
    return InputRefused(
        problem, file=workbook.file_name, sheet=sheet, row=row, column="B", advice=advice
    )
