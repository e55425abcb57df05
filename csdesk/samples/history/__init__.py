"""The two years of the sample client, as the export of its systems that came with the lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from csdesk.model.imports import Sheet, Workbook
from csdesk.model.samples import SampleTexts
from csdesk.model.tables import Cell
from csdesk.samples.draws import Draws
from csdesk.samples.history import billing, care, deals, usage, voice
from csdesk.samples.history.lives import live
from csdesk.samples.history.past import draw_past
from csdesk.samples.history.revenue import draw_accounts, write_lines
from csdesk.samples.story import make_customers

FILE_NAME = "CRM and billing export Oct 2024 to Oct 2026 v2 (use this one).xlsx"
Row = tuple[Cell, ...]


def make_history(texts: SampleTexts) -> Workbook:
    """Return the export of the client's systems, the same each time.

    Its accounts are those of both lists and those that came and went beside them.
    """
    listed = make_customers(texts)
    past = draw_past(texts, listed, Draws("past"))
    customers = [*listed, *past]
    lives = live(customers, texts, Draws("lives"))
    accounts = draw_accounts(customers, texts, Draws("accounts"))
    draws = Draws("lines")
    lines = [line for account in accounts for line in write_lines(account, texts.history, draws)]
    invoices = billing.write_invoices(lives, accounts, Draws("invoices"))
    return _bind(
        _sheet("Usage", usage.HEADER, usage.usage_rows(lives, accounts, texts, Draws("usage"))),
        _sheet("Tickets", voice.TICKET_HEADER, voice.ticket_rows(lives, texts, Draws("tickets"))),
        _sheet("Surveys", voice.SURVEY_HEADER, voice.survey_rows(lives, texts, Draws("surveys"))),
        _sheet("Subscriptions", billing.LINE_HEADER, billing.line_rows(lines)),
        _sheet("ARR movements", billing.MOVEMENT_HEADER, billing.movement_rows(accounts)),
        _sheet("Invoices", billing.INVOICE_HEADER, billing.invoice_rows(invoices)),
        _sheet("Payments", billing.PAYMENT_HEADER, billing.payment_rows(invoices, Draws("paid"))),
        _sheet("Renewals", deals.RENEWAL_HEADER, deals.renewal_rows(accounts, Draws("renewals"))),
        _sheet(
            "Opportunities",
            deals.DEAL_HEADER,
            deals.deal_rows(lives, accounts, texts, Draws("deals")),
        ),
        _sheet("Activities", care.TOUCH_HEADER, care.touch_rows(lives, texts, Draws("touches"))),
        _sheet("Users", care.USER_HEADER, care.user_rows(lives, texts, Draws("users"))),
        _sheet("Onboarding", care.TASK_HEADER, care.task_rows(listed, texts, Draws("tasks"))),
        _sheet("Lost, on no list", deals.LOST_HEADER, deals.lost_rows(past, texts, Draws("lost"))),
    )


def _sheet(name: str, header: Sequence[str], rows: Iterable[Row]) -> Sheet:
    """Return a sheet as systems export it: a title and an empty row stand above the header."""
    return Sheet(
        name, visible=True, rows=((f"{name} – exported 31/10/2026",), (), tuple(header), *rows)
    )


def _bind(*sheets: Sheet) -> Workbook:
    return Workbook(FILE_NAME, sha256(repr(sheets).encode()).hexdigest(), sheets)
