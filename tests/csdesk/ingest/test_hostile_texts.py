"""Texts on which a reader of columns could hang, stumble or take one reading for another."""

from __future__ import annotations

from time import process_time

import pytest

from csdesk.ingest.coercion import read_column
from csdesk.ingest.currencies import currency_of_format
from csdesk.model.tables import Field, FieldKind, TableKind

TEXTS = {
    "blanks within a number": "1'2" + "\n" * 45 + "345.515",
    "spaces within a number": "$ 1" + " " * 55 + "x",
    "spaces before a date": "1 " + " " * 70 + "May 2024 x",
    "a link without end": "<a " + "href=" * 20_000 + "</a>",
    "a tag without end": "<a href=x>" + "<" * 100_000 + "</a>",
    "many figures": "9" * 100_000,
    "many points": "1." * 50_000,
    "many colons": "1:" * 50_000,
    "many zones": "2024-07-09 03:00 " + "A/" * 30,
    "nothing visible": "\u200b" * 100_000,
    "surrogates": "\ud800\udfff",
    "zero byte": "\0",
}


@pytest.mark.parametrize("kind", FieldKind)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_no_text_takes_long(text, kind):
    target = Field("domain", TableKind.ACCOUNTS, "Some field", kind, ())
    start = process_time()
    reading = read_column(target, "Some field", [text, "12.5"])
    assert process_time() - start < 1
    assert len(reading.values) == 2


def test_a_long_format_takes_no_time():
    start = process_time()
    assert currency_of_format("[$" * 50_000) == "$"
    assert process_time() - start < 1


def test_two_lines_in_a_cell_are_not_one_number():
    target = Field("arr", TableKind.ACCOUNTS, "ARR", FieldKind.MONEY, ())
    assert read_column(target, "ARR", ["12\n345", "12 \n 345", "12  345"]).values == (
        None,
        None,
        12_345.0,
    )


FOUND = [
    (["4.", "20"], (4.0, 20.0)),
    (["5 4.", "51.1."], (None, None)),
    (["4.10 ", "4", ",5", "1324.'50", "2'4,154."], (4.1, 4.0, 0.5, None, None)),
    (["0.5", 4.0, ",405", "5,0"], (0.5, 4.0, 0.405, 5.0)),
]


@pytest.mark.parametrize(("cells", "values"), FOUND)
@pytest.mark.parametrize("worthwhile", [2, 500])
def test_styles_change_no_reading(cells, values, worthwhile, monkeypatch):
    monkeypatch.setattr("csdesk.ingest.coercion.number_styles.WORTHWHILE", worthwhile)
    target = Field("hours", TableKind.SUPPORT, "Hours", FieldKind.NUMBER, ())
    reading = read_column(target, "Hours", cells)
    assert reading.values == values
    commas = {index for index, cell in enumerate(cells) if "," in str(cell)}
    assert set(reading.originals) == {index for index in commas if values[index] is not None}
