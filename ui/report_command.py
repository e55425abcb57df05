"""``csdesk report``: the report of a workspace for an audience, without the window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from csdesk.content import load_library
from csdesk.errors import WrongUsage
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.report_choices import ReportChoice
from csdesk.operations.anonymous import diagnose_client_safe
from csdesk.operations.brands import client_brand
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.health.validation import add_validation
from csdesk.operations.report import make_report
from csdesk.report.document import ProtectedReport
from csdesk.settings import load_settings
from csdesk.storage.workspace import Workspace, open_workspace
from exports import name_files, write_all
from ui.audit_command import result_folder
from ui.pass_phrases import call_with_phrase, given_phrase
from ui.report_options import choose_report
from ui.terminal import TerminalProgress

USUAL_FORMATS = ("pdf", "xlsx")


def run_report(options: argparse.Namespace) -> list[Path]:
    """Write the report in the chosen formats into a folder, over nothing; return the files."""
    formats = tuple(dict.fromkeys(options.format or USUAL_FORMATS))
    pdf_phrase = given_phrase(options, "--pdf-pass-phrase-file")
    if pdf_phrase is not None and formats != ("pdf",):
        raise WrongUsage(
            "Only a PDF takes a pass phrase, and the same numbers would stand beside it without "
            "one. Add --format pdf."
        )
    with TerminalProgress(sys.stderr) as progress:
        return call_with_phrase(
            options,
            options.file,
            lambda phrase: _write(options, phrase, formats, pdf_phrase, progress),
        )


def _write(
    options: argparse.Namespace,
    phrase: str | None,
    formats: Sequence[str],
    pdf_phrase: str | None,
    progress: TerminalProgress,
) -> list[Path]:
    library = load_library()
    with open_workspace(
        options.file, phrase=phrase, read_only=True, progress=progress
    ) as workspace:
        choice = choose_report(options, workspace)
        brand = client_brand(workspace)
        diagnosis = _diagnose(workspace, library, choice, progress)
    report = make_report(diagnosis, library, choice, client=brand, firm=load_settings().firm)
    document = report if pdf_phrase is None else ProtectedReport(report, pdf_phrase)
    with result_folder(options.out):
        paths = name_files(report, options.out, [f".{one}" for one in formats])
        return list(write_all([(document, path) for path in paths], len(paths), progress))


def _diagnose(
    workspace: Workspace, library: Library, choice: ReportChoice, progress: TerminalProgress
) -> Diagnosis:
    """Return what a report is made of; an anonymous one never sees a real name."""
    if choice.is_anonymous:
        return diagnose_client_safe(workspace, library, progress)
    diagnosis = diagnose(workspace, library, progress)
    return add_validation(workspace, library, diagnosis, progress)
