"""Columns in one style that nobody told csdesk: they come back exactly, or a question is asked."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from csdesk.ingest.coercion import ColumnContext, read_column
from csdesk.ingest.coercion.context import COMMA, DAY_FIRST, MONTH_FIRST, POINT
from csdesk.ingest.coercion.dates import PLACEHOLDERS
from csdesk.model.imports import Topic
from csdesk.model.tables import Field, FieldKind, TableKind

ARR = Field("arr", TableKind.ACCOUNTS, "ARR", FieldKind.MONEY, ())
HOURS = Field("hours", TableKind.SUPPORT, "Hours", FieldKind.NUMBER, ())
DAY = Field("renewal_date", TableKind.ACCOUNTS, "Renewal date", FieldKind.DATE, ())

GROUPS = {POINT: (",", "", "'", "’", " ", "\u00a0", "\u202f"), COMMA: (".", "", "'", " ", "\u00a0")}
SIGNS = ("-{}", "({})", "{}-", "−{}")
MARKS = ("{}", "${}", "€{}", "{} €", "CHF {}", "{} EUR", "  {}", "{}\u00a0£")
DAYS = st.dates(date(1951, 1, 1), date(2099, 12, 31)).filter(lambda day: day not in PLACEHOLDERS)
DATE_STYLES = {
    "%d/%m/%Y": DAY_FIRST, "%m/%d/%Y": MONTH_FIRST, "%d-%m-%Y": DAY_FIRST, "%m-%d-%Y": MONTH_FIRST,
    "%d/%m/%y": DAY_FIRST, "%Y-%m-%d": None, "%Y/%m/%d": None, "%d.%m.%Y": None, "%Y%m%d": None,
    "%d %b %Y": None, "%B %d, %Y": None, "%d-%b-%Y": None, "%a, %d %b %Y": None,
}  # fmt: skip


@st.composite
def number_styles(draw):
    mark = draw(st.sampled_from([POINT, COMMA]))
    group = draw(st.sampled_from(GROUPS[mark]))
    decimals = draw(st.integers(0, 3))
    sign, around = draw(st.sampled_from(SIGNS)), draw(st.sampled_from(MARKS))

    def write(number):
        text = f"{abs(number) / 10**decimals:,.{decimals}f}"
        text = text.translate(str.maketrans({",": group, ".": mark}))
        return around.format(sign.format(text) if number < 0 else text)

    return mark, decimals, write


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=30), number_styles())
def test_numbers_in_one_style_come_back_or_are_asked_about(numbers, style):
    mark, decimals, write = style
    texts = [write(number) for number in numbers]
    wanted = tuple(number / 10**decimals for number in numbers)
    for target in (ARR, HOURS):
        reading = read_column(target, target.name, texts)
        if reading.values != wanted:
            assert {question.topic for question in reading.questions} == {Topic.DECIMAL_MARK} or (
                target is ARR and decimals == 3
            )
        answered = read_column(
            target, target.name, texts, ColumnContext(answers={Topic.DECIMAL_MARK: mark})
        )
        if answered.questions:
            assert answered.values == wanted


@given(st.lists(DAYS, min_size=1, max_size=30), st.sampled_from(sorted(DATE_STYLES)))
def test_dates_in_one_style_come_back_or_are_asked_about(days, style):
    if "%y" in style:
        days = [day.replace(year=1970 + day.year % 100, day=min(day.day, 28)) for day in days]
        days = [day for day in days if day not in PLACEHOLDERS]
    texts = [day.strftime(style) for day in days]
    reading = read_column(DAY, "Renewal date", texts)
    order = DATE_STYLES[style]
    if order is None or not reading.questions:
        assert reading.values == tuple(days)
    else:
        for value, day in zip(reading.values, days, strict=True):
            assert value is None or value == day
        context = ColumnContext(answers={Topic.DATE_ORDER: order})
        assert read_column(DAY, "Renewal date", texts, context).values == tuple(days)


@given(
    st.sampled_from(FieldKind),
    st.lists(st.text() | st.floats() | st.booleans() | st.none() | st.datetimes() | st.dates()),
    st.booleans(),
)
def test_reading_raises_nothing_and_is_the_same_twice(kind, cells, starts_1904):
    target = Field("some_field", TableKind.ACCOUNTS, "Some field", kind, ())
    context = ColumnContext(starts_1904=starts_1904, currencies=("EUR", "USD"))
    reading = read_column(target, "Some field", cells, context)
    assert len(reading.values) == len(cells)
    assert repr(reading) == repr(read_column(target, "Some field", cells, context))


@given(st.sampled_from([FieldKind.TEXT, FieldKind.NUMBER, FieldKind.DATE]), st.lists(st.text()))
def test_what_was_read_is_read_as_itself(kind, cells):
    target = Field("some_field", TableKind.ACCOUNTS, "Some field", kind, ())
    once = read_column(target, "Some field", cells)
    if not once.questions:
        assert read_column(target, "Some field", once.values).values == once.values
