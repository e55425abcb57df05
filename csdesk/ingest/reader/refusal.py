"""Why a file cannot be read, in a form that crosses from the import worker to the program."""

from __future__ import annotations

SAVE_AS = "Open it in a spreadsheet program and save it as .xlsx"
NEEDS_LIST = "Choose a spreadsheet, such as .xlsx, .xls, .ods or .csv"
KEEP_LIST = "Copy the customer list alone into a new workbook and save that as .xlsx"
MACRO_SHEETS = "it holds macro sheets of Excel 4"
DAMAGED = "it is damaged"
NEEDS_MEMORY = "reading it needs more memory than csdesk gives a file"
PASSWORD = "it is protected with a password"  # noqa: S105 - a sentence, not a secret
NO_PASSWORD = "Save it without the password and choose it again"  # noqa: S105


class Refusal(Exception):
    """A file cannot be read: ``problem`` says why, ``advice`` what to do, the rest says where.

    ``is_final`` tells that the worker cannot be asked again.
    """

    def __init__(
        self,
        problem: str,
        advice: str = SAVE_AS,
        sheet: str | None = None,
        *,
        row: int | None = None,
        column: str | None = None,
        is_final: bool = False,
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.advice = advice
        self.sheet = sheet
        self.row = row
        self.column = column
        self.is_final = is_final
