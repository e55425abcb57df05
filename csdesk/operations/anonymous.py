"""What is known of a client without saying who it is, for reports that travel further."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.health.validation import add_validation
from csdesk.progress import Progress, silent
from csdesk.storage.handover.client_safe import ALIAS
from csdesk.storage.handover.client_safe import export_client_safe as write_client_safe
from csdesk.storage.workspace import Workspace, open_workspace

__all__ = ["ALIAS", "diagnose_client_safe"]


def diagnose_client_safe(
    workspace: Workspace, library: Library, progress: Progress = silent
) -> Diagnosis:
    """Return the diagnosis of a client-safe copy, which is encrypted and gone afterwards.

    Aliases stand for client and customers, money is rounded, free texts are left out. Nothing is
    handed over yet, so the change log has no line of it.
    """
    phrase = secrets.token_hex(32)
    with TemporaryDirectory(prefix="csdesk-") as folder:
        copy = Path(folder) / "client.csdesk"
        write_client_safe(workspace, copy, phrase=phrase, is_noted=False, progress=progress)
        with open_workspace(copy, phrase=phrase, read_only=True, progress=progress) as safe:
            diagnosis = diagnose(safe, library, progress)
            tested = add_validation(safe, library, diagnosis, progress)
    return replace(tested, is_client_safe=True)
