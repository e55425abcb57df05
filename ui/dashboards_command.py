"""``csdesk dashboards``: the boards of a client as workbooks of their own."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from csdesk.content import load_library
from csdesk.operations.brands import client_brand
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.report import dress_books, make_dashboard_books, make_playbook_book
from csdesk.settings import load_settings
from csdesk.storage.workspace import open_workspace
from exports import name_books, write_all
from ui.audit_command import result_folder
from ui.pass_phrases import call_with_phrase
from ui.terminal import TerminalProgress


def run_dashboards(options: argparse.Namespace) -> list[Path]:
    """Write what the lists give into a folder, over nothing; return what was written."""
    with TerminalProgress(sys.stderr) as progress:
        return call_with_phrase(
            options, options.file, lambda phrase: _write(options, phrase, progress)
        )


def _write(
    options: argparse.Namespace, phrase: str | None, progress: TerminalProgress
) -> list[Path]:
    library = load_library()
    with open_workspace(
        options.file, phrase=phrase, read_only=True, progress=progress
    ) as workspace:
        diagnosis = diagnose(workspace, library)
        playbooks = make_playbook_book(workspace, library, diagnosis)
        brand = client_brand(workspace)
    plain = (*make_dashboard_books(diagnosis, library), playbooks)
    books = dress_books(plain, brand, load_settings().firm)
    with result_folder(options.out):
        suffix = ".csv" if options.csv else ".xlsx"
        paths = name_books(books, options.out, diagnosis.engagement.as_of, suffix)
        return list(write_all(zip(books, paths, strict=True), len(books), progress))
