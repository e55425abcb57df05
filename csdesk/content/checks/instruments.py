"""All that must hold inside one instrument."""

from __future__ import annotations

from csdesk.content.checks.authoring import check_authoring
from csdesk.content.checks.identities import check_names
from csdesk.content.checks.ladders import check_ladder
from csdesk.content.checks.parts import check_parts
from csdesk.content.checks.questions import check_questions
from csdesk.content.checks.sizes import check_numbers
from csdesk.content.instruments import InstrumentContents


def check_instrument(found: InstrumentContents) -> None:
    """Check one instrument as its author wrote it."""
    check_soundness(found)
    check_authoring(found)


def check_soundness(found: InstrumentContents) -> None:
    """Check what csdesk relies on; an older instrument that a workspace keeps must hold it too."""
    check_numbers(found)
    check_names(found)
    check_ladder(found)
    check_parts(found)
    check_questions(found)
