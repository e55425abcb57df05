"""What is done about own layouts: each act is an operation on the workspace, and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from csdesk.model.kpi_book import BoardLayout
from ui.pages.metrics.boards.catalogue import boards_of, name_tiles
from ui.session import Session

if TYPE_CHECKING:
    from csdesk.storage.workspace import Workspace


class LayoutActs:
    """Carries out acts in the session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, name: str, boards: Sequence[str], on_done: Callable[[Any], None]) -> None:
        """Keep a layout in place of the one of its name."""
        from csdesk.operations.metrics.layouts import keep_layout

        layout = BoardLayout(name, name_tiles(boards))
        library = self._session.library
        self._session.run(keep_layout, library, layout, on_done=on_done, label="Keeping the layout")

    def show(self, name: str) -> None:
        """Keep which layout is looked at first; a file that is read only forgets it."""
        from csdesk.operations.metrics.layouts import show_layout

        self._session.run(show_layout, name, on_failed=lambda _sentence: None, label="Saving")

    def remove(self, name: str, on_done: Callable[[Any], None]) -> None:
        """Take a layout away."""
        from csdesk.operations.metrics.layouts import remove_layout

        self._session.run(remove_layout, name, on_done=on_done, label="Removing the layout")

    def read(self, on_done: Callable[[Any], None]) -> None:
        """Read the layouts that show boards, and which of them is looked at first."""
        self._session.read(read_layouts, on_done=on_done, label="Reading")


@dataclass(frozen=True, slots=True)
class KeptLayouts:
    """The boards of each layout by its name, and the name of the one that is looked at first."""

    layouts: Mapping[str, tuple[str, ...]]
    shown: str


def read_layouts(workspace: Workspace) -> KeptLayouts:
    """Return the layouts that show any board, in the order of their names."""
    from csdesk.operations.metrics.layouts import find_shown

    found = {name: boards_of(layout) for name, layout in workspace.layouts.all().items()}
    layouts = {name: boards for name, boards in found.items() if boards}
    return KeptLayouts(layouts, find_shown(workspace))
