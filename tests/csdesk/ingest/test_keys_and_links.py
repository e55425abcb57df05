"""Keys that a spreadsheet damaged, links in website columns, and spaces of every kind."""

from __future__ import annotations

from csdesk.ingest.coercion import read_column
from csdesk.model.tables import Field, FieldKind, TableKind

ID = Field("account_id", TableKind.ACCOUNTS, "Account ID", FieldKind.TEXT, (), is_own_id=True)
NAME = Field("account_name", TableKind.ACCOUNTS, "Name", FieldKind.TEXT, ())
SITE = Field("domain", TableKind.ACCOUNTS, "Web domain", FieldKind.TEXT, ())
NOTE = Field("note", TableKind.ACCOUNTS, "Note", FieldKind.TEXT, ())
LINK = '<a href="https://acme.com" target="_blank">Acme &amp; <b>Co</b></a>'


def test_keys_in_scientific_notation_are_noted():
    reading = read_column(ID, "ID", ["1.23E+15", "1,5e+11", "A1"])
    assert reading.values == ("1.23E+15", "1,5e+11", "A1")
    assert reading.conversions == (
        "2 keys in scientific notation, such as “1.23E+15”, have lost figures: export them as text",
    )
    assert "scientific" in read_column(ID, "ID", [1.2345e17]).conversions[0]
    assert not read_column(NOTE, "Note", ["1.23E+15"]).conversions


def test_keys_without_their_leading_zeros_are_noted():
    reading = read_column(ID, "ID", ["00123", "04567", 890.0, "12345"])
    assert reading.values == ("00123", "04567", "890", "12345")
    (note,) = reading.conversions
    assert note.startswith("1 key, such as “890”, may have lost leading zeros: ")
    assert note.endswith("others have 5 figures with zeros in front")
    assert not read_column(ID, "ID", ["123", "45", "6"]).conversions


def test_a_link_in_a_website_column_is_reduced_to_its_address():
    reading = read_column(SITE, "Website", [LINK, "acme.de", "<b>bold</b>"])
    assert reading.values == ("https://acme.com", "acme.de", "<b>bold</b>")
    assert reading.originals == {0: LINK}
    assert reading.conversions[0].startswith("1 link, such as “<a href=")


def test_a_link_elsewhere_is_reduced_to_its_words():
    assert read_column(NAME, "Name", [LINK]).values == ("Acme & Co",)


def test_spaces_of_every_kind_are_taken_from_the_ends():
    cells = ["\u00a0Acme\u200b", "\ufeffZeta\t", "a\u00a0b", "\u3000"]
    reading = read_column(NAME, "Name", cells)
    assert reading.values == ("Acme", "Zeta", "a\u00a0b", None)
    assert reading.originals == {0: "\u00a0Acme\u200b", 1: "\ufeffZeta\t"}


def test_words_for_nothing_keep_what_the_file_says():
    reading = read_column(NOTE, "Note", ["n/a", "fine", "–"])
    assert reading.values == (None, "fine", None)
    assert reading.originals == {0: "n/a", 2: "–"}
