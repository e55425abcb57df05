"""Who does what, and the rule that exactly one role answers for each activity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt
from typing_extensions import override

from csdesk.model.identifiers import RoleId
from csdesk.model.roadmap import RaciLetter, RaciRow, Role
from ui.models.column_table import NO_INDEX, Index

WORDS = {
    RaciLetter.RESPONSIBLE: "does it",
    RaciLetter.ACCOUNTABLE: "answers for it",
    RaciLetter.CONSULTED: "is asked",
    RaciLetter.INFORMED: "is told",
}


@dataclass(frozen=True, slots=True)
class RaciChange:
    """What a key press makes of a row; ``letters`` None: nothing, ``sentence`` says why."""

    letters: Mapping[RoleId, RaciLetter] | None
    sentence: str


def change_letter(
    row: RaciRow, role: RoleId, letter: RaciLetter | None, roles: Sequence[Role]
) -> RaciChange:
    """Return the row with another letter for a role; None takes the letter away.

    A new A changes places with the old one, so that one role answers for the activity at any time.
    """
    before = row.letters.get(role)
    if before is letter:
        return RaciChange(None, "")
    if before is RaciLetter.ACCOUNTABLE:
        return RaciChange(
            None,
            f"Somebody has to answer for “{row.activity}”. Press A at another role to move it.",
        )
    letters = _with_letter(row, role, letter)
    if RaciLetter.RESPONSIBLE not in letters.values():
        return RaciChange(
            None, f"Somebody has to do “{row.activity}”. Press R at another role first."
        )
    return RaciChange(letters, _sentence(row, role, letter, roles))


def _with_letter(
    row: RaciRow, role: RoleId, letter: RaciLetter | None
) -> Mapping[RoleId, RaciLetter]:
    letters = dict(row.letters)
    holder = row.holder(RaciLetter.ACCOUNTABLE)
    if letter is RaciLetter.ACCOUNTABLE and holder is not None:
        _give(letters, holder, letters.get(role))
    _give(letters, role, letter)
    return letters


def _give(letters: dict[RoleId, RaciLetter], role: RoleId, letter: RaciLetter | None) -> None:
    if letter is None:
        letters.pop(role, None)
    else:
        letters[role] = letter


def _sentence(row: RaciRow, role: RoleId, letter: RaciLetter | None, roles: Sequence[Role]) -> str:
    names = {candidate.id: candidate.name for candidate in roles}
    name = names.get(role, str(role))
    if letter is None:
        return f"{name} has no part in “{row.activity}” now."
    holder = row.holder(RaciLetter.ACCOUNTABLE)
    if letter is RaciLetter.ACCOUNTABLE and holder is not None:
        return f"{name} answers for “{row.activity}” now, not {names.get(holder, holder)}."
    return f"{name} {WORDS[letter]} now: “{row.activity}”."


class RaciTableModel(QAbstractTableModel):
    """Activities down, roles across; a cell answers its letter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RaciRow, ...] = ()
        self._roles: tuple[Role, ...] = ()

    def show_raci(self, rows: Sequence[RaciRow], roles: Sequence[Role]) -> None:
        """Replace what is shown; cells keep their places when only letters changed."""
        same = [r.id for r in rows] == [r.id for r in self._rows]
        if same and tuple(roles) == self._roles:
            self._rows = tuple(rows)
            if self._rows:
                last = self.index(len(self._rows) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows, self._roles = tuple(rows), tuple(roles)
        self.endResetModel()

    def row_at(self, row: int) -> RaciRow:
        """Return the activity in a row."""
        return self._rows[row]

    def role_at(self, column: int) -> Role | None:
        """Return the role of a column, None for the column of activities."""
        return self._roles[column - 1] if column > 0 else None

    @property
    def roles(self) -> tuple[Role, ...]:
        """Return the roles from left to right."""
        return self._roles

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._roles) + 1

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        holder = self.role_at(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            if holder is None:
                return row.activity
            letter = row.letters.get(holder.id)
            return "" if letter is None else letter.value
        if role == Qt.ItemDataRole.AccessibleTextRole and holder is not None:
            letter = row.letters.get(holder.id)
            return f"{row.activity}: {holder.name} {WORDS[letter] if letter else 'has no part'}"
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        holder = self.role_at(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return "Activity" if holder is None else holder.short
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            return left if holder is None else Qt.AlignmentFlag.AlignCenter
        return None
