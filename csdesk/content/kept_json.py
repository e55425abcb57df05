"""What a client keeps of its own as JSON, written so that it is read back as it was."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TypeVar

import orjson
from cattrs import Converter

from csdesk.content.checks.sizes import refuse_depth
from csdesk.content.decoding import decode
from csdesk.errors import ContentInvalid

T = TypeVar("T")
LONGEST = 8 * 1024 * 1024
"""Bytes of a text; a playbook has some thousands."""


def unstructure(item: object) -> object:
    """Return an object of the model as plain values; what stands at its default is left out."""
    return _converter().unstructure(item)


def write_json(item: object) -> str:
    """Return an object of the model as JSON: equal objects always give the same text."""
    return orjson.dumps(unstructure(item), option=orjson.OPT_SORT_KEYS).decode()


def read_json(kind: type[T], text: str | bytes, name: str) -> T:
    """Return the object that was written; ContentInvalid says what is wrong in ``name``."""
    return decode(kind, parse_json(text, name), name, kind.__name__.lower())


def parse_json(text: str | bytes, name: str) -> object:
    """Return the plain values of a JSON text; ContentInvalid for what is none, or too large."""
    if len(text) > LONGEST:
        raise ContentInvalid(f"{name}: it has {len(text):,} bytes; expected at most {LONGEST:,}.")
    try:
        values: object = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ContentInvalid(f"{name}: {error}; expected JSON in UTF-8.") from error
    refuse_depth(values, name)
    return values


@cache
def _converter() -> Converter:
    converter = Converter(omit_if_default=True)
    converter.register_unstructure_hook(float, float)
    converter.register_unstructure_hook(Enum, lambda member: member.value)
    return converter
