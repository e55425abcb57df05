"""How reports look: the client's logo and colour in its file, the firm's with the person."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from csdesk.errors import WrongUsage
from csdesk.formatting.contrast import read_colour
from csdesk.model.changes import Changes
from csdesk.model.history import Action
from csdesk.model.report_choices import PLAIN_BRAND, Brand
from csdesk.operations.given_files import read_given
from csdesk.operations.outcome import Outcome
from csdesk.report.logos import LARGEST_FILE, clean_logo
from csdesk.settings import clean_person
from csdesk.storage.workspace import Workspace, open_workspace


def client_brand(workspace: Workspace) -> Brand:
    """Return how the client's reports look; a plain one where nothing was said."""
    return workspace.report_choices.brand()


def find_brand(path: Path, client: str, phrase: str | None = None) -> Brand:
    """Return how the reports of a client look whose file is looked into; plain without a file.

    Raises PassPhraseNeeded, PassPhraseWrong and other kinds of WorkspaceUnusable.
    """
    if not path.exists():
        return PLAIN_BRAND
    with open_workspace(path, phrase=phrase, read_only=True) as workspace:
        is_shown = workspace.clients.client().name == client
        return client_brand(workspace) if is_shown else PLAIN_BRAND


def set_brand(workspace: Workspace, brand: Brand) -> Outcome[None]:
    """Let the client's reports look like this; a plain one takes it back.

    WrongUsage for a picture or a colour that cannot be used; the name is the client's own.
    """
    known = client_brand(workspace)
    checked = replace(check_brand(brand, known), name="")
    if checked == known:
        return Outcome(None, Changes.NONE)
    with workspace.step(Action.SET_BRAND):
        workspace.report_choices.set_brand(checked)
    return Outcome(None, Changes.REPORT)


def check_brand(brand: Brand, known: Brand) -> Brand:
    """Return a brand as it can be kept; the logo of a known one stays as it is.

    WrongUsage for a picture or a colour that cannot be used.
    """
    is_new = bool(brand.logo) and brand.logo != known.logo
    return Brand(
        clean_person(brand.name),
        clean_logo(brand.logo) if is_new else brand.logo,
        _check_colour(brand.colour),
    )


def read_picture(path: Path) -> bytes:
    """Return the content of a file that may be a logo; InputRefused where it cannot be read."""
    return read_given(path, LARGEST_FILE, "Choose a picture that is there and that you may read")


def _check_colour(words: str) -> str:
    if not words.strip():
        return ""
    colour = read_colour(words)
    if colour is None:
        raise WrongUsage(f"“{words.strip()[:40]}” is no colour. Write it like #0a3d62.")
    return colour
