"""Who has which product, and what the gaps could be worth (S3.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from math import fsum
from statistics import median

from csdesk.model.accounts import AccountTable
from csdesk.model.expansion import Whitespace
from csdesk.model.identifiers import AccountKey
from csdesk.model.subscriptions import SubscriptionBook
from csdesk.model.tables import ListTable

Owned = Mapping[AccountKey, Mapping[str, float]]


def find_whitespace(
    book: SubscriptionBook,
    table: ListTable,
    accounts: AccountTable,
    least: int,
) -> Whitespace | None:
    """Return the grid of accounts and products; None where fewer than two products are known.

    ``table`` is the list that the book was read from. A gap is worth the median of what at least
    ``least`` similar accounts pay for the product: those of the same segment of the customer list.
    """
    owned = find_products(book, table, accounts.as_of)
    listed = {key: owned.get(key, {}) for key in dict.fromkeys(accounts.keys)}
    products = _by_arr(listed)
    if len(products) < 2:
        return None
    kinds = dict(zip(accounts.keys, map(_kind, accounts.column("segment")), strict=True))
    prices = _usual_prices(listed, kinds, least)
    return Whitespace(products, tuple(listed), listed, kinds, prices)


def find_products(
    book: SubscriptionBook, table: ListTable, day: date
) -> dict[AccountKey, dict[str, float]]:
    """Return a year's revenue of each product that an account pays for on a day."""
    names = table.column("product")
    parts: dict[AccountKey, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for line in book.lines:
        name = names[line.position]
        if name and line.annual and line.is_live(day):
            parts[line.account][str(name).strip()].append(line.annual)
    return {
        account: {product: fsum(amounts) for product, amounts in products.items()}
        for account, products in parts.items()
    }


def _by_arr(owned: Owned) -> tuple[str, ...]:
    totals: dict[str, list[float]] = defaultdict(list)
    for products in owned.values():
        for product, arr in products.items():
            totals[product].append(arr)
    return tuple(sorted(totals, key=lambda product: (-fsum(totals[product]), product)))


def _kind(segment: object) -> str:
    return segment.strip().casefold() if isinstance(segment, str) else ""


def _usual_prices(
    owned: Owned, kinds: Mapping[AccountKey, str], least: int
) -> dict[tuple[str, str], float]:
    """Return the median of what accounts of a kind pay for a product, where enough have it."""
    paid: dict[tuple[str, str], list[float]] = defaultdict(list)
    for account, products in owned.items():
        for product, arr in products.items():
            paid[kinds[account], product].append(arr)
    return {key: median(amounts) for key, amounts in paid.items() if len(amounts) >= least}
