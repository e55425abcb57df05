"""The feature that an account uses most, which a discovery talk asks about (S1.50, D30)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from csdesk.model.identifiers import AccountKey
from csdesk.model.tables import ListTable, TableKind
from csdesk.scoring.list_keys import linked_keys


def find_main_feature(tables: Mapping[TableKind, ListTable], account: AccountKey) -> str | None:
    """Return the feature that an account used most; None where none is named.

    A record without a count is one use. It fills {feature} of the discovery script.
    """
    usage = tables.get(TableKind.USAGE)
    if usage is None:
        return None
    uses: defaultdict[str, float] = defaultdict(float)
    columns = (usage.column("feature"), usage.column("usage_count"))
    for key, feature, count in zip(linked_keys(usage, tables), *columns, strict=True):
        if key == account and isinstance(feature, str):
            uses[feature] += count if isinstance(count, float) else 1
    return max(uses, key=lambda name: uses[name], default=None)
