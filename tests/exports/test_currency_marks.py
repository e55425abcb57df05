"""Paper and workbook write the same mark before an amount, whatever the currency."""

from __future__ import annotations

import pytest

from csdesk.formatting import money
from csdesk.model.currencies import NO_CURRENCY, SYMBOL_OF
from exports.xlsx.number_formats import money_format


@pytest.mark.parametrize("code", [*SYMBOL_OF, "CHF", "SEK", NO_CURRENCY, ""])
def test_paper_and_workbook_write_the_same_mark(code):
    shown = money_format(code).replace('"', "").replace("#,##0", "1,200")
    assert shown == money(1_200, code)


def test_each_dollar_is_told_apart_in_the_workbook():
    assert money_format("AUD") == '"A$"#,##0'
    assert money_format("CAD") == '"C$"#,##0'
    assert money_format("NZD") == '"NZ$"#,##0'
