"""A long list of customers diagnosed, as it is after an import, in a workspace of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from importing import AS_OF, HEADERS, write_text

Work = Callable[[], object]


def diagnose_list(folder: Path, accounts: int) -> tuple[Work, Work]:
    """Compute scores, KPIs, findings and plan, against one sort of as many columns of numbers."""
    import numpy as np

    columns = np.random.default_rng(1).uniform(0, 100, (len(HEADERS), accounts))
    return lambda: np.argsort(columns, axis=1), prepare_diagnosis(folder, accounts)


def prepare_diagnosis(folder: Path, accounts: int) -> Work:
    """Import a list into a new workspace, and return what computes it."""
    from csdesk.content import load_library
    from csdesk.model.clients import Client
    from csdesk.model.imports import ListRole
    from csdesk.operations.clients import start_client
    from csdesk.operations.diagnosis import diagnose
    from csdesk.operations.imports import draft_file, import_list

    library = load_library()
    workspace = start_client(folder / "client.csdesk", Client("A client", "EUR"))
    draft = draft_file(write_text(folder / "list.csv", accounts), library, workspace=workspace)
    import_list(workspace, draft, ListRole.CURRENT, AS_OF)
    return lambda: diagnose(workspace, library)
