"""States and billing periods in the words of clients, known ones and others."""

from __future__ import annotations

import unicodedata

import pytest

from csdesk.content import load_library
from csdesk.model.record_words import Meaning
from csdesk.model.tables import TableKind
from csdesk.scoring.record_words import find_unknown_words, translate_words
from tests.list_tables import make_list

WORDS = load_library().record_words


def read(kind, field, *cells):
    return translate_words(make_list(kind, **{field: cells}), WORDS).column(field)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("word", ["Résilié", "GEKÜNDIGT", "gekuendigt", " beëindigd "])
def test_a_word_is_the_same_however_its_accents_are_written(form, word):
    written = unicodedata.normalize(form, word)
    assert read(TableKind.SUBSCRIPTIONS, "status", written) == (Meaning.ENDED,)


def test_words_mean_what_their_column_means_by_them():
    assert read(TableKind.INVOICES, "status", "Cancelled", "Scaduta") == ("void", "Scaduta")
    assert read(TableKind.ONBOARDING, "status", "Cancelled", "N/A", "Erledigt") == (
        "not needed", "not needed", "done",
    )  # fmt: skip
    assert read(TableKind.RENEWALS, "outcome", "Closed Won", "downgraded", "Perdu") == (
        "renewed", "reduced", "lost",
    )  # fmt: skip
    assert read(TableKind.MOVEMENTS, "movement", "Win-back", "Downgrade", "Churn", "FX") == (
        "gain", "reduced", "lost", "exchange rate",
    )  # fmt: skip
    assert read(TableKind.SUPPORT, "status", "Spam", "Solved") == ("no request", "Solved")


def test_billing_periods_become_months_and_what_is_no_text_stays():
    found = read(
        TableKind.SUBSCRIPTIONS, "billing_interval", "Vierteljährlich", "weekly", 6.0, None
    )
    assert found == (3.0, 12 / 52, 6.0, None)


def test_lists_are_read_once_and_for_all():
    kind, cells = TableKind.SUBSCRIPTIONS, ("Gekündigt", "Probe", "aktiv", "in Klärung", None)
    once = translate_words(make_list(kind, status=cells), WORDS)
    assert translate_words(once, WORDS) == once
    assert once.column("status") == ("ended", "trial", "aktiv", "in Klärung", None)


def test_unknown_words_are_found_with_their_records_the_most_frequent_first():
    cells = ("aktiv", "Foo", "in Klärung", None, "in Klärung", "ended")
    table = make_list(TableKind.SUBSCRIPTIONS, status=cells)
    (found,) = find_unknown_words(translate_words(table, WORDS), WORDS)
    assert (found.words, found.positions, found.stated) == (("in Klärung", "Foo"), (1, 2, 4), 5)
    assert "count as running" in found.counted


def test_a_column_whose_words_may_be_anything_has_no_unknown_ones():
    table = make_list(TableKind.SUPPORT, status=["waiting for the moon"])
    assert list(find_unknown_words(table, WORDS)) == []


def test_every_word_that_a_template_offers_is_known():
    offered = {(field.table, field.id): field.choices for field in load_library().fields}
    for one in WORDS:
        table = make_list(one.table, **{one.field: offered[one.table, one.field]})
        assert all(not found.words for found in find_unknown_words(table, WORDS))
