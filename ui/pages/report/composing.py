"""Putting a report together with what the page says of it, and choosing what goes in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.report_choices import AudienceOutline, ReportChoice
from csdesk.report import choosing
from csdesk.report.arranging import arrange_report
from csdesk.report.board_books import make_books
from csdesk.report.brand import NO_BRAND, ReportBrand
from csdesk.report.chosen_columns import TableOffer, list_offers
from csdesk.report.compose import compose_report
from csdesk.report.dashboard_books import DashboardBook
from csdesk.report.document import Report, Section
from ui.models.report_parts import Check, SectionEntry, check_report, list_sections


@dataclass(frozen=True, slots=True)
class Composed:
    """A whole report, what is known about it before it is handed over, and workbooks beside it."""

    diagnosis: Diagnosis
    report: Report
    checks: tuple[Check, ...]
    books: tuple[DashboardBook, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen of a whole report; ``report`` None: nothing of it."""

    whole: Report
    choice: ReportChoice
    outline: AudienceOutline | None
    report: Report | None

    def list_offers(self) -> tuple[TableOffer, ...]:
        """Return the tables whose columns can be chosen; none where the pages are fixed."""
        if self.outline is not None and self.outline.pages is not None:
            return ()
        chosen = choosing.choose_sections(self.whole, self.choice, self.outline)
        return list_offers(chosen.sections, self.outline)

    def list_entries(self, pages: Mapping[str, int]) -> tuple[SectionEntry, ...]:
        """Return the sections as the page lists them, with those that are left out."""
        if self.outline is not None and self.outline.pages is not None:
            held = tuple(section for section in self._sections if section.is_on_paper)
            return list_sections(replace(self.whole, sections=held), (), pages, is_free=False)
        offered = choosing.list_sections(self.whole, self.choice, self.outline)
        listed = replace(self.whole, sections=offered)
        return list_sections(listed, self.choice.left_out, pages)

    @property
    def _sections(self) -> tuple[Section, ...]:
        return self.report.sections if self.report else ()


def compose(diagnosis: Diagnosis, library: Library) -> Composed:
    """Return the whole report of an engagement; of a long list it takes seconds."""
    report = compose_report(diagnosis, library)
    return Composed(
        diagnosis, report, check_report(report, diagnosis), make_books(diagnosis, library)
    )


def arrange(
    composed: Composed, library: Library, choice: ReportChoice, brand: ReportBrand = NO_BRAND
) -> Chosen:
    """Return what was chosen of a report, in the look of a brand."""
    outline = choosing.find_outline(library.audiences, choice.audience)
    held = choosing.choose_sections(composed.report, choice, outline).sections
    is_fixed = outline is not None and outline.pages is not None
    arranged = arrange_report(composed.report, composed.diagnosis, library, choice)
    report = replace(arranged, brand=brand)
    return Chosen(composed.report, choice, outline, report if held or is_fixed else None)
