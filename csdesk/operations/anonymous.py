"""What is known of a client without saying who it is, for reports that travel further."""

from __future__ import annotations

import secrets
from pathlib import Path
from tempfile import TemporaryDirectory

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.health.validation import add_validation
from csdesk.operations.moving import export_client_safe
from csdesk.progress import Progress, silent
from csdesk.storage.workspace import Workspace, open_workspace


def diagnose_client_safe(
    workspace: Workspace, library: Library, progress: Progress = silent
) -> Diagnosis:
    """Return the diagnosis of a client-safe copy, which is encrypted and gone afterwards.

    Aliases stand for client and customers, money is rounded, free texts are left out. A workspace
    that may be written notes the copy in its change log.
    """
    phrase = secrets.token_hex(32)
    with TemporaryDirectory(prefix="csdesk-") as folder:
        copy = Path(folder) / "client.csdesk"
        export_client_safe(workspace, copy, phrase=phrase, progress=progress)
        with open_workspace(copy, phrase=phrase, read_only=True, progress=progress) as safe:
            diagnosis = diagnose(safe, library, progress)
            return add_validation(safe, library, diagnosis, progress)
