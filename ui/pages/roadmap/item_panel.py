"""One initiative of the plan: what will be true, how, by when, and what it repairs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from csdesk.formatting import day_range, money, number
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.roadmap import Initiative, RoadmapItem
from csdesk.report.document import Status
from csdesk.report.initiative_words import initiative_facts
from csdesk.report.pictures import owner_of
from csdesk.roadmap.wording import describe_place
from ui import theme
from ui.pages.roadmap.place_row import PlaceRow
from ui.widgets.button import Button
from ui.widgets.label import Label
from ui.widgets.side_panel import SidePanel
from ui.widgets.status import Pill

OWNER_MEANS = "The owner is the person named, else the role that answers for it."


class ItemPanel(SidePanel):
    """``ownerWanted`` asks to name the owner of the initiative that is shown.

    ``placeWanted`` carries it and the horizon to put it in, or None; ``planWanted`` frees it again.
    """

    ownerWanted = Signal()  # noqa: N815
    placeWanted = Signal(str, object)  # noqa: N815
    planWanted = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Initiative", wraps_title=True, parent=parent)

    def show_item(self, item: RoadmapItem, diagnosis: Diagnosis) -> None:
        """Show one initiative."""
        initiative = item.initiative
        areas = diagnosis.instrument.area_names
        self.title.setText(initiative.title)
        self.caption.setText(areas.get(initiative.area, str(initiative.area)))
        self.clear()
        self._add_marks(item)
        self.add_text(initiative.outcome, tone="text", role="body")
        self.add_fact("When", f"Days {item.start_day} to {item.due_day}: {_dates(item)}")
        self.add_fact("Effort", _effort(initiative))
        self._add_place(item, diagnosis)
        self._add_owner(item, diagnosis)
        self._add_steps(initiative)
        self._add_lines("What it leaves behind", initiative.deliverables)
        self._add_lines("What can go wrong", initiative.risks)
        self._add_facts(initiative, diagnosis)
        self._add_findings(item, diagnosis)
        self.details.addStretch(1)
        self.set_foot("")

    def _add_marks(self, item: RoadmapItem) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        line.addWidget(Pill(Status.DOING, f"Within {int(item.horizon)} days"))
        if item.top_three:
            line.addWidget(Pill(Status.DOING, "Top three"))
        if item.is_quick_win:
            line.addWidget(Pill(Status.DOING, "Quick win"))
        line.addStretch(1)
        self.details.addLayout(line)

    def _add_place(self, item: RoadmapItem, diagnosis: Diagnosis) -> None:
        solution, roadmap = diagnosis.plan.solution, diagnosis.roadmap
        explanation = solution.explanation(item.initiative.id) if solution else None
        if explanation is None or roadmap is None:
            return
        self.add_heading("Why then")
        row = PlaceRow(explanation, describe_place(explanation, diagnosis.plan, roadmap.roles))
        row.placeWanted.connect(self.placeWanted)
        row.planWanted.connect(self.planWanted)
        self.details.addWidget(row)

    def _add_owner(self, item: RoadmapItem, diagnosis: Diagnosis) -> None:
        role = owner_of(item, diagnosis.roadmap) if diagnosis.roadmap else ""
        owner = item.owner or (f"{role}; no person is named yet" if role else "Nobody yet")
        self.add_fact("Owner", owner)
        self.details.addWidget(Label(OWNER_MEANS, "caption", wrap=True))
        button = Button("Change the owner" if item.owner else "Name the owner", "small", "person")
        button.clicked.connect(self.ownerWanted)
        line = QHBoxLayout()
        line.addWidget(button)
        line.addStretch(1)
        self.details.addLayout(line)

    def _add_steps(self, initiative: Initiative) -> None:
        if not initiative.steps:
            return
        self.add_heading("Steps")
        steps = QVBoxLayout()
        steps.setSpacing(5)
        for place, step in enumerate(initiative.steps, start=1):
            line = QHBoxLayout()
            line.setSpacing(theme.space("s"))
            mark = Label(number(place), "caption", elide=False)
            mark.setFixedWidth(14)
            line.addWidget(mark)
            line.addWidget(Label(step, "small", tone="text", wrap=True), 1)
            steps.addLayout(line)
        self.details.addLayout(steps)

    def _add_lines(self, heading: str, lines: tuple[str, ...]) -> None:
        if not lines:
            return
        self.add_heading(heading)
        for line in lines:
            self.details.addWidget(Label(line, "small", tone="text", wrap=True))

    def _add_facts(self, initiative: Initiative, diagnosis: Diagnosis) -> None:
        self.add_heading("What it takes")
        for label, text in initiative_facts(initiative, diagnosis):
            self.add_fact(label, text)

    def _add_findings(self, item: RoadmapItem, diagnosis: Diagnosis) -> None:
        titles = [f.title for f in diagnosis.findings if f.id in item.findings]
        if not titles:
            return
        self.add_heading("What it repairs")
        for title in titles:
            self.details.addWidget(Label(title, "small", tone="text", wrap=True))
        if item.arr_at_stake is not None:
            amount = money(item.arr_at_stake, diagnosis.client.currency, short=True)
            self.details.addWidget(Label(f"{amount} ARR at stake", "caption"))


def _dates(item: RoadmapItem) -> str:
    return day_range(item.start_on, item.due_on)


def _effort(initiative: Initiative) -> str:
    low, high = initiative.effort_low, initiative.effort_high
    days = number(high, 0 if float(high).is_integer() else 1)
    if low == high:
        return f"{days} person-days"
    return f"{number(low, 0 if float(low).is_integer() else 1)} to {days} person-days"
