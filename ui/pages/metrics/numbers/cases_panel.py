"""Single companies that are told of: before, after, what they did, and what arithmetic says."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from csdesk.formatting import plural
from csdesk.model.benchmarks import CaseFigure, CaseStudy
from csdesk.report.sections.cases import CASES_ADVICE
from ui.pages.metrics.numbers.form_panel import FormPanel
from ui.widgets.side_panel import Callout


class CasesPanel(FormPanel):
    """The cases of the library (S1.117 to S1.119)."""

    def __init__(self, cases: Sequence[CaseStudy], parent: QWidget | None = None) -> None:
        super().__init__("Companies that are told of", parent)
        self._cases = tuple(cases)

    def show_cases(self) -> None:
        """Show every case with all its figures."""
        self.begin("Cases", "What single companies are said to have reached")
        self.details.addWidget(Callout("", CASES_ADVICE, "watch"))
        for case in self._cases:
            self._add_case(case)
        self.finish()

    def _add_case(self, case: CaseStudy) -> None:
        self.add_heading(case.title)
        self.add_text(f"{case.profile} · {case.said_by}", role="caption")
        for figure in case.figures:
            self.add_fact(figure.name, _write_figure(figure))
        returned = f"{case.return_ratio} in {plural(case.months, 'month')}, pays in {case.payback}"
        self.add_fact("Return", returned)
        self.add_fact("What it did", "; ".join(case.did))
        self.add_fact("What is to be learned", case.lesson)
        self.add_fact("Computed by csdesk", " ".join(case.computed_notes))


def _write_figure(figure: CaseFigure) -> str:
    ends = (figure.before, figure.after)
    words = " to ".join(end for end in ends if end)
    if not figure.after:
        words = f"{words} before"
    return f"{words} ({figure.note})" if figure.note else words
