"""``csdesk audit``: everything is read, computed and rendered before anything is written."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from csdesk.content import load_library
from csdesk.errors import ExportFailed, WrongUsage
from csdesk.formatting import plural
from csdesk.formatting.file_names import file_name
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.imports import IssueKind
from csdesk.model.library import Library
from csdesk.operations.anonymous import ALIAS
from csdesk.operations.audit import (
    AuditInputs,
    AuditRequest,
    carry_out_audit,
    find_salt,
    prepare_audit,
)
from csdesk.operations.audit_checks import check_name
from csdesk.operations.brands import find_brand
from csdesk.operations.report import make_report
from csdesk.operations.summary import summarise
from csdesk.progress import Progress
from csdesk.report.document import Report
from csdesk.settings import Settings
from exports import render, replace_file
from ui.command_options import settings_for
from ui.pass_phrases import call_with_phrase
from ui.report_options import choose_before
from ui.terminal import TerminalProgress

MakeReport = Callable[[Diagnosis, Library], Report]


@dataclass(frozen=True, slots=True)
class Targets:
    """Where the results go."""

    workspace: Path
    pdf: Path
    xlsx: Path
    json: Path | None
    pptx: Path | None = None

    def all(self) -> list[Path]:
        """Return every file that will be written."""
        chosen = (self.workspace, self.pdf, self.xlsx, self.pptx, self.json)
        return [path for path in chosen if path]


def run_audit(options: argparse.Namespace) -> list[Path]:
    """Carry out the command and return what was written."""
    library = load_library()
    progress = TerminalProgress(sys.stderr)
    request, settings = _request(options), settings_for(options)
    client = check_name(request.client)
    named = choose_targets(options, client)
    check_targets(named, _given(options), options.out)

    def work(phrase: str | None) -> Targets:
        choice = choose_before(options, named.workspace, phrase)
        targets = choose_targets(options, client, ALIAS) if choice.is_anonymous else named
        check_targets(targets, _given(options), options.out)
        salt = find_salt(targets.workspace, client, phrase)
        brand = find_brand(targets.workspace, client, phrase)
        make = partial(make_report, choice=choice, client=brand, firm=settings.firm)
        prepared = prepare_audit(request, library, progress, salt=salt)
        inputs = replace(prepared, is_anonymous=choice.is_anonymous)
        _write(targets, inputs, library, progress, phrase, settings, make)
        return targets

    with result_folder(options.out):
        targets = call_with_phrase(options, named.workspace, work)
    progress.finish()
    return targets.all()


def _request(options: argparse.Namespace) -> AuditRequest:
    return AuditRequest(
        client=options.client,
        accounts=options.accounts,
        previous=options.previous,
        previous_as_of=options.previous_as_of,
        answers=options.answers,
        as_of=options.as_of,
        currency=options.currency,
        tables=tuple(options.also),
    )


def choose_targets(options: argparse.Namespace, client: str, alias: str = "") -> Targets:
    """Return where the results of a client go, in the folder of ``--out``.

    They are named after it; its report after the alias where there is one.
    """
    shown = file_name(alias or client)
    return Targets(
        workspace=options.workspace or options.out / f"{file_name(client)}.csdesk",
        pdf=options.out / f"{shown}.pdf",
        xlsx=options.out / f"{shown}.xlsx",
        json=options.json,
        pptx=options.pptx,
    )


def _given(options: argparse.Namespace) -> list[Path]:
    given = (options.accounts, options.previous, options.answers, options.pass_phrase_file)
    return [*(path for path in given if path), *options.also]


def check_targets(targets: Targets, given: Sequence[Path], out: Path) -> None:
    """Raise WrongUsage when a result would replace what is read, or has no place to go."""
    chosen = targets.all()
    for number, path in enumerate(chosen):
        if any(_is_same(path, other) for other in given):
            raise WrongUsage(f"{path} is read; it is not written over. Choose another --out.")
        if any(_is_same(path, other) for other in chosen[:number]):
            raise WrongUsage(f"{path} is asked for twice. Give each result a name of its own.")
        if path.is_dir():
            raise WrongUsage(f"{path.absolute()} is a folder. Name a file in it.")
        if path.parent != out and not path.parent.is_dir():
            raise WrongUsage(f"There is no folder {path.parent}. Make it, or choose another.")


def _is_same(one: Path, other: Path) -> bool:
    if one.exists() and other.exists():
        return one.samefile(other)
    return one.absolute() == other.absolute()


@contextmanager
def result_folder(folder: Path) -> Iterator[None]:
    """Make the folder of the results; a new one is taken away again when the work fails."""
    is_new = not folder.exists()
    make_folder(folder)
    try:
        yield
    except BaseException:
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        raise


def make_folder(folder: Path) -> None:
    """Make a folder unless it is there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportFailed(
            f"The folder {folder} cannot be made ({error.strerror}). Choose another with --out."
        ) from error


def _write(
    targets: Targets,
    inputs: AuditInputs,
    library: Library,
    progress: Progress,
    phrase: str | None,
    settings: Settings,
    make: MakeReport,
) -> None:
    rendered: dict[Path, bytes] = {}
    workspace, diagnosis = carry_out_audit(
        targets.workspace,
        inputs,
        library,
        progress,
        conclude=lambda found: rendered.update(_render(targets, found, library, make, progress)),
        phrase=phrase,
        settings=settings,
    )
    workspace.close()
    for path, content in rendered.items():
        replace_file(path, content)
    _remark(diagnosis)


def _render(
    targets: Targets,
    diagnosis: Diagnosis,
    library: Library,
    make: MakeReport,
    progress: Progress,
) -> dict[Path, bytes]:
    report = make(diagnosis, library)
    rendered = {
        targets.pdf: render(report, ".pdf", progress),
        targets.xlsx: render(report, ".xlsx", progress),
    }
    if targets.pptx:
        rendered[targets.pptx] = render(report, ".pptx", progress)
    if targets.json:
        figures = summarise(diagnosis)
        text = json.dumps(figures, ensure_ascii=False, indent=2, allow_nan=False)
        rendered[targets.json] = text.encode()
    return rendered


def _remark(diagnosis: Diagnosis) -> None:
    """Say on stderr what a person must look at: rows and values that were not taken in."""
    lost = sum(issue.kind is IssueKind.REJECTED_ROW for issue in diagnosis.issues)
    unread = sum(issue.kind is IssueKind.UNREAD_VALUE for issue in diagnosis.issues)
    if lost or unread:
        sys.stderr.write(
            f"{plural(lost, 'row')} left out and {plural(unread, 'value')} not read; "
            "the report names them under “Remarks on the files”.\n"
        )
