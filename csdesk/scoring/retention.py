"""Revenue retention between two customer lists, account by account (S1.56, domain 3.2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from math import fsum

from csdesk.model.accounts import AccountTable, LostAccount
from csdesk.model.identifiers import AccountKey
from csdesk.scoring.matching import match_accounts

METHOD = "Point to point, by account, on the customers of the earlier list"
OTHER_METHODS = (
    "The line-level, movement and monthly methods need subscription lines with their dates; "
    "two lists of customers do not hold them."
)
YEAR = (350, 380)
"""Days between two lists that count as a year."""


@dataclass(frozen=True, slots=True)
class RetentionResult:
    """What became of the ARR of the start cohort: the accounts with ARR on the earlier list.

    Amounts are in the workspace's currency and never negative. ``nrr`` and ``grr`` are percent
    points, None when the cohort is empty. Start + new + expansion - contraction - churn = end;
    accounts whose ARR on a list is not known count in none of these. Keys of customers that are
    on both lists are those of the earlier one.
    """

    start_on: date
    end_on: date
    start: float
    expansion: float
    contraction: float
    churn: float
    new: float
    end: float
    nrr: float | None
    grr: float | None
    cohort: tuple[AccountKey, ...]
    churned: tuple[AccountKey, ...]
    contracted: tuple[AccountKey, ...]
    expanded: tuple[AccountKey, ...]
    lost_still_listed: tuple[AccountKey, ...]
    """Accounts on the list of lost customers which still have ARR on the later list."""
    nrr_without_largest: float | None
    """NRR without the account that had the most ARR at the start."""
    unknown: tuple[AccountKey, ...]
    """Accounts of the earlier list left out, as their ARR on one of the lists is not known."""
    found: tuple[AccountKey, ...]
    """Accounts of the cohort, and those left out of it, that the later list names as well."""
    found_otherwise: tuple[AccountKey, ...]
    """Those of them that were found by anything but the very same key."""
    called_lost: tuple[AccountKey, ...] = ()
    """Accounts of the cohort that still have ARR, and that are called lost all the same."""
    nrr_without_them: float | None = None
    grr_without_them: float | None = None
    """NRR and GRR as they would be if those had no ARR any more."""

    @property
    def days(self) -> int:
        """Return how many days lie between the two lists."""
        return (self.end_on - self.start_on).days


def compare_lists(
    previous: AccountTable,
    current: AccountTable,
    lost: tuple[LostAccount, ...] = (),
    gone: Collection[AccountKey] = (),
) -> RetentionResult:
    """Return what became of the customers of the earlier list (S1.56, S1.58, C22).

    Net retention is the ARR of the start cohort now over its ARR then; gross retention counts
    each account with at most what it had. The rows of one account are added up first. An account
    that is not on the later list, or has an ARR of 0 there, has churned; one whose ARR is not
    known on either list is left out. A customer that had left before the earlier list and came
    back since counts as new: two lists cannot tell the two apart. ``gone`` are accounts of the
    later list that somebody calls lost: they count by their ARR, and are named where they have any.
    """
    matches = match_accounts(previous, current)
    then, now = arr_by_account(previous), arr_by_account(current)
    earlier_keys = {there: here for here, there in matches.partners.items()}
    now = {earlier_keys.get(key, key): amount for key, amount in now.items()}
    unknown = tuple(key for key in then if _is_unknown(key, then, now))
    before, after = _stated(then, unknown), _stated(now, unknown)
    cohort = tuple(before)
    found = tuple(key for key in (*cohort, *unknown) if key in matches.partners)
    kept = {key: after.get(key, 0.0) for key in cohort}
    start = fsum(before.values())
    called = tuple(key for key in cohort if kept[key] and matches.partners.get(key) in gone)
    stayed = {**kept, **dict.fromkeys(called, 0.0)}
    return RetentionResult(
        start_on=previous.as_of,
        end_on=current.as_of,
        start=start,
        expansion=fsum(max(kept[key] - before[key], 0.0) for key in cohort),
        contraction=fsum(max(before[key] - kept[key], 0.0) for key in cohort if kept[key]),
        churn=fsum(before[key] for key in cohort if not kept[key]),
        new=fsum(amount for key, amount in after.items() if key not in before),
        end=fsum(after.values()),
        nrr=_share(fsum(kept.values()), start),
        grr=_part(fsum(min(before[key], kept[key]) for key in cohort), start),
        cohort=cohort,
        churned=tuple(key for key in cohort if not kept[key]),
        contracted=tuple(key for key in cohort if 0 < kept[key] < before[key]),
        expanded=tuple(key for key in cohort if kept[key] > before[key]),
        lost_still_listed=tuple(key for key in still_listed(current, lost) if key not in gone),
        nrr_without_largest=_without_largest(before, kept),
        unknown=unknown,
        found=found,
        found_otherwise=tuple(key for key in found if key in matches.otherwise),
        called_lost=called,
        nrr_without_them=_share(fsum(stayed.values()), start),
        grr_without_them=_part(fsum(min(before[key], stayed[key]) for key in cohort), start),
    )


def is_a_year(days: int) -> bool:
    """Return whether a window of so many days may be held against yearly figures (C18)."""
    return YEAR[0] <= days <= YEAR[1]


def arr_by_account(accounts: AccountTable) -> dict[AccountKey, float | None]:
    """Return the ARR of each account in the list's order, None where none of its rows states it."""
    amounts: dict[AccountKey, list[float]] = {}
    for key, amount in zip(accounts.keys, accounts.numbers("arr"), strict=True):
        parts = amounts.setdefault(key, [])
        if amount is not None:
            parts.append(amount)
    return {key: fsum(parts) if parts else None for key, parts in amounts.items()}


def still_listed(accounts: AccountTable, lost: tuple[LostAccount, ...]) -> tuple[AccountKey, ...]:
    """Return the accounts with ARR which the list of lost customers names, each once."""
    gone = {account.key for account in lost}
    if not gone:
        return ()
    return tuple(key for key, amount in arr_by_account(accounts).items() if amount and key in gone)


def _is_unknown(
    key: AccountKey,
    then: Mapping[AccountKey, float | None],
    now: Mapping[AccountKey, float | None],
) -> bool:
    was = then[key]
    return was is None or (was > 0 and key in now and now[key] is None)


def _stated(
    amounts: Mapping[AccountKey, float | None], unknown: Collection[AccountKey]
) -> dict[AccountKey, float]:
    """Return the accounts that have ARR, without those that are left out."""
    left_out = set(unknown)
    return {
        key: amount
        for key, amount in amounts.items()
        if amount is not None and amount > 0 and key not in left_out
    }


def _without_largest(
    before: Mapping[AccountKey, float], kept: Mapping[AccountKey, float]
) -> float | None:
    if not before:
        return None
    largest = max(before, key=lambda key: before[key])
    rest = [key for key in before if key != largest]
    return _share(fsum(kept[key] for key in rest), fsum(before[key] for key in rest))


def _share(part: float, whole: float) -> float | None:
    return 100 * part / whole if whole > 0 else None


def _part(part: float, whole: float) -> float | None:
    """Return the share of a part, which the last bit of a division must not lift above 100."""
    share = _share(part, whole)
    return None if share is None else min(share, 100.0)
