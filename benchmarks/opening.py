"""How soon a page of a long client stands: built, filled with what is known, and painted."""

from __future__ import annotations

import atexit
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from importing import AS_OF, write_text
from wide_client import fill_client

Work = Callable[[], object]


def open_metrics(_folder: Path, accounts: int) -> tuple[Work, Work]:
    """Build and paint the page of metrics of a long list; the floor paints an empty widget."""
    return _open_page(lambda folder: _fill(folder, accounts))


def open_wide(_folder: Path, accounts: int) -> tuple[Work, Work]:
    """Do the same for a client with 17 records beside each account."""
    return _open_page(lambda folder: fill_client(folder, accounts))


def _open_page(fill: Callable[[Path], Path]) -> tuple[Work, Work]:
    """Return the painting of an empty widget, and of the page built anew.

    What is shown is computed already. The folder outlives the window: a file that vanished would
    ask before closing.
    """
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.painting import hidden_window

    stack = ExitStack()
    atexit.register(stack.close)
    folder = stack.enter_context(TemporaryDirectory())
    window = stack.enter_context(hidden_window(fill(Path(folder))))
    empty = QWidget()
    empty.resize(window.workspace.size())

    def open_page() -> None:
        window.workspace.forget_pages()
        window.show_page("metrics")
        QApplication.processEvents()
        window.workspace.grab()

    return empty.grab, open_page


def _fill(folder: Path, accounts: int) -> Path:
    from csdesk.content import load_library
    from csdesk.model.clients import Client
    from csdesk.model.imports import ListRole
    from csdesk.operations.clients import start_client
    from csdesk.operations.imports import draft_file, import_list

    library, path = load_library(), folder / "client.csdesk"
    with start_client(path, Client("A client", "EUR")) as workspace:
        draft = draft_file(write_text(folder / "list.csv", accounts), library, workspace=workspace)
        import_list(workspace, draft, ListRole.CURRENT, AS_OF)
    return path
