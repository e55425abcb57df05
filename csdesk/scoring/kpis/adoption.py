"""How far customers use what they bought: seats, days, features, visits (S4.8, S4.17, S0.16).

What the customer list states comes first; where it is silent, the usage of 30 days is added up.
"""

from __future__ import annotations

from dataclasses import replace

from csdesk.formatting import number, plural
from csdesk.model.accounts import AccountTable
from csdesk.scoring.kpis.book import Book, Measure, no_measure, snapshot_window
from csdesk.scoring.kpis.core_features import CoreUse, read_core_use
from csdesk.scoring.kpis.records import (
    FULL,
    covered,
    days_before,
    few_records,
    mean,
    measure_rows,
    measure_share,
    window_words,
)
from csdesk.scoring.kpis.signal_sums import SIGNALS, core_features_used, sum_signals
from csdesk.scoring.kpis.usage_columns import MONTH
from csdesk.scoring.kpis.usage_sums import Ratio, daily_share, sum_usage, uses_per_user

ENOUGH_FEATURES = 3
"""So many core features make a customer that uses the product broadly (S0.16)."""
NO_CORE = "no base: no row of usage of 30 days names a core feature"


def measure_licences(book: Book) -> Measure:
    """Return active users in percent of the seats paid for, over all accounts with both (S4.17).

    Accounts that use more than they pay for are named; they count in full.
    """
    table = book.accounts
    pairs = zip(table.numbers("active_users"), table.numbers("seats_purchased"), strict=True)
    known = [
        (at, used, paid) for at, (used, paid) in enumerate(pairs)
        if used is not None and paid is not None and paid > 0
    ]  # fmt: skip
    if not known:
        return _mean_of(table, "seat_utilisation", "Mean of the accounts' seat utilisation")
    positions, used, paid = zip(*known, strict=True)
    over = [at for at, used, paid in known if used > paid]
    found = measure_rows(
        table, positions, FULL * sum(used) / sum(paid), "accounts with seats and users",
        "All active users over all seats paid for", _over_words(len(over)),
        covered(table, len(known)), few_records(len(known)), window=snapshot_window(table),
    )  # fmt: skip
    return replace(found, accounts=tuple(table.keys[at] for at in over))


def measure_stickiness(book: Book) -> Measure:
    """Return users of a normal day in percent of those of a month (DAU/MAU).

    Where the list counts users, accounts weigh as many as they have. What events added up to comes
    next, then rows of usage, single events last: of events the days of 30 without any use count as
    well.
    """
    if any(value is not None for value in book.accounts.numbers("dau_mau")):
        return _mean_by_users(book.accounts, "dau_mau", "daily to monthly active users")
    signals = sum_signals(book, "mean_daily_users", "active_users_30d")
    if signals is not None:
        return ratio_measure(signals, "Mean of the users of a day over all users of 30 days", FULL)
    usage = sum_usage(book, "daily_active_users", "active_users")
    if usage is not None:
        return ratio_measure(usage, "Users of a normal day over users of the period", FULL)
    events = daily_share(book)
    if events is None:
        return no_measure("no base: nobody used the product within 30 days")
    return ratio_measure(events, "Mean of the users of a day over all users of 30 days", FULL)


def measure_depth(book: Book) -> Measure:
    """Return what an active user does in 30 days: uses over active users (S4.8).

    Rows tell the users of their own day, week or feature; an account has as many as the row that
    counts most of them. What events added up to comes first.
    """
    signals = sum_signals(book, "events_30d", "active_users_30d")
    if signals is not None:
        return ratio_measure(signals, "All events of 30 days over the active users of all accounts")
    found = uses_per_user(book)
    if found is None:
        return no_measure("no base: no row of usage of 30 days has uses and active users")
    return ratio_measure(found, "All uses of 30 days over the active users of all accounts")


def measure_session_depth(book: Book) -> Measure:
    """Return pages that a visit opens: of the list, else pages over sessions of 30 days."""
    if any(value is not None for value in book.accounts.numbers("session_depth")):
        return _mean_of(book.accounts, "session_depth", "Mean of the accounts' session depth")
    found = sum_usage(book, "pages_viewed", "sessions")
    if found is None:
        return no_measure("no base: no row of usage of 30 days has pages and sessions")
    return ratio_measure(found, "All pages over all sessions, rows of 30 days")


def measure_breadth(book: Book) -> Measure:
    """Return core features used in 30 days in percent of all, as a mean over accounts (S4.8)."""
    use = read_core_use(book)
    if use is None:
        return no_measure(NO_CORE)
    shares = [FULL * count / len(use.features) for count in use.counts]
    found = measure_rows(
        use.table, use.positions, mean(shares), "accounts",
        f"Mean over all accounts of the core features used, of {len(use.features)}",
        _silent_words(use), few_records(len(shares)), window=window_words(use.window),
    )  # fmt: skip
    return replace(found, n=len(shares))


def measure_broad(book: Book) -> Measure:
    """Return the share of accounts with three core features and more in use (S0.16).

    Where no usage is there, what events added up to counts, then the features of 90 days that the
    customer list states.
    """
    use = read_core_use(book)
    if use is None:
        return _broad_by_signals(book) or _broad_by_list(book.accounts)
    count = sum(one >= ENOUGH_FEATURES for one in use.counts)
    found = measure_share(
        book.accounts, range(len(use.counts)), count, "accounts",
        f"Accounts that used {ENOUGH_FEATURES} core features or more within 30 days",
        _silent_words(use), window=window_words(use.window),
    )  # fmt: skip
    return replace(found, lineage=use.lineage)


def _broad_by_signals(book: Book) -> Measure | None:
    positions, counts = core_features_used(book)
    if not counts:
        return None
    return measure_share(
        book.tables[SIGNALS], positions, sum(one >= ENOUGH_FEATURES for one in counts),
        "accounts with signals from events",
        f"Accounts that used {ENOUGH_FEATURES} core features or more within 30 days",
        covered(book.accounts, len(counts)),
        window=window_words(days_before(book.accounts.as_of, MONTH)),
    )  # fmt: skip


def _broad_by_list(table: AccountTable) -> Measure:
    column = enumerate(table.numbers("features_used_90d"))
    known = [(at, value) for at, value in column if value is not None]
    if not known:
        return no_measure(NO_CORE)
    count = sum(value >= ENOUGH_FEATURES for _, value in known)
    return measure_share(
        table, [at for at, _ in known], count, "accounts with a value",
        f"Accounts that used {ENOUGH_FEATURES} features or more within 90 days",
        "The list does not say which of them are core features.", covered(table, len(known)),
        window=snapshot_window(table),
    )  # fmt: skip


def _mean_by_users(table: AccountTable, field: str, words: str) -> Measure:
    """Return a mean by active users where all accounts with a value have them, else by account."""
    pairs = zip(table.numbers(field), table.numbers("active_users"), strict=True)
    known = [(at, value, users) for at, (value, users) in enumerate(pairs) if value is not None]
    weights = [users for _, _, users in known if users is not None and users > 0]
    if len(weights) < len(known):
        return _mean_of(table, field, f"Mean of the accounts' {words}")
    value = sum(value * users for (_, value, _), users in zip(known, weights, strict=True))
    return measure_rows(
        table, [at for at, _, _ in known], value / sum(weights), "accounts with a value",
        f"Mean of the accounts' {words}, by active users", covered(table, len(known)),
        few_records(len(known)), window=snapshot_window(table),
    )  # fmt: skip


def _mean_of(table: AccountTable, field: str, method: str) -> Measure:
    known = [(at, value) for at, value in enumerate(table.numbers(field)) if value is not None]
    if not known:
        return no_measure("no base: no account has a value")
    positions, values = zip(*known, strict=True)
    return measure_rows(
        table, positions, mean(values), "accounts with a value", method,
        covered(table, len(known)), few_records(len(known)), window=snapshot_window(table),
    )  # fmt: skip


def ratio_measure(found: Ratio, method: str, scale: float = 1) -> Measure:
    """Return one sum over another, times ``scale``."""
    measure = measure_rows(
        found.table, found.positions, scale * found.above / found.below, found.base, method,
        few_records(found.accounts), window=window_words(found.window),
    )  # fmt: skip
    return replace(measure, n=found.accounts)


def _over_words(count: int) -> str:
    if not count:
        return ""
    return f"{plural(count, 'account')} {'uses' if count == 1 else 'use'} more than is paid for."


def _silent_words(use: CoreUse) -> str:
    silent = sum(count == 0 for count in use.counts)
    if not silent:
        return ""
    accounts = plural(len(use.counts), "account")
    return f"{number(silent)} of {accounts} used none and count as 0."
