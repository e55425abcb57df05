"""The page of the roadmap."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from csdesk.formatting import day, number, plural
from csdesk.model.changes import Changes
from csdesk.model.data_stack import STACK
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.registers import RegisterId
from csdesk.model.roadmap import Horizon, Roadmap
from csdesk.roadmap.moving import describe_move
from csdesk.roadmap.realised import list_realised
from ui import theme
from ui.pages.page import Page
from ui.pages.roadmap.gate_row import GateRow
from ui.pages.roadmap.item_panel import ItemPanel
from ui.pages.roadmap.left_out_panel import LeftOutPanel
from ui.pages.roadmap.money import MoneyView
from ui.pages.roadmap.nothing_yet import make_empty_state
from ui.pages.roadmap.phases.view import PhasesView
from ui.pages.roadmap.plan_strip import PlanStrip
from ui.pages.roadmap.progress_card import ProgressCard
from ui.pages.roadmap.raci_card import RaciCard
from ui.pages.roadmap.since_view import SinceView
from ui.pages.roadmap.timeline_card import TimelineCard
from ui.registers.view import RegistersView
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.segmented import Segmented
from ui.widgets.side_layout import SideLayout

TIMELINE, PROGRESS, SINCE, PHASES = "timeline", "progress", "since", "phases"
RACI, MONEY, REGISTERS = "raci", "money", "registers"
FIRST = RegisterId("operating_rhythms")
VIEWS = {
    TIMELINE: "Timeline",
    PROGRESS: "Progress",
    SINCE: "Since the plan",
    PHASES: "Phases",
    RACI: "RACI",
    MONEY: "Investment",
    REGISTERS: "Registers",
}

SLOW = (SinceView, PhasesView, MoneyView, RegistersView)
"""Views that are made anew only while they are looked at."""


class RoadmapPage(Page):
    """Time line, gates and RACI of the plan, whole or one horizon of it, and what it costs."""

    key: ClassVar[str] = "roadmap"
    title: ClassVar[str] = "Roadmap"
    icon: ClassVar[str] = "roadmap"
    scrolls: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.timeline = TimelineCard()
        self.gates = GateRow()
        self.raci = RaciCard()
        self.progress = ProgressCard()
        self.money = MoneyView(session)
        self.registers = RegistersView(session, first=FIRST, shows=lambda one: one not in STACK)
        self.since = SinceView(session)
        self.phases = PhasesView(session)
        self.strip = PlanStrip()
        self.panel = ItemPanel()
        self.left_out = LeftOutPanel()
        self._panels = QStackedWidget()
        self._panels.addWidget(self.panel)
        self._panels.addWidget(self.left_out)
        self._shown: int | None = None
        self._views = QStackedWidget()
        self._sides = SideLayout(self._make_main(), self._panels, theme.size("detail_panel"))
        self._sides.set_wanted(False)
        self.empty = make_empty_state(self.importRequested, self.pageRequested)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._sides)
        self._stack.addWidget(self.empty)
        self.body.addWidget(self._stack)
        self.view = Segmented(list(VIEWS.items()), "View")
        self.name_owner = Button("Name an owner", "primary", "person")
        self.header.add_action(self.view)
        self.header.add_action(self.name_owner)
        self._connect()

    @override
    def refresh(self, changes: Changes) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is None:
            return
        roadmap = diagnosis.roadmap
        has_plan = roadmap is not None and bool(roadmap.items)
        self._stack.setCurrentWidget(self._sides if has_plan else self.empty)
        self.view.setVisible(has_plan)
        self.header.sentence.setText(_sentence(roadmap, diagnosis.plan.last))
        if roadmap is None or not has_plan:
            self.name_owner.hide()
            return
        self._show(diagnosis, roadmap)

    def _make_main(self) -> QWidget:
        self._views.addWidget(_stacked(self.timeline, self.gates, above=self.strip))
        self._views.addWidget(_stacked(self.progress))
        self._views.addWidget(self.since)
        self._views.addWidget(self.phases)
        self._views.addWidget(_stacked(self.raci))
        self._views.addWidget(self.money)
        self._views.addWidget(self.registers)
        return self._views

    def _connect(self) -> None:
        self.view.chosen.connect(self._show_view)
        self.timeline.horizon.chosen.connect(lambda _: self.refresh(Changes.PLAN))
        self.name_owner.clicked.connect(self._name_first_owner)
        self.timeline.ownerNamed.connect(self._assign_owner)
        self.timeline.itemOpened.connect(self._open)
        self.timeline.moveForeseen.connect(self._foresee)
        self.timeline.moveWanted.connect(self._place)
        self.timeline.view.rowSelected.connect(self._follow)
        self.raci.lettersChanged.connect(self._set_raci)
        self.raci.teamWanted.connect(self._choose_team)
        self.progress.noted.connect(self._note_progress)
        self.progress.forgotten.connect(self._forget_progress)
        self.panel.closed.connect(self._close_panel)
        self.left_out.closed.connect(self._close_panel)
        self.strip.leftOutWanted.connect(self._open_left_out)
        self.strip.finalWanted.connect(self._make_final)
        self.strip.reopenWanted.connect(self._reopen)
        for panel in (self.panel, self.left_out):
            panel.placeWanted.connect(self._place)
            panel.planWanted.connect(self._let_plan)
        self.money.told.connect(self.told)
        self.registers.told.connect(self.told)
        self.phases.registerWanted.connect(self._show_register)
        self.since.planWanted.connect(lambda: self._choose_view(TIMELINE))
        self.panel.ownerWanted.connect(self._name_shown_owner)

    def _show(self, diagnosis: Diagnosis, roadmap: Roadmap) -> None:
        items = self.timeline.chosen_items(roadmap)
        realised = list_realised(diagnosis.plan, roadmap)
        self.timeline.show_plan(roadmap, items, diagnosis.instrument, _today(), realised)
        self.gates.show_gates(roadmap.gates, roadmap.start_on, _today())
        self.raci.show_raci(roadmap.raci, roadmap.raci_roles, diagnosis.plan.raci_problems)
        self.raci.team.show_team(diagnosis.plan.team, self.session.library.team_sizes)
        self.strip.show_review(diagnosis.plan, roadmap, _today())
        self.left_out.show_review(diagnosis.plan, roadmap)
        self._show_slow_view()
        self.name_owner.setVisible(self.timeline.model.first_without_person() is not None)
        if self._panels.currentWidget() is self.left_out:
            return
        if self._shown is not None and self._shown < len(items):
            self.panel.show_item(items[self._shown], diagnosis)
        else:
            self._close_panel()

    def _show_view(self, view: str) -> None:
        self._views.setCurrentIndex(list(VIEWS).index(view))
        if view != TIMELINE:
            self._close_panel()
        self._show_slow_view()

    def _show_register(self, register: str) -> None:
        self.registers.show_register(RegisterId(register))
        self._choose_view(REGISTERS)

    def _choose_view(self, view: str) -> None:
        self.view.choose(view)
        self._show_view(view)

    def _show_slow_view(self) -> None:
        """Show phases, investment or registers anew where looked at: it takes a while."""
        diagnosis, shown = self.session.diagnosis, self._views.currentWidget()
        roadmap = diagnosis.roadmap if diagnosis else None
        if diagnosis and roadmap and self.view.current == PROGRESS:
            self.progress.show_progress(diagnosis.plan, roadmap, _today())
        if diagnosis is not None and isinstance(shown, SLOW):
            shown.refresh(diagnosis)

    def _open(self, row: int) -> None:
        self._panels.setCurrentWidget(self.panel)
        self._shown = row
        self._follow(row)
        self._sides.set_wanted(True)
        self._sides.show_panel()

    def _follow(self, row: int) -> None:
        diagnosis = self.session.diagnosis
        if self._shown is not None and diagnosis is not None:
            self._shown = row
            self.panel.show_item(self.timeline.model.item(row), diagnosis)

    def _open_left_out(self) -> None:
        self._shown = None
        self._panels.setCurrentWidget(self.left_out)
        self._sides.set_wanted(True)
        self._sides.show_panel()

    def _close_panel(self) -> None:
        self._shown = None
        self._panels.setCurrentWidget(self.panel)
        self._sides.show_panel(False)
        self._sides.set_wanted(False)

    def _name_first_owner(self) -> None:
        self._choose_view(TIMELINE)
        row = self.timeline.model.first_without_person()
        if row is not None:
            self.timeline.view.edit_owner(row)

    def _name_shown_owner(self) -> None:
        if self._shown is not None:
            self._sides.show_panel(not self._sides.overlays)
            self.timeline.view.edit_owner(self._shown)

    def _assign_owner(self, initiative: str, name: str) -> None:
        from csdesk.operations.plan import assign_owner

        self.session.run(assign_owner, initiative, name, label="Saving the owner")

    def _place(self, initiative: str, horizon: object) -> None:
        from csdesk.operations.plan import place_initiative

        library = self.session.library
        label = "Moving the initiative"
        self.session.run(place_initiative, library, initiative, horizon, label=label)

    def _foresee(self, row: int, horizon: Horizon) -> None:
        diagnosis = self.session.diagnosis
        if diagnosis is not None and diagnosis.roadmap is not None:
            item = self.timeline.model.item(row)
            self.timeline.say(describe_move(diagnosis.plan, diagnosis.roadmap, item, horizon))

    def _let_plan(self, initiative: str) -> None:
        from csdesk.operations.plan import let_plan

        self.session.run(let_plan, initiative, label="Planning it again")

    def _make_final(self) -> None:
        from csdesk.operations.plan import make_plan_final

        diagnosis, by = self.session.diagnosis, self.session.settings.person
        label = "Making the plan final"
        self.session.run(make_plan_final, diagnosis, _today(), by, label=label)

    def _reopen(self) -> None:
        from csdesk.operations.plan import reopen_plan

        self.session.run(reopen_plan, label="Reopening the plan")

    def _note_progress(self, progress: object) -> None:
        from csdesk.operations.plan import note_progress

        self.session.run(note_progress, progress, label="Saving the progress")

    def _forget_progress(self, initiative: str) -> None:
        from csdesk.operations.plan import forget_progress

        self.session.run(forget_progress, initiative, label="Planning it again")

    def _set_raci(self, row_id: str, letters: object) -> None:
        from csdesk.operations.plan import set_raci

        self.session.run(set_raci, row_id, letters, label="Saving who does it")

    def _choose_team(self, size: str) -> None:
        from csdesk.operations.team_sizes import choose_team_size

        library, label = self.session.library, "Making the RACI for another team"
        self.session.run(choose_team_size, library, size or None, label=label)


def _today() -> date:
    today = QDate.currentDate()
    return date(today.year(), today.month(), today.day())


def _stacked(*parts: QWidget, above: QWidget | None = None) -> QWidget:
    """Return a page whose first part takes the room that it can use, below a strip."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.space("card_gap"))
    if above is not None:
        column.addWidget(above)
    for place, part in enumerate(parts):
        column.addWidget(part, 0 if place else 1000)
    column.addStretch(1)
    return page


def _sentence(roadmap: Roadmap | None, last: Horizon) -> str:
    if roadmap is None or not roadmap.items:
        return "What to repair in 90, 180 and 360 days, who does it and who answers for it."
    items = len(roadmap.items)
    unnamed = sum(1 for item in roadmap.items if not item.owner)
    words = f"{plural(items, 'initiative')} in {last.value} days from {day(roadmap.start_on)}"
    if not unnamed:
        return f"{words}; each has a named owner."
    have = "has" if unnamed == 1 else "have"
    return f"{words}; {number(unnamed)} {have} no named person as owner yet."
