"""Keeping observations: shown as they are typed, stored on the lane one after another."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from csdesk.model.assessments import Observation
from csdesk.model.identifiers import ObservationId
from ui.session import Session
from ui.tasks.lifetime import while_there

NEW = ObservationId(0)


class Observing(QObject):
    """Sees to it that a new observation is stored once, however often it is typed on."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._numbers: dict[str, ObservationId] = {}
        self._waiting: dict[str, Observation | None] = {}

    def keep(self, draft: str, observation: Observation) -> None:
        """Store an observation; ``draft`` names it as long as it has no number."""
        if draft in self._waiting:
            self._waiting[draft] = observation
            return
        number = self._numbers.get(draft, observation.id)
        if number == NEW:
            self._waiting[draft] = None
        self._store(draft, replace(observation, id=number))

    def remove(self, draft: str, observation: Observation) -> None:
        """Take an observation away; undo brings it back."""
        from csdesk.operations.observations import remove_observation

        number = self._numbers.get(draft, observation.id)
        if number != NEW:
            self._session.run(remove_observation, number)

    def _store(self, draft: str, observation: Observation) -> None:
        from csdesk.operations.observations import save_observation

        settle = while_there(self, lambda number: self._settle(draft, number))
        drop = while_there(self, lambda _sentence: self._drop(draft))

        def give_up(sentence: str) -> None:
            drop(sentence)
            self._session.failed.emit(sentence)

        self._session.run(save_observation, observation, on_done=settle, on_failed=give_up)

    def _settle(self, draft: str, number: ObservationId) -> None:
        self._numbers[draft] = number
        later = self._waiting.pop(draft, None)
        if later is not None:
            self.keep(draft, later)

    def _drop(self, draft: str) -> None:
        self._waiting.pop(draft, None)
