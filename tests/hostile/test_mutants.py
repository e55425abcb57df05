"""A short run of chance on spreadsheets of every kind; `dev.py reliability mutants` is the long."""

from __future__ import annotations

from tests.reliability.mutants import MutantTrial

MUTANTS = 200


def test_mutants_of_every_kind_are_read_or_refused_and_never_get_through(tmp_path):
    fates = MutantTrial(tmp_path).run(MUTANTS, seed=5)
    assert fates.harms == []
    assert fates.counts.total() == MUTANTS
    assert fates.counts["read"] > MUTANTS / 10
    assert fates.counts["refused"] > MUTANTS / 10
