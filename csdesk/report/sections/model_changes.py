"""What was changed in scorecards, playbooks and report templates, by whom and when (S1.116)."""

from __future__ import annotations

from csdesk.formatting import plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.report.document import Column, Format, Section, Table

WHAT = "Scorecards, playbooks and report templates that were made for this client"


def model_change_sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Return the versions of the client's own models; nothing where there are none."""
    changes = diagnosis.model_changes
    if not changes:
        return ()
    table = Table(
        name="Model changes",
        title="Who changed what?",
        columns=(
            Column("Date", Format.DATE, 0.12),
            Column("Model", Format.TEXT, 0.28),
            Column("Version", Format.INTEGER, 0.08),
            Column("Change", Format.TEXT, 0.36),
            Column("Author", Format.TEXT, 0.16),
        ),
        rows=tuple(
            (one.day, f"{one.model} ({one.kind})", one.version, one.change, one.author or None)
            for one in changes
        ),
        empty="",
    )
    lead = f"{WHAT} have {plural(len(changes), 'version')}."
    return (Section("model_changes", "Versions of models", lead, (table,)),)
