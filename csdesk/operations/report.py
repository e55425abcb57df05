"""Making the report of an engagement."""

from __future__ import annotations

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.report.compose import compose_report
from csdesk.report.document import Report


def make_report(diagnosis: Diagnosis, library: Library) -> Report:
    """Return the report as one frozen document, ready for every renderer."""
    return compose_report(diagnosis, library)
