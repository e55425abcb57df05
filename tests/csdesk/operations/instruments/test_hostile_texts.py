"""A kept text that somebody changed is refused in a sentence, or can be worked with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csdesk.content import load_library
from csdesk.content.compiling import compile_instrument, read_compiled
from csdesk.errors import ContentInvalid
from csdesk.operations.instruments.trials import answer_all
from csdesk.scoring.maturity import score_instrument, trace_whole

KEPT = {
    key: compile_instrument(one)
    for key, one in load_library().instruments.items()
    if key in ("alignment_test", "operations_audit", "maturity_ladder", "twelve_practices")
}
ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from((0, 1, -1, 1e300, 1e-300, "", "overall", "=1+1", [], {}, [[]], [{}])),
    st.text(max_size=20),
)


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give every container with each key in it."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in list(inside):
        yield value, key
        if isinstance(one, dict | list):
            yield from places(one)


@settings(max_examples=300)
@given(st.sampled_from(sorted(KEPT)), st.integers(0), ANYTHING)
def test_one_changed_value_is_refused_or_scored(key, place, value):
    values = orjson.loads(KEPT[key])
    every = list(places(values))
    container, name = every[place % len(every)]
    container[name] = value
    with suppress(ContentInvalid):
        instrument = read_compiled(orjson.dumps(values))
        for choice in (0, -1):
            result = score_instrument(instrument, answer_all(instrument, choice))
            assert result.overall.index is None or 0 <= result.overall.index <= 100
            trace_whole(instrument, result)


@settings(max_examples=100)
@given(st.sampled_from(sorted(KEPT)), st.integers(0))
def test_one_missing_value_is_refused_or_scored(key, place):
    values = orjson.loads(KEPT[key])
    every = list(places(values))
    container, name = every[place % len(every)]
    del container[name]
    with suppress(ContentInvalid):
        instrument = read_compiled(orjson.dumps(values))
        score_instrument(instrument, answer_all(instrument, 0))


@settings(max_examples=100)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused(content):
    with pytest.raises(ContentInvalid):
        read_compiled(content)
