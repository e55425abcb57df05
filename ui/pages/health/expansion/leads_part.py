"""The leads of a book, or those behind a number, in a table that opens them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal

from csdesk.model.expansion import ExpansionLead
from csdesk.report.document import Block, Table
from ui.blocks import SectionView
from ui.widgets.card import Card
from ui.widgets.label import Label

LEADS = "Expansion leads"
SHOWN = 5
"""Columns of the leads up to the gate; what shows one and how to approach it is in the panel."""


class LeadsPart(SectionView):
    """``leadChosen`` carries the row of a lead among those that are shown."""

    leadChosen = Signal(int)  # noqa: N815 - Qt's way of writing signals

    def show_leads(
        self,
        words: tuple[str, str],
        blocks: Sequence[Block],
        leads: Sequence[ExpansionLead],
        shown: Sequence[ExpansionLead],
        currency: str,
    ) -> None:
        """Show some of the leads under a title and a sentence; ``blocks`` tell of all of them."""
        wanted = {lead.account for lead in shown}
        kept = [lead.account in wanted for lead in leads]
        self.show_blocks((), currency)
        self.column.takeAt(self.column.count() - 1)
        card = Card(words[0])
        card.body.addWidget(Label(words[1], "body", wrap=True))
        self.column.addWidget(card)
        tables = [block for block in blocks if isinstance(block, Table) and block.name == LEADS]
        self.add_blocks([_fit(table, kept) for table in tables], currency)
        self.column.addStretch(1)
        if LEADS in self.tables:
            self.tables[LEADS].rowChosen.connect(self.leadChosen)


def _fit(table: Table, kept: Sequence[bool]) -> Table:
    """Return the leads as narrow as the screen is, and those alone that are wanted."""
    rows = zip(table.rows, kept, strict=True)
    return replace(
        table,
        columns=table.columns[:SHOWN],
        rows=tuple(row[:SHOWN] for row, is_kept in rows if is_kept),
    )
