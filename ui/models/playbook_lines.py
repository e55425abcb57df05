"""Playbooks to browse: found by their words, with what starts them and what they bring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from csdesk.formatting import number
from csdesk.model.actions import ActionRule
from csdesk.model.identifiers import PlaybookId
from csdesk.model.library import Library
from csdesk.model.playbooks import Playbook, PlaybookKind
from csdesk.report.document import Status, StatusWord
from ui.models.column_table import TableColumn
from ui.models.condition_words import describe_conditions
from ui.models.task_lines import write_hours

ALL_KINDS = "all"
KIND_WORDS = {
    PlaybookKind.RESPONSE: "Response to a colour",
    PlaybookKind.PREVENTION: "Prevention",
    PlaybookKind.ONBOARDING: "Onboarding",
    PlaybookKind.RENEWAL: "Renewal",
    PlaybookKind.EXPANSION: "Expansion",
    PlaybookKind.AUTOMATION: "Automation",
    PlaybookKind.RECOVERY: "Recovery",
}
BY_HAND = "Nothing starts it by itself: start it for an account below."


class Edition(StrEnum):
    """Whose version of a playbook counts."""

    SHIPPED = "shipped"
    CHANGED = "changed"
    """A version of the client's own in place of the library's."""
    OWN = "own"
    """The library has none with its id."""


EDITIONS = {
    Edition.SHIPPED: StatusWord(Status.NONE, "Library"),
    Edition.CHANGED: StatusWord(Status.DOING, "Changed"),
    Edition.OWN: StatusWord(Status.GOOD, "Your own"),
}


def find_edition(playbook: Playbook, library: Library) -> Edition:
    """Return whose version a playbook is."""
    shipped = next((one for one in library.playbooks if one.id == playbook.id), None)
    if shipped is None:
        return Edition.OWN
    return Edition.SHIPPED if shipped == playbook else Edition.CHANGED


def find_playbooks(playbooks: Iterable[Playbook], words: str, kind: str) -> tuple[Playbook, ...]:
    """Return the playbooks of a kind that hold every word searched for."""
    wanted = words.casefold().split()
    return tuple(
        one
        for one in playbooks
        if kind in (ALL_KINDS, one.kind.value) and all(word in _text(one) for word in wanted)
    )


def playbook_columns(
    playbooks: Sequence[Playbook], library: Library, starts: Mapping[PlaybookId, int]
) -> tuple[TableColumn, ...]:
    """Return playbooks as a table: what for, how many steps, how soon, for how many now."""
    editions = [EDITIONS[find_edition(one, library)] for one in playbooks]
    return (
        TableColumn("Playbook", [one.name for one in playbooks], str, width=210),
        TableColumn("Kind", [KIND_WORDS[one.kind] for one in playbooks], str, width=140),
        TableColumn("Steps", [len(one.steps) for one in playbooks], number, right=True, width=60),
        TableColumn("Begins within", [p.first_due_hours for p in playbooks], write_hours, width=96),
        TableColumn(
            "Accounts now",
            [starts.get(one.id, 0) for one in playbooks],
            number,
            right=True,
            width=100,
        ),
        TableColumn(
            "Version", [one.word for one in editions], str, lambda row: editions[row], width=104
        ),
    )


def describe_starts(playbook: Playbook, library: Library) -> tuple[str, ...]:
    """Return in words what starts a playbook: its own conditions, rules, a service tier."""
    said = [f"The rule “{rule.name}”" for rule in _rules_of(library.action_rules, playbook)]
    if playbook.when:
        said.insert(0, describe_conditions(playbook.when, library.facts))
    tiers = {tier.id: tier.name for tier in library.service_model.tiers}
    if playbook.tier is not None:
        said.append(f"New customers of the service tier {tiers.get(playbook.tier, playbook.tier)}")
    return tuple(said) or (BY_HAND,)


def describe_effect(playbook: Playbook) -> str:
    """Return what the source says that a playbook brings, in words; nothing where it is silent."""
    parts = [
        _span(playbook.impact_low, playbook.impact_high, "%"),
        f"after {span}"
        if (span := _span(playbook.effect_days_low, playbook.effect_days_high, " days"))
        else "",
        f"benefit to cost {playbook.ratio}" if playbook.ratio else "",
    ]
    return ", ".join(part for part in parts if part)


def _text(playbook: Playbook) -> str:
    steps = " ".join(step.text for step in playbook.steps)
    own = playbook.name, KIND_WORDS[playbook.kind], playbook.purpose, playbook.outcome
    return " ".join((*own, steps, playbook.source)).casefold()


def _rules_of(rules: Iterable[ActionRule], playbook: Playbook) -> Iterator[ActionRule]:
    return (rule for rule in rules if rule.playbook == playbook.id)


def _span(low: float | None, high: float | None, unit: str) -> str:
    if low is None or high is None:
        return ""
    return f"{number(low)}{unit}" if low == high else f"{number(low)} to {number(high)}{unit}"
