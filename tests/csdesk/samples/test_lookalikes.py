"""The labelled set: the same from the same seed, whole, and with every trap in it."""

from __future__ import annotations

import pytest

from csdesk.samples.lookalike_ids import Situation
from csdesk.samples.lookalikes import draw_lookalikes


@pytest.fixture(scope="module")
def drawn():
    return draw_lookalikes(2_000, 7)


def test_the_same_seed_gives_the_same_lists(drawn):
    assert draw_lookalikes(2_000, 7) == drawn
    assert draw_lookalikes(2_000, 8) != drawn


def test_every_record_has_its_truth_and_every_truth_is_on_the_known_list(drawn):
    for lists in drawn:
        keys = [record.key for record in lists.file]
        known = [record.key for record in lists.known]
        assert len(keys) == len(set(keys)) == len(lists.truth) == len(lists.kinds)
        assert len(known) == len(set(known))
        assert {key for accounts in lists.truth.values() for key in accounts} <= set(known)


def test_every_situation_and_trap_is_there(drawn):
    assert [lists.situation for lists in drawn] == list(Situation)
    kinds = {kind for lists in drawn for kind in lists.kinds.values()}
    assert kinds >= {
        "same",
        "typing slip",
        "initials",
        "new name",
        "same name, other company",
        "same first words, other company",
        "one letter differs, other company",
        "daughter of a known company",
        "another branch of a chain",
        "e-mail address of a shared agency",
        "id that looks alike",
    }
    doubled = [key for lists in drawn for key, accounts in lists.truth.items() if len(accounts) > 1]
    assert doubled


def test_most_companies_are_on_both_lists_and_a_fifth_of_the_file_is_new(drawn):
    records = sum(len(lists.file) for lists in drawn)
    new = sum(not accounts for lists in drawn for accounts in lists.truth.values())
    assert 0.15 < new / records < 0.35
