"""What is asked about a text file whose bytes leave open how its letters are written."""

from __future__ import annotations

from pathlib import Path

from csdesk.ingest.reader.encoding import BLOCK, FALLBACK
from csdesk.model.imports import ImportQuestion, Option, QuestionKey, Topic

ENCODING_KEY = QuestionKey("//encoding")
NAMES = {
    "cp1252": "Western Europe (Windows)",
    "cp1250": "Central Europe (Windows)",
    "cp1251": "Cyrillic (Windows)",
    "cp1253": "Greek (Windows)",
    "cp1254": "Turkish (Windows)",
    "mac_roman": "Western Europe (Mac)",
    "cp850": "Western Europe (DOS)",
    "cp932": "Japanese",
    "gb18030": "Chinese, simplified",
    "big5": "Chinese, traditional",
    "cp949": "Korean",
}
"""The encodings that are offered; all but Chinese and Japanese ones have one byte a letter."""
PREVIEW = 60
SPOKEN_FOR = 0.95
_SIGNS = set("€£§°©®™·–—‘’“”„«»…´¡¿ªº½¼¾×")  # noqa: RUF001 - signs of Western texts


def ask_encoding(path: Path, answer: str | None) -> ImportQuestion:
    """Return the question about a file that is not UTF-8, with a line of it under each answer."""
    line = _telling_line(path)
    options = tuple(
        Option(name, label, shown)
        for name, label in NAMES.items()
        if (shown := _decoded(line, name)) is not None
    )
    return ImportQuestion(
        key=ENCODING_KEY,
        topic=Topic.ENCODING,
        text="How are the letters of this file written?",
        evidence="It is not UTF-8, and a text file does not say what else it is",
        options=options,
        proposed=FALLBACK if _looks_western(line) else None,
        answer=answer if answer in NAMES else None,
    )


def _telling_line(path: Path) -> bytes:
    """Return the beginning of the first line with a letter beyond English, or of the file."""
    with path.open("rb") as file:
        for block in iter(lambda: file.read(BLOCK), b""):
            for line in block.splitlines():
                if not line.isascii():
                    first = next(place for place, byte in enumerate(line) if byte > 127)
                    start = max(0, first - PREVIEW // 2)
                    return line[start : first + PREVIEW]
    return b""


def _decoded(line: bytes, encoding: str) -> str | None:
    text = line.decode(encoding, errors="replace")
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    return None if lost > 1 else text.strip()


def _looks_western(line: bytes) -> bool:
    """Tell whether what is beyond English are letters and signs of Western Europe."""
    beyond = [sign for sign in line.decode(FALLBACK, errors="replace") if not sign.isascii()]
    fitting = sum(("À" <= sign <= "ÿ") or sign in _SIGNS for sign in beyond)
    return fitting >= SPOKEN_FOR * len(beyond)
