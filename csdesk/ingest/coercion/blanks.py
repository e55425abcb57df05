"""What people write where they have nothing to write, and what a spreadsheet writes on an error."""

from __future__ import annotations

from csdesk.ingest.coercion.reading import Unread
from csdesk.ingest.reader.sheet_scan import NOT_STORED
from csdesk.model.tables import Cell

DASHES = frozenset({"-", "--", "---", "–", "—", "−", "\u2010", "\u2012"})
NOTHING = DASHES | {"n/a", "n.a.", "n.a", "tbc", "tbd", "tba", "null", "none", "nil", "k.a.", "?"}
"""Read as empty in every column except the keys."""
NOTHING_TYPED = NOTHING | {"na", "n a", "nan", "unknown", "x.x.", "...", "…"}
"""Read as empty where a number or a date is wanted; as a text, "NA" may be Namibia."""
INVISIBLE = "\u200b\u2060\ufeff"
"""Marks without width, which Python does not count among the spaces."""
BLANKS = INVISIBLE + "".join(map(chr, filter(lambda code: chr(code).isspace(), range(0x3001))))
"""What is taken from around a text: everything that shows nothing."""
NOTHING_KEY = DASHES | {"n/a"}

_ERRORS = (
    "#N/A #DIV/0! #REF! #VALUE! #NAME? #NULL! #NUM! #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! "
    "#GETTING_DATA #UNKNOWN! #EXTERNAL! #BUSY! #PYTHON!"
)
_ERRORS_ELSEWHERE = (
    "#NV #BEZUG! #WERT! #ZAHL! #ÜBERLAUF! #N/D #VALEUR! #NOM? #NOMBRE! #NUL! #¡REF! #¡VALOR! "
    "#¡DIV/0! #¿NOMBRE? #¡NUM! #¡NULO! #VALORE! #RIF! #NOME? #N/B #WAARDE! #VERW! #NAAM? #GETAL! "
    "#LEEG! #DEEL/0!"
)
"""What spreadsheets in German, French, Spanish, Italian and Dutch write into text files."""
ERRORS = frozenset(f"{_ERRORS} {_ERRORS_ELSEWHERE}".split())


def is_empty(cell: Cell) -> bool:
    """Tell whether a cell holds nothing at all."""
    return cell is None or (isinstance(cell, str) and not cell.strip(BLANKS))


def is_word_for_nothing(cell: Cell, words: frozenset[str]) -> bool:
    """Tell whether a cell says that there is nothing."""
    return isinstance(cell, str) and cell.strip(BLANKS).casefold() in words


def find_error(cell: Cell) -> Unread | None:
    """Return what is wrong with a cell that holds a spreadsheet error, None when it does not."""
    if not isinstance(cell, str):
        return None
    text = cell.strip(BLANKS)
    if not text.startswith("#"):
        return None
    if text == NOT_STORED:
        return Unread(
            "the result of the formula is not stored in the file",
            "Open the file in a spreadsheet program, save it and import it again",
        )
    if text.upper() in ERRORS:
        return Unread(f"the cell holds the error {text}", "Correct the formula or type the value")
    return None
