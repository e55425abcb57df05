"""What accounts are called, on paper and on the screen."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from typing_extensions import override

from csdesk.model.accounts import AccountTable
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey
from csdesk.model.validation import Validation


def name_keys(
    accounts: AccountTable | None, wanted: Collection[AccountKey]
) -> dict[AccountKey, str]:
    """Return what the accounts of some keys are called; those that are not listed are left out."""
    if accounts is None or not wanted:
        return {}
    names, places = accounts.column("account_name"), accounts.places
    return {key: str(names[places[key]] or key) for key in wanted if key in places}


class ListedNames(Mapping[AccountKey, str]):
    """What the accounts of a list are called, each looked up when it is asked for."""

    def __init__(self, accounts: AccountTable) -> None:
        self._names, self._places = accounts.column("account_name"), accounts.places

    @override
    def __getitem__(self, key: AccountKey) -> str:
        return str(self._names[self._places[key]] or key)

    @override
    def __iter__(self) -> Iterator[AccountKey]:
        return iter(self._places)

    @override
    def __len__(self) -> int:
        return len(self._places)


def name_accounts(diagnosis: Diagnosis, wanted: Collection[AccountKey]) -> dict[AccountKey, str]:
    """Return what accounts are called, those that left by whichever list still names them."""
    losses = diagnosis.review.churn.losses if diagnosis.review else ()
    return {
        **{loss.account: loss.name for loss in losses if loss.name and loss.account in wanted},
        **name_keys(diagnosis.previous, wanted),
        **name_keys(diagnosis.accounts, wanted),
    }


def named_accounts(validation: Validation) -> frozenset[AccountKey]:
    """Return the accounts that a test of the score names."""
    lists = (validation.cases, validation.green_but_left, validation.red_but_stayed)
    return frozenset(one.account for found in lists for one in found)
