"""Sections of a report as cards on a page."""

from ui.pages.health.blocks.figure_card import FigureCard
from ui.pages.health.blocks.section_view import SectionView
from ui.pages.health.blocks.table_card import TableCard

__all__ = ["FigureCard", "SectionView", "TableCard"]
