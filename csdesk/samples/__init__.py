"""The sample client: an invented company with two customer lists and a set of answers.

Everything is drawn with a fixed seed from the texts that ``csdesk.content`` reads.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from csdesk.model.answers import Answer
from csdesk.model.clients import Client, PrimaryGoal
from csdesk.model.identifiers import RoleId
from csdesk.model.imports import Workbook
from csdesk.model.instruments import Instrument
from csdesk.model.sample_work import SampleWork
from csdesk.model.samples import SampleTexts
from csdesk.samples.answers import answer_before, answer_instruments
from csdesk.samples.customers import AS_OF, PREVIOUS_AS_OF
from csdesk.samples.draws import Draws
from csdesk.samples.story import make_customers
from csdesk.samples.workbooks import write_current, write_previous


@dataclass(frozen=True, slots=True)
class Sample:
    """All that an audit of the sample client starts from."""

    client: Client
    as_of: date
    previous_as_of: date
    current: Workbook
    previous: Workbook
    answers: tuple[Answer, ...]
    answers_before: tuple[Answer, ...]
    """Of the audit a year before, on the day of the earlier list."""
    owners: Mapping[RoleId, str]
    """Who carries out what each role is responsible for in the plan."""
    work: SampleWork


def make_sample(texts: SampleTexts, instruments: Sequence[Instrument]) -> Sample:
    """Return the sample client, the same each time."""
    customers = make_customers(texts)
    return Sample(
        client=Client(texts.client, texts.currency, PrimaryGoal.STABILITY, is_sample=True),
        as_of=AS_OF,
        previous_as_of=PREVIOUS_AS_OF,
        current=write_current(customers, texts, Draws("later list")),
        previous=write_previous(customers, texts, Draws("earlier list")),
        answers=answer_instruments(texts.areas, instruments),
        answers_before=answer_before(texts.areas, instruments),
        owners=texts.owners,
        work=texts.work,
    )
