"""The first sheet of a packet: who answers, who asks, by when, how, and who will see it."""

from __future__ import annotations

from typing import Any

from csdesk.formatting import confidence_word, day, plural
from csdesk.formatting.respondents import confidence_meaning, role_word
from csdesk.model.answers import Confidence
from csdesk.model.questionnaires import NAME_LABEL, ROLE_LABEL
from csdesk.model.respondents import RespondentRole
from csdesk.report.packets import Packet
from exports.xlsx.book import Book, set_page
from exports.xlsx.brand_row import title_look, write_tab
from exports.xlsx.look import INPUT, SECTION, SUBTITLE, TITLE, WRAPPED, row_height

COVER = "Start here"
LABELS, TEXTS = 0, 1
WIDTHS = (24, 84)
ROLES = [role_word(role) for role in RespondentRole]
LABEL = (*WRAPPED, ("bold", True))
HOW = """\
Choose an answer for each question on the next sheets. What each answer means stands beside it.
Answer as things are today, not as they should be.
Leave open what you do not know: an empty cell is better than a guess that looks sure.
Say how sure you are: {confidences}.
Where something can show it, such as a report or a document, name it under “Evidence”.
Save the file and send it back. Only the framed cells can be changed; leave sheets and rows as \
they are, or your answers may not be found."""
WHO_SEES = (
    "Your answers go to the person who asks. The report about {client} shows what each role "
    "answered and never a name. Where you are the only one in your role, readers may still guess "
    "that an answer is yours."
)


def write_cover(book: Book, sheet: Any, packet: Packet) -> None:
    """Write the cover of a packet."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    write_tab(sheet, packet.brand)
    book.put(sheet, (0, LABELS), packet.title, (*TITLE, *title_look(packet.brand)))
    book.put(sheet, (1, LABELS), _subtitle(packet), SUBTITLE)
    row = _write_person(book, sheet, 3, packet)
    row = _write_lines(book, sheet, row + 1, "About these questions", _facts(packet))
    row = _write_lines(book, sheet, row + 1, "How to answer", _steps())
    if packet.client:
        text = WHO_SEES.format(client=packet.client)
        _write_lines(book, sheet, row + 1, "Who will see it", [("", text)])
    sheet.hide_gridlines(2)
    set_page(sheet, is_portrait=True)
    sheet.protect("", {"format_rows": True})
    sheet.set_selection(3, TEXTS, 3, TEXTS)


def _subtitle(packet: Packet) -> str:
    if not packet.client:
        return f"Version {packet.sheets[0].instrument.version}"
    return f"{packet.client}, {packet.engagement}" if packet.engagement else packet.client


def _write_person(book: Book, sheet: Any, row: int, packet: Packet) -> int:
    given = packet.person or None, role_word(packet.role) if packet.role else None
    for offset, (label, value) in enumerate(zip((NAME_LABEL, ROLE_LABEL), given, strict=True)):
        book.put(sheet, (row + offset, LABELS), label, LABEL)
        book.put(sheet, (row + offset, TEXTS), value, INPUT)
        sheet.set_row(row + offset, 20)
    limits = {
        "validate": "list",
        "source": ROLES,
        "error_title": "Not one of the roles",
        "error_message": f"Choose one of: {', '.join(ROLES)}",
    }
    sheet.data_validation(row + 1, TEXTS, row + 1, TEXTS, limits)
    return row + 2


def _facts(packet: Packet) -> list[tuple[str, str]]:
    facts = [
        ("Asked by", _asker(packet)),
        ("Please send it back by", day(packet.due_on) if packet.due_on else "As agreed"),
        ("How long it takes", f"About {plural(packet.minutes, 'minute')}"),
        ("How much it asks", plural(packet.questions, "question")),
    ]
    return facts if packet.client else facts[2:]


def _asker(packet: Packet) -> str:
    who = [one for one in (packet.asked_by, packet.brand.firm) if one]
    return ", ".join(who) or "Whoever sent you this file"


def _steps() -> list[tuple[str, str]]:
    sureness = ", ".join(
        f"{one.value} {confidence_word(one).lower()} ({confidence_meaning(one)})"
        for one in Confidence
    )
    lines = HOW.format(confidences=sureness).splitlines()
    return [(str(number), text) for number, text in enumerate(lines, start=1)]


def _write_lines(book: Book, sheet: Any, row: int, title: str, lines: list[tuple[str, str]]) -> int:
    book.put(sheet, (row, LABELS), title, SECTION)
    for number, (label, text) in enumerate(lines, start=row + 1):
        book.put(sheet, (number, LABELS), label, LABEL)
        book.put(sheet, (number, TEXTS), text, WRAPPED)
        sheet.set_row(number, row_height([(text, WIDTHS[TEXTS])]))
    return row + 1 + len(lines)
