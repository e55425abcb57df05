"""Amounts that may be cents: exports of billing programs count them so. Asked, never divided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median_high

from csdesk.ingest.coercion.context import MAJOR, MINOR, ColumnContext
from csdesk.ingest.coercion.number_work import NumberWork
from csdesk.ingest.coercion.reading import ColumnQuestion, quote
from csdesk.ingest.currencies import currency_of_format, currency_of_header
from csdesk.model.imports import Option, Topic

HIGH_YEARLY, HIGH_OTHER = 1_000_000, 250_000
"""A median of whole amounts from here on is implausibly high for a customer of software."""
HIGH_ROUND = 50_000
"""And from here on where all amounts end in 00, as whole amounts in cents do."""
FEW = 5
MINOR_TO_MAJOR = 100
WITHOUT_CENTS = frozenset({"JPY", "KRW", "VND", "CLP", "IDR", "HUF", "COP"})
SAMPLE = 10_000
"""The median of so many amounts, taken evenly from the column, is exact enough."""
_CENTS = re.compile(
    r"(?<![a-z])(?:cents?|pence|rappen|minor(?:[ _-]?units?)?)(?![a-z])", re.IGNORECASE
)
_YEARLY = re.compile(r"(?<![a-z])(?:arr|acv|tcv|annual|yearly)(?![a-z])", re.IGNORECASE)
_MACHINE_MADE = re.compile(r"[a-z][a-z0-9]*(?:[_.][a-z0-9]+)+|[a-z]+[A-Z][A-Za-z0-9]*")
_LOWER = re.compile(r"[a-z][a-z0-9_.]*")


def settle_minor_units(work: NumberWork) -> None:
    """Ask whether whole amounts are cents where they are very high.

    Cents are proposed where the header says so; otherwise nothing is, so that nobody takes in
    amounts a hundred times too high without being asked.
    """
    question = _ask_as_told(work) if _says_cents(work) else _find_question(work)
    if question is None:
        return
    work.readout.questions.append(question)
    if question.settle(work.task.context.answers) == MINOR:
        work.replace_values(lambda value: value / MINOR_TO_MAJOR)
        work.say(f"Divided by {MINOR_TO_MAJOR}: the amounts are cents")


def _says_cents(work: NumberWork) -> bool:
    return _CENTS.search(work.task.header) is not None


def _ask_as_told(work: NumberWork) -> ColumnQuestion | None:
    """Ask about a header that says cents; fractions and currency signs speak against it."""
    if not any(work.numbers):
        return None
    are_bare = _are_bare(work) and all(map(float.is_integer, work.numbers))
    evidence = f"The header is {quote(work.task.header)}"
    return _ask(_find_middle(work.numbers), evidence, MINOR if are_bare else None)


def _find_question(work: NumberWork) -> ColumnQuestion | None:
    header, context = work.task.header, work.task.context
    is_made = _is_machine_made(header, context)
    if not _are_bare(work) or not all(map(float.is_integer, work.numbers)):
        return None
    numbers = [number for number in work.numbers if number]
    stated = currency_of_header(header) or currency_of_format(context.number_format)
    if len(numbers) < FEW or stated in WITHOUT_CENTS:
        return None
    middle = _find_middle(numbers)
    is_round = not any(number % MINOR_TO_MAJOR for number in numbers)
    if middle < _highest_plausible(header, is_low=is_made and is_round):
        return None
    if not (is_made or is_round):
        return None
    evidence = f"Whole numbers with a median of {middle:,.0f}: cents?"
    return _ask(middle, evidence, None)


def _are_bare(work: NumberWork) -> bool:
    """Tell whether the amounts are figures alone."""
    return work.task.plain.style is None and work.parsed.is_plain


def _find_middle(numbers: Sequence[float]) -> float:
    filled = [number for number in numbers if number]
    return float(median_high(filled[:: 1 + len(filled) // SAMPLE]))


def _highest_plausible(header: str, *, is_low: bool) -> float:
    if is_low:
        return HIGH_ROUND
    return HIGH_YEARLY if _YEARLY.search(header) else HIGH_OTHER


def _is_machine_made(header: str, context: ColumnContext) -> bool:
    """Tell whether headers look like those of a program's interface: plan_amount, unitAmount."""
    if _MACHINE_MADE.fullmatch(header):
        return True
    named = [name for name in context.headers if name]
    made = sum(_LOWER.fullmatch(name) is not None for name in named)
    return _LOWER.fullmatch(header) is not None and made > len(named) / 2


def _ask(sample: float, evidence: str, proposed: str | None) -> ColumnQuestion:
    divided = sample / MINOR_TO_MAJOR
    return ColumnQuestion(
        Topic.MINOR_UNITS,
        "Are these amounts in cents?",
        evidence,
        (
            Option(MAJOR, "No, in whole units", f"{sample:,.0f} stays {sample:,.0f}"),
            Option(MINOR, "Yes, in cents", f"{sample:,.0f} becomes {divided:,.2f}"),
        ),
        proposed,
    )
