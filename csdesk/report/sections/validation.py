"""Whether the health score tells who leaves: what may be said of it, and nothing more (S1.28)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from csdesk.model.identifiers import AccountKey
from csdesk.model.scorecards import Scorecard
from csdesk.model.validation import Validation
from csdesk.model.validation_rules import Evidence
from csdesk.report.document import Block, Bullets, Heading, Section, Text
from csdesk.report.sections.validation_bands import (
    bands_figure,
    bands_table,
    calls_table,
    growth_table,
)
from csdesk.report.sections.validation_measures import contenders_table, measures_table
from csdesk.report.sections.validation_names import (
    cases_table,
    green_but_left_table,
    red_but_stayed_table,
)
from csdesk.report.sections.validation_tenths import lift_figure, lift_table
from csdesk.report.sections.validation_weights import weights_table
from csdesk.report.validation_words import verdict_words

TITLE = "Does the health score tell who leaves?"
Names = Mapping[AccountKey, str]


def validation_sections(
    validation: Validation | None, cards: tuple[Scorecard, ...], names: Names
) -> tuple[Section, ...]:
    """Return the section about the test of the score; none where nothing was tested.

    Below ten accounts that left it holds names and counts, and no figure.
    """
    if validation is None or not (validation.observations or validation.cases):
        return ()
    first, *further = verdict_words(validation)
    blocks = (
        *([Bullets(tuple(further))] if further else []),
        *_alarms(validation),
        *_measures(validation, cards),
        *_names(validation, names),
    )
    return (Section("validation", TITLE, first, blocks),)


def _alarms(validation: Validation) -> Iterator[Block]:
    if validation.alarms:
        yield Heading("What makes the test look better, or worse, than the score is")
        yield Bullets(tuple(alarm.text for alarm in validation.alarms))
    if validation.unscored:
        yield Text(
            "Accounts without a score are not tested. An account without a score is not a safe "
            "account.",
            quiet=True,
        )


def _measures(validation: Validation, cards: tuple[Scorecard, ...]) -> Iterator[Block]:
    if validation.evidence in (Evidence.CASES, Evidence.RANKS):
        if validation.contenders:
            yield contenders_table(validation)
        return
    yield bands_figure(validation)
    yield bands_table(validation)
    yield from calls_table(validation)
    yield from growth_table(validation)
    yield from lift_figure(validation)
    yield from lift_table(validation)
    yield measures_table(validation)
    yield contenders_table(validation)
    yield from weights_table(validation, cards)


def _names(validation: Validation, names: Names) -> Iterator[Block]:
    yield cases_table(validation, names)
    if validation.observations:
        yield green_but_left_table(validation, names)
        yield red_but_stayed_table(validation, names)
