"""What a person chose for reports: kept as it was last, and as templates under a name."""

from __future__ import annotations

from collections.abc import Mapping

from csdesk.errors import WrongUsage
from csdesk.formatting import join_words
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.report_choices import DEFAULT_TEMPLATE, ReportChoice
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace


def report_choices(workspace: Workspace) -> Mapping[str, ReportChoice]:
    """Return every choice by the name of its template, the last one under the empty name."""
    return workspace.report_choices.all()


def find_report_choice(workspace: Workspace, name: str) -> ReportChoice:
    """Return a template; WrongUsage where there is none of this name."""
    known = report_choices(workspace)
    if name == DEFAULT_TEMPLATE or name not in known:
        names = [f"“{one}”" for one in known if one != DEFAULT_TEMPLATE]
        advice = f"There are {join_words(names)}." if names else "None is kept in this file yet."
        raise WrongUsage(f"There is no template for reports called “{name}”. {advice}")
    return known[name]


def keep_report_choice(
    workspace: Workspace, choice: ReportChoice, name: str = DEFAULT_TEMPLATE
) -> Outcome[None]:
    """Keep a choice as the last one, or as the template of this name in place of an earlier one.

    WrongUsage where the name holds nothing but blanks.
    """
    written = name.strip()
    if name and not written:
        raise WrongUsage("The template needs a name. Give it one.")
    if report_choices(workspace).get(written) == choice:
        return Outcome(None, Changes.NONE)
    with workspace.step(Action.KEEP_REPORT):
        workspace.report_choices.keep(written, choice)
    return Outcome(None, Changes.REPORT)


def forget_report_template(workspace: Workspace, name: str) -> Outcome[None]:
    """Take a template away; WrongUsage where there is none of this name."""
    find_report_choice(workspace, name)
    with workspace.step(Action.KEEP_REPORT):
        workspace.report_choices.forget(name)
    return Outcome(None, Changes.REPORT)
