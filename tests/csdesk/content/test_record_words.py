"""Mistakes in the words of states are refused where they stand."""

from __future__ import annotations

import pytest

START = "[[record_words]]\ntable = 'surveys'\n"
FILE = "resources/library/words/more.toml"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("field = 'colour'\ngroups = []", "field is “colour”"),
        ("field = 'comment'\ngroups = [{ words = [] }]", "groups[1].words"),
        (
            "field = 'comment'\ngroups = [{ means = 'lost', words = ['Ä'] }, { words = ['ae'] }]",
            "a word that no other group has",
        ),
        ("field = 'comment'\ngroups = [{ months = 0, words = ['x'] }]", "more than 0"),
        ("field = 'comment'\ngroups = [{ months = 1, means = 'lost', words = ['x'] }]", "months"),
    ],
)
def test_mistakes_in_words_are_refused(content, text, told):
    content.append(FILE, START + text)
    refusal = content.refusal()
    assert refusal.startswith(f"{FILE}: record_words[1]")
    assert told in refusal


def test_a_column_has_its_words_in_one_place(content):
    text = "[[record_words]]\ntable = 'invoices'\nfield = 'status'\ngroups = []"
    content.append(FILE, text)
    assert "a column whose words stand nowhere else" in content.refusal()
