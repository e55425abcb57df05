"""The data behind the report: sources, checks, who left by whom, and what to ask for next."""

from __future__ import annotations

from csdesk.formatting import number, plural
from csdesk.model.data_review import DataReview, QualityMark
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.report.document import Block, Section
from csdesk.report.sections.churn_answers import churn_blocks
from csdesk.report.sections.data_checks import checks_blocks, sources_table
from csdesk.report.sections.next_additions import next_blocks


def data_sections(diagnosis: Diagnosis, library: Library) -> tuple[Section, ...]:
    """Return the section about the imported lists; nothing where nothing was imported."""
    review = diagnosis.data
    if review is None:
        return ()
    blocks: tuple[Block, ...] = (
        sources_table(review),
        *checks_blocks(review, library),
        *churn_blocks(review),
        *next_blocks(review),
    )
    return (
        Section(id="data", title="The data behind this report", lead=_lead(review), blocks=blocks),
    )


def _lead(review: DataReview) -> str:
    counts = {mark: len(review.marked(mark)) for mark in QualityMark}
    used = [source for source in review.sources if source.files]
    return (
        f"{number(len(used))} of {plural(len(review.sources), 'source')} of data came in. Of "
        f"{plural(len(review.checks), 'check')} of quality {number(counts[QualityMark.PASSED])} "
        f"passed, {number(counts[QualityMark.WARN])} warned and "
        f"{number(counts[QualityMark.FAIL])} failed."
    )
