"""The import worker: a process of its own that opens one file under limits and answers for it.

Everything that a file can do to a program it can do here only. The worker ends when its input
ends, and so it never outlives the program.
"""

from __future__ import annotations

import gc
import os
import queue
import sys
import threading
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from csdesk.errors import InputRefused
from csdesk.ingest.reader.refusal import DAMAGED, KEEP_LIST, NEEDS_MEMORY, SAVE_AS, Refusal
from csdesk.ingest.worker.frames import Frame, read_frame, write_frame
from csdesk.ingest.worker.limits import limit_memory, limit_time
from csdesk.ingest.worker.opened_file import OpenedFile
from csdesk.ingest.worker.text_rest import REST, answer_rest

Requests = queue.SimpleQueue[Frame]


def main() -> int:
    """Answer requests from standard input until it ends."""
    gc.disable()  # looking for cycles among millions of cells takes long and finds nothing
    requests: Requests = queue.SimpleQueue()
    with open(0, "rb", closefd=False) as stream, open(1, "wb", closefd=False) as answers:
        threading.Thread(target=_listen, args=(stream, requests), daemon=True).start()
        worker = Worker(answers)
        while True:
            worker.answer(requests.get())


class Worker:
    """Answers one request after the other; what it says last of each is that it is done."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers
        self._number = 0
        self._file: OpenedFile | None = None

    def answer(self, request: Frame) -> None:
        """Send what answers a request."""
        self._number = request.head["number"]
        limit_time(request.head["seconds"])
        try:
            for frame in self._frames(request):
                self._send(frame)
            self._send(Frame({"done": True}))
        except MemoryError:
            self._file = None
            self._send(_refused(Refusal(NEEDS_MEMORY, KEEP_LIST)))
        except (Refusal, InputRefused) as refusal:
            self._send(_refused(refusal))
        except (KeyboardInterrupt, SystemExit, BrokenPipeError):
            raise
        except BaseException as error:  # noqa: BLE001 - a panic of a parser is no Exception
            self._send(_refused(_name_defect(error)))

    def _frames(self, request: Frame) -> Iterator[Frame]:
        head = request.head
        if head["do"] == "open":
            limit_memory(head["memory"])
            self._file = OpenedFile(Path(head["path"]), head["kind"])
            yield from self._file.open(self._tell)
        elif head["do"] == REST:
            yield from answer_rest(head)
        elif self._file is None:
            raise Refusal("it is not open any more", "Choose it again")
        else:
            yield from self._file.answer(head, request.body, self._tell)

    def _tell(self, done: int, total: int, step: str) -> None:
        self._send(Frame({"progress": (done, total, step)}))

    def _send(self, frame: Frame) -> None:
        write_frame(self._answers, Frame({**frame.head, "number": self._number}, frame.body))


def _listen(stream: IO[bytes], requests: Requests) -> None:
    """Pass requests on; when nobody can ask any more, end at once whatever is being done."""
    while frame := read_frame(stream):
        requests.put(frame)
    os._exit(0)


def _refused(refusal: Refusal | InputRefused) -> Frame:
    head: Mapping[str, Any] = {
        "refused": refusal.problem,
        "advice": refusal.advice,
        "of_sheet": refusal.sheet,
        "place": {"row": refusal.row, "column": refusal.column},
    }
    return Frame(head)


def _name_defect(error: BaseException) -> Refusal:
    """Say where csdesk failed, without any value of the file."""
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if "csdesk" in frame.filename
    ]
    place = f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else "unknown"
    name = type(error).__name__
    if name == "PanicException":
        return Refusal(DAMAGED, SAVE_AS)
    return Refusal(f"csdesk failed on it ({name} in {place})", "Report this place to the makers")


if __name__ == "__main__":
    sys.exit(main())
