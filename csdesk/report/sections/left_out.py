"""What a report leaves out: whole sections, and every comment, observation and evidence title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from csdesk.formatting import plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.report.document import (
    Block,
    Bullets,
    Column,
    Entries,
    Format,
    Heading,
    Noted,
    Section,
    Table,
    Text,
    Value,
)
from csdesk.report.sections.evidence import told_words

LEFT_OUT = "left_out"
SEARCHED_ROWS = 5_000
"""Longer tables are lists of the client, in which nobody looks for words of respondents: what
stands in one of them only is told as left out."""


@dataclass(frozen=True, slots=True)
class Word:
    """Something that a person wrote or filed."""

    kind: str
    text: str


def left_out_sections(
    left: Sequence[Section],
    held: Sequence[Section],
    diagnosis: Diagnosis,
    *,
    on_paper: bool = True,
) -> tuple[Section, ...]:
    """Return the list of ``left`` and of the words of people that ``held`` lacks.

    Nothing where no section is left out: all of them together hold every word.
    """
    if not left:
        return ()
    rows = (
        *(("Section", section.title) for section in left),
        *((word.kind, word.text) for word in _missing(held, diagnosis)),
    )
    lead = f"{plural(len(rows), 'thing')} that the audit holds and this report does not."
    table = Table(
        name="Left out",
        title="",
        columns=(Column("What", Format.TEXT, 0.15), Column("Title or words", Format.TEXT, 0.85)),
        rows=rows,
        empty="",
        workbook_only=not on_paper,
    )
    return (Section(LEFT_OUT, "What this report leaves out", lead if on_paper else "", (table,)),)


def people_words(diagnosis: Diagnosis) -> Iterator[Word]:
    """Yield every comment, observation and title of evidence of an engagement, once each."""
    yield from dict.fromkeys(_all_words(diagnosis))


def _all_words(diagnosis: Diagnosis) -> Iterator[Word]:
    answers = [
        *diagnosis.answers.values(),
        *(one for held in diagnosis.assessments.values() for one in held.answers.values()),
    ]
    for answer in answers:
        if answer.is_from_data:
            # Nobody wrote it: the program did, from the client's lists.
            continue
        reasons = (answer.note, answer.not_applicable_reason, answer.deferred)
        yield from (Word("Comment", text) for text in reasons if text.strip())
        if answer.evidence.strip():
            yield Word("Evidence", answer.evidence)
    for response in diagnosis.responses:
        yield from (Word("Comment", text) for text in told_words(response))
    for seen in diagnosis.observations:
        said = (seen.issue, seen.impact, seen.recommendation)
        yield from (Word("Observation", text) for text in said if text.strip())
    yield from (Word("Evidence", one.name) for one in diagnosis.attachments)


def _missing(held: Sequence[Section], diagnosis: Diagnosis) -> list[Word]:
    words = list(people_words(diagnosis))
    if not words:
        return []
    shown = "\n".join(text for section in held for text in section_texts(section))
    unseen = [word for word in words if word.text not in shown]
    if not unseen:
        return []
    # Some sections trim what they show, or set it on one line.
    shown = " ".join(shown.split())
    return [word for word in unseen if " ".join(word.text.split()) not in shown]


def section_texts(section: Section) -> Iterator[str]:
    """Yield the words of a section that come from people or lists; those of figures apart."""
    yield section.lead
    for block in section.blocks:
        yield from _block_texts(block)


def _block_texts(block: Block) -> Iterable[str]:
    if isinstance(block, Heading | Text):
        return (block.text,)
    if isinstance(block, Bullets):
        return block.items
    if isinstance(block, Entries):
        return (part for one in block.items for part in (one.title, one.text, *one.notes))
    if isinstance(block, Table) and len(block.rows) <= SEARCHED_ROWS:
        return (text for row in block.rows for value in row for text in _value_texts(value))
    return ()


def _value_texts(value: Value) -> tuple[str, ...]:
    if isinstance(value, Noted):
        return (value.text, value.note)
    return (value,) if isinstance(value, str) else ()
