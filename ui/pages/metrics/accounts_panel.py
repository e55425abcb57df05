"""The accounts behind a number, at the side of the page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.formatting import plural
from csdesk.model.identifiers import AccountKey
from ui import theme
from ui.models.account_lines import AccountBook, AccountLine
from ui.models.described import Described
from ui.models.entry_list import EntryListModel
from ui.widgets.cell_delegate import paint_elided
from ui.widgets.row_list import RowDelegate, RowList
from ui.widgets.side_panel import SidePanel
from ui.widgets.status import paint_status

ROW, INSET, AMOUNT, SHAPE = 48, 8, 96, 10
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class AccountsPanel(SidePanel):
    """``accountWanted`` carries an account that was pressed."""

    accountWanted = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("The accounts behind the number", wraps_title=True, parent=parent)
        self.rows: EntryListModel[AccountLine] = EntryListModel(
            lambda line: line.spoken, lambda line: not line.is_listed, self
        )
        self.list = RowList("Accounts")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_LineDelegate(self.list))
        self.list.setUniformItemSizes(True)  # else the height of each row is asked for
        self.list.rowOpened.connect(self._open)
        self.details.addWidget(self.list, 1)
        self.set_foot("A click opens an account with its score.")

    def show_accounts(
        self, title: str, keys: Sequence[AccountKey], book: AccountBook, note: str = ""
    ) -> None:
        """Show the accounts behind a number."""
        self.title.setText(title)
        count = plural(len(keys), "account")
        self.caption.setText(f"{count} · {note}" if note else count)
        self.rows.show_entries(Described(len(keys), lambda at: book.describe(keys[at])))

    def show_lines(self, title: str, note: str, lines: Sequence[AccountLine]) -> None:
        """Show accounts with words and amounts of their own."""
        self.title.setText(title)
        self.caption.setText(note)
        self.rows.show_entries(lines)

    def _open(self, row: int) -> None:
        line = self.rows.entry(row)
        if line.is_listed:
            self.accountWanted.emit(line.key)


class _LineDelegate(RowDelegate):
    """Paints the band, name and note of an account, and its amount at the right."""

    @override
    def height(self, entry: AccountLine) -> int:
        return ROW

    @override
    def paint_entry(self, painter: QPainter, rect: QRect, entry: AccountLine) -> None:
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("border"))
        inner = rect.adjusted(INSET, 6, -INSET, -7)
        box = QRectF(inner.left(), rect.center().y() - SHAPE / 2, SHAPE, SHAPE)
        paint_status(painter, box, entry.status.status)
        upper = QRect(inner.left() + 20, inner.top(), inner.width() - 20, 18)
        _paint(painter, upper.adjusted(0, 0, -AMOUNT, 0), entry.name, "strong", "text")
        _paint(painter, upper.translated(0, 17), entry.note, "caption", "text_3")
        amount = QRect(upper.right() - AMOUNT + 6, upper.top(), AMOUNT - 6, 18)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        paint_elided(painter, amount, entry.amount, RIGHT)


def _paint(painter: QPainter, rect: QRect, text: str, role: str, tone: str) -> None:
    painter.setFont(theme.font(role))
    painter.setPen(theme.colour(tone))
    paint_elided(painter, rect, text)
