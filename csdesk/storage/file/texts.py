"""Which values a workspace can hold: those that a file gives back unchanged."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite

from csdesk.errors import WrongUsage

NUL = "\0"


def is_keepable(text: str) -> bool:
    """Return whether a text has neither a NUL nor half of a surrogate pair."""
    if text.isascii():
        return NUL not in text
    return NUL not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def refuse_unkeepable(values: Iterable[object]) -> None:
    """Raise WrongUsage when one of the values is a text or a number that cannot be kept."""
    for value in values:
        if isinstance(value, str) and not is_keepable(value):
            raise WrongUsage(
                "The text holds a broken or invisible character that cannot be kept. "
                "Type it again, or paste it as plain text."
            )
        if isinstance(value, float) and not isfinite(value):
            raise WrongUsage(f"The number {value} has no finite value. Give another number.")
