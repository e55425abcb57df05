"""One value of the report as text."""

from __future__ import annotations

from datetime import date

import pytest

from csdesk.model.kpis import Unit
from csdesk.report.document import Format, Noted, Quantity, Status, StatusWord
from csdesk.report.values import value_text


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (104.25, Format.PERCENT, "104.3%"),
        (1234.5, Format.INTEGER, "1,235"),
        (1234.55, Format.DECIMAL, "1,234.6"),
        (186_000, Format.MONEY, "£186,000"),
        (date(2026, 3, 9), Format.DATE, "9 Mar 2026"),
        (None, Format.MONEY, "–"),
        ("", Format.LETTER, ""),
        ("=1+1", Format.TEXT, "=1+1"),
        (StatusWord(Status.RISK, "At risk"), Format.STATUS, "At risk"),
        (Quantity(38.0, Unit.DAYS), Format.QUANTITY, "38 days"),
        (Quantity(292.2718, Unit.PERCENT, 2), Format.QUANTITY, "292.27%"),
        (Quantity(2.345, Unit.RATIO, 2), Format.QUANTITY, "2.35"),
        (Quantity(None, Unit.PERCENT, 2), Format.QUANTITY, "–"),
        (Noted("Customers who stayed", "GRR"), Format.TEXT, "Customers who stayed (GRR)"),
        (Noted("Alone", ""), Format.TEXT, "Alone"),
    ],
)
def test_a_value_is_written_as_its_format_says(value, form, text):
    assert value_text(value, form, "GBP") == text
