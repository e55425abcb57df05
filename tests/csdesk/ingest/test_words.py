"""Yes and no, and texts that stay as they are."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from csdesk.ingest.coercion import is_blank_key, read_column
from csdesk.model.tables import Field, FieldKind, TableKind

CHURNED = Field("churn_flag", TableKind.ACCOUNTS, "Churned", FieldKind.FLAG, ())
COUNTRY = Field("country", TableKind.ACCOUNTS, "Country", FieldKind.TEXT, ())
NAME = Field("account_name", TableKind.ACCOUNTS, "Account name", FieldKind.TEXT, ())


def test_yes_and_no_in_their_usual_forms():
    cells = ["Yes", "n", 1.0, 0, True, "✓", "FALSE", "Churned", "active", None]
    wanted = (True, False, True, False, True, True, False, True, False, None)
    assert read_column(CHURNED, "Churned", cells).values == wanted


def test_anything_else_is_neither_yes_nor_no():
    reading = read_column(CHURNED, "Churned", ["maybe", 2.0])
    assert reading.values == (None, None)
    assert reading.unread[0].problem == "“maybe” is neither yes nor no"


def test_texts_lose_only_the_spaces_around_them():
    cells = ["Acme  ", "\u00a0Zeta", 'A<b>&$B_{x} "Ltd" =1+1', "R&D  Ltd"]
    reading = read_column(NAME, "Name", cells)
    assert reading.values == ("Acme", "Zeta", 'A<b>&$B_{x} "Ltd" =1+1', "R&D  Ltd")
    assert reading.conversions == ("The spaces around 2 texts were removed",)


def test_numbers_that_serve_as_texts_are_written_out():
    cells = [12345.0, 7.5, date(2024, 1, 1), True]
    assert read_column(NAME, "Name", cells).values == ("12345", "7.5", "2024-01-01", "Yes")


def test_na_is_namibia_and_none_may_be_a_name():
    assert read_column(COUNTRY, "Country", ["NA", "n/a", "None"]).values == ("NA", None, None)
    assert read_column(NAME, "Name", ["NA", "None", "TBC", "–"]).values == (
        "NA",
        "None",
        "TBC",
        None,
    )


def test_an_error_is_no_name():
    reading = read_column(NAME, "Name", ["#N/A", "#1 Plumbing"])
    assert reading.values == (None, "#1 Plumbing")
    assert is_blank_key("#N/A")
    assert not is_blank_key("#1 Plumbing")


@given(st.text().map(str.strip).filter(lambda text: text and not is_blank_key(text)))
def test_every_name_stays_as_it_is(text):
    assert read_column(NAME, "Name", [text]).values == (text,)


@given(st.sampled_from(FieldKind), st.lists(st.text() | st.floats() | st.booleans() | st.none()))
def test_every_value_is_read_or_explained_or_nothing(kind, cells):
    target = Field("some_field", TableKind.ACCOUNTS, "Some field", kind, ())
    reading = read_column(target, "Some field", cells)
    assert len(reading.values) == len(cells)
    if reading.refusal is None:
        for index, (cell, value) in enumerate(zip(cells, reading.values, strict=True)):
            assert (value is None) or index not in reading.unread
            if value is None and index not in reading.unread:
                assert cell is None or isinstance(cell, str)
