"""Messages: words with places in braces, filled from what is known of an account."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from csdesk.formatting import day
from csdesk.model.identifiers import AccountKey
from csdesk.model.playbooks import SHORT_NAMES, TODAY, FilledMessage, MessageTemplate
from csdesk.scoring.actions.wording import PLACE, Wording, find_places
from csdesk.scoring.conditions import Subjects

FEATURE = "feature"
"""The place of a letter that the use of an account fills."""


def fill_template(template: MessageTemplate, fields: Mapping[str, str]) -> FilledMessage:
    """Return a message; a place without a value stays, in square brackets, and is named."""
    texts = template.subject, template.body
    places = dict.fromkeys(place for text in texts for place in find_places(text))
    subject, body = (
        PLACE.sub(lambda found: fields.get(found[1]) or _open_place(found[1]), text)
        for text in texts
    )
    return FilledMessage(
        template.id, subject, body, tuple(place for place in places if not fields.get(place))
    )


def read_merge_fields(
    template: MessageTemplate, subjects: Subjects, account: AccountKey, currency: str = ""
) -> Mapping[str, str]:
    """Return what is known of an account for the places of a template.

    A person writes what stands in ``by_hand``; the feature is the one that the account used most,
    where lists of use name one.

    ValueError for an account that is not in the book.
    """
    if account not in subjects.facts.keys:
        raise ValueError(f"“{account}” is no account of this book. Choose one that is.")
    place = subjects.facts.keys.index(account)
    wording = Wording(subjects, currency)
    names = set(find_places(f"{template.subject}\n{template.body}")) - set(template.by_hand)
    found = {name: wording.tell(SHORT_NAMES.get(name, name), place) for name in _told(names)}
    if FEATURE in template.by_hand:
        found[FEATURE] = subjects.facts.main_feature(account)
    today = {TODAY: day(subjects.facts.as_of)}
    return {name: text for name, text in (found | today).items() if text}


def _told(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name != TODAY)


def _open_place(name: str) -> str:
    return f"[{name.rpartition('.')[2].replace('_', ' ')}]"
