"""Number format codes: which one the figures of a column usually have."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0 ;(#,##0)",
    38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
}
"""By their number in Excel. The sign of its own money formats is that of the reader's machine, so
they say nothing of the currency and are left out."""
SAMPLED = 20_000
"""Cells of a sheet whose format is looked at."""


class Styles(NamedTuple):
    """The number of the format of each style, and the codes that the workbook defines itself."""

    formats: list[int]
    codes: dict[int, str]


def usual_formats(counted: Counter[tuple[int, int]], styles: Styles) -> dict[int, str]:
    """Return the usual format code by column; figures are counted by 1-based column and style."""
    found: dict[int, str] = {}
    for (column, style), _ in reversed(counted.most_common()):
        if style < len(styles.formats):
            number = styles.formats[style]
            found[column] = styles.codes.get(number) or BUILT_IN.get(number, "")
    codes = {column: code.replace("\\", "") for column, code in found.items()}
    return {column: code for column, code in codes.items() if code and code != "General"}
