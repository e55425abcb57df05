"""A section of a report on the screen: its sentences in a card, then figures and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from csdesk.report.document import Block, Bullets, FigureBlock, Heading, KeyFigures, Table, Text
from ui import theme
from ui.blocks.figure_card import FigureCard
from ui.blocks.figures_card import make_figures_card
from ui.blocks.table_card import TableCard
from ui.session import Session
from ui.widgets.card import Card
from ui.widgets.emptying import empty_layout
from ui.widgets.label import Label
from ui.widgets.scrolling import PartScroll

Words = Heading | Text | Bullets


class SectionView(PartScroll):
    """Shows blocks from top to bottom; words that follow each other share a card.

    Tables are those of the workbook: what paper shows in short stands here in full.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        content = QWidget()
        content.setProperty("ground", "none")
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.space("card_gap"))
        super().__init__(content, parent)
        self._session = session
        self.tables: dict[str, TableCard] = {}
        """The tables that are shown, by their names in the report."""

    def show_blocks(
        self, blocks: Sequence[Block], currency: str, head: QWidget | None = None
    ) -> None:
        """Show other blocks in place of those before, below a head if there is one."""
        empty_layout(self.column)
        self.tables = {}
        if head is not None:
            self.column.addWidget(head)
        self.add_blocks(blocks, currency)
        self.column.addStretch(1)

    def add_blocks(self, blocks: Sequence[Block], currency: str) -> None:
        """Add blocks below what is there."""
        for part in group_words(blocks):
            if isinstance(part, list):
                self.column.addWidget(make_words_card(part))
            elif isinstance(part, FigureBlock):
                self.column.addWidget(FigureCard(part, self._session))
            elif isinstance(part, KeyFigures):
                self.column.addWidget(make_figures_card(part, currency))
            elif isinstance(part, Table) and not part.paper_only:
                self.tables[part.name] = TableCard(part, currency)
                self.column.addWidget(self.tables[part.name])


def group_words(blocks: Sequence[Block]) -> Iterator[Block | list[Words]]:
    """Yield the blocks in their order, those of words that follow each other as one list."""
    words: list[Words] = []
    for block in blocks:
        if isinstance(block, Heading) and words:
            yield words
            words = []
        if isinstance(block, Heading | Text | Bullets):
            words.append(block)
            continue
        if words:
            yield words
            words = []
        yield block
    if words:
        yield words


def make_words_card(words: Sequence[Words]) -> Card:
    """Return a card of sentences; a heading at their beginning is its title."""
    first, rest = words[0], list(words)
    card = Card(first.text) if isinstance(first, Heading) else Card()
    for block in rest[1:] if isinstance(first, Heading) else rest:
        if isinstance(block, Bullets):
            for item in block.items:
                card.body.addWidget(Label(f"• {item}", "body", wrap=True))
        elif isinstance(block, Text):
            role = "small" if block.quiet else "body"
            card.body.addWidget(Label(block.text, role, wrap=True))
    return card
