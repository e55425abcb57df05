"""How deep and how broad accounts use the product (S4.8)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from csdesk.formatting import money, number, plural
from csdesk.model.boards import AdoptionPoint, Quadrant
from csdesk.model.identifiers import AccountKey, FactId
from csdesk.report.board_words import QUADRANTS
from ui.pages.metrics.boards.account_group import MOST
from ui.pages.metrics.boards.board_card import BoardCard
from ui.pages.metrics.boards.prepared import Prepared
from ui.pages.metrics.boards.quadrant_chart import QuadrantChart
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.button_row import button_row
from ui.widgets.label import Label


class AdoptionCard(BoardCard):
    """Four fields of accounts; each opens its own."""

    key = "adoption"
    name = "Adoption"
    question = "Who uses much of the product, and often?"
    needs = (
        "Depth and breadth of use are not known: a list of usage with account, day, feature and "
        "user tells both."
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent=parent)
        self._points: Mapping[Quadrant, tuple[AdoptionPoint, ...]] = {}
        self._unknown: tuple[AccountKey, ...] = ()
        self._currency = ""
        self.chart = QuadrantChart("Accounts by depth and breadth of use")
        self.note = Label("", "small", wrap=True)
        self.unknown = Button("", "link")
        self.column.addWidget(self.chart)
        self.column.addWidget(self.note)
        self.column.addLayout(button_row([], [self.unknown]))
        self.chart.regionPressed.connect(self._open)
        self.unknown.clicked.connect(self._open_unknown)

    @override
    def take(self, prepared: Prepared) -> bool:
        board = prepared.boards.adoption if prepared.boards else None
        if board is None:
            return False
        self._points, self._unknown = prepared.quadrants, board.unknown
        self._currency = prepared.currency
        words = {one: _describe(one, self._points[one], prepared.currency) for one in QUADRANTS}
        rules = self._session.library.boards
        depth, breadth = (self._name(fact) for fact in (rules.depth, rules.breadth))
        self.chart.show_dots(prepared.dots, words, f"{depth} →", f"{breadth} →")
        self.note.setText(
            f"Deep from {board.depth_edge:g}, broad from {board.breadth_edge:g}: an edge belongs "
            "to the better side, and lies in the middle. A larger dot is several accounts."
        )
        self.unknown.setText(f"The use of {plural(len(board.unknown), 'account')} is not known")
        self.unknown.setVisible(bool(board.unknown))
        return True

    def _name(self, fact: FactId) -> str:
        return next((one.name for one in self._session.library.facts if one.id == fact), str(fact))

    def _open(self, key: str) -> None:
        one = Quadrant(key)
        points = self._points[one]
        words = {point.account: _use(point, self._currency) for point in points[:MOST]}
        accounts = (point.account for point in points)
        self.open_group(QUADRANTS[one], accounts, "the largest first", words)

    def _open_unknown(self) -> None:
        self.open_group("Their use is not known", self._unknown)


def _describe(one: Quadrant, points: tuple[AdoptionPoint, ...], currency: str) -> str:
    arr = money(sum(point.arr for point in points), currency, short=True)
    return f"{QUADRANTS[one]}: {plural(len(points), 'account')}, {arr} ARR"


def _use(point: AdoptionPoint, currency: str) -> tuple[str, str]:
    note = f"depth {number(point.depth, 1)} · breadth {number(point.breadth)}"
    return money(point.arr, currency), note
