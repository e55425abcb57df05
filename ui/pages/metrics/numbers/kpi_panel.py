"""One number: what it is, where it is going, what others reach, and how it is computed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from csdesk.formatting import plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.kpis import KpiDefinition, KpiValue
from csdesk.model.library import Library
from ui import theme
from ui.models.kpi_benchmarks import describe_reading, find_arbitration
from ui.models.kpi_explanation import explain_kpi
from ui.models.kpi_goals import describe_goal, describe_progress, find_goal, judge_progress
from ui.models.kpi_history import follow_kpi
from ui.models.kpi_inputs import describe_input
from ui.models.kpi_levels import describe_level, levels_of, write_levels
from ui.models.kpi_list import KpiEntry
from ui.pages.metrics.numbers.history_line import HistoryLine
from ui.pages.metrics.numbers.section_line import section_line
from ui.widgets.bars import ProgressBar4
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label
from ui.widgets.side_panel import Callout, SidePanel
from ui.widgets.status import Pill

GOAL, LEVELS, BENCHMARKS, INPUT = "goal", "levels", "benchmarks", "input"
ACCOUNTS, IMPORT, DATA = "accounts", "import", "data"


class KpiPanel(SidePanel):
    """``partWanted`` carries what is to be opened of the number that is shown, and of what."""

    partWanted = Signal(str, str)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__("How is this computed?", wraps_title=True, parent=parent)
        self._library = library

    def show_kpi(self, entry: KpiEntry, definition: KpiDefinition, diagnosis: Diagnosis) -> None:
        """Show one KPI."""
        self.title.setText(entry.name)
        self.caption.setText(entry.term)
        self.clear()
        value = diagnosis.kpis.get(entry.id)
        self._add_value(entry)
        self._add_reason(entry, definition, diagnosis)
        if value is not None and value.caution:
            self.details.addWidget(Callout("Read with care", value.caution, "watch"))
        self._add_history(definition, diagnosis)
        self._add_goal(definition, diagnosis)
        self._add_levels(definition, value, diagnosis)
        self._add_others(definition, diagnosis)
        self._add_method(definition, value, diagnosis)
        self.details.addStretch(1)
        self.set_foot("")

    def _add_value(self, entry: KpiEntry) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.space("s"))
        line.addWidget(Label(entry.value, "number"), 1)
        line.addWidget(Pill(entry.status.status, entry.status.word))
        self.details.addLayout(line)
        if entry.comparison:
            self.add_text(entry.comparison)

    def _add_reason(self, entry: KpiEntry, definition: KpiDefinition, diagnosis: Diagnosis) -> None:
        """Add why there is no value, and the button that unlocks it."""
        if entry.computable:
            return
        self.details.addWidget(Callout("Why there is no number", entry.reason))
        missing = [one for one in definition.stated if one not in diagnosis.metrics.settings.stated]
        if missing and "you can state" in entry.reason:
            self.details.addLayout(button_row((), [self._state_button(one) for one in missing]))
        elif entry.ask_for:
            self.details.addWidget(Callout("Ask the client for", entry.ask_for, "accent"))
            bring_in = self._button("Bring in a file", IMPORT, kind="secondary")
            self.details.addLayout(button_row((), [bring_in]))

    def _state_button(self, stated: str) -> Button:
        names = {str(one.id): one.name for one in self._library.kpi_inputs}
        return self._button(f"State: {names.get(stated, stated)}", INPUT, stated, "secondary")

    def _add_history(self, definition: KpiDefinition, diagnosis: Diagnosis) -> None:
        history = follow_kpi(definition, diagnosis)
        if history is None:
            return
        self.add_heading("How it went")
        self.details.addWidget(HistoryLine(history))
        self.add_text(f"{history.sentence}. {history.caution}".strip(), role="caption")

    def _add_goal(self, definition: KpiDefinition, diagnosis: Diagnosis) -> None:
        progress = find_goal(diagnosis, definition.id)
        button = self._button("Change" if progress else "Set a goal", GOAL)
        self.details.addLayout(section_line("Goal", button))
        if progress is None:
            return
        currency = diagnosis.client.currency
        self.add_text(describe_goal(progress.goal, definition.unit, currency))
        if progress.progress is not None:
            share = min(max(progress.progress / 100, 0.0), 1.0)
            self.details.addWidget(ProgressBar4(share, judge_progress(progress)))
        self.add_text(describe_progress(progress, definition.unit, currency), role="caption")

    def _add_levels(
        self, definition: KpiDefinition, value: KpiValue | None, diagnosis: Diagnosis
    ) -> None:
        levels = levels_of(definition, diagnosis)
        button = self._button("Change" if levels else "Set levels", LEVELS)
        self.details.addLayout(section_line("Three levels", button))
        if levels is None:
            self.add_text("Nobody states from where on it is low, at risk or a success.")
            return
        currency = diagnosis.client.currency
        own = definition.id in diagnosis.metrics.settings.levels
        words = write_levels(levels, definition.unit, currency)
        self.add_text(f"{'Own' if own else 'Default'}: {words}.")
        if value is not None and value.value is not None:
            self.add_text(describe_level(levels, value.value, definition.unit, currency))

    def _add_others(self, definition: KpiDefinition, diagnosis: Diagnosis) -> None:
        button = self._button("Compare sources", BENCHMARKS)
        self.details.addLayout(section_line("What others reach", button))
        arbitration, currency = (
            find_arbitration(diagnosis, definition.id),
            diagnosis.client.currency,
        )
        self.add_text(describe_reading(arbitration, definition.unit, currency))

    def _add_method(
        self, definition: KpiDefinition, value: KpiValue | None, diagnosis: Diagnosis
    ) -> None:
        self.add_heading("How is this computed?")
        for fact in explain_kpi(definition, diagnosis, self._library.fields):
            self.add_fact(fact.label, fact.text)
        for known in self._library.kpi_inputs:
            if known.id in definition.stated:
                self._add_input(describe_input(known, diagnosis).value, known.name, str(known.id))
        if value is None:
            return
        links = []
        if value.accounts:
            count = plural(len(value.accounts), "account")
            links.append(self._button(f"The {count} that it counts", ACCOUNTS))
        if value.lineage:
            links.append(self._button("Its lists on the page Data", DATA, value.lineage))
        for link in links:
            self.details.addWidget(link)

    def _add_input(self, value: str, name: str, stated: str) -> None:
        words = "Change" if value else "State it"
        self.details.addLayout(section_line(name, self._button(words, INPUT, stated)))
        self.add_text(f"Stated: {value}" if value else "Not stated yet")

    def _button(self, words: str, part: str, key: str = "", kind: str = "link") -> Button:
        button = Button(words, kind)
        button.clicked.connect(lambda: self.partWanted.emit(part, key))
        return button
