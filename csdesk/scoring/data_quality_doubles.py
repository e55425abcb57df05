"""Customers of one list who look like another customer of it, as a check of the data."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.formatting import join_words
from csdesk.model.data_review import Aspect, QualityCheck
from csdesk.model.matching import AccountMatch
from csdesk.model.tables import TableKind
from csdesk.scoring.data_quality import QualityInputs, Seen, count_words, judge

ALIKE = "alike"
NAMED = 3


def check_doubles(inputs: QualityInputs) -> Iterator[QualityCheck]:
    """Yield how many customers of the list may be counted twice; nothing without a list."""
    if inputs.accounts is None or not len(inputs.accounts):
        return
    check = judge(_see_doubles(inputs, len(inputs.accounts)), inputs)
    if check is not None:
        yield check


def _see_doubles(inputs: QualityInputs, total: int) -> Seen:
    doubles = inputs.doubles
    words = count_words(len(doubles), inputs.records(TableKind.ACCOUNTS, total), total)
    such = f", such as {join_words([_name(one) for one in doubles[:NAMED]])}" if doubles else ""
    return Seen(
        Aspect.UNIQUENESS,
        ALIKE,
        TableKind.ACCOUNTS,
        len(doubles),
        total,
        f"{words} may be counted twice{such}.",
        "Look at both, and join those that are one customer on the page Data, under Lists.",
        accounts=tuple(one.key for one in doubles),
    )


def _name(double: AccountMatch) -> str:
    shown = f"“{double.name}” ({double.key})" if double.name else double.key
    return f"{shown} beside {double.account}"
