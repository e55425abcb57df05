"""Customers who are on neither list: gone before the earlier one, or come and gone in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count

from csdesk.model.samples import SampleSegment, SampleTexts
from csdesk.samples.company_names import CompanyNames
from csdesk.samples.contracts import years_before
from csdesk.samples.customers import AS_OF, PREVIOUS_AS_OF, Customer, Fate
from csdesk.samples.draws import Draws
from csdesk.samples.enrolment import arr_of_size
from csdesk.samples.sheets import LONG_LOST, long_lost_ref

FIRST_NUMBER = 2
FIRST_LATE_NUMBER = 901
EARLIEST_LOSS = date(2025, 2, 10)
LONGEST_STAY = 6
"""Years."""
SHORT_STAY = (35, 240)
"""Days that a customer stayed who came after the earlier list and left before the later one."""


def draw_past(texts: SampleTexts, customers: Sequence[Customer], draws: Draws) -> list[Customer]:
    """Return everybody who left before the earlier list, then those of whom no list knows."""
    names = CompanyNames(texts, draws, [customer.name for customer in customers])
    gone = [
        _draw_gone(ref, segment, texts, names, draws)
        for ref, segment in zip(_free_refs(), _segments(texts), strict=False)
    ]
    small = texts.segments[-1]
    passed = [
        _draw_passed(f"HL-{FIRST_LATE_NUMBER + place:04d}", small, texts, names, draws)
        for place in range(texts.history.losses_between)
    ]
    return [*gone, *passed]


def _segments(texts: SampleTexts) -> Iterator[SampleSegment]:
    for segment in texts.segments:
        yield from [segment] * texts.history.losses_before[segment.name]


def _free_refs() -> Iterator[str]:
    """Yield references older than any on a list, but those on the list of the lost."""
    taken = {long_lost_ref(number) for number in range(LONG_LOST)}
    refs = (f"HL-{number:04d}" for number in count(FIRST_NUMBER))
    return (ref for ref in refs if ref not in taken)


def _draw_gone(
    ref: str, segment: SampleSegment, texts: SampleTexts, names: CompanyNames, draws: Draws
) -> Customer:
    days = (PREVIOUS_AS_OF - EARLIEST_LOSS).days
    lost_on = EARLIEST_LOSS + timedelta(days=draws.whole(0, days))
    since = years_before(lost_on, draws.whole(1, LONGEST_STAY))
    return _draw(ref, segment, since, lost_on, texts, names, draws)


def _draw_passed(
    ref: str, segment: SampleSegment, texts: SampleTexts, names: CompanyNames, draws: Draws
) -> Customer:
    latest = (AS_OF - PREVIOUS_AS_OF).days - SHORT_STAY[1]
    since = PREVIOUS_AS_OF + timedelta(days=draws.whole(5, latest))
    lost_on = since + timedelta(days=draws.whole(*SHORT_STAY))
    return _draw(ref, segment, since, lost_on, texts, names, draws)


def _draw(
    ref: str,
    segment: SampleSegment,
    since: date,
    lost_on: date,
    texts: SampleTexts,
    names: CompanyNames,
    draws: Draws,
) -> Customer:
    country, industry = names.draw_country(), draws.pick(texts.industries)
    size = draws.between(0, 1) * draws.between(0.4, 1)
    managers = [texts.left_manager, *(manager.name for manager in texts.managers)]
    return Customer(
        ref=ref,
        name=names.draw_name(country, industry),
        segment=segment.name,
        industry=industry.name,
        country=country.name,
        plan=segment.plans[int(size * len(segment.plans))],
        fate=Fate.LEFT,
        arr_before=arr_of_size(segment, size),
        arr=0.0,
        manager_before=draws.pick(managers),
        since=since,
        renewal=lost_on,
    )
