"""The open client, on top of the navigation, with the ways to another one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget
from typing_extensions import override

from csdesk.formatting import day
from ui import theme
from ui.widgets.avatar import paint_avatar
from ui.widgets.painting import paint_box
from ui.widgets.plain_text import plain_caption, plain_tooltip

if TYPE_CHECKING:
    from csdesk.model.clients import Audit
    from csdesk.model.diagnosis import Diagnosis
    from csdesk.model.identifiers import EngagementId

_AVATAR = 28
_TEXT_AT = 44
_CHEVRON = 14
_MENU_WIDTH = 320
_ACTIONS = (
    ("add_client", "plus", "New client in this file…"),
    ("new_file", "file", "New client in a new file…"),
    ("open_file", "folder", "Open another file…"),
    ("", "", ""),
    ("export_client", "export", "Export this client…"),
    ("import_client", "import", "Import a client…"),
)


class ClientCard(QAbstractButton):
    """Name of the client and the engagement; a click offers the others, and new ones.

    ``clientRequested`` carries the engagement of another client in the file, ``actionRequested``
    the name of something that the shell does.
    """

    clientRequested = Signal(object)  # noqa: N815 - Qt's way of writing signals
    actionRequested = Signal(str)  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._engagement = ""
        self._collapsed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._menu = QMenu(self)
        self._group = QActionGroup(self)
        self.clicked.connect(self._open_menu)

    def show_client(self, diagnosis: Diagnosis, audits: Sequence[Audit] = ()) -> None:
        """Show whose audit is open, and offer those of every client in the file."""
        self._fill_menu(audits, diagnosis.engagement.id)
        self._name = diagnosis.client.name
        self._engagement = diagnosis.engagement.name
        as_of = diagnosis.engagement.as_of
        if as_of is not None:
            self._engagement += f", {_month(as_of)}"
        self.setAccessibleName(f"Client {self._name}")
        self.setToolTip(plain_tooltip(f"{self._name}\n{self._engagement}"))
        self.update()

    def forget(self) -> None:
        """Show nobody, because the file is locked."""
        self._name = self._engagement = ""
        self._menu.clear()
        self.setAccessibleName("")
        self.setToolTip("")
        self.update()

    def set_collapsed(self, collapsed: bool) -> None:
        """Show the letter alone."""
        self._collapsed = collapsed
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.size("client_card"), theme.size("client_card"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = (self.height() - _AVATAR) // 2
        if self._collapsed:
            left = (self.width() - _AVATAR) // 2
            paint_avatar(painter, QRect(left, top, _AVATAR, _AVATAR), self._name)
            if self.hasFocus():
                self._paint_box(painter, ground=None)
            return
        self._paint_box(painter, ground="hover" if self.underMouse() else "surface")
        paint_avatar(painter, QRect(8, top, _AVATAR, _AVATAR), self._name)
        self._paint_words(painter)
        right = self.width() - _CHEVRON - 5
        box = QRect(right, (self.height() - _CHEVRON) // 2, _CHEVRON, _CHEVRON)
        theme.paint_icon(painter, box, "chevron_down", theme.colour("text_3"))

    def _paint_box(self, painter: QPainter, ground: str | None) -> None:
        focused = self.hasFocus()
        paint_box(
            painter,
            self.rect(),
            ground=theme.colour(ground) if ground else None,
            edge=theme.colour("focus" if focused else "border"),
            edge_width=theme.size("focus_ring") if focused else 1,
            radius=theme.radius("card"),
        )

    def _paint_words(self, painter: QPainter) -> None:
        width = self.width() - _TEXT_AT - _CHEVRON - 10
        middle = self.height() // 2
        for role, tone, text, top in (
            ("body", "text", self._name, middle - 17),
            ("caption", "text_3", self._engagement, middle),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(tone))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(_TEXT_AT, top, width, 17), Qt.AlignmentFlag.AlignVCenter, shown)

    def _fill_menu(self, audits: Sequence[Audit], chosen: EngagementId) -> None:
        self._menu.clear()
        for audit in audits if len(audits) > 1 else ():
            self._offer(audit, is_chosen=audit.engagement.id == chosen)
        if len(audits) > 1:
            self._menu.addSeparator()
        for name, icon, words in _ACTIONS:
            if name:
                act = partial(self.actionRequested.emit, name)
                self._menu.addAction(theme.icon(icon), words, act)
            else:
                self._menu.addSeparator()

    def _offer(self, audit: Audit, *, is_chosen: bool) -> None:
        name = self.fontMetrics().elidedText(
            audit.client.name, Qt.TextElideMode.ElideMiddle, _MENU_WIDTH
        )
        action = self._menu.addAction(plain_caption(name))
        action.setCheckable(True)
        action.setChecked(is_chosen)
        self._group.addAction(action)
        number = audit.engagement.id
        action.triggered.connect(lambda _checked: self.clientRequested.emit(number))

    def _open_menu(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))


def _month(of: date) -> str:
    """Return month and year: the card is too narrow for the day."""
    return day(of).split(" ", 1)[1]
