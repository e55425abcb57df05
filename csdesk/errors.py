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


PARTLY_SALVAGED = 5
"""The exit code of a salvage that could not prove that everything was kept."""


class WorkspaceUnusable(CsdeskError):
    """The workspace file is damaged, locked, newer than this program, or not a workspace."""

    exit_code = 4


class WorkspaceInUse(WorkspaceUnusable):
    """Somebody else has the workspace open, or seems to: another window, program or machine."""

    def __init__(self, sentence: str, *, may_be_taken: bool) -> None:
        super().__init__(sentence)
        self.may_be_taken = may_be_taken
        """True where only a note says so (a sync folder): the person may know better."""


class WorkspaceDamaged(WorkspaceUnusable):
    """The content is not what was written; the file was left as it is."""


class WorkspaceNotWritable(WorkspaceUnusable):
    """The file is whole but may not be written here; it can be opened for reading only."""


class WorkspaceChangedUnderneath(WorkspaceUnusable):
    """The file was replaced, changed or taken away while it was open; nothing was overwritten."""


class PassPhraseNeeded(WorkspaceUnusable):
    """The file is encrypted, or nothing that csdesk made; only a pass phrase can tell."""


class PassPhraseWrong(WorkspaceUnusable):
    """The pass phrase does not open the file."""


class ExportFailed(CsdeskError):
    """A report could not be written; what stood at its place before is still there."""


class ContentInvalid(CsdeskError):
    """A shipped or authored content file breaks its own rules; says file and key."""


class InstrumentRefused(CsdeskError):
    """An instrument that was handed in breaks a rule; says file, place, value, what was expected.

    Nothing was kept.
    """

    exit_code = 3


class Cancelled(CsdeskError):
    """The person stopped the work; nothing was changed."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("Cancelled; nothing was changed.")
