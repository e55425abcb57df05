"""What the consultant saw, kept beside the answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from csdesk.errors import WrongUsage
from csdesk.model.assessments import Observation
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.identifiers import ObservationId
from csdesk.operations.history import redo, undo
from csdesk.operations.observations import remove_observation, save_observation


@pytest.fixture
def seen(answer) -> Observation:
    return Observation(ObservationId(0), answer().question, "Nobody looks", importance=4)


def test_an_observation_is_kept_changed_and_taken_away(workspace, seen):
    done = save_observation(workspace, seen)
    assert done.changes is Changes.ANSWERS
    changed = replace(seen, id=done.result, recommendation="Look on Mondays")
    save_observation(workspace, changed)
    assert workspace.observations.all() == (changed,)
    remove_observation(workspace, done.result)
    assert workspace.observations.all() == ()


def test_each_of_it_can_be_undone_and_redone(workspace, seen):
    number = save_observation(workspace, seen).result
    remove_observation(workspace, number)
    assert undo(workspace).result.action is Action.REMOVE_OBSERVATION
    assert workspace.observations.all() == (replace(seen, id=number),)
    assert undo(workspace).result.action is Action.SAVE_OBSERVATION
    assert workspace.observations.all() == ()
    redo(workspace)
    assert workspace.observations.all() == (replace(seen, id=number),)


@pytest.mark.parametrize("wrong", [{"issue": "  "}, {"importance": 0}, {"importance": 6}])
def test_an_observation_without_issue_or_rank_is_refused(workspace, seen, wrong):
    with pytest.raises(WrongUsage):
        save_observation(workspace, replace(seen, **wrong))
    assert workspace.observations.all() == ()
