"""Letters for an account: filled from what is known of it, with what is not known named."""

from __future__ import annotations

import re
from collections.abc import Iterable

from csdesk.formatting import join_words
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.identifiers import AccountKey
from csdesk.model.playbooks import FilledMessage, MessageTemplate, Playbook

OPEN_PLACE = re.compile(r"\[([a-z0-9 ]+)\]")
"""A place that is still to be written, as ``fill_template`` leaves it."""


def fill_letter(
    template: MessageTemplate, diagnosis: Diagnosis, account: AccountKey
) -> FilledMessage:
    """Return a letter for an account; before anything was scored every place is left open."""
    from csdesk.scoring.actions import fill_template, read_merge_fields
    from csdesk.scoring.conditions import Subjects

    review = diagnosis.review
    if review is None:
        return fill_template(template, {})
    subjects = Subjects(review.facts, diagnosis.health)
    fields = read_merge_fields(template, subjects, account, diagnosis.client.currency)
    return fill_template(template, fields)


def describe_open(text: str) -> str:
    """Return which places of a letter are still to be written; nothing when none is."""
    places = list(dict.fromkeys(OPEN_PLACE.findall(text)))
    if not places:
        return ""
    them = "it" if len(places) == 1 else "them"
    return f"Not known, in square brackets: {join_words(places)}. Write {them} before you send it."


def letters_of(
    playbook: Playbook, templates: Iterable[MessageTemplate]
) -> tuple[MessageTemplate, ...]:
    """Return the letters that a playbook names, at a step or as a whole."""
    named = {*playbook.templates, *(step.template for step in playbook.steps)}
    return tuple(template for template in templates if template.id in named)
