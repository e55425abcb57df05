"""Which numbers a person looks at first, kept with the client."""

from __future__ import annotations

from csdesk.errors import WrongUsage
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.kpi_book import ALL_NUMBERS, BY_STAGE, ProfileId
from csdesk.model.library import Library
from csdesk.operations.outcome import Outcome
from csdesk.storage.workspace import Workspace


def show_profile(workspace: Workspace, library: Library, profile: ProfileId) -> Outcome[None]:
    """Keep which numbers are shown: those of a profile, all, or by stage (S2.6).

    WrongUsage for a profile that is not known.
    """
    known = {ALL_NUMBERS, BY_STAGE, *(one.id for one in library.profiles)}
    if profile not in known:
        names = ", ".join(one.name for one in library.profiles)
        raise WrongUsage(f"There is no set of numbers “{profile}”. Choose one of: {names}.")
    with workspace.step(Action.KEEP_LAYOUT):
        workspace.kpi_settings.show(profile)
    return Outcome(None, Changes.METRICS)
