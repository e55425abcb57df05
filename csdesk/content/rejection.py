"""How a mistake in a content file is told to the one who wrote it."""

from __future__ import annotations

from csdesk.errors import ContentInvalid

MISSING = object()
"""Stands for a value that is not there."""


def rejection(file: str, key: str, value: object, expected: str) -> ContentInvalid:
    """Return the error that says where the mistake is, what stands there and what belongs there."""
    found = "is missing" if value is MISSING else f"is {_shown(value)}"
    return ContentInvalid(f"{file}: {key} {found}; expected {expected}.")


def join_path(key: str, path: str) -> str:
    """Return the key of what stands at ``path`` under ``key``."""
    return f"{key}{path}" if not path or path.startswith("[") else f"{key}.{path}"


def _shown(value: object) -> str:
    text = f"“{value}”" if isinstance(value, str) else str(value)
    return text if len(text) <= 80 else f"{text[:79]}…"
