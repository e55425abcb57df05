"""Which sections a report holds, in which order: by its audience, and by what a person chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from csdesk.model.report_choices import Audience, AudienceOutline, ReportChoice
from csdesk.report.document import Report, Section


def find_outline(outlines: Sequence[AudienceOutline], audience: Audience) -> AudienceOutline | None:
    """Return what an audience gets; None where the content does not say."""
    return next((one for one in outlines if one.id is audience), None)


def choose_sections(
    report: Report, choice: ReportChoice, outline: AudienceOutline | None = None
) -> Report:
    """Return a report with the sections of its audience that were not left out, in their order."""
    given = {section.id: section for section in report.sections}
    usual = (outline.sections if outline else ()) or tuple(given)
    held = [section for section in usual if section in given]
    if outline is None or outline.pages is None:
        ordered = order_sections(held, choice.sections)
        held = [section for section in ordered if section not in choice.left_out]
    return replace(report, sections=tuple(given[section] for section in held))


def order_sections(usual: Sequence[str], chosen: Sequence[str]) -> list[str]:
    """Return all of ``usual`` in the chosen order; one that was not named follows its neighbour."""
    ordered = [section for section in dict.fromkeys(chosen) if section in usual]
    for place, section in enumerate(usual):
        if section not in ordered:
            before = usual[place - 1] if place else None
            ordered.insert(ordered.index(before) + 1 if before else 0, section)
    return ordered


def list_sections(
    report: Report, choice: ReportChoice, outline: AudienceOutline | None = None
) -> tuple[Section, ...]:
    """Return every section in the chosen order, those that are left out among them."""
    return choose_sections(report, replace(choice, left_out=()), outline).sections
