"""What the consultant saw at a question: kept, changed, taken away."""

from __future__ import annotations

from csdesk.errors import WrongUsage
from csdesk.model.assessments import Observation
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.identifiers import ObservationId
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace

LEAST, MOST = 1, 5
"""The importance of an observation."""


def save_observation(workspace: Workspace, observation: Observation) -> Outcome[ObservationId]:
    """Keep a new observation, whose number is 0, or change the one that has its number.

    Raises WrongUsage when it names no issue or its importance is not 1 to 5.
    """
    if not observation.issue.strip():
        raise WrongUsage("The observation names no issue. Say what was seen.")
    if not LEAST <= observation.importance <= MOST:
        raise WrongUsage("The importance of an observation is 1 to 5. Choose one of these.")
    with workspace.step(Action.SAVE_OBSERVATION):
        number = workspace.observations.save(observation)
    return Outcome(number, Changes.ANSWERS)


def remove_observation(workspace: Workspace, observation: ObservationId) -> Outcome[None]:
    """Take an observation away."""
    with workspace.step(Action.REMOVE_OBSERVATION):
        workspace.observations.remove(observation)
    return Outcome(None, Changes.ANSWERS)
