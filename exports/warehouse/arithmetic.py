"""Pieces of SQL in the dialect of Postgres that compute to the last bit what csdesk computes."""

from __future__ import annotations

from csdesk.model.score_arithmetic import DIGITS, GRAINS

SAFE_DIGITS = 15
"""Every engine reads as many digits as the same binary fraction, also by way of decimals."""
REAL = "DOUBLE PRECISION"


def number(value: float) -> str:
    """Return a number as every engine reads it."""
    text = str(int(value)) if float(value).is_integer() else repr(float(value))
    if not text.lstrip("-").replace(".", "", 1).isdigit() or len(text) > SAFE_DIGITS:
        return real(f"'{value!r}'")
    return f"({text})" if value < 0 else text


def text(words: str) -> str:
    """Return a text."""
    return "'" + words.replace("'", "''") + "'"


def real(expression: str) -> str:
    """Return an expression as a binary fraction of 64 bits."""
    return f"CAST({expression} AS {REAL})"


def floor(expression: str) -> str:
    """Return the largest whole number that is not above an expression."""
    return real(f"FLOOR({expression})")


def flag(condition: str) -> str:
    """Return 1 where a condition holds, else 0."""
    return f"CASE WHEN {condition} THEN 1 ELSE 0 END"


def clip(expression: str, low: float, high: float) -> str:
    """Return an expression, or the end that it passed."""
    ends = f"WHEN {expression} < {number(low)} THEN {number(low)}"
    ends += f" WHEN {expression} > {number(high)} THEN {number(high)}"
    return real(f"CASE {ends} ELSE {expression} END")


def average(parts: str) -> str:
    """Return the mean of fractions from 0 to 1, the same in every order of adding."""
    whole = floor(f"{parts} * {GRAINS}")
    rest = floor(f"({parts} * {GRAINS} - {whole}) * {GRAINS}")
    count = f"NULLIF({real(f'COUNT({parts})')}, 0)"
    return f"({real(f'SUM({whole})')} + {real(f'SUM({rest})')} / {GRAINS}) / {count} / {GRAINS}"


def round_half_even(scaled: str, whole: str) -> str:
    """Return a value rounded, given it scaled by ``DIGITS`` decimals, and the floor of that."""
    is_odd = f"{whole} - 2 * {floor(f'{whole} / 2')} = 1"
    part = f"{scaled} - {whole}"
    up = flag(f"{part} > 0.5 OR ({part} = 0.5 AND {is_odd})")
    return f"({whole} + {up}) / {real(str(10**DIGITS))}"
