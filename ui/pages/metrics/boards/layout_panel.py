"""An own layout: which boards are shown, and in which order."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.emptying import empty_layout
from ui.widgets.entry_fields import add_field, text_field
from ui.widgets.label import Label
from ui.widgets.side_panel import SidePanel

ABOUT = "Kept with the client; undo takes it back."
LONGEST_NAME = 60


class LayoutPanel(SidePanel):
    """``kept`` carries a name and the boards that are ticked, ``removed`` a name.

    ``taken`` are names that mean something else already: sets of numbers have an order of theirs.
    """

    kept = Signal(str, object)
    removed = Signal(str)

    def __init__(
        self, boards: Mapping[str, str], taken: Collection[str], parent: QWidget | None = None
    ) -> None:
        super().__init__("Own layout of the boards", parent=parent)
        self._names, self._taken = boards, taken
        self._order: list[str] = []
        self._chosen: set[str] = set()
        self._kept_as = ""
        self.ticks: dict[str, QCheckBox] = {}
        self.ups: dict[str, Button] = {}
        self.downs: dict[str, Button] = {}
        self.title.setText("Own layout")
        self.name = text_field("Name of the layout", hint="Board meeting")
        self.name.setMaxLength(LONGEST_NAME)
        self.keep, self.remove = Button("Keep layout", "primary"), Button("Remove it", "small")
        self.problem = Label("", "small", tone="risk", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self._lay_out()
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(lambda: self.removed.emit(self._kept_as))
        self.set_foot(ABOUT)

    def show_layout(self, name: str, boards: Sequence[str]) -> None:
        """Show a layout that is kept, or one that is begun, which has no name."""
        self._kept_as = name
        self._chosen = set(boards)
        self._order = [*boards, *(key for key in self._names if key not in self._chosen)]
        self.name.setText(name)
        self.caption.setText("Kept with the client" if name else "A new one")
        self.remove.setVisible(bool(name))
        self.problem.hide()
        self._show_rows()

    def _lay_out(self) -> None:
        add_field(self.details, "Name of the layout", self.name)
        self.details.addSpacing(theme.space("xs"))
        self.details.addLayout(self._rows)
        self.details.addWidget(self.problem)
        self.details.addLayout(button_row([self.remove], [self.keep]))
        self.details.addStretch(1)

    def _show_rows(self) -> None:
        empty_layout(self._rows)
        self.ticks, self.ups, self.downs = {}, {}, {}
        for at, key in enumerate(self._order):
            self._rows.addLayout(self._make_row(at, key))

    def _make_row(self, at: int, key: str) -> QHBoxLayout:
        tick = self.ticks[key] = QCheckBox(self._names[key])
        tick.setChecked(key in self._chosen)
        tick.toggled.connect(lambda on: self._tick(key, on=on))
        up = self.ups[key] = self._make_mover(key, -1, "chevron_up", at > 0)
        last = len(self._order) - 1
        down = self.downs[key] = self._make_mover(key, 1, "chevron_down", at < last)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(tick, 1)
        row.addWidget(up)
        row.addWidget(down)
        return row

    def _make_mover(self, key: str, steps: int, icon: str, is_open: bool) -> Button:
        button = Button("", "ghost", icon)
        words = f"Move “{self._names[key]}” {'up' if steps < 0 else 'down'}"
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setEnabled(is_open)
        button.clicked.connect(lambda: self._move(key, steps))
        return button

    def _tick(self, key: str, *, on: bool) -> None:
        (self._chosen.add if on else self._chosen.discard)(key)

    def _move(self, key: str, steps: int) -> None:
        """Move a board, and leave the cursor on the button, so that it can be pressed again."""
        at = self._order.index(key)
        self._order.insert(at + steps, self._order.pop(at))
        self._show_rows()
        first, other = (self.ups, self.downs) if steps < 0 else (self.downs, self.ups)
        button = first[key] if first[key].isEnabled() else other[key]
        button.show()  # A button that is not shown yet takes no cursor.
        button.setFocus()

    def _keep(self) -> None:
        name, boards = self.name.text().strip(), [key for key in self._order if key in self._chosen]
        problem = self._find_problem(name, boards)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        if not problem:
            self.kept.emit(name, boards)
        elif boards:
            self.name.setFocus()

    def _find_problem(self, name: str, boards: Sequence[str]) -> str:
        if not boards:
            return "Tick at least one board."
        if not name:
            return "Give the layout a name."
        if name in self._taken:
            return f"“{name}” is a set of numbers. Give the layout another name."
        return ""
