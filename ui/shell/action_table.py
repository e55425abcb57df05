"""What the window can do from anywhere, as one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from ui import theme
from ui.shell.actions import NamedAct

if TYPE_CHECKING:
    from ui.shell.client_actions import ClientActions
    from ui.shell.file.entrance import Entrance
    from ui.shell.file.safekeeping import Safekeeping


def list_entrance_acts(entrance: Entrance) -> Iterator[NamedAct]:
    """Give the ways in."""
    yield NamedAct("bring_in", "Bring in a file", entrance.choose_file, "Ctrl+O")
    yield NamedAct("new_file", "New client", entrance.start_client, "Ctrl+N")
    yield NamedAct("open_file", "Open another file", entrance.choose_client)


def list_client_acts(clients: ClientActions) -> Iterator[NamedAct]:
    """Give what can be done with the clients in a file."""
    safe = partial(clients.ask_to_export, client_safe=True)
    yield NamedAct("add_client", "New client in this file", clients.ask_for_new)
    yield NamedAct("edit_client", "Change the client", clients.ask_for_change)
    yield NamedAct("export_client", "Export this client", clients.ask_to_export)
    yield NamedAct("export_client_safe", "Export a client-safe copy", safe)
    yield NamedAct("import_client", "Import a client", clients.ask_to_import)


def list_safety_acts(safe: Safekeeping) -> Iterator[NamedAct]:
    """Give what keeps the file safe."""
    yield NamedAct("back_up", "Back up now", safe.backups.back_up)
    yield NamedAct("show_backups", "Show the backups", safe.backups.show_dialog)
    yield NamedAct("protect", "Set a pass phrase", safe.ask_to_protect)
    yield NamedAct("unprotect", "Remove the pass phrase", safe.ask_to_unprotect)
    yield NamedAct("lock", "Lock now", safe.lock, "Ctrl+L")


def list_scheme_acts(choose: Callable[[str], object]) -> Iterator[NamedAct]:
    """Give the choices of colours."""
    for scheme in theme.SCHEMES:
        yield NamedAct(f"scheme_{scheme}", f"Colours: {scheme}", partial(choose, scheme))
