"""The buttons at the head of the data page, as what is shown below allows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.models.import_course import Act, Course
from ui.widgets.button import Button
from ui.widgets.page_header import PageHeader


class HeadActions:
    """The buttons: bring in a file over the lists; leave, all files and the next step at the desk.

    ``views`` chooses among the views of the lists and stands before them.
    """

    def __init__(self, header: PageHeader, views: QWidget) -> None:
        self.bring_in = Button("Bring in a file", "primary", "import")
        self.bring_events = Button("Usage events", "secondary")
        self.bring_events.setToolTip("Add files of single events up to signals of each customer")
        self.leave = Button("Cancel", "ghost")
        self.all_files = Button("All files", "secondary", "list")
        self.carry_out = Button("Import", "primary")
        self._views = views
        for part in (
            views,
            self.bring_events,
            self.bring_in,
            self.leave,
            self.all_files,
            self.carry_out,
        ):
            header.add_action(part)

    def show_over_lists(self) -> None:
        """Show what there is to do over the lists of the client."""
        self._show(views=True)

    def show_nothing(self) -> None:
        """Show no button, while something else has them below."""
        self._show()

    def show_at_desk(self, course: Course, *, has_others: bool) -> None:
        """Show how to go on from the desk; ``has_others`` where a file of several is looked at."""
        self._show(desk=True)
        self.all_files.setVisible(has_others)
        self.carry_out.setText(course.words)
        self.carry_out.setEnabled(course.act is not Act.NOTHING)
        self.carry_out.setToolTip(course.obstacle)

    def _show(self, *, views: bool = False, desk: bool = False) -> None:
        for part in (self._views, self.bring_events, self.bring_in):
            part.setVisible(views)
        for part in (self.leave, self.carry_out):
            part.setVisible(desk)
        self.all_files.setVisible(False)
