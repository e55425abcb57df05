"""What stands beside a register: the agenda of a meeting, a calendar, what is reached."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from csdesk.model.registers import AsideList, Register, RowId
from ui.widgets.side_panel import SidePanel


class AsidePanel(SidePanel):
    """Lists of the register as a whole, or of the row that is looked at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Beside the register", wraps_title=True, parent=parent)
        self._lists: Sequence[AsideList] = ()
        self._shown: tuple[object, ...] = ()
        self.set_foot("From the client's figures as they stand now.")

    @property
    def has_rows(self) -> bool:
        """Say whether what is shown follows the row that is looked at."""
        return any(one.row is not None for one in self._lists)

    def show_lists(self, register: Register, lists: Sequence[AsideList], row: RowId | None) -> None:
        """Show the lists that belong to the register, and to one of its rows."""
        self._lists = lists
        known = [one.row for one in lists if one.row is not None]
        chosen = row if row in known else next(iter(known), None)
        named = next((one for one in register.rows if one.id == chosen), None)
        shown = [one for one in lists if one.row in (None, chosen)]
        title = register.named(named) if named else register.definition.name
        if self._shown == (title, *shown):
            return
        self._shown = (title, *shown)
        self.clear()
        self.title.setText(title)
        for one in shown:
            self._add(one)
        self.details.addStretch(1)

    def _add(self, known: AsideList) -> None:
        self.add_heading(known.title)
        for line in known.lines:
            self.add_text(line, "text")
        if not known.lines and known.why_none:
            self.add_text(known.why_none, "text_3")
