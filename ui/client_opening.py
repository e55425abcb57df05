"""Opening the workspace that a command works on, with its pass phrase and in its person's name."""

from __future__ import annotations

import argparse
import sys

from csdesk.operations.opening import open_client
from csdesk.storage.workspace import Workspace
from ui.command_options import settings_for
from ui.pass_phrases import call_with_phrase
from ui.terminal import TerminalProgress, say


def open_for_command(
    options: argparse.Namespace, progress: TerminalProgress, *, read_only: bool = False
) -> Workspace:
    """Return the workspace that the options name; what there is to know of it goes to stderr."""
    settings = settings_for(options)
    opened = call_with_phrase(
        options,
        options.file,
        lambda phrase: open_client(
            options.file, settings, phrase=phrase, read_only=read_only, progress=progress
        ),
    )
    if opened.remark:
        say(sys.stderr, [opened.remark])
    return opened.workspace
