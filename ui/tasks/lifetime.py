"""Answers for widgets that may be gone when the work is done, because another client is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject
from shiboken6 import isValid


def while_there(owner: QObject, answer: Callable[[Any], None]) -> Callable[[Any], None]:
    """Return a function that passes a result on, and drops it once its owner was destroyed."""

    def pass_on(result: Any) -> None:
        if isValid(owner):
            answer(result)

    return pass_on
