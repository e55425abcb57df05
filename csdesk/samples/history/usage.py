"""Use of the product, month by month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from csdesk.model.samples import SampleTexts
from csdesk.model.tables import Cell
from csdesk.samples.customers import AS_OF
from csdesk.samples.draws import Draws
from csdesk.samples.history.lives import Life, month_ends
from csdesk.samples.history.revenue import Account
from csdesk.samples.measures import SEAT_PRICE

HEADER = (
    "Account ref", "Usage date", "Module", "Core feature?", "MAU", "DAU", "Sessions", "Page views",
    "Uses",
)  # fmt: skip
Row = tuple[Cell, ...]


def usage_rows(
    lives: Sequence[Life], accounts: Sequence[Account], texts: SampleTexts, draws: Draws
) -> Iterator[Row]:
    """Yield a row a month for each account whose usage is linked.

    The last month of who is listed says what the customer list says, and is missing where it is
    silent.
    """
    paid = {account.customer.ref: account for account in accounts}
    for life in lives:
        account = paid.get(life.customer.ref)
        if account is None or not _is_linked(life):
            continue
        for place, day in enumerate(month_ends()):
            if life.is_there(day) and account.arr_on(day):
                module = texts.history.modules[
                    place % _modules(life, day, len(texts.history.modules))
                ]
                yield (life.customer.ref, day, module, "Yes", *_figures(life, account, day, draws))


def _is_linked(life: Life) -> bool:
    return not life.customer.is_listed or "dau_mau" in life.customer.measures


def _modules(life: Life, day: date, most: int) -> int:
    """Return how many parts of the product an account uses."""
    return min(most, max(1, round(2.0 + life.fortune(day))))


def _figures(life: Life, account: Account, day: date, draws: Draws) -> Row:
    if life.customer.is_listed and day == AS_OF:
        return _stated(life)
    fortune = life.fortune(day)
    seats = max(3, account.arr_on(day) / SEAT_PRICE)
    share = _within(0.7 + 0.13 * fortune + 0.05 * draws.normal(), 0.08, 0.98)
    users = max(1, round(seats * share))
    daily = _within(62 + 15 * fortune + 9 * draws.normal(), 4, 95)
    sessions = users * _within(7.5 + 2.9 * fortune + 0.5 * draws.normal(), 0.8, 15)
    pages = _within(4.6 + 1.1 * fortune + 0.8 * draws.normal(), 1.1, 9)
    return _row(users, daily, sessions, pages)


def _stated(life: Life) -> Row:
    measures = life.customer.measures
    users = life.customer.active_users or 0
    sessions = users * measures.get("sessions_per_user", 5.0)
    return _row(users, measures["dau_mau"], sessions, measures.get("session_depth"))


def _row(users: int, daily: float, sessions: float, pages: float | None) -> Row:
    """Return the figures of a month; a use is about three actions a session."""
    visits = round(sessions)
    viewed = None if pages is None else float(round(visits * pages))
    return (float(users), round(users * daily / 100, 1), float(visits), viewed, 3.0 * visits)


def _within(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
