"""How an instrument stands, from its answers: levels, indexes, ranges, and what they come from.

One definition for every surface: whoever shows a level, an index or a contribution takes it from
here. Pure functions over an instrument and its answers; what the data say to an answer arrives as
a cap on its credit.
"""

from csdesk.scoring.maturity.comparison import compare_assessments, compare_with_earlier
from csdesk.scoring.maturity.gaps import missing_for, next_rung
from csdesk.scoring.maturity.levels import EVERYTHING, find_left_out, score_instrument
from csdesk.scoring.maturity.marks import applies, chosen, credit_of, said
from csdesk.scoring.maturity.reaching import aimed_indexes
from csdesk.scoring.maturity.trace import trace_area, trace_whole, weakest_areas

__all__ = [
    "EVERYTHING",
    "aimed_indexes",
    "applies",
    "chosen",
    "compare_assessments",
    "compare_with_earlier",
    "credit_of",
    "find_left_out",
    "missing_for",
    "next_rung",
    "said",
    "score_instrument",
    "trace_area",
    "trace_whole",
    "weakest_areas",
]
