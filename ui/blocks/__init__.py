"""Sections of a report as cards on a page."""

from ui.blocks.figure_card import FigureCard
from ui.blocks.section_view import SectionView
from ui.blocks.table_card import TableCard

__all__ = ["FigureCard", "SectionView", "TableCard"]
