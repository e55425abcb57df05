"""``csdesk export-client`` and ``csdesk import-client``: a client moves between workspaces."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from csdesk.errors import WrongUsage
from csdesk.formatting.words import join_words
from csdesk.model.identifiers import EngagementId
from csdesk.operations.clients import choose_client
from csdesk.operations.moving import export_client, export_client_safe, import_client
from csdesk.storage.workspace import Workspace
from ui.client_opening import open_for_command
from ui.pass_phrases import call_with_phrase, given_phrase
from ui.terminal import TerminalProgress


def run_export_client(options: argparse.Namespace) -> list[Path]:
    """Write a client to a new file and return its path."""
    export = choose_export(options)
    new_phrase = given_phrase(options, "--new-pass-phrase-file")
    with TerminalProgress(sys.stderr) as progress, open_for_command(options, progress) as workspace:
        looked_at = workspace.clients.engagement().id
        choose_client(workspace, find_client(workspace, options.client))
        try:
            export(workspace, options.target, phrase=new_phrase, progress=progress)
        finally:
            choose_client(workspace, looked_at)
    return [options.target]


def choose_export(options: argparse.Namespace) -> Callable[..., object]:
    """Return the operation that is asked for; WrongUsage for an alias that it cannot use."""
    if options.alias is None:
        return export_client_safe if options.client_safe else export_client
    if not options.client_safe:
        raise WrongUsage("Only a client-safe export has an alias. Give --client-safe as well.")
    return partial(export_client_safe, alias=options.alias)


def run_import_client(options: argparse.Namespace) -> str:
    """Bring a client of another file in and return the name that it has now."""
    with TerminalProgress(sys.stderr) as progress, open_for_command(options, progress) as workspace:
        call_with_phrase(
            options,
            options.source,
            lambda phrase: import_client(
                workspace,
                options.source,
                phrase=phrase,
                client=options.client,
                called=options.called,
                progress=progress,
            ),
            "--source-pass-phrase-file",
        )
        return workspace.clients.client().name


def find_client(workspace: Workspace, name: str | None) -> EngagementId:
    """Return the engagement of the client of this name, or the one that is looked at."""
    if name is None:
        return workspace.clients.engagement().id
    audits = workspace.clients.all()
    found = [audit for audit in audits if audit.client.name.casefold() == name.casefold()]
    if not found:
        held = join_words([f"“{audit.client.name}”" for audit in audits])
        raise WrongUsage(f"{workspace.path.name} holds no client “{name}”. It holds: {held}.")
    return found[-1].engagement.id
