"""Which products accounts do not have yet, as a grid that opens the account (S3.4)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from csdesk.formatting import plural
from csdesk.model.expansion import Whitespace
from csdesk.model.identifiers import AccountKey
from ui import theme
from ui.models.whitespace_table import WhitespaceTable
from ui.pages.health.expansion.whitespace_grid import WhitespaceGrid
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.search_field import SearchField
from ui.widgets.words_instead import WordsInstead

NO_PRODUCTS = (
    "Nothing tells who has which product. A list of subscriptions with the product of each line "
    "fills this grid, from two products on."
)
NOTE = (
    "Filled: what the account pays for it in a year. Outlined: what the middle of similar "
    "accounts, those of the same segment, pay for it. A dash: too few of them have it."
)


class ProductsCard(Card):
    """``accountWanted`` carries the account whose row was opened."""

    accountWanted = Signal(object)  # noqa: N815 - Qt's way of writing signals

    def __init__(self, parent: QWidget | None = None) -> None:
        self.search = SearchField("Search accounts")
        super().__init__("Who could use which product next?", self.search, parent=parent)
        self.search.setFixedWidth(220)
        self.model = WhitespaceTable(self)
        self.grid = WhitespaceGrid(self.model)
        self.rows = WordsInstead(self.grid, NO_PRODUCTS)
        self.note = Label(NOTE, "small", wrap=True)
        self.body.setContentsMargins(1, theme.space("m"), 1, theme.space("m"))
        inset = theme.space("card_padding")
        self.head.setContentsMargins(inset, 0, inset, 0)
        self.note.setContentsMargins(inset, 0, inset, 0)
        self.body.addWidget(self.note)
        self.body.addWidget(self.rows, 1)
        self.search.textChanged.connect(self.model.narrow)
        self.grid.accountOpened.connect(
            lambda row: self.accountWanted.emit(self.model.account(row))
        )

    def show_products(
        self, grid: Whitespace | None, names: Mapping[AccountKey, str], currency: str
    ) -> None:
        """Show who has which product."""
        self.model.show_grid(grid, names, currency)
        has_grid = grid is not None
        self.rows.show_rows(len(grid.accounts) if grid else 0)
        self.note.setVisible(has_grid)
        self.search.setVisible(has_grid)
        if grid is not None:
            accounts, products = len(grid.accounts), len(grid.products)
            self.grid.setAccessibleName(
                f"Who has which product: {plural(accounts, 'account')}, "
                f"{plural(products, 'product')}"
            )
