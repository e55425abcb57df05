"""``csdesk match-trial``: its figures, those in the documentation, and the aims."""

from __future__ import annotations

from pathlib import Path

import pytest

from csdesk.operations.match_trial import run_match_trial
from ui.command_line import run_command
from ui.match_command import describe_trial

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "matching.md"


@pytest.fixture(scope="module")
def trial():
    return run_match_trial()


def test_the_documented_figures_are_those_of_the_command(trial):
    documented = DOCUMENTATION.read_text(encoding="utf-8").splitlines()
    for line in describe_trial(trial):
        assert line in documented


def test_what_is_joined_without_a_question_is_right(trial):
    assert trial.overall.automatic.percent >= 99.5
    assert all(figures.automatic.percent >= 99.5 for figures in trial.situations.values())


def test_what_is_known_is_found(trial):
    assert all(figures.found.percent >= 95 for figures in trial.situations.values())


def test_the_command_prints_the_figures_of_its_size_and_seed(capsys):
    assert run_command(["match-trial", "--size", "100", "--seed", "3"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed == list(describe_trial(run_match_trial(100, 3)))


@pytest.mark.parametrize("size", ["99", "many", "1e4"])
def test_a_size_that_is_none_is_refused_in_a_sentence(size, capsys):
    with pytest.raises(SystemExit):
        run_command(["match-trial", "--size", size])
    assert "write a whole number from 100 to 100000" in capsys.readouterr().err
