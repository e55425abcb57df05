"""Currencies as cells and headers name them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from csdesk.model.currencies import SYMBOL_OF

_CODES = (
    "AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES "
    "KRW MAD MXN MYR NGN NOK NZD PEN PHP PKR PLN RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND "
    "ZAR"
)
_DOLLARS = "AUD BRL CAD HKD MXN NZD SGD TWD USD"
CODES, DOLLARS = frozenset(_CODES.split()), frozenset(_DOLLARS.split())
LONGEST_FORMAT = 256
DOLLAR = "$"
"""Stands for a dollar of which the country is not said."""
CROWN = "kr"
"""Stands for a crown of which the country is not said."""
CROWNS = frozenset({"DKK", "ISK", "NOK", "SEK"})
SYMBOLS = {
    "KR": CROWN,
    "KR.": CROWN,
    **{symbol: code for code, symbol in SYMBOL_OF.items() if symbol != DOLLAR},
    "US$": "USD",
    "AU$": "AUD",
    "CA$": "CAD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
    "EURO": "EUR",
    "EUROS": "EUR",
    "DOLLAR": DOLLAR,
    "DOLLARS": DOLLAR,
    "POUND": "GBP",
    "POUNDS": "GBP",
    "₺": "TRY",
    "₩": "KRW",
    "₪": "ILS",
    "₴": "UAH",
    "₫": "VND",
    "₱": "PHP",
    "₦": "NGN",
    "฿": "THB",
    "₽": "RUB",
    "ZŁ": "PLN",
    "KČ": "CZK",
    "FT": "HUF",
    "FR": "CHF",
    "FR.": "CHF",
    "SFR": "CHF",
    "SFR.": "CHF",
}
"""The signs that csdesk writes, and others that people use."""

SIGNS = "£€¥₹₺₩₪₴₫₱₦฿₽"
_SYMBOL_MARK = re.compile(
    rf"(?<![A-Za-z])[A-Z]{{0,2}}\$|[{SIGNS}]|(?<![A-Za-z])[Kk][Rr](?![A-Za-z])"
)
_FORMAT_MARK = re.compile(r"\[\$([^\]-]*)(?:-[0-9A-Fa-f]+)?\]")
"""A currency with the language whose habits the format follows: [$€-407]."""
_FORMAT_NOISE = re.compile(r"[\"\\]|_.|\*.|\[(?!\$)[^\]]*\]")
_CODE_MARK = re.compile(r"(?<![A-Za-z])[A-Za-z]{3}(?![A-Za-z])")


def find_currency(text: str) -> str | None:
    """Return the currency that a mark stands for: a code, or ``$`` for some dollar."""
    mark = text.upper()
    if mark in CODES:
        return mark
    return DOLLAR if mark == DOLLAR else SYMBOLS.get(mark)


def currency_of_header(header: str) -> str | None:
    """Return the currency that a header states: "ARR (USD)", "Refund USD", "ARR in £"."""
    for pattern in (_CODE_MARK, _SYMBOL_MARK):
        for mark in pattern.findall(header):
            if (currency := find_currency(mark)) is not None:
                return currency
    return None


def currency_of_format(number_format: str | None) -> str | None:
    """Return the currency that a spreadsheet's format code shows: "$"#,##0.00, [$EUR] 0.00."""
    if not number_format:
        return None
    shown = _FORMAT_NOISE.sub("", number_format[:LONGEST_FORMAT].split(";")[0])
    return currency_of_header(_FORMAT_MARK.sub(r" \1 ", shown))


def settle_currency(stated: Iterable[str]) -> str | None:
    """Return the one currency that marks agree on; None for no mark or for several currencies."""
    marks = set(stated)
    if CROWN in marks and not marks - {CROWN} <= CROWNS:
        return None
    codes = marks - {DOLLAR, CROWN}
    if DOLLAR in marks:
        codes = codes or {"USD"}
        if not codes <= DOLLARS:
            return None
    return codes.pop() if len(codes) == 1 else None


def are_mixed(stated: Iterable[str]) -> bool:
    """Tell whether marks name more than one currency."""
    marks = set(stated)
    return bool(marks - {CROWN}) and settle_currency(marks) is None
