"""What the arguments of the commands may say; anything else ends with one sentence."""

from __future__ import annotations

import argparse
import math
import re
from datetime import date
from pathlib import Path

from csdesk.ingest.currencies import CODES
from csdesk.model.currencies import ExchangeRate
from csdesk.model.history import Action
from csdesk.model.identifiers import FieldId
from csdesk.model.tables import TableKind
from csdesk.model.usage_events import USED_FIELDS

FIRST_YEAR, LAST_YEAR = 1950, 2100
NOTHING = "none"
"""Stands for no kind at all, where a table is left out."""
SMALLEST_TRIAL, LARGEST_TRIAL = 100, 100_000
GIVEN_HERE = "given at the command line"
"""Who says what an exchange rate is."""
PLAIN_NUMBER = re.compile(r"[0-9]*\.?[0-9]+")


def read_day(text: str) -> date:
    """Return the date that an argument names, or raise what argparse tells the person."""
    try:
        named = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no date such as 2024-12-31") from None
    if not FIRST_YEAR <= named.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f"{text} is not between {FIRST_YEAR} and {LAST_YEAR}")
    return named


def read_kind(text: str) -> TableKind:
    """Return the kind of table that an argument names."""
    try:
        return TableKind(text)
    except ValueError:
        known = ", ".join(TableKind)
        raise argparse.ArgumentTypeError(f"“{text}” is no kind. There are: {known}") from None


def read_answer(text: str) -> tuple[str, str]:
    """Return the question that an argument names, and its answer."""
    return _split(text, "KEY=VALUE")


def read_column(text: str) -> tuple[FieldId, str]:
    """Return the field of an event that an argument names, and its column."""
    field, column = _split(text, "FIELD=COLUMN")
    if field not in USED_FIELDS:
        known = ", ".join(USED_FIELDS)
        raise argparse.ArgumentTypeError(f"“{field}” is none of: {known}")
    return FieldId(field), column


def read_number(text: str) -> tuple[str, float]:
    """Return the parameter of a query that an argument names, and its number."""
    name, number = _split(text, "NAME=NUMBER")
    try:
        found = float(number)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise argparse.ArgumentTypeError(f"“{number}” is no number such as 0.5")
    return name, found


def read_rate(text: str) -> ExchangeRate:
    """Return the exchange rate that an argument states."""
    code, number = _split(text, "CODE=NUMBER")
    if code.upper() not in CODES:
        raise argparse.ArgumentTypeError(
            f"“{code}” is no currency that csdesk knows: write a code such as USD"
        )
    if not (PLAIN_NUMBER.fullmatch(number) and 0 < float(number) < math.inf):
        raise argparse.ArgumentTypeError(
            f"“{number}” is no rate: write a number above 0, such as 0.79"
        )
    return ExchangeRate(code.upper(), float(number), GIVEN_HERE)


def read_trial_size(text: str) -> int:
    """Return how many companies an argument asks for."""
    if not (text.isascii() and text.isdecimal() and SMALLEST_TRIAL <= int(text) <= LARGEST_TRIAL):
        raise argparse.ArgumentTypeError(
            f"“{text}” is no size: write a whole number from {SMALLEST_TRIAL} to {LARGEST_TRIAL}"
        )
    return int(text)


def read_table_kind(text: str) -> tuple[str, TableKind | None]:
    """Return the table that an argument names, and what it holds; None: it is left out."""
    table, holds = _split(text, "TABLE=KIND")
    return table, None if holds == NOTHING else read_kind(holds)


def read_action(text: str) -> Action:
    """Return the action that an argument names."""
    try:
        return Action(text)
    except ValueError:
        known = ", ".join(Action)
        raise argparse.ArgumentTypeError(f"“{text}” is no action. There are: {known}") from None


def read_path(text: str) -> Path:
    """Return the path that an argument names; an empty one would stand for the folder one is in."""
    if not text.strip():
        raise argparse.ArgumentTypeError("no file is named")
    return Path(text)


def _split(text: str, form: str) -> tuple[str, str]:
    key, equals, value = text.rpartition("=")
    if not equals or not key or not value:
        raise argparse.ArgumentTypeError(f"“{text}” has not the form {form}")
    return key, value
