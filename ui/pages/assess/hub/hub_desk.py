"""Carrying out what is asked for on the hub: upgrades, comparisons, re-assessments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from csdesk.formatting import day
from csdesk.model.assessments import Comparison, UpgradeLine
from csdesk.model.clients import Engagement
from csdesk.model.identifiers import InstrumentId
from csdesk.model.instruments import Instrument
from ui.pages.assess.hub.instrument_dialogs import comparison_dialog, upgrade_dialog
from ui.pages.assess.hub.own_instruments import OwnInstruments
from ui.pages.assess.hub.reassessment_dialog import ReassessmentDialog
from ui.pages.assess.hub.side_tasks import SideTasks
from ui.session import Session
from ui.tasks.lifetime import while_there


class HubDesk(QObject):
    """``told`` carries a sentence, ``viewRequested`` the name of another view."""

    told = Signal(str)
    viewRequested = Signal(str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, session: Session, tasks: SideTasks, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._tasks = tasks
        self._earlier: tuple[Engagement, ...] = ()
        self.own = OwnInstruments(session, window)
        self.own.told.connect(self.told)
        tasks.chosen.connect(self.do)

    def refresh(self) -> None:
        """Find out what can be compared, and which instruments are one's own."""
        from csdesk.operations.assessments import earlier_engagements

        take = while_there(self, self._take_earlier)
        ignore = while_there(self, lambda _sentence: None)
        self._session.read(earlier_engagements, on_done=take, on_failed=ignore)
        self._tasks.show_own(tuple(one.name for one in self.own.find_own()))

    def do(self, key: str) -> None:
        """Do what a button of the hub stands for."""
        acts = {
            "compare": self._offer_comparison,
            "reassess": self._reassess,
            "add": self.own.offer_sources,
            "remove": self._offer_removal,
        }
        act = acts.get(key)
        if act is None:
            self.viewRequested.emit(key)
        else:
            act()

    def upgrade(self, instrument: str) -> None:
        """Show what a newer version would do, and take it when that is wanted."""
        from csdesk.operations.instruments import preview_upgrade

        library = self._session.library
        key = InstrumentId(instrument)
        show = while_there(self, lambda lines: self._show_upgrade(library.instruments[key], lines))
        self._session.read(preview_upgrade, library, key, on_done=show)

    def compare(self, instrument: InstrumentId) -> None:
        """Show what changed in an instrument since the engagement before."""
        from csdesk.operations.assessments import compare_engagements

        if not self._earlier:
            return
        before = self._earlier[0]
        show = while_there(self, partial(self._show_comparison, instrument))
        library = self._session.library
        self._session.read(compare_engagements, library, instrument, before.id, on_done=show)

    def _take_earlier(self, earlier: tuple[Engagement, ...]) -> None:
        self._earlier = earlier
        self._tasks.show_earlier(earlier[0] if earlier else None)

    def _show_upgrade(self, newer: Instrument, lines: tuple[UpgradeLine, ...]) -> None:
        from csdesk.operations.instruments import upgrade_instrument

        diagnosis = self._session.diagnosis
        if diagnosis is None or newer.id not in diagnosis.assessments:
            return
        older = diagnosis.assessments[newer.id].instrument
        dialog = upgrade_dialog(older, newer, lines, self._window)
        take = partial(self._session.run, upgrade_instrument, self._session.library, newer.id)
        dialog.accepted.connect(take)
        dialog.open()

    def _show_comparison(self, instrument: InstrumentId, comparison: Comparison) -> None:
        diagnosis = self._session.diagnosis
        if diagnosis is None:
            return
        before = self._earlier[0]
        name = day(before.as_of) if before.as_of else before.name
        shown = diagnosis.assessments[instrument].instrument
        comparison_dialog(shown, name, comparison, self._window).open()

    def _offer_comparison(self) -> None:
        diagnosis = self._session.diagnosis
        known = diagnosis.assessments.values() if diagnosis else ()
        compared = [one.instrument for one in known if one.previous is not None]
        self._offer(self._tasks.compare, compared, self.compare)

    def _offer_removal(self) -> None:
        self._offer(self._tasks.remove, self.own.find_own(), self.own.remove)

    def _reassess(self) -> None:
        dialog = ReassessmentDialog(date.today(), self._window)  # noqa: DTZ011 - the person's day
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.start_again(dialog.name.text().strip(), dialog.as_of)

    def start_again(self, name: str, as_of: date) -> None:
        """Assess the client again, under a name and as of a date."""
        from csdesk.operations.clients import start_reassessment

        self._session.run(start_reassessment, name, as_of, label="Starting")

    def _offer(
        self,
        below: QWidget,
        instruments: Sequence[Instrument],
        act: Callable[[InstrumentId], None],
    ) -> None:
        """Ask which instrument is meant, where there are several."""
        if len(instruments) == 1:
            act(instruments[0].id)
            return
        menu = self._menu()
        for one in instruments:
            menu.addAction(one.name).triggered.connect(lambda _on=False, key=one.id: act(key))
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu
