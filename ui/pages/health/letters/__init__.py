"""Letters to accounts: filled from what is known, written to the end, copied or kept."""

from ui.pages.health.letters.desk import LetterDesk

__all__ = ["LetterDesk"]
