"""The two files that the client sends: the customer list now and the one of a year ago."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from math import fsum

from csdesk.model.imports import Sheet, Workbook
from csdesk.model.samples import SampleTexts
from csdesk.samples.columns import COLUMNS, EARLIER_COLUMNS
from csdesk.samples.customers import AS_OF, PREVIOUS_AS_OF, Customer
from csdesk.samples.draws import Draws
from csdesk.samples.sheets import cover_sheet, customer_lines, customer_sheet, lost_sheet


def write_current(customers: Sequence[Customer], texts: SampleTexts, draws: Draws) -> Workbook:
    """Return the later list: a cover, the customers with all that is known, the lost."""
    listed = [customer for customer in customers if customer.is_listed]
    customers_now = customer_sheet(
        "Customers Oct 26",
        f"{texts.client} customer list – October 2026 FINAL v3",
        COLUMNS,
        customer_lines(COLUMNS, listed, draws),
        fsum(customer.arr for customer in listed),
    )
    sheets = (
        cover_sheet(texts.client, AS_OF),
        customers_now,
        lost_sheet(customers, texts, draws),
    )
    return _bind("Customer list Oct 2026 FINAL v3.xlsx", sheets)


def write_previous(customers: Sequence[Customer], texts: SampleTexts, draws: Draws) -> Workbook:
    """Return the earlier list, from before usage and surveys were added to it."""
    listed = [customer for customer in customers if customer.was_listed]
    customers_then = customer_sheet(
        "Customers Oct 25",
        f"{texts.client} customer list – October 2025 FINAL",
        EARLIER_COLUMNS,
        customer_lines(EARLIER_COLUMNS, listed, draws),
        fsum(customer.arr_before for customer in listed),
    )
    sheets = (cover_sheet(texts.client, PREVIOUS_AS_OF), customers_then)
    return _bind("Customer list Oct 2025 FINAL.xlsx", sheets)


def _bind(file_name: str, sheets: tuple[Sheet, ...]) -> Workbook:
    """Return a workbook whose hash is that of its cells, since it was never a file."""
    return Workbook(file_name, sha256(repr(sheets).encode()).hexdigest(), sheets)
