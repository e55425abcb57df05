"""What others reach, as cited; where sources disagree, all of them, and which one is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from csdesk.model.identifiers import KpiId


class EvidenceQuality(StrEnum):
    """How much a cited figure can bear."""

    PUBLISHED_SURVEY = "published_survey"
    """A study with its year."""
    NAMED = "named"
    """Somebody is named, without a study that could be looked up."""
    VENDOR_CLAIM = "vendor_claim"
    """Said by somebody who sells the remedy."""
    CASE = "case"
    """One company, told by a vendor."""
    UNSOURCED = "unsourced"
    """The source text names nobody. Shown, never reckoned with."""


class BenchmarkPeriod(StrEnum):
    """Over what a cited rate runs; a rate is held against one of its own period only (C18)."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    NOT_STATED = "not_stated"
    """Read as a year, by assumption."""
    NO_RATE = "no_rate"
    """It stands at one date, or its window says nothing of its size: days, points, a load."""


@dataclass(frozen=True, slots=True)
class CitedBenchmark:
    """One figure of one source for a KPI, as shipped content; ``low`` and ``high`` in its unit.

    With one edge alone it is a bar to reach; with a median alone, the middle of what others have.
    """

    id: str
    kpi: KpiId | None
    """None where csdesk computes nothing that it could be held against."""
    name: str
    low: float | None
    high: float | None
    median: float | None
    words: str
    """As it is shown: "105 to 115%", "more than 110%"."""
    period: BenchmarkPeriod
    quality: EvidenceQuality
    source: str
    """Ids of systems and contradictions: "S1.56, C19"."""
    said_by: str = ""
    """Empty where the text names nobody, and then it is unsourced."""
    year: str = ""
    segment: str = ""
    note: str = ""
    arr_from: float | None = None
    arr_to: float | None = None
    is_default: bool = False

    @property
    def cited_from(self) -> str:
        """Return who says it, and when: "Bessemer 2023"; "unsourced" where nobody is named."""
        if self.quality is EvidenceQuality.UNSOURCED:
            return "unsourced"
        return f"{self.said_by} {self.year}".strip()


@dataclass(frozen=True, slots=True)
class BenchmarkChoice:
    """Which of several benchmarks the person reads for a KPI, and why."""

    kpi: KpiId
    benchmark: str
    reason: str
    author: str


@dataclass(frozen=True, slots=True)
class Arbitration:
    """All that is cited for a KPI beside the client's own value (domain 6.7, S1.121)."""

    kpi: KpiId
    candidates: tuple[CitedBenchmark, ...]
    chosen: CitedBenchmark | None
    choice: BenchmarkChoice | None
    """None where the default is read."""
    disagree: bool
    """Whether two of them would judge the value differently, or do not overlap."""
    verdicts: Mapping[str, str]
    """By benchmark: how the value stands against it, in a few words."""


@dataclass(frozen=True, slots=True)
class CaseFigure:
    """One figure of a case before and after."""

    name: str
    before: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """What one company is said to have reached (S1.117 to S1.119), as shipped content."""

    id: str
    title: str
    profile: str
    did: tuple[str, ...]
    months: int
    figures: tuple[CaseFigure, ...]
    return_ratio: str
    payback: str
    lesson: str
    said_by: str
    computed_notes: tuple[str, ...]
    """What csdesk's own arithmetic says of it."""
    source: str


@dataclass(frozen=True, slots=True)
class CaseLesson:
    """What the cases have in common, as shipped content; for ``arr_from <= ARR < arr_to``."""

    id: str
    title: str
    words: str
    said_by: str
    source: str
    arr_from: float | None = None
    arr_to: float | None = None

    def fits(self, arr: float) -> bool:
        """Tell whether it is for companies of this ARR; one without bounds is for none alone."""
        low, high = self.arr_from, self.arr_to
        if low is None and high is None:
            return False
        return (low is None or low <= arr) and (high is None or arr < high)


@dataclass(frozen=True, slots=True)
class OthersValue:
    """The latest value of a KPI at another client, without its name."""

    value: float
    window: str
    """As that of a ``KpiValue``."""
    currency: str


@dataclass(frozen=True, slots=True)
class PeerSet:
    """The consultant's own past clients for a KPI, without names; from five clients up."""

    kpi: KpiId
    values: tuple[float, ...]
    """Ascending."""
    low: float
    median: float
    high: float
    """Quartiles."""
