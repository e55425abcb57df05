"""What an operation gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from csdesk.model.changes import Changes

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """The result of an operation, and the kinds of things in the workspace that it changed."""

    result: Result
    changes: Changes
