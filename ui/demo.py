"""The main job on the sample client, from the spreadsheets it would send to the open window."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from csdesk.content import load_library
from csdesk.formatting.file_names import file_name
from csdesk.model.library import Library
from csdesk.operations import sample as operations
from csdesk.operations.audit import AuditInputs, AuditRequest, prepare_audit
from csdesk.operations.report import make_report
from csdesk.progress import Progress
from csdesk.samples import Sample
from exports import write
from ui.display import has_display
from ui.terminal import TerminalProgress


def run_demo(folder: Path, *, with_window: bool) -> int:
    """Audit the sample client in ``folder``, say what was written, show it; return 0."""
    progress = TerminalProgress(sys.stderr)
    workspace = audit_sample(folder, progress)
    progress.finish()
    written = sorted(path for path in folder.iterdir() if path.suffix != ".png")
    if with_window and not has_display():
        from ui.painting import paint_window

        written.append(paint_window(workspace, folder / "window.png"))
    sys.stdout.writelines(f"{path}\n" for path in written)
    sys.stdout.flush()
    return _show(workspace) if with_window and has_display() else 0


def audit_sample(folder: Path, progress: Progress) -> Path:
    """Write the sample client's lists, workspace, PDF and workbook; return the workspace's path."""
    library = load_library()
    sample = operations.prepare_sample(library)
    path = folder / f"{file_name(sample.client.name)}.csdesk"
    inputs = _prepare(folder, sample, library, progress)
    workspace, diagnosis = operations.audit_sample(path, sample, inputs, library, progress)
    workspace.close()
    report = make_report(diagnosis, library)
    for suffix in (".pdf", ".xlsx"):
        write(report, path.with_suffix(suffix), progress)
    return path


def _prepare(folder: Path, sample: Sample, library: Library, progress: Progress) -> AuditInputs:
    current = folder / sample.current.file_name
    previous = folder / sample.previous.file_name
    write(sample.current, current, progress)
    write(sample.previous, previous, progress)
    request = AuditRequest(sample.client.name, current, previous, currency=sample.client.currency)
    inputs = prepare_audit(request, library, progress)
    return replace(inputs, client=sample.client, answers=sample.answers)


def _show(workspace: Path) -> int:
    from ui.application import run

    return run(workspace)
