"""Messages between the program and its import worker: a small head of JSON and a body of bytes."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any

import orjson

_LENGTHS = struct.Struct("<II")
LONGEST_BODY = 512 << 20


@dataclass(frozen=True, slots=True)
class Frame:
    """One message. What is large, or JSON already, goes into the body as it is."""

    head: Mapping[str, Any]
    body: bytes = b""


def write_frame(stream: IO[bytes], frame: Frame) -> None:
    """Send a frame. Raises OSError where nobody listens."""
    head = orjson.dumps(frame.head)
    stream.write(_LENGTHS.pack(len(head), len(frame.body)) + head)
    stream.write(frame.body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Frame | None:
    """Return the next frame, None at the end of the stream or where it breaks off."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head_length, body_length = _LENGTHS.unpack(lengths)
    if head_length + body_length > LONGEST_BODY:
        return None
    head, body = stream.read(head_length), stream.read(body_length)
    if len(head) + len(body) < head_length + body_length:
        return None
    return Frame(orjson.loads(head), body)
