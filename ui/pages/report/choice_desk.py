"""What was chosen for the report: shown at once, kept in the file a moment later."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from csdesk.model.report_choices import DEFAULT_TEMPLATE, ReportChoice
from ui.session import Session
from ui.tasks.lifetime import while_there

KEEP_AFTER = 700
"""Milliseconds without a further change until a choice is kept, as one step of undo."""


class ChoiceDesk(QObject):
    """``chosen`` says that another report is wanted, ``templatesRead`` that templates are known."""

    chosen = Signal()
    templatesRead = Signal()  # noqa: N815
    failed = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.choice = ReportChoice()
        self.templates: Mapping[str, ReportChoice] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER)
        self._timer.timeout.connect(self.keep)

    def read(self) -> None:
        """Read what the file holds; a choice that is still to be kept stays."""
        from csdesk.operations.report_choices import report_choices

        self._session.read(
            report_choices, on_done=while_there(self, self._take), on_failed=_say_nothing
        )

    def change(self, **parts: Any) -> None:
        """Choose otherwise in these parts of the choice."""
        self._choose(replace(self.choice, **parts))

    def toggle(self, section: str) -> None:
        """Leave a section out, or take it in again."""
        left = self.choice.left_out
        others = tuple(one for one in left if one != section)
        self.change(left_out=others if section in left else (*left, section))

    def use(self, name: str) -> None:
        """Choose what a template holds."""
        if name in self.templates:
            self._choose(self.templates[name])

    def save_as(self, name: str) -> None:
        """Keep the choice as the template of this name."""
        from csdesk.operations.report_choices import keep_report_choice

        self.keep()
        self._run(keep_report_choice, self.choice, name, label="Keeping the template")

    def delete(self, name: str) -> None:
        """Take a template away."""
        from csdesk.operations.report_choices import forget_report_template

        self._run(forget_report_template, name, label="Removing the template")

    def keep(self) -> None:
        """Keep at once what was chosen last; a file that is read only forgets it."""
        from csdesk.operations.report_choices import keep_report_choice

        if self._timer.isActive():
            self._timer.stop()
            self._session.run(
                keep_report_choice, self.choice, on_failed=_say_nothing, label="Keeping the choice"
            )

    def _choose(self, choice: ReportChoice) -> None:
        if choice != self.choice:
            self.choice = choice
            self._timer.start()
            self.chosen.emit()

    def _take(self, kept: Mapping[str, ReportChoice]) -> None:
        self.templates = {name: one for name, one in kept.items() if name != DEFAULT_TEMPLATE}
        self.templatesRead.emit()
        last = kept.get(DEFAULT_TEMPLATE, ReportChoice())
        if last != self.choice and not self._timer.isActive() and not self._session.is_saving:
            self.choice = last
            self.chosen.emit()

    def _run(self, operation: Callable[..., Any], *arguments: Any, label: str) -> None:
        self._session.run(
            operation, *arguments, on_failed=while_there(self, self.failed.emit), label=label
        )


def _say_nothing(_sentence: str) -> None:
    """Leave a choice as it is for now."""
