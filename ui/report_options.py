"""Which report a command writes: its audience, or a template of the workspace."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from csdesk.errors import WrongUsage
from csdesk.model.report_choices import Audience, ReportChoice
from csdesk.operations.report import FULL
from csdesk.operations.report_choices import find_report_choice
from csdesk.storage.workspace import Workspace, open_workspace


def add_report_choice(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose a report."""
    parser.add_argument(
        "--audience",
        choices=[*Audience],
        help="whom the report is for; default: that of the template, or full",
    )
    parser.add_argument(
        "--template", metavar="NAME", help="a choice of sections that the workspace keeps"
    )
    parser.add_argument(
        "--final", action="store_true", help="leave out the mark of a draft on every page"
    )
    parser.add_argument(
        "--anonymous",
        action="store_true",
        help="name nobody: aliases for the client and its customers, rounded money, dates by "
        "month, no comments",
    )


def choose_report(options: argparse.Namespace, workspace: Workspace) -> ReportChoice:
    """Return what the options choose; WrongUsage for a template that the workspace lacks."""
    choice = find_report_choice(workspace, options.template) if options.template else FULL
    if options.final:
        choice = replace(choice, is_final=True)
    if options.anonymous:
        choice = replace(choice, is_anonymous=True)
    return replace(choice, audience=Audience(options.audience)) if options.audience else choice


def choose_before(options: argparse.Namespace, path: Path, phrase: str | None) -> ReportChoice:
    """Return what the options choose where the workspace may only be made; WrongUsage as above."""
    if options.template is None:
        audience = Audience(options.audience or FULL.audience)
        return ReportChoice(audience, is_final=options.final, is_anonymous=options.anonymous)
    if not path.exists():
        raise WrongUsage(
            f"There is no template “{options.template}”: {path.name} is only made now. Leave "
            "--template out."
        )
    with open_workspace(path, phrase=phrase, read_only=True) as workspace:
        return choose_report(options, workspace)
