"""The only place where numbers and dates become text: raw values in, British English out.

Every room above may call it, and no other rounds, groups digits or names a month. It knows the
model's units and states, and nothing of where a value came from.
"""

from csdesk.formatting.dates import day, day_range, readable_dates, write_as_of
from csdesk.formatting.headers import normalise_header
from csdesk.formatting.levels import average_words, level_word, mark_word, tier_word
from csdesk.formatting.measured import write_measured
from csdesk.formatting.numbers import (
    UNKNOWN,
    answered_number,
    currency_mark,
    file_size,
    money,
    number,
    percent,
    plural,
    quantity,
    write_score,
)
from csdesk.formatting.others import describe_others, describe_span
from csdesk.formatting.rounding import round_half_up
from csdesk.formatting.words import (
    band_word,
    column_letters,
    confidence_word,
    join_words,
    level_state_word,
    sentence,
    severity_word,
    weight_held,
)

__all__ = [
    "UNKNOWN",
    "answered_number",
    "average_words",
    "band_word",
    "column_letters",
    "confidence_word",
    "currency_mark",
    "day",
    "day_range",
    "describe_others",
    "describe_span",
    "file_size",
    "join_words",
    "level_state_word",
    "level_word",
    "mark_word",
    "money",
    "normalise_header",
    "number",
    "percent",
    "plural",
    "quantity",
    "readable_dates",
    "round_half_up",
    "sentence",
    "severity_word",
    "tier_word",
    "weight_held",
    "write_as_of",
    "write_measured",
    "write_score",
]
