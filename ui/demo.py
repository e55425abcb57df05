"""The main job on the sample client, from the spreadsheets it would send to the open window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from csdesk.content import load_library
from csdesk.formatting.file_names import file_name
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.operations import sample as operations
from csdesk.operations.audit import AuditRequest, prepare_audit
from csdesk.operations.diagnosis import diagnose
from csdesk.operations.health.validation import add_validation
from csdesk.operations.report import make_report
from csdesk.progress import Progress
from csdesk.samples import Sample
from csdesk.settings import load_settings
from csdesk.storage.workspace import open_workspace
from exports import write
from ui.display import has_display
from ui.terminal import TerminalProgress


def run_demo(folder: Path, *, with_window: bool) -> int:
    """Audit the sample client in ``folder``, say what was written, show it; return 0."""
    progress = TerminalProgress(sys.stderr)
    written = audit_sample(folder, progress)
    workspace = written[0]
    progress.finish()
    if with_window and not has_display():
        from ui.painting import paint_window

        written.append(paint_window(workspace, folder / "window.png"))
    sys.stdout.writelines(f"{path}\n" for path in written)
    sys.stdout.flush()
    return _show(workspace) if with_window and has_display() else 0


def audit_sample(folder: Path, progress: Progress) -> list[Path]:
    """Write the sample client's workspace, report and lists; return their paths in this order.

    A workspace of the sample that is there already stays as it is, with whatever was changed in it.
    """
    library = load_library()
    sample = operations.prepare_sample(library)
    path = folder / f"{file_name(sample.client.name)}.csdesk"
    workbooks = (sample.current, sample.previous, operations.prepare_history())
    lists = [folder / workbook.file_name for workbook in workbooks]
    for workbook, target in zip(workbooks, lists, strict=True):
        write(workbook, target, progress)
    report = make_report(_diagnose(path, sample, lists, library, progress), library)
    reports = [path.with_suffix(suffix) for suffix in (".pdf", ".xlsx", ".pptx")]
    for target in reports:
        write(report, target, progress)
    return [path, *reports, *lists]


def _diagnose(
    path: Path, sample: Sample, lists: Sequence[Path], library: Library, progress: Progress
) -> Diagnosis:
    if path.exists():
        with open_workspace(path) as workspace:
            known = diagnose(workspace, library, progress)
            return add_validation(workspace, library, known, progress)
    current, previous, *tables = lists
    request = AuditRequest(
        sample.client.name,
        current,
        previous,
        currency=sample.client.currency,
        tables=tuple(tables),
    )
    inputs = prepare_audit(request, library, progress)
    inputs = replace(inputs, client=sample.client, answers=sample.answers)
    person = load_settings().person
    workspace, diagnosis = operations.audit_sample(
        path, sample, inputs, library, progress, person=person
    )
    workspace.close()
    return diagnosis


def _show(workspace: Path) -> int:
    from ui.application import run

    return run(workspace)
