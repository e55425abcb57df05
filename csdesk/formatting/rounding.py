"""Rounding as people do it on paper: a half goes up, and only once."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, localcontext
from math import isfinite

_WIDEST = 400
"""More digits than a float can have before and after its point."""


def round_half_up(value: float, digits: int = 0) -> Decimal | None:
    """Return the value with this many decimals, None when it is not finite; never minus zero.

    The shortest decimal form of a float is what is rounded: 2.675 gives 2.68. A half goes away
    from zero. Negative ``digits`` round to tens, hundreds and so on.
    """
    if not isfinite(value):
        return None
    with localcontext() as context:
        context.prec = _WIDEST
        rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
        return abs(rounded) if rounded == 0 else rounded
