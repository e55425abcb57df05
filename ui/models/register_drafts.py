"""Rows that were begun and are not kept yet, one for each register."""

from __future__ import annotations

from csdesk.model.registers import Cells, RegisterId


class RowDrafts:
    """Holds what was written; of a row that is on its way it knows what was sent."""

    def __init__(self) -> None:
        self._drafts: dict[RegisterId, Cells] = {}
        self._sent: dict[RegisterId, Cells] = {}

    def begin(self, register: RegisterId) -> None:
        """Begin a row, unless one was begun."""
        self._drafts.setdefault(register, {})

    def of(self, register: RegisterId) -> Cells | None:
        """Return the row that was begun; None where none was."""
        return self._drafts.get(register)

    def write(self, register: RegisterId, cells: Cells) -> None:
        """Note what is written in the row by now."""
        self._drafts[register] = cells

    def send(self, register: RegisterId) -> bool:
        """Say whether the row is to be kept now: not while it is on its way already."""
        if register in self._sent:
            return False
        self._sent[register] = self._drafts[register]
        return True

    def settle(self, register: RegisterId) -> Cells | None:
        """Forget a row that is kept, and return its cells where more was written meanwhile."""
        draft, sent = self._drafts.pop(register, None), self._sent.pop(register, None)
        return None if draft == sent else draft

    def come_back(self) -> None:
        """Take note that what was sent was refused."""
        self._sent.clear()

    def drop(self, register: RegisterId) -> bool:
        """Give up a row that was begun; say whether there was one."""
        return self._drafts.pop(register, None) is not None

    def clear(self) -> None:
        """Give up all of them."""
        self._drafts.clear()
        self._sent.clear()
