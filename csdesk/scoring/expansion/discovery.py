"""What a discovery talk opens with: the account's own use (S1.50, D30)."""

from __future__ import annotations

from collections import defaultdict
from math import isnan

from csdesk.formatting import percent
from csdesk.model.facts import Facts
from csdesk.model.identifiers import AccountKey, FactId
from csdesk.model.tables import ListTable
from csdesk.scoring.list_keys import account_keys

GROWTH = FactId("usage_change_90d")


def discovery_words(
    facts: Facts, account: AccountKey, usage: ListTable | None = None
) -> dict[str, str]:
    """Return what fills the places {usage_change} and {feature}; what is unknown is left out.

    Raises ValueError for an account that is not in the book.
    """
    words: dict[str, str] = {}
    change = float(facts.numbers(GROWTH)[facts.keys.index(account)])
    if not isnan(change):
        words["usage_change"] = percent(change, 0)
    feature = find_main_feature(usage, account) if usage is not None else None
    if feature is not None:
        words["feature"] = feature
    return words


def find_main_feature(usage: ListTable, account: AccountKey) -> str | None:
    """Return the feature that an account used most; None where none is named."""
    uses: defaultdict[str, float] = defaultdict(float)
    columns = (usage.column("feature"), usage.column("usage_count"))
    for key, feature, count in zip(account_keys(usage), *columns, strict=True):
        if key == account and isinstance(feature, str):
            uses[feature] += count if isinstance(count, float) else 1
    return max(uses, key=lambda name: uses[name], default=None)
