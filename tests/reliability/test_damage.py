"""A few damaged files of each kind; ``python3 dev.py reliability damage`` opens a thousand."""

from __future__ import annotations

from tests.reliability.damage import DAMAGES, STATEMENTS
from tests.reliability.damaged_files import GOOD, make_cases, open_all
from tests.reliability.scenarios import PHRASE


def test_a_damaged_file_is_refused_with_a_sentence_and_left_as_it_was(tmp_path):
    fates = open_all(make_cases(tmp_path, 3 * len(DAMAGES) + len(STATEMENTS)))
    assert set(fates.of) <= GOOD, fates.bad


def test_every_damage_of_an_encrypted_file_is_noticed(tmp_path):
    fates = open_all(make_cases(tmp_path, len(DAMAGES), PHRASE))
    assert set(fates.of) <= GOOD, fates.bad
