"""How good the plan is, what it asks of the team, what is wrong with it, whether it is final."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from csdesk.formatting import day, number
from csdesk.model.plan_review import Load, PlanReview
from csdesk.model.roadmap import Roadmap
from csdesk.report.document import Status
from csdesk.report.sections.realised import count_words
from csdesk.roadmap.realised import count_progress, list_realised
from csdesk.roadmap.wording import describe_problem, describe_solution
from ui import theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.plain_text import plain_tooltip
from ui.widgets.status import Pill, StatusMark

MAKE_FINAL = "Keep the plan as it stands as what was promised; progress is held against it"
MOST = 3
"""Problems that are told; the report has all."""


class PlanStrip(Card):
    """``leftOutWanted`` asks for what is not in the plan; ``finalWanted`` and ``reopenWanted``."""

    leftOutWanted = Signal()  # noqa: N815
    finalWanted = Signal()  # noqa: N815
    reopenWanted = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(padding=0, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.solution = Label("", "small", tone="text")
        self.loads = Label("", "caption")
        self.progress = Label("", "small", tone="text", elide=False)
        self.left_out = Button("Not in the plan", "link")
        self.final = Pill(Status.GOOD, "Final", soft=False)
        self.make_final = Button("Make final", "small")
        self.reopen = Button("Reopen", "small")
        self._problems = QVBoxLayout()
        self._lay_out()
        self.left_out.clicked.connect(self.leftOutWanted)
        self.make_final.clicked.connect(self.finalWanted)
        self.reopen.clicked.connect(self.reopenWanted)

    def show_review(self, review: PlanReview, roadmap: Roadmap, today: date) -> None:
        """Show what is told about a plan; nothing where no planner made it."""
        solution = review.solution
        self.setVisible(solution is not None)
        if solution is None:
            return
        self.solution.setText(describe_solution(solution))
        self.loads.setText(_describe_loads(review.loads))
        followed = review.final is not None or bool(review.progress)
        counts = count_progress(list_realised(review, roadmap), today)
        self.progress.setText(count_words(counts) if followed else "")
        self.progress.setVisible(followed)
        out = sum(one.horizon is None for one in solution.explanations)
        self.left_out.setText(f"Not in the plan: {number(out)}")
        self.left_out.setVisible(bool(out))
        self._show_final(review, roadmap)
        self._show_problems(review, roadmap)

    def _show_final(self, review: PlanReview, roadmap: Roadmap) -> None:
        final = review.final
        self.final.setVisible(final is not None)
        self.reopen.setVisible(final is not None)
        self.make_final.setVisible(final is None)
        if final is not None:
            by = f" by {final.made_by}" if final.made_by else ""
            self.final.set_status(Status.GOOD, f"Final since {day(final.made_on)}{by}")
        blocking = [problem for problem in review.problems if problem.blocks]
        self.make_final.setEnabled(not blocking)
        reasons = (describe_problem(problem, review, roadmap.roles) for problem in blocking)
        self.make_final.setToolTip(plain_tooltip(next(reasons, MAKE_FINAL)))

    def _show_problems(self, review: PlanReview, roadmap: Roadmap) -> None:
        empty_layout(self._problems)
        for problem in review.problems[:MOST]:
            said = describe_problem(problem, review, roadmap.roles)
            line = QHBoxLayout()
            line.setSpacing(theme.space("s"))
            line.addWidget(StatusMark(Status.WATCH, pixels=12, word="Watch"))
            line.addWidget(Label(said, "small", tone="text", wrap=True), 1)
            self._problems.addLayout(line)
        more = len(review.problems) - MOST
        if more > 0:
            self._problems.addWidget(Label(f"and {number(more)} more", "caption"))

    def _lay_out(self) -> None:
        self.body.setContentsMargins(16, 9, 12, 9)
        self.body.setSpacing(theme.space("xs"))
        first = QHBoxLayout()
        first.setSpacing(theme.space("m"))
        first.addWidget(self.solution, 1)
        for part in (self.left_out, self.final, self.make_final, self.reopen):
            first.addWidget(part)
        self.body.addLayout(first)
        second = QHBoxLayout()
        second.setSpacing(theme.space("m"))
        second.addWidget(self.progress)
        second.addWidget(self.loads, 1)
        self.body.addLayout(second)
        self._problems.setSpacing(theme.space("xs"))
        self.body.addLayout(self._problems)


def _describe_loads(loads: tuple[Load, ...]) -> str:
    """Return how many person-days each horizon asks of the team, and how many there are."""
    words = []
    for load in loads:
        if load.role is None:
            of = "" if load.available is None else f" of {number(load.available)}"
            words.append(f"{number(load.asked)}{of} to day {load.horizon.value}")
    return f"Person-days asked of the team: {', '.join(words)}" if words else ""
