"""Sentences on how the dates of a column were written."""

from __future__ import annotations

from csdesk.formatting import plural
from csdesk.ingest.coercion.reading import quote


def describe_written(count: int, example: str) -> str:
    """Say that dates were written as text."""
    return describe_form(count, "date", "written as text", example, "read")


def describe_form(count: int, noun: str, trait: str, example: str, deed: str) -> str:
    """Say how many dates of a form there are and what was made of them."""
    return f"{plural(count, noun)} {trait}, such as {quote(example)}, {were(count)} {deed}"


def describe_dropped(count: int) -> str:
    """Say that times of day were left out."""
    return f"The time of day of {plural(count, 'date')} was left out"


def were(count: int) -> str:
    """Return the verb for a count of things."""
    return "was" if count == 1 else "were"
