"""The import worker: a process of its own that parses one file under limits, and then ends.

It needs the standard library and python-calamine only. The request comes as one JSON object on
standard input; the answer leaves as lines of JSON on standard output, the rows in blocks.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from csdesk.ingest.reader.parsing import ParsedFile, ParsedSheet, parse_text, parse_workbook
from csdesk.ingest.reader.refusal import KEEP_LIST, NEEDS_MEMORY, Refusal

BLOCK_ROWS = 2_000
PARSERS = {"workbook": parse_workbook, "text": parse_text}
Message = dict[str, Any]


def main() -> int:
    """Answer the request on standard input; 0 also where the file is refused."""
    with open(0, "rb", closefd=False) as requests, open(1, "wb", closefd=False) as answers:
        request = json.loads(requests.read())
        limit_resources(request["memory"], request["seconds"])
        for message in answer_request(request):
            answers.write(json.dumps(message).encode() + b"\n")
            answers.flush()
    return 0


def limit_resources(memory: int, seconds: int) -> None:
    """Bound memory in bytes and processor time, and forbid core dumps, where the system can."""
    try:
        import resource
    except ImportError:
        return
    limits = (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, most in limits:
        try:
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue


def answer_request(request: Message) -> Iterator[Message]:
    """Yield the messages that answer a request; the last one is "done" or "refused"."""
    try:
        yield from _read_file(PARSERS[request["kind"]](Path(request["path"])))
    except Refusal as refusal:
        yield {"refused": refusal.problem, "advice": refusal.advice, "of_sheet": refusal.sheet}
    except MemoryError:
        yield {"refused": NEEDS_MEMORY, "advice": KEEP_LIST, "of_sheet": None}


def _read_file(file: ParsedFile) -> Iterator[Message]:
    for note in file.notes:
        yield {"note": note}
    for sheet in file.sheets:
        yield from _read_sheet(sheet)
    yield {"done": True}


def _read_sheet(sheet: ParsedSheet) -> Iterator[Message]:
    yield {
        "sheet": sheet.name,
        "visible": sheet.visible,
        "hidden_rows": sheet.scan.hidden_rows,
        "hidden_columns": sheet.scan.hidden_columns,
    }
    rows = sheet.rows()
    while block := list(islice(rows, BLOCK_ROWS)):
        yield {"rows": block}
    for note in sheet.notes:
        yield {"note": note, "of_sheet": sheet.name}


if __name__ == "__main__":
    sys.exit(main())
