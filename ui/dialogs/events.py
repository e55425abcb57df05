"""Usage events on their way in: which columns tell what, how far it is, what would be kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from csdesk.formatting import file_size
from csdesk.model.identifiers import FieldId
from csdesk.model.usage_events import EventChoices, EventFiles
from ui import theme
from ui.dialogs.layout import answer_row, lay_out
from ui.tasks.task import Task
from ui.widgets.bars import ProgressBar4
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label
from ui.widgets.plain_combo import PlainCombo

WIDTH = 620
HEIGHT = 600
PROMISE = "Only what they add up to enters csdesk: no users, and no words of an event."
NO_COLUMN = "No column"
NO_WAY = "Choose"


class EventsDialog(QDialog):
    """``begun`` carries the choices, ``stopped`` the wish to stop, ``kept`` that to import."""

    begun = Signal(object)
    stopped = Signal()
    kept = Signal()

    def __init__(
        self, files: EventFiles, names: Mapping[FieldId, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("csdesk")
        size = f"{files.name}, {file_size(files.size)}"
        column = lay_out(self, "Usage events", f"{size}. {PROMISE}", WIDTH)
        self.setFixedHeight(HEIGHT)
        self._task: Task | None = None
        self.choosing = _Choosing(self, files, names)
        self.working = _Working()
        self.sums = _Sums()
        self._stack = QStackedWidget()
        for part in (self.choosing, self.working, self.sums):
            self._stack.addWidget(part)
        column.addWidget(self._stack, 1)
        self.choosing.add_up.clicked.connect(lambda: self.begun.emit(self.choosing.choices()))
        self.working.stop.clicked.connect(self._stop)
        self.sums.back.clicked.connect(self.show_choices)
        self.sums.keep.clicked.connect(self.kept)

    def show_choices(self, problem: str = "") -> None:
        """Show the columns, with the sentence why it cannot go on so."""
        self._task = None
        self.choosing.problem.setText(problem)
        self.choosing.problem.setVisible(bool(problem))
        self._stack.setCurrentWidget(self.choosing)
        self.choosing.add_up.setDefault(True)
        self.choosing.add_up.setFocus()

    def show_task(self, task: Task) -> None:
        """Show how far some work is, from its beginning."""
        self._task = task
        self.working.show_task(task)
        self._stack.setCurrentWidget(self.working)
        self.working.stop.setFocus()

    def update_task(self, task: Task) -> None:
        """Show how far the work is, if it is the one that is waited for."""
        if task is self._task:
            self.working.show_task(task)

    def show_sums(self, counts: Sequence[str], kept: Sequence[str]) -> None:
        """Show where every event went, and what would be kept."""
        self._task = None
        self.sums.show_lines(counts, kept)
        self._stack.setCurrentWidget(self.sums)
        self.sums.keep.setDefault(True)
        self.sums.keep.setFocus()

    @override
    def reject(self) -> None:
        if self._task is not None:
            self.stopped.emit()
        super().reject()

    def _stop(self) -> None:
        self.working.stop.setEnabled(False)
        self.stopped.emit()


class _Choosing(QWidget):
    """A column for each field, core features, and how times are meant where that is open."""

    def __init__(self, dialog: QDialog, files: EventFiles, names: Mapping[FieldId, str]) -> None:
        super().__init__()
        self._files = files
        self.columns = {field: self._make_combo(field, name) for field, name in names.items()}
        self.core = QLineEdit()
        self.core.setAccessibleName("Core features")
        self.core.setPlaceholderText("Reports, Alerts")
        self.core.setToolTip("The features that make the product worth having, with commas between")
        self.times = PlainCombo("How dates are meant")
        ways = [(way.name, way.id) for way in files.time_formats]
        self.times.show_entries([(NO_WAY, None), *ways] if len(ways) > 1 else ways)
        self.times.setMaximumWidth(WIDTH)
        self.problem = Label("", "small", tone="risk", wrap=True)
        self.problem.hide()
        self.add_up = Button("Add up", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._lay_out(names))
        column.addStretch(1)
        column.addWidget(self.problem)
        column.addLayout(answer_row(dialog, self.add_up))

    def choices(self) -> EventChoices:
        """Return what was chosen."""
        columns = {
            field: str(combo.currentData())
            for field, combo in self.columns.items()
            if combo.currentData() is not None
        }
        core = tuple(word.strip() for word in self.core.text().split(",") if word.strip())
        return EventChoices(columns, core, self.times.currentData())

    def _make_combo(self, field: FieldId, name: str) -> PlainCombo:
        combo = PlainCombo(name)
        entries = [(NO_COLUMN, None), *((one.name, one.name) for one in self._files.columns)]
        combo.show_entries(entries)
        combo.choose(self._files.choices.columns.get(field))
        combo.currentIndexChanged.connect(lambda _index: self._show_samples())
        return combo

    def _lay_out(self, names: Mapping[FieldId, str]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("m"))
        grid.setVerticalSpacing(theme.space("s"))
        grid.setColumnStretch(2, 1)
        self._samples = {field: Label("", "small") for field in self.columns}
        for row, (field, combo) in enumerate(self.columns.items()):
            grid.addWidget(Label(names[field], "strong", elide=False), row, 0)
            combo.setFixedWidth(200)
            grid.addWidget(combo, row, 1)
            grid.addWidget(self._samples[field], row, 2)
        last = len(self.columns)
        grid.addWidget(Label("Core features", "strong", elide=False), last, 0)
        grid.addWidget(self.core, last, 1, 1, 2)
        if len(self._files.time_formats) > 1:
            grid.addWidget(Label("Dates are written", "strong", elide=False), last + 1, 0)
            grid.addWidget(self.times, last + 1, 1, 1, 2)
        self._show_samples()
        return grid

    def _show_samples(self) -> None:
        known = {column.name: column.samples for column in self._files.columns}
        for field, combo in self.columns.items():
            samples = known.get(str(combo.currentData()), ())
            self._samples[field].setText(", ".join(samples))


class _Working(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._step = Label("", "body", wrap=True)
        self._bar = ProgressBar4()
        self.stop = Button("Stop", "secondary")
        self.stop.setToolTip("What was finished is not read again when you go on")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(1)
        column.addWidget(self._step)
        column.addSpacing(theme.space("s"))
        column.addWidget(self._bar)
        column.addStretch(2)
        column.addLayout(button_row([self.stop]))

    def show_task(self, task: Task) -> None:
        self._step.setText(task.step or task.label)
        self._bar.set_share(task.done / task.total if task.total else 0.0)
        self.stop.setEnabled(not task.is_cancelled)


class _Sums(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.back = Button("Back", "secondary")
        self.keep = Button("Import", "primary")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.space("s"))
        self._lines.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll(), 1)
        column.addLayout(button_row([self.back, self.keep]))

    def show_lines(self, counts: Sequence[str], kept: Sequence[str]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for title, lines in (("Where the events went", counts), ("What is kept", kept)):
            self._lines.addWidget(Label(title, "strong"))
            for line in lines:
                self._lines.addWidget(Label(line, "body", tone="text_2", wrap=True))
            self._lines.addSpacing(theme.space("s"))
        self._lines.addStretch(1)

    def _scroll(self) -> QScrollArea:
        content = QWidget()
        content.setProperty("ground", "none")
        content.setLayout(self._lines)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area
