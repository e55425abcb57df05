"""Carrying out what a person does: in order, with one diagnosis after the last operation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from csdesk.errors import CsdeskError, WorkspaceUnusable
from csdesk.model.changes import Changes
from ui.tasks.keeper import Keeper
from ui.tasks.lane import Done, Failed, Lane
from ui.tasks.task import Task
from ui.tasks.wishes import Wish, Wishes

if TYPE_CHECKING:
    from csdesk.operations.outcome import Outcome
    from ui.tasks.standing import Standing

COMPUTING = "Computing"
"""The work after operations: what they changed is on disk, so that nobody can stop it."""


class Saving(QObject):
    """Hands operations to the lane. One that cannot be saved waits with all that follow it.

    ``renewed`` carries how things stand after operations, None when nothing is open any more, and
    the kinds of things that they changed. ``dropped`` says that something will not be saved, so
    that what is stored is to be shown again; ``unsavedChanged`` that something waits or no longer
    does. ``failed`` carries the sentence of an error that nobody else shows.
    """

    dropped = Signal()
    failed = Signal(str)
    renewed = Signal(object, object)
    unsavedChanged = Signal()  # noqa: N815 - Qt's way of writing signals

    def __init__(
        self,
        lane: Lane,
        keeper: Keeper,
        *,
        is_read_only: Callable[[], bool],
        is_locked: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._keeper = keeper
        self._is_read_only = is_read_only
        self._is_locked = is_locked
        self._wishes = Wishes()
        self._under_way = 0
        self._unseen = Changes.NONE
        self._unanswered: list[Callable[[], None]] = []

    @property
    def is_under_way(self) -> bool:
        """Say whether an operation is still to be carried out."""
        return self._under_way > 0

    @property
    def error(self) -> WorkspaceUnusable | None:
        """Return why something waits to be saved; None when nothing does."""
        return self._wishes.error

    def run(self, wish: Wish) -> Task:
        """Carry out an operation after those that wait, if any."""
        if self._wishes and wish.is_kept:
            self._wishes.keep(wish)
            return self.save_again()
        return self._submit(wish)

    def save_again(self) -> Task:
        """Try to save what waits, in the order in which it was made."""
        task = self._lane.submit(lambda _progress: self._keeper.go_on())
        for wish in self._wishes.take_all():
            task = self._submit(wish)
        self.unsavedChanged.emit()
        return task

    def give_up(self) -> None:
        """Forget what could not be saved."""
        sentence = str(self._wishes.error)
        for wish in self._wishes.take_all():
            if wish.on_failed is not None:
                wish.on_failed(sentence)
        self._lane.submit(lambda _progress: self._keeper.go_on())
        self.unsavedChanged.emit()
        self.dropped.emit()

    def answer(self) -> None:
        """Hand out the results that waited for the diagnosis."""
        answers, self._unanswered = self._unanswered, []
        for answer in answers:
            answer()

    def forget_results(self) -> None:
        """Hand out none of the results that wait, because the file is locked."""
        self._unanswered.clear()

    def _submit(self, wish: Wish) -> Task:
        self._under_way += 1
        carry_out = self._keeper.save if wish.is_kept else self._keeper.operate
        task = self._lane.submit(
            lambda progress: carry_out(wish.operation, wish.arguments, progress, wish.whom),
            lambda outcome: self._note(outcome, wish.on_done),
            lambda sentence: self._refuse(sentence, wish.on_failed, silent=task.is_cancelled),
            wish.label,
            lambda error: self._hear_refusal(wish, error),
        )
        return task

    def _hear_refusal(self, wish: Wish, error: CsdeskError) -> None:
        if not (isinstance(error, WorkspaceUnusable) and wish.is_kept):
            self._refuse(str(error), wish.on_failed, silent=False)
        elif self._is_read_only():
            self._refuse(str(error), wish.on_failed, silent=False)
            self.dropped.emit()
        else:
            self._wishes.keep(wish, error)
            self.unsavedChanged.emit()
            self._settle()

    def _note(self, outcome: Outcome[Any], on_done: Done | None) -> None:
        self._unseen |= outcome.changes
        if on_done is not None and not self._is_locked():
            self._unanswered.append(partial(on_done, outcome.result))
        self._settle()

    def _refuse(self, sentence: str, on_failed: Failed | None, *, silent: bool) -> None:
        if on_failed is not None:
            on_failed(sentence)
        elif not silent:
            self.failed.emit(sentence)
        self._settle()

    def _settle(self) -> None:
        """Diagnose once no further operation is waiting."""
        self._under_way -= 1
        if self._under_way == 0:
            work = partial(self._keeper.diagnose_again, self._unseen)
            self._lane.submit(work, self._renew, self._give_up_diagnosis, COMPUTING, can_stop=False)

    def _renew(self, standing: Standing | None) -> None:
        changes, self._unseen = self._unseen, Changes.NONE
        self.renewed.emit(standing, changes)
        self.answer()

    def _give_up_diagnosis(self, sentence: str) -> None:
        self.failed.emit(sentence)
        self.answer()
