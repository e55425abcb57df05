"""Instruments as canonical JSON: the text that an engagement keeps, and its strict reading."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import Any

import orjson
from cattrs import Converter

from csdesk.content.checks.instruments import check_soundness
from csdesk.content.checks.questions import check_question
from csdesk.content.checks.sizes import refuse_depth
from csdesk.content.decoding import decode
from csdesk.content.instruments import InstrumentContents
from csdesk.content.placing import place_instrument
from csdesk.content.rejection import rejection
from csdesk.errors import ContentInvalid
from csdesk.model.instruments import Instrument

FORMAT = 1
LONGEST = 8 * 1024 * 1024
"""Bytes of a compiled instrument; the largest that ships has a fortieth of them."""
NAME = "A kept instrument"


def compile_instrument(instrument: Instrument) -> bytes:
    """Return an instrument as canonical JSON: the same instrument always gives the same bytes.

    Values that stand at their default are left out, so that a later version of csdesk, which knows
    more of them, still gives these bytes.
    """
    values = {"format": FORMAT, "instrument": _converter.unstructure(instrument)}
    return orjson.dumps(values, option=orjson.OPT_SORT_KEYS)


@lru_cache(maxsize=64)
def read_compiled(compiled: bytes) -> Instrument:
    """Return the instrument that was compiled; the same bytes are read once.

    Raises ``ContentInvalid`` where the text is none that ``compile_instrument`` could have given.
    """
    values = _parse(compiled)
    if not isinstance(values, dict) or set(values) != {"format", "instrument"}:
        raise ContentInvalid(f"{NAME}: it holds no instrument; take it out or restore a backup.")
    if values["format"] != FORMAT:
        raise rejection(NAME, "format", values["format"], f"{FORMAT}, or a newer csdesk")
    instrument = decode(Instrument, values["instrument"], NAME, "instrument")
    _check(place_instrument(instrument, NAME))
    return instrument


def _check(found: InstrumentContents) -> None:
    check_soundness(found)
    for lent in found.shared:
        check_question(lent)


def _parse(compiled: bytes) -> Any:
    if len(compiled) > LONGEST:
        raise rejection(NAME, "size", f"{len(compiled)} bytes", f"at most {LONGEST}")
    try:
        values = orjson.loads(compiled)
    except orjson.JSONDecodeError as error:
        raise ContentInvalid(f"{NAME}: {error}; expected JSON in UTF-8.") from error
    refuse_depth(values, NAME)
    return values


def _make_converter() -> Converter:
    converter = Converter(omit_if_default=True)
    converter.register_unstructure_hook(float, float)
    converter.register_unstructure_hook(Enum, lambda member: member.value)
    return converter


_converter = _make_converter()
