"""Who the customers are: those told by name, and as many drawn ones as each segment lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from csdesk.model.samples import SampleAccount, SampleSegment, SampleTexts
from csdesk.samples.company_names import CompanyNames
from csdesk.samples.customers import AS_OF, Customer, Fate
from csdesk.samples.draws import Draws

ARR_STEP = 100
FIRST_NUMBER = 101


def enrol_customers(texts: SampleTexts, draws: Draws) -> list[Customer]:
    """Return every customer of both lists, oldest number first, without people and measures."""
    told = [_tell_customer(account) for account in texts.accounts]
    names = CompanyNames(texts, draws)
    drawn = [
        customer
        for segment in texts.segments
        for fate in _fates_to_draw(segment, told)
        for customer in [_draw_customer(segment, fate, texts, names, draws)]
    ]
    everyone = draws.shuffle([*told, *drawn])
    everyone.sort(key=lambda customer: customer.fate is Fate.JOINED)
    return _number_customers(everyone, draws)


def _tell_customer(account: SampleAccount) -> Customer:
    return Customer(
        ref="",
        name=account.name,
        segment=account.segment,
        industry=account.industry,
        country=account.country,
        plan=account.plan,
        fate=Fate.STAYED if account.arr_before else Fate.JOINED,
        arr_before=account.arr_before,
        arr=account.arr,
        mood=account.mood,
        told=True,
        manager=account.manager,
        renewal=AS_OF + timedelta(days=account.renews_in_days),
        note=account.note,
        measures={str(name): value for name, value in account.signals.items()},
    )


def _fates_to_draw(segment: SampleSegment, told: Sequence[Customer]) -> Iterator[Fate]:
    wanted = {Fate.STAYED: segment.stay, Fate.LEFT: segment.leave, Fate.JOINED: segment.join}
    for fate, number in wanted.items():
        of_told = sum(one.segment == segment.name and one.fate is fate for one in told)
        yield from [fate] * (number - of_told)


def _draw_customer(
    segment: SampleSegment, fate: Fate, texts: SampleTexts, names: CompanyNames, draws: Draws
) -> Customer:
    country = names.draw_country()
    industry = draws.pick(texts.industries)
    # The product of two draws: many small amounts, few large ones.
    size = draws.between(0, 1) * draws.between(0.4, 1)
    arr = arr_of_size(segment, size)
    return Customer(
        ref="",
        name=names.draw_name(country, industry),
        segment=segment.name,
        industry=industry.name,
        country=country.name,
        plan=segment.plans[int(size * len(segment.plans))],
        fate=fate,
        arr_before=0.0 if fate is Fate.JOINED else arr,
        arr=0.0 if fate is Fate.LEFT else arr,
    )


def _number_customers(customers: Sequence[Customer], draws: Draws) -> list[Customer]:
    number = FIRST_NUMBER
    numbered = []
    for customer in customers:
        numbered.append(replace(customer, ref=f"HL-{number:04d}"))
        number += draws.whole(1, 4)
    return numbered


def arr_of_size(segment: SampleSegment, size: float) -> float:
    """Return the ARR of a customer of a segment, from its smallest, 0, to its largest, 1."""
    return round_arr(segment.arr_low + size * (segment.arr_high - segment.arr_low))


def round_arr(amount: float) -> float:
    """Return an amount as contracts state it, in whole hundreds."""
    return float(round(amount / ARR_STEP) * ARR_STEP)
