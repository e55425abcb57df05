"""``csdesk warehouse``: the health score of a client as SQL for its own data team."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from csdesk.content import load_library
from csdesk.model.hand_off import HandOff
from csdesk.operations.hand_off import hand_off
from csdesk.storage.workspace import open_workspace
from exports.warehouse_folder import write_hand_off
from ui.pass_phrases import call_with_phrase
from ui.terminal import TerminalProgress


def run_warehouse(options: argparse.Namespace) -> list[Path]:
    """Write the hand-off into a folder that is new or empty; return what was written."""
    with TerminalProgress(sys.stderr) as progress:
        document = call_with_phrase(
            options, options.file, lambda phrase: _read(options, phrase, progress)
        )
        return list(write_hand_off(document, options.folder, progress))


def _read(options: argparse.Namespace, phrase: str | None, progress: TerminalProgress) -> HandOff:
    with open_workspace(
        options.file, phrase=phrase, read_only=True, progress=progress
    ) as workspace:
        return hand_off(workspace, load_library())
