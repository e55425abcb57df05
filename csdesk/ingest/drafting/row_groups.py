"""Gathers the rows of each account: which are added to an earlier one, which only repeat it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from csdesk.ingest.tables import RowRejection


@dataclass(frozen=True, slots=True)
class RowMerge:
    """A row that was added to an earlier one of the same account; rows are 1-based."""

    row: int
    first_row: int
    key: str


@dataclass(slots=True)
class RowGroups:
    """Positions of the rows, one group for each record."""

    groups: list[list[int]] = field(default_factory=list)
    rejections: list[RowRejection] = field(default_factory=list)
    merges: list[RowMerge] = field(default_factory=list)


def group_rows(
    rows: Sequence[int], keys: Sequence[str], contents: Mapping[int, Sequence[object]]
) -> RowGroups:
    """Gather the rows of each account, without those that repeat another in every column.

    ``contents`` has what the rows hold whose account stands in several of them.
    """
    grouping = RowGroups()
    of_account: dict[str, list[int]] = {}
    seen: dict[tuple[object, ...], int] = {}
    for position, key in enumerate(keys):
        if position not in contents:
            grouping.groups.append([position])
            continue
        group = of_account.get(key)
        same = seen.setdefault((key, *contents[position]), rows[position])
        if group is None:
            grouping.groups.append(of_account.setdefault(key, [position]))
        elif same != rows[position]:
            grouping.rejections.append(_reject_repeat(rows[position], key, same))
        else:
            grouping.merges.append(RowMerge(rows[position], rows[group[0]], key))
            group.append(position)
    return grouping


def _reject_repeat(row: int, key: str, same_row: int) -> RowRejection:
    problem = f"“{key}” stands in row {same_row} already, with the same values"
    return RowRejection(row, problem, "Take the row out, or tell the two rows apart")
