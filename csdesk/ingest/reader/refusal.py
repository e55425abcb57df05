"""Why a file cannot be read, in a form that crosses from the import worker to the program."""

from __future__ import annotations

SAVE_AS = "Open it in a spreadsheet program and save it as .xlsx"
KEEP_LIST = "Copy the customer list alone into a new workbook and save that as .xlsx"
DAMAGED = "it is damaged"
NEEDS_MEMORY = "reading it needs more memory than csdesk gives a file"


class Refusal(Exception):
    """A file cannot be read: ``problem`` says why, ``advice`` what to do."""

    def __init__(self, problem: str, advice: str = SAVE_AS, sheet: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.advice = advice
        self.sheet = sheet
