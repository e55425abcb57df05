"""The text of an instrument that an engagement keeps: canonical, complete, read with care."""

from __future__ import annotations

from dataclasses import replace

import orjson
import pytest

from csdesk.content import load_library
from csdesk.content.compiling import LONGEST, compile_instrument, read_compiled
from csdesk.errors import ContentInvalid
from csdesk.model.ladders import Mark

INSTRUMENTS = sorted(load_library().instruments)


@pytest.fixture(params=INSTRUMENTS)
def shipped(request, library):
    return library.instruments[request.param]


def test_what_is_compiled_is_read_as_it_was(shipped):
    assert read_compiled(compile_instrument(shipped)) == shipped


def test_the_same_instrument_always_gives_the_same_bytes(shipped):
    compiled = compile_instrument(shipped)
    assert compile_instrument(read_compiled(compiled)) == compiled
    assert orjson.dumps(orjson.loads(compiled), option=orjson.OPT_SORT_KEYS) == compiled


def test_a_whole_number_and_a_fraction_of_the_same_size_are_the_same_text(ladder):
    whole = replace(ladder, marks=(Mark(0, "Low"), Mark(50, "High")))
    fraction = replace(ladder, marks=(Mark(0.0, "Low"), Mark(50.0, "High")))
    assert compile_instrument(whole) == compile_instrument(fraction)


def test_what_stands_at_its_default_is_left_out(ladder):
    written = orjson.loads(compile_instrument(ladder))["instrument"]
    assert "marks" not in written
    assert "revision" not in written["questions"][0]


def test_another_word_gives_other_bytes(ladder):
    reworded = replace(ladder, name=f"{ladder.name}!")
    assert compile_instrument(reworded) != compile_instrument(ladder)


def test_the_same_bytes_are_decoded_once(ladder):
    compiled = compile_instrument(ladder)
    assert read_compiled(compiled) is read_compiled(bytes(bytearray(compiled)))


@pytest.mark.parametrize(
    ("compiled", "expected"),
    [
        (b"", "expected JSON in UTF-8"),
        (b'{"format":1', "expected JSON in UTF-8"),
        (b'{"format":1,"instrument":"\xff"}', "expected JSON in UTF-8"),
        (b"[]", "it holds no instrument"),
        (b'{"instrument":{}}', "it holds no instrument"),
        (b'{"format":2,"instrument":{}}', "format is 2; expected 1, or a newer csdesk"),
        (b'{"format":1,"instrument":[]}', "instrument is []; expected a table"),
        (b"[" * 900 + b"]" * 900, "nested deeper than 12 levels"),
        (b"[" * 90_000 + b"]" * 90_000, "expected JSON in UTF-8"),
        (b" " * (LONGEST + 1), f"expected at most {LONGEST}"),
    ],
)
def test_what_is_no_compiled_instrument_is_refused_in_a_sentence(compiled, expected):
    with pytest.raises(ContentInvalid, match=r"^A kept instrument: ") as caught:
        read_compiled(compiled)
    assert expected in str(caught.value)


def _set_credit(written):
    written["questions"][0]["choices"][1]["credit"] = 7


def _set_text_for_credit(written):
    written["questions"][0]["choices"][1]["credit"] = "__import__('os')"


def _add_unknown(written):
    written["questions"][0]["code"] = "print(1)"


def _repeat_a_question(written):
    written["questions"].append(written["questions"][0])


def _point_nowhere(written):
    written["questions"][0]["area"] = "nowhere"


def _set_nothing(written):
    written["questions"][0]["weight"] = 0


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_set_credit, "question[1].choices.credit is “0, 7, 1”; expected credits from 0"),
        (_set_text_for_credit, "instrument.questions[1].choices[2].credit is “__import__('os')”"),
        (_add_unknown, "instrument.questions[1].code is “print(1)”; expected one of: id, area"),
        (_repeat_a_question, "expected one that is not yet used in A kept instrument, question[1]"),
        (_point_nowhere, "question[1].area is “nowhere”; expected the id of an area"),
        (_set_nothing, "question[1].weight is 0.0; expected above 0"),
    ],
)
def test_a_text_that_was_changed_by_hand_is_refused(ladder, change, expected):
    values = orjson.loads(compile_instrument(ladder))
    change(values["instrument"])
    with pytest.raises(ContentInvalid) as caught:
        read_compiled(orjson.dumps(values))
    assert expected in str(caught.value)


def test_an_old_instrument_without_today_s_texts_is_still_read(ladder):
    values = orjson.loads(compile_instrument(ladder))
    del values["instrument"]["questions"][0]["choices"][0]["improvement"]
    kept = read_compiled(orjson.dumps(values))
    assert kept.questions[0].choices[0].improvement == ""
