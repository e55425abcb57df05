"""A packet as a workbook that people fill in: a cover, and a protected sheet an instrument."""

from __future__ import annotations

from typing import Any

from csdesk.formatting.respondents import confidence_choice
from csdesk.model import questionnaires
from csdesk.model.answers import Confidence
from csdesk.model.instruments import QuestionKind
from csdesk.model.packets import PacketPart, PacketStamp, one_line
from csdesk.report.packets import Packet, PacketRow, PacketSheet
from exports.charts.palette import LIGHT
from exports.xlsx.book import Book, Look, plain_text, set_page
from exports.xlsx.brand_row import head_look, title_look, write_tab
from exports.xlsx.look import HEAD, INDENT, INPUT, QUIET, SECTION, WRAPPED, row_height
from exports.xlsx.packet_choices import ChoiceLists
from exports.xlsx.packet_cover import COVER, write_cover
from exports.xlsx.packet_stamp import STAMP_SHEET, write_stamp
from exports.xlsx.sheet_names import LONGEST, sheet_names

CHOICES = "Choices"
WIDTHS: dict[str, float] = {
    questionnaires.QUESTION_ID: 8,
    questionnaires.REVISION: 8,
    questionnaires.AREA: 17,
    questionnaires.QUESTION: 40,
    questionnaires.WHY: 30,
    questionnaires.ANSWER: 17,
    questionnaires.MEANINGS: 52,
    questionnaires.CONFIDENCE: 13,
    questionnaires.EVIDENCE: 22,
    questionnaires.NOTE: 22,
    questionnaires.REASON: 20,
}
COLUMN = {name: place for place, name in enumerate(questionnaires.COLUMNS)}
ASKED: Look = (*WRAPPED, ("bottom", 1), ("bottom_color", LIGHT.border))
TITLE_ROW, HINT_ROW, HEAD_ROW = 0, 1, 2
HINT = "Fill in the framed cells. Leave open what you do not know."
CONFIDENCES = [confidence_choice(confidence) for confidence in Confidence]
LARGEST = 1e15
TOO_LONG = 255
"""Excel takes no longer message beside a cell."""
FREE_ROWS: dict[str, Any] = {"format_rows": True}
"""What stays allowed on a protected sheet, beside filling in."""


def render_packet(packet: Packet) -> bytes:
    """Return a packet as a workbook; the same packet gives the same bytes."""
    heads = head_look(packet.brand)
    book = Book(packet.title, "csdesk", packet.client, is_structure_locked=True, heads=heads)
    names = sheet_names(
        [COVER, CHOICES, STAMP_SHEET, *(_short(sheet.instrument.name) for sheet in packet.sheets)]
    )
    write_cover(book, book.add_sheet(COVER), packet)
    pages = [book.add_sheet(name) for name in names[3:]]
    lists = ChoiceLists(book, book.add_sheet(CHOICES), CHOICES)
    for page, sheet in zip(pages, packet.sheets, strict=True):
        _write_sheet(book, page, sheet, lists, packet)
    lists.finish()
    write_stamp(book, book.add_sheet(STAMP_SHEET), _stamp(packet, names[3:]))
    return book.finish()


def _short(name: str) -> str:
    """Return a name that fits below a sheet, cut between two words where that is possible."""
    return name if len(name) <= LONGEST else name[: LONGEST + 1].rsplit(" ", 1)[0]


def _stamp(packet: Packet, names: list[str]) -> PacketStamp:
    return PacketStamp(
        client=one_line(plain_text(packet.client)),
        engagement=one_line(plain_text(packet.engagement)),
        role=packet.role,
        person=one_line(plain_text(packet.person)),
        parts=tuple(
            PacketPart(sheet.instrument.id, sheet.instrument.version, name)
            for sheet, name in zip(packet.sheets, names, strict=True)
        ),
    )


def _write_sheet(
    book: Book, page: Any, sheet: PacketSheet, lists: ChoiceLists, packet: Packet
) -> None:
    _set_up(page, packet, _hidden_columns(sheet))
    first = COLUMN[questionnaires.AREA]
    write_tab(page, packet.brand)
    book.put(page, (TITLE_ROW, first), sheet.instrument.name, (*SECTION, *title_look(packet.brand)))
    book.put(page, (HINT_ROW, first), HINT, QUIET)
    book.put_row(page, HEAD_ROW, questionnaires.COLUMNS, (*HEAD, *INDENT, *book.heads))
    for number, row in enumerate(sheet.rows, start=HEAD_ROW + 1):
        _write_row(book, page, number, row)
        _limit_answer(page, number, row, lists)
        _limit_confidence(page, number)


def _hidden_columns(sheet: PacketSheet) -> frozenset[str]:
    """Return what only csdesk reads, and the reason where every question applies."""
    asks_reason = any(row.question.may_not_apply for row in sheet.rows)
    return frozenset(questionnaires.HIDDEN) | (set() if asks_reason else {questionnaires.REASON})


def _set_up(page: Any, packet: Packet, hidden: frozenset[str]) -> None:
    """Set what makes the sheet easy to fill in and to print, and protects the rest."""
    for name, width in WIDTHS.items():
        page.set_column(COLUMN[name], COLUMN[name], width, None, {"hidden": name in hidden})
    page.set_row(HEAD_ROW, 30)
    page.freeze_panes(HEAD_ROW + 1, COLUMN[questionnaires.WHY])
    page.hide_gridlines(2)
    set_page(page)
    page.repeat_rows(HEAD_ROW)
    title = f"{packet.title}, {packet.client}" if packet.client else packet.title
    page.set_footer(f"&L{plain_text(title).replace('&', '&&')[:80]}&R&P / &N")
    page.protect("", FREE_ROWS)


def _write_row(book: Book, page: Any, number: int, row: PacketRow) -> None:
    question = row.question
    fixed: dict[str, str | int] = {
        questionnaires.QUESTION_ID: question.id,
        questionnaires.REVISION: question.revision,
        questionnaires.AREA: row.area,
        questionnaires.QUESTION: question.text,
        questionnaires.WHY: question.why,
        questionnaires.MEANINGS: row.meanings,
    }
    for name, value in fixed.items():
        book.put(page, (number, COLUMN[name]), value, ASKED)
    for name in questionnaires.GIVEN:
        book.put(page, (number, COLUMN[name]), None, _look(name, row))
    shown = (questionnaires.QUESTION, questionnaires.WHY, questionnaires.MEANINGS)
    page.set_row(number, row_height((str(fixed[name]), WIDTHS[name]) for name in shown))


def _look(name: str, row: PacketRow) -> Look:
    """Return an input, except for a reason that nobody is asked for."""
    if name == questionnaires.REASON and not row.question.may_not_apply:
        return ASKED
    return INPUT


def _limit_answer(page: Any, number: int, row: PacketRow, lists: ChoiceLists) -> None:
    column = COLUMN[questionnaires.ANSWER]
    if row.choices:
        known = ", ".join(row.choices)
        limits: dict[str, Any] = {
            "validate": "list",
            "source": lists.source(row.choices),
            "error_title": "Not one of the answers",
            "error_message": plain_text(f"Choose one of: {known}")[:TOO_LONG],
        }
        page.data_validation(number, column, number, column, limits)
    elif row.question.kind is QuestionKind.NUMBER and not row.question.may_not_apply:
        unit = f", in {row.question.unit}" if row.question.unit else ""
        limits = {
            "validate": "decimal",
            "criteria": "between",
            "minimum": -LARGEST,
            "maximum": LARGEST,
            "error_title": "Not a number",
            "error_message": plain_text(f"Write a number{unit}.")[:TOO_LONG],
        }
        page.data_validation(number, column, number, column, limits)


def _limit_confidence(page: Any, number: int) -> None:
    column = COLUMN[questionnaires.CONFIDENCE]
    limits = {
        "validate": "list",
        "source": CONFIDENCES,
        "error_title": "How sure are you?",
        "error_message": f"Choose one of: {', '.join(CONFIDENCES)}",
    }
    page.data_validation(number, column, number, column, limits)
