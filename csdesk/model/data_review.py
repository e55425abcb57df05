"""What the imported data say about themselves: sources, quality, contradictions, gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.subscriptions import SetAside
from csdesk.model.tables import TableKind


@dataclass(frozen=True, slots=True)
class Steward:
    """Who keeps a kind of list in order, and how many days its figures stay fresh."""

    name: str
    fresh_days: int


class QualityMark(StrEnum):
    """How a check of the data came out."""

    PASSED = "pass"
    WARN = "warn"
    FAIL = "fail"


class Aspect(StrEnum):
    """What a check of the data looks at (S1.76)."""

    COMPLETENESS = "completeness"
    VALIDITY = "validity"
    UNIQUENESS = "uniqueness"
    FRESHNESS = "freshness"
    KEY_MATCH = "key_match"
    PLAUSIBILITY = "plausibility"


@dataclass(frozen=True, slots=True)
class QualityLimit:
    """From how many wrong ones in a hundred on a check warns or fails, as shipped content.

    ``applies_to`` is a check's own name, or empty: all checks of the aspect without one. A share
    above ``warn_above`` warns, one of ``fail_from`` or more fails; None: it never does.
    """

    aspect: Aspect
    applies_to: str
    warn_above: float | None
    fail_from: float | None
    says: str
    """The limit in words: "less than 1% blank"."""
    source: str


@dataclass(frozen=True, slots=True)
class QualityRules:
    """All limits, and the columns ("table.field") that blanks matter in more or less than usual."""

    limits: tuple[QualityLimit, ...] = ()
    must_be_filled: tuple[str, ...] = ()
    """Beside ids, accounts and the table's own date: a record is of little use without it."""
    blank_is_fine: tuple[str, ...] = ()
    """A blank says something itself, as a subscription without an end that is still running."""

    def limit(self, aspect: Aspect, name: str = "") -> QualityLimit | None:
        """Return the limit of a check by its name, else that of its aspect; None without one."""
        known = {limit.applies_to: limit for limit in self.limits if limit.aspect is aspect}
        return known.get(name, known.get(""))


NO_QUALITY_RULES = QualityRules()


@dataclass(frozen=True, slots=True)
class QualityCheck:
    """One thing that was checked. ``wrong`` of ``total`` records or values are not as they should.

    For freshness these are days: how old the figures are, and how old they may be.
    """

    aspect: Aspect
    name: str
    """What was checked, permanent: "blank", "doubles", "churn_flag_events"."""
    table: TableKind
    field: FieldId | None
    mark: QualityMark
    wrong: int
    total: int
    sentence: str
    fix: str
    """What to do about it; empty where it passes."""
    steward: str
    limit: str
    """The limit in words, with its source."""
    files: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    accounts: tuple[AccountKey, ...] = ()

    @property
    def share(self) -> float:
        """Return what is wrong in percent points; 0 when there is nothing."""
        return 100 * self.wrong / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One source of data (S1.69): what came from it, how fresh it is, how much it covers."""

    source: str
    tables: tuple[TableKind, ...]
    """The kinds of lists of it that were imported."""
    files: tuple[str, ...]
    records: int
    stewards: tuple[str, ...]
    as_of: date | None
    """The date of its oldest list in use."""
    age_days: int | None
    fresh_days: int
    covered: int
    """Accounts of the customer list that it says something about."""
    accounts: int
    mark: QualityMark | None
    """None: nothing was imported from it."""

    @property
    def coverage(self) -> float | None:
        """Return the covered accounts in percent points; None without a customer list."""
        return 100 * self.covered / self.accounts if self.accounts else None


class ChurnSource(StrEnum):
    """What says that a customer left."""

    FLAG = "flag"
    EVENTS = "events"
    SUBSCRIPTIONS = "subscriptions"
    INVOICES = "invoices"
    LIST = "list"
    """The customer is on the earlier list and no longer on the present one."""


@dataclass(frozen=True, slots=True)
class ChurnAnswer:
    """What one source says: ``accounts`` of ``total`` left. Amounts are ARR, None: not known."""

    source: ChurnSource
    total: int
    accounts: tuple[AccountKey, ...]
    counted: str
    """How it was counted, in a sentence."""
    arr_before: float | None
    arr_now: float | None
    unpriced: int = 0
    """Accounts whose ARR before, or now, is not stated: the sum leaves them out."""

    @property
    def share(self) -> float | None:
        """Return the share that left in percent points; None when nobody could."""
        return 100 * len(self.accounts) / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class ChurnGap:
    """The accounts about which two sources disagree."""

    first: ChurnSource
    second: ChurnSource
    only_first: tuple[AccountKey, ...]
    only_second: tuple[AccountKey, ...]

    @property
    def count(self) -> int:
        """Return how many accounts they disagree about."""
        return len(self.only_first) + len(self.only_second)


@dataclass(frozen=True, slots=True)
class ChurnPanel:
    """The answers of all sources to "who left?", side by side (domain 0.2)."""

    answers: tuple[ChurnAnswer, ...]
    gaps: tuple[ChurnGap, ...]
    names: Mapping[AccountKey, str]
    """Of every account in a gap."""
    accounts: int
    """Accounts of the customer list, and those that are no longer on it."""

    def answer(self, source: ChurnSource) -> ChurnAnswer | None:
        """Return what one source says; None where it says nothing."""
        return next((answer for answer in self.answers if answer.source is source), None)

    @property
    def widest(self) -> ChurnGap | None:
        """Return the two sources that disagree most."""
        return max(self.gaps, key=lambda gap: gap.count, default=None)


class Reach(StrEnum):
    """How far a measure is from being computed."""

    NOW = "now"
    ONE_COLUMN = "one_column"
    EARLIER_LIST = "earlier_list"
    ONE_LIST = "one_list"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Addition:
    """One thing to ask the client for: a column, a list with its columns, an earlier list."""

    reach: Reach
    table: TableKind
    fields: tuple[FieldId, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Measurable:
    """A KPI or a health signal, and what it takes to compute it."""

    name: str
    is_kpi: bool
    reach: Reach
    addition: Addition | None
    """The nearest way; None when it can be computed, or takes more than one addition."""
    needs: str


@dataclass(frozen=True, slots=True)
class NextAddition:
    """An addition with everything that it alone would unlock."""

    addition: Addition
    kpis: tuple[str, ...]
    signals: tuple[str, ...]
    weight: float
    """Points of the scorecard that the signals carry."""


@dataclass(frozen=True, slots=True)
class SubscriptionReview:
    """What was worked out from subscription lines instead of being read from a list."""

    file_name: str
    lines: int
    counted: int
    set_aside: Mapping[SetAside, int]
    accounts: int
    """Accounts of the customer list with a paid line."""
    listed: int
    """Accounts of the customer list."""
    gives_arr: bool
    """Whether the customer list has no ARR of its own, and has it from here."""


@dataclass(frozen=True, slots=True)
class DataReview:
    """What the imported data say about themselves."""

    sources: tuple[SourceEntry, ...] = ()
    checks: tuple[QualityCheck, ...] = ()
    """The worst first."""
    churn: ChurnPanel | None = None
    """None where fewer than two sources speak of churn."""
    measures: tuple[Measurable, ...] = ()
    next_additions: tuple[NextAddition, ...] = ()
    """What would unlock most first."""
    subscriptions: SubscriptionReview | None = None

    def marked(self, mark: QualityMark) -> tuple[QualityCheck, ...]:
        """Return the checks that came out in one way."""
        return tuple(check for check in self.checks if check.mark is mark)
