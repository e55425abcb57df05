"""Mistakes in cited benchmarks and cases."""

from __future__ import annotations

import pytest

REVENUE = "resources/library/benchmarks/revenue.toml"
TEAM = "resources/library/benchmarks/team.toml"
CASES = "resources/library/benchmarks/cases.toml"
BY_ARR = "resources/library/benchmarks/by_arr.toml"
CHURN = "resources/library/churn/cited.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        (REVENUE, "high = 7\n", "high = 4\n", "low is 5.0; expected at most high, 4."),
        (REVENUE, "median = 91", "median = 96", "median is 96.0; expected from 82 to 95."),
        (REVENUE, "low = 110\n", "", "median is missing; expected a figure: low, median or high."),
        (REVENUE, 'said_by = "IDC"\n', "", "said_by is “”; expected who is named for the figure."),
        (
            REVENUE,
            'quality = "published_survey"',
            'quality = "unsourced"',
            "said_by is “Bessemer”; expected nobody, as it is unsourced.",
        ),
        (REVENUE, 'year = "2023"\n', "", "year is missing; expected the year of the survey."),
        (REVENUE, 'words = "more than 110%"', 'words = " "', "words is “ ”; expected some words."),
        (REVENUE, 'kpi = "grr"', 'kpi = "grrr"', "kpi is “grrr”; expected the id of a KPI."),
        (CHURN, 'kpi = "logo_churn"', 'kpi = "churn"', "kpi is “churn”; expected the id of a KPI."),
        (REVENUE, '"nrr.saastr"', '"nrr.bessemer"', "expected one that is not yet used in"),
        (REVENUE, '"nrr.saastr"', '"churn.hubspot"', "expected one that is not yet used in"),
        (
            REVENUE,
            'source = "S1.5"\n',
            'source = "S1.5"\nis_default = true\n',
            "is_default is “true”; expected one default of “nrr”, which has one.",
        ),
        (
            TEAM,
            'source = "S1.98"\n',
            'source = "S1.98"\nis_default = true\n',
            "is_default is “true”; expected a default only of a KPI and of a source.",
        ),
        (BY_ARR, "median = 110\n", "", "median is missing; expected the figure that is cited."),
        (CASES, "months = 6", "months = 0", "months is 0; expected more than 0."),
        (
            CASES,
            'before = "65%"',
            'before = ""',
            "figures[5].after is missing; expected a figure before or after.",
        ),
        (CASES, '"case.hr_tech"', '"case.fintech"', "expected one that is not yet used in"),
    ],
)
def test_benchmarks_and_cases_are_whole(content, file, old, new, expected):
    content.replace(file, old, new)
    assert expected in content.refusal()
