"""Accounts to watch for an upsell: thriving, or steadily among the most active (S2.18)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import compress

from csdesk.model.expansion_rules import ExpansionRules
from csdesk.model.health import HealthResult
from csdesk.model.identifiers import AccountKey
from csdesk.model.score_columns import account_keys, score_column
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.list_keys import linked_keys
from csdesk.scoring.record_columns import NO_DAY, read_days

DAYS_OF_MONTH = 30
Tables = Mapping[TableKind, ListTable]


def find_watched(
    health: HealthResult | None, tables: Tables, as_of: date, rules: ExpansionRules
) -> tuple[AccountKey, ...]:
    """Return the accounts to watch: by score first, then by their monthly active users."""
    thriving = _thriving(health, rules.watch_score) if health else ()
    return tuple(dict.fromkeys((*thriving, *find_steady(tables, as_of, rules))))


def _thriving(health: HealthResult, least: float) -> Iterator[AccountKey]:
    # An account without a score is NaN, which is not above anything.
    return compress(account_keys(health), (score_column(health) >= least).tolist())


def find_steady(tables: Tables, as_of: date, rules: ExpansionRules) -> tuple[AccountKey, ...]:
    """Return accounts in the top part of the book by active users, in every one of the months.

    A month is 30 days that end on the day looked at, or 30 days before the next one; what counts
    is the largest number of active users stated within it, and only where somebody was active.
    """
    usage = tables.get(TableKind.USAGE)
    if usage is None:
        return ()
    months = _monthly_users(usage, linked_keys(usage, tables), as_of, rules.watch_months)
    tops = [_top(users, rules.watch_quantile) for users in months]
    return tuple(key for key in tops[0] if all(key in top for top in tops[1:]))


def _monthly_users(
    usage: ListTable, keys: Sequence[AccountKey | None], as_of: date, months: int
) -> list[dict[AccountKey, float]]:
    """Return the most active users of each account by month, the latest month first."""
    found: list[dict[AccountKey, float]] = [defaultdict(float) for _ in range(months)]
    days = read_days(usage.column("used_on"))
    ages = as_of.toordinal() - days
    recent = (days != NO_DAY) & (ages >= 0) & (ages < months * DAYS_OF_MONTH)
    columns = (keys, (ages // DAYS_OF_MONTH).tolist(), usage.column("active_users"))
    for key, month, users in compress(zip(*columns, strict=True), recent.tolist()):
        if key is not None and isinstance(users, float):
            found[month][key] = max(found[month][key], users)
    return found


def _top(users: dict[AccountKey, float], quantile: float) -> dict[AccountKey, float]:
    import numpy as np

    if not users:
        return {}
    edge = float(np.quantile(list(users.values()), quantile))
    return {key: count for key, count in users.items() if count >= edge and count > 0}
