"""What can go wrong, each as one sentence for the person: what happened, where, what to do."""

from __future__ import annotations


class CsdeskError(Exception):
    """A problem that is told to the person as it stands; it is never a defect of the program."""

    exit_code = 1


class WrongUsage(CsdeskError):
    """The command or the operation was asked for in a way that cannot be carried out."""

    exit_code = 2


class InputRefused(CsdeskError):
    """A file that was handed in cannot be used; nothing was written.

    ``problem`` says what is wrong, ``advice`` what to do; the place is as exact as it is known.
    """

    exit_code = 3

    def __init__(
        self,
        problem: str,
        *,
        file: str,
        advice: str,
        sheet: str | None = None,
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        self.problem = problem
        self.file = file
        self.sheet = sheet
        self.row = row
        self.column = column
        self.advice = advice
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        place = [self.file]
        if self.sheet is not None:
            place.append(f"sheet “{self.sheet}”")
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column is not None:
            place.append(f"column “{self.column}”")
        return f"{', '.join(place)}: {self.problem}. {self.advice}."


class WorkspaceUnusable(CsdeskError):
    """The workspace file is damaged, locked, newer than this program, or not a workspace."""

    exit_code = 4


class ExportFailed(CsdeskError):
    """A report could not be written; what stood at its place before is still there."""


class ContentInvalid(CsdeskError):
    """A shipped or authored content file breaks its own rules; says file and key."""


class Cancelled(CsdeskError):
    """The person stopped the work; nothing was changed."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("Cancelled; nothing was changed.")
