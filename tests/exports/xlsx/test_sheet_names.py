"""Names of sheets that every spreadsheet program takes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exports.xlsx.sheet_names import FORBIDDEN, sheet_names


def test_names_that_are_fine_stay():
    assert sheet_names(["Summary", "KPIs"]) == ["Summary", "KPIs"]


def test_forbidden_letters_go_and_long_names_are_cut():
    assert sheet_names(["A/B: [c]"]) == ["A B c"]
    assert sheet_names(["x" * 40]) == ["x" * 31]
    assert sheet_names(["'q'"]) == ["q"]
    assert sheet_names(["", "///"]) == ["Sheet", "Sheet 2"]


def test_two_names_are_never_alike_whatever_their_case():
    assert sheet_names(["DUP", "dup", "Dup"]) == ["DUP", "dup 2", "Dup 3"]
    assert sheet_names(["y" * 31, "y" * 40]) == ["y" * 31, "y" * 29 + " 2"]
    assert sheet_names(["History"]) == ["History 2"]


@given(st.lists(st.text(max_size=50), max_size=12))
def test_any_names_become_legal_ones(wanted):
    names = sheet_names(wanted)
    assert len({name.casefold() for name in names}) == len(wanted)
    for name in names:
        assert 1 <= len(name) <= 31
        assert not set(name) & set(FORBIDDEN)
        assert name == name.strip("'")
