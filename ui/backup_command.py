"""``csdesk backup`` and ``csdesk restore``: verified copies, for scripts that run at night."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from csdesk.operations.backups import back_up_file, restore
from csdesk.settings import load_settings
from ui.pass_phrases import call_with_phrase
from ui.terminal import TerminalProgress


def run_backup(options: argparse.Namespace) -> list[Path]:
    """Back a workspace up without changing it and return what was written."""
    settings = load_settings()
    if options.to is not None:
        settings = replace(settings, backup_folder=options.to.absolute())
    with TerminalProgress(sys.stderr) as progress:
        backup = call_with_phrase(
            options,
            options.file,
            lambda phrase: back_up_file(options.file, settings, phrase, progress=progress),
        )
    return [backup.path]


def run_restore(options: argparse.Namespace) -> list[Path]:
    """Write a backup to a new file and return its path."""
    with TerminalProgress(sys.stderr) as progress:
        call_with_phrase(
            options,
            options.backup,
            lambda phrase: restore(options.backup, options.target, phrase, progress),
        )
    return [options.target]
