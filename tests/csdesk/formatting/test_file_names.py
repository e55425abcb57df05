from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csdesk.formatting.file_names import FORBIDDEN, file_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme Ltd", "Acme Ltd"),
        ('A<b>&$B_{x} "Ltd" =1+1', "A_b_&$B_{x} _Ltd_ =1+1"),
        ("  ..  ", "client"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("CON", "_CON"),
        ("com1.txt", "_com1.txt"),
        ("a\u202eb\tc\u0000d", "abcd"),
        ("Müller\u0308 & Söhne", "Müller\u0308 & Söhne"),
        ("trailing. ", "trailing"),
    ],
)
def test_a_client_becomes_a_file_name(text, expected):
    assert file_name(text) == expected


@given(st.text(max_size=300))
def test_every_text_becomes_a_name_that_every_system_allows(text):
    name = file_name(text)
    assert 0 < len(name.encode()) <= 121
    assert not set(name) & set(FORBIDDEN)
    assert name == name.strip(". ")
    assert file_name(name) == name
