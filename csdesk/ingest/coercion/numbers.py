"""Numbers written as text, in the styles of many countries, taken apart without guessing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from csdesk.ingest.coercion.blanks import BLANKS
from csdesk.ingest.currencies import SIGNS, find_currency

LONGEST = 60
TOO_LONG = 1_000
"""What stands behind so many characters is not looked at: no number has as many."""
ONE = Decimal(1)
THOUSAND = Decimal(1_000)
SCALES = {
    "k": THOUSAND,
    "tsd": THOUSAND,
    "thousand": THOUSAND,
    "m": THOUSAND**2,
    "mm": THOUSAND**2,
    "mn": THOUSAND**2,
    "mio": THOUSAND**2,
    "million": THOUSAND**2,
    "bn": THOUSAND**3,
    "billion": THOUSAND**3,
}
SIGN_PLACES = ("sign", "inner_sign", "inner_trailing", "trailing_sign")
_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007\t", " ") | {"−": "-", "–": "-"})
_WITHOUT_GROUPERS = str.maketrans(dict.fromkeys("'’ ", ""))
_WITHOUT_MARKS = str.maketrans(dict.fromkeys("'’ .,", ""))
_MARK = (
    rf"[A-Za-z]{{0,2}}[${SIGNS}]|[A-Za-z]{{3}}|z[łŁ]|k[čČ]|ft|kr\.?|s?fr\.?|(?:euro|dollar|pound)s?"
)
_SHAPE = re.compile(
    rf"""(?P<open>\()?\s*(?P<sign>[-+])?\s*(?P<before>{_MARK})?\s*(?P<inner_open>\()?\s*
    (?P<inner_sign>[-+])?\s*
    (?P<digits>[0-9][0-9.,'’\ ]*|[.,][0-9]+)(?P<exponent>e[-+]?[0-9]{{1,2}})?\s*
    (?P<scale>{"|".join(sorted(SCALES, key=len, reverse=True))})?\.?\s*(?P<percent>%)?\s*
    (?P<inner_close>\))?\s*(?P<inner_trailing>-)?\s*(?P<after>{_MARK})?\s*
    (?P<trailing_sign>-)?\s*(?P<close>\))?""",
    re.IGNORECASE | re.VERBOSE,
)
_RUN = re.compile(r"\s{2,}")
_SIMPLE = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_NO_CENTS = re.compile(r"(?<=[0-9])([.,])-{1,2}(?=[^-0-9]*$)")
"""Swiss and German price tags: 500.- is 500, and no debt."""
_GROUPS = re.compile(r"[0-9]{1,3}(?P<mark>[.,'’ ])(?:[0-9]{2,3}(?P=mark))*[0-9]{3}")


@dataclass(frozen=True, slots=True)
class NumberText:
    """A number taken apart; ``digits`` still holds its marks.

    ``proven`` is the decimal mark that the digits show; ``is_open`` says that they have one mark
    which may be decimal or may group thousands.
    """

    text: str
    digits: str
    proven: str | None = None
    is_open: bool = False
    negative: bool = False
    exponent: int = 0
    scale: Decimal = ONE
    percent: bool = False
    currency: str | None = None

    @property
    def has_style(self) -> bool:
        """Tell whether the text is more than digits with a point."""
        return not self.text.removeprefix("-").replace(".", "", 1).isdecimal()

    @property
    def is_scaled(self) -> bool:
        """Tell whether a "k" or "m" follows the digits."""
        return self.scale != ONE


def split_number(text: str) -> NumberText | None:
    """Return the parts of a number, None when the text is no number."""
    plain = _RUN.sub(_shorten, text[:TOO_LONG].translate(_SPACES).strip(BLANKS))
    if len(plain) > LONGEST:
        return None
    if _SIMPLE.fullmatch(plain):
        return _simple(plain)
    found = _SHAPE.fullmatch(_NO_CENTS.sub(r"\g<1>00", plain))
    return None if found is None else _put_together(text.strip(BLANKS), found)


def find_decimal_mark(digits: str) -> str | None:
    """Return the decimal mark that the digits prove; None where they fit more than one reading."""
    plain = digits.translate(_WITHOUT_GROUPERS)
    dots, commas = plain.count("."), plain.count(",")
    if dots and commas:
        return "." if plain.rfind(".") > plain.rfind(",") else ","
    if dots > 1 or commas > 1:
        return "," if dots else "."
    if not dots and not commas:
        return None
    mark = "." if dots else ","
    return None if _may_group(plain, mark) else mark


def to_decimal(number: NumberText, mark: str) -> Decimal | None:
    """Return the value of a number with this decimal mark, None when its groups are odd."""
    whole, _, part = number.digits.partition(mark)
    if part and not part.isdecimal():
        return None
    if not whole.isdecimal() and whole and not _GROUPS.fullmatch(whole):
        return None
    figures = whole.translate(_WITHOUT_MARKS)
    value = Decimal(f"{figures or '0'}.{part or '0'}").scaleb(number.exponent) * number.scale
    return -value if number.negative else value


def to_float(number: NumberText, mark: str) -> float | None:
    """Return the value as ``to_decimal`` does, as a float."""
    if number.digits.isdecimal() and not number.exponent and not number.is_scaled:
        value = float(number.digits)
        return -value if number.negative else value
    exact = to_decimal(number, mark)
    return None if exact is None else float(exact)


def _shorten(run: re.Match[str]) -> str:
    """Return one blank for many: the pattern of a number tries every way to share them out."""
    return "\n" if run[0].strip(" ") else " "


def _simple(plain: str) -> NumberText:
    digits = plain.removeprefix("-")
    mark = find_decimal_mark(digits) if "." in digits else None
    return NumberText(plain, digits, mark, "." in digits and mark is None, plain[0] == "-")


def _put_together(text: str, found: re.Match[str]) -> NumberText | None:
    signs = [found[name] for name in SIGN_PLACES if found[name]]
    opened = bool(found["open"]) + bool(found["inner_open"])
    closed = bool(found["close"]) + bool(found["inner_close"])
    currencies = {find_currency(found[name]) for name in ("before", "after") if found[name]}
    if opened != closed or opened > 1 or len(signs) > 1:
        return None
    if None in currencies or len(currencies) > 1:
        return None
    digits = found["digits"].strip()
    proven = find_decimal_mark(digits)
    return NumberText(
        text=text,
        digits=digits,
        proven=proven,
        is_open=proven is None and ("." in digits or "," in digits),
        negative=bool(opened) or "-" in signs,
        exponent=int(found["exponent"][1:]) if found["exponent"] else 0,
        scale=SCALES[found["scale"].lower()] if found["scale"] else ONE,
        percent=bool(found["percent"]),
        currency=currencies.pop() if currencies else None,
    )


def _may_group(plain: str, mark: str) -> bool:
    whole, _, part = plain.partition(mark)
    return len(part) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")
