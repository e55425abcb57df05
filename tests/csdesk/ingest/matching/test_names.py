"""Names of companies: what is one name, what relates two names, and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.ingest.matching.name_relations import NameRelation, compare_names
from csdesk.ingest.matching.names import read_name, read_name_keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme Inc.", "ACME"),
        ("The Acme Company, Ltd", "acme"),
        ("Müller & Söhne AG", "Mueller und Soehne"),
        ("Müller", "Mueller"),
        ("Société Générale S.A.", "Societe Generale"),
        ("Acme Sp. z o.o.", "Acme sp zoo"),
        ("Acme GmbH & Co. KG", "Acme"),
        ("Novo A/S", "Novo"),
        ("Acme S. r. o.", "Acme s.r.o."),
        ("Grupo Sol S.A. de C.V.", "Grupo Sol"),
        ("ООО Ромашка", "Ромашка"),  # noqa: RUF001
        ("J.P. Keller", "JP Keller"),
        ("Data-Bank", "DataBank"),
        ("Acme (UK)", "Acme UK"),
        ("O’Neil", "O'Neil"),
    ],
)
def test_one_name_is_the_same_however_it_is_written(one, other):
    assert compare_names(one, other).relation is NameRelation.SAME


@pytest.mark.parametrize(
    ("one", "other", "relation", "reason"),
    [
        ("Acme Systems", "Systems Acme", "reordered", "same words in another order"),
        ("Northwind", "Northwnid", "misspelt", "names differ by a few letters"),
        ("Intl Paper", "International Paper", "abbreviated", "an abbreviation of the other"),
        ("IBM", "International Business Machines", "abbreviated", "an abbreviation of the other"),
        ("Acme", "Acme Logistics", "longer", "one has “logistics” more in its name"),
        ("Blue River Foods", "Blue River Mining", "different", "same first two words"),
        ("Acme", "Zenith", "different", "names differ"),
        ("Customer 00001", "Customer 00002", "different", "the figures in the names differ"),
        ("", "Acme", "unknown", ""),
        ("n/a", "N/A", "unknown", ""),
    ],
)
def test_a_relation_is_told_in_words(one, other, relation, reason):
    found = compare_names(one, other)
    assert found.relation == relation
    assert reason in found.reason


@pytest.mark.parametrize(
    ("one", "other"), [("Acme 1", "Acme 2"), ("North Foods", "South Foods"), ("Bluet", "Blut")]
)
def test_figures_and_other_words_are_no_slips(one, other):
    assert compare_names(one, other).relation is not NameRelation.SAME


@pytest.mark.parametrize(
    ("text", "form"),
    [("Acme Co., Ltd.", "Ltd"), ("Acme GmbH & Co. KG", "GmbH & Co. KG"), ("Limited", "")],
)
def test_the_legal_form_is_told_apart(text, form):
    assert read_name(text).form == form


@given(st.text(max_size=30), st.text(max_size=30))
def test_names_relate_both_ways_alike(one, other):
    assert compare_names(one, other).relation is compare_names(other, one).relation


@given(st.text(max_size=40))
def test_any_text_is_read_and_is_like_itself(text):
    found = compare_names(text, text)
    assert found.relation in {NameRelation.SAME, NameRelation.UNKNOWN}


@given(st.lists(st.text(st.sampled_from("aeouAENnx 1.&+/-_'\t\nü") | st.characters(), max_size=12)))
def test_a_column_of_names_has_the_keys_that_its_names_have_one_by_one(texts: list[str]) -> None:
    plain = [text for text in texts if text.isascii()]
    known = ["The Acme Company, Ltd", "A. B. C. Ltd.", "Smith & Sons, Inc.", "n/a", "", "x/y Corp"]

    for column in (texts, [*plain, *known]):
        assert read_name_keys(column) == [read_name(text).key for text in column]
