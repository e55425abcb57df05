"""What changed since the audit before: each instrument that was begun in both."""

from __future__ import annotations

from dataclasses import dataclass

from csdesk.formatting import day, plural
from csdesk.model.assessments import Assessment, Comparison, EarlierAudit
from csdesk.model.clients import Engagement
from csdesk.model.diagnosis import Diagnosis
from csdesk.report.document import Block, Bullets, Heading, Section, Table, Text, Value
from csdesk.report.sections.change_tables import (
    ANSWERS_TITLE,
    AREAS_TITLE,
    answer_columns,
    answer_rows,
    area_columns,
    area_rows,
)
from csdesk.report.sections.change_words import change_sentences, version_sentence
from csdesk.scoring.maturity import compare_with_earlier

ON_PAPER = 20
NOTE = (
    "Points: by how much the index rose or fell. Both audits are scored within the functions that "
    "are chosen today, and by what people answered; what only the data answer counts in neither."
)
NOTHING = "Every question is answered as it was."
STILL = "Every question is answered as it was, and no area moved; the workbook has each index."


@dataclass(frozen=True, slots=True)
class Change:
    """An instrument that two audits assessed, with what changed between them."""

    assessment: Assessment
    earlier: EarlierAudit
    comparison: Comparison

    @property
    def name(self) -> str:
        """Return what the instrument is called."""
        return self.assessment.instrument.name

    @property
    def is_still(self) -> bool:
        """Tell whether neither an answer changed nor the index of an area."""
        moved = any(area.delta != 0 for area in self.comparison.areas)
        return not (self.comparison.answers or moved)

    @property
    def areas(self) -> tuple[tuple[Value, ...], ...]:
        """Return a row for each area and the whole."""
        return area_rows(self.comparison, self.earlier.instrument, self.assessment.instrument)

    @property
    def answers(self) -> tuple[tuple[Value, ...], ...]:
        """Return a row for each changed answer."""
        return answer_rows(self.comparison, self.earlier.instrument, self.assessment.instrument)


def changes_sections(diagnosis: Diagnosis) -> tuple[Section, ...]:
    """Return the section, or nothing where no instrument was assessed in an audit before."""
    changes = _find_changes(diagnosis)
    if not changes:
        return ()
    before = changes[0].earlier.engagement
    since = day(before.as_of) if before.as_of else f"“{before.name}”"
    return (
        Section(
            id="changes",
            title=f"What changed since {since}",
            lead=f"{_dated(before)} beside {_dated(diagnosis.engagement)}.",
            blocks=(
                *(block for change in changes for block in _blocks(change)),
                Text(NOTE, quiet=True),
                *_workbook_tables(changes),
            ),
        ),
    )


def _find_changes(diagnosis: Diagnosis) -> list[Change]:
    begun = [one for one in diagnosis.assessments.values() if one.is_begun]
    compared = [(one, one.earlier, compare_with_earlier(one)) for one in begun]
    return [
        Change(one, earlier, comparison)
        for one, earlier, comparison in compared
        if earlier is not None and comparison is not None
    ]


def _dated(engagement: Engagement) -> str:
    date = day(engagement.as_of) if engagement.as_of else "no date"
    return f"“{engagement.name}” ({date})"


def _blocks(change: Change) -> tuple[Block, ...]:
    comparison, before = change.comparison, change.earlier.instrument
    after = change.assessment.instrument
    return (
        Heading(change.name),
        Text(version_sentence(comparison, before, after)),
        Bullets(change_sentences(comparison, before, after)),
        *((Text(STILL, quiet=True),) if change.is_still else (_areas(change), *_answers(change))),
    )


def _areas(change: Change) -> Table:
    return Table(
        name=f"Changes by area, {change.name}",
        title=AREAS_TITLE,
        columns=area_columns(),
        rows=change.areas,
        empty="",
        paper_only=True,
    )


def _answers(change: Change) -> tuple[Block, ...]:
    table = Table(
        name=f"Changed answers, {change.name}",
        title=ANSWERS_TITLE,
        columns=answer_columns(),
        rows=change.answers[:ON_PAPER],
        empty=NOTHING,
        paper_only=True,
    )
    changed = len(change.answers)
    if changed <= ON_PAPER:
        return (table,)
    note = f"The {ON_PAPER} largest of {plural(changed, 'change')}; the workbook has all."
    return table, Text(note, quiet=True)


def _workbook_tables(changes: list[Change]) -> tuple[Table, ...]:
    """Return the changes of all instruments, each row with the name of its own."""
    return (
        Table(
            name="Changes by area",
            title=AREAS_TITLE,
            columns=area_columns(with_instrument=True),
            rows=tuple((change.name, *row) for change in changes for row in change.areas),
            empty="",
            workbook_only=True,
            notes=(NOTE,),
        ),
        Table(
            name="Changed answers",
            title=ANSWERS_TITLE,
            columns=answer_columns(with_instrument=True),
            rows=tuple((change.name, *row) for change in changes for row in change.answers),
            empty=NOTHING,
            workbook_only=True,
        ),
    )
