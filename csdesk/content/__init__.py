"""The only reader of ``assessments`` and ``resources``: decodes what ships and checks it."""

from __future__ import annotations

import gc
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from csdesk.model.library import Library


@cache
def load_library() -> Library:
    """Return all shipped content; read once.

    Raises ``ContentInvalid`` naming file, key, value and what was expected.
    """
    from importlib.resources import files

    from csdesk.content.library import read_library

    library = read_library(files("resources").joinpath("library"), files("assessments"))
    gc.freeze()  # stays as long as the program: looking through it for garbage would be a pause
    return library
