"""How much personal care customers get: the tiers, what places a customer, and who covers them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from csdesk.model.identifiers import AccountKey, QuestionId, ServiceTierId
from csdesk.model.service_tiers import ServiceTierChoice

Ratings = Mapping[QuestionId, int]
"""Ratings of one customer, 1 (little care) to 5 (much care), by the question that asks for each."""


@dataclass(frozen=True, slots=True)
class OnboardingVariant:
    """How customers of a tier are onboarded (S0.13)."""

    name: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServiceTier:
    """One way of looking after customers, as shipped content (S0.14, S4.3).

    ``arr_from`` is the ARR from which a customer belongs to it, in the workspace's currency
    (C41); ``rating_from`` the mean rating from which it does where the ARR is not known.
    """

    id: ServiceTierId
    name: str
    meaning: str
    aliases: tuple[str, ...]
    """What the source texts call it, with the text where they mean two things by one word (C40)."""
    arr_from: float
    rating_from: float
    attributes: tuple[str, ...]
    """What customers of the tier get (S0.14)."""
    entitlements: tuple[str, ...]
    """What customers of the tier can call on (S4.3)."""
    onboarding: OnboardingVariant
    accounts_low: int | None = None
    accounts_high: int | None = None
    """Accounts that one CSM looks after (S0.14); None: no CSM is needed."""
    arr_low: float | None = None
    arr_high: float | None = None
    """ARR that one CSM looks after, by the other count (S1.18, C38)."""


@dataclass(frozen=True, slots=True)
class SegmentationInput:
    """A rating of a customer, and its weight among the others (S0.8, S4.2)."""

    question: QuestionId
    name: str
    weight: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class ServiceModel:
    """The tiers with most care first, and how ratings move a customer between them."""

    tiers: tuple[ServiceTier, ...]
    inputs: tuple[SegmentationInput, ...]
    raise_from: float
    """Mean rating from which a customer gets one tier more than its ARR says."""
    lower_to: float
    """Mean rating up to which it gets one tier less."""
    notes: tuple[str, ...] = ()
    """Sentences printed under every coverage table."""

    def tier(self, tier: ServiceTierId) -> ServiceTier:
        """Return a tier; KeyError when there is none with this id."""
        for known in self.tiers:
            if known.id == tier:
                return known
        raise KeyError(tier)


NO_SERVICE_MODEL = ServiceModel((), (), 5.0, 1.0)
"""Stands for a library without tiers; it places nobody."""


@dataclass(frozen=True, slots=True)
class TierProposal:
    """Where a customer belongs. ``tier`` None: neither ARR nor ratings say anything."""

    tier: ServiceTierId | None
    by_arr: ServiceTierId | None
    """The tier by ARR alone."""
    rating: float | None
    """The weighted mean of the ratings given, 1 to 5."""
    reason: str
    """Why, in words."""
    is_chosen: bool = False
    """Whether a person chose it; ``reason`` is theirs then."""


@dataclass(frozen=True, slots=True)
class Singles:
    """What was settled for single customers: the tiers that people chose, and the ratings."""

    choices: Mapping[AccountKey, ServiceTierChoice]
    ratings: Mapping[AccountKey, Ratings]


@dataclass(frozen=True, slots=True)
class TierCoverage:
    """The customers of one tier, and the CSMs they need and have."""

    tier: ServiceTier
    accounts: int
    arr: float
    csms: int
    """Different CSMs who have at least one customer of the tier."""
    unowned: int
    """Customers of the tier without a CSM."""
    csms_low: int | None
    csms_high: int | None
    """CSMs needed by number of accounts; None where the tier needs none."""
    csms_by_arr_low: int | None
    csms_by_arr_high: int | None
    """CSMs needed by ARR."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """All customers with revenue by tier, and what is known of the others."""

    tiers: tuple[TierCoverage, ...]
    placements: tuple[ServiceTierId | None, ...]
    """The tier of each account of the list, in its order; None: not placed."""
    unplaced: int
    """Accounts that state no ARR and have no rating."""
    without_revenue: int
    """Accounts with an ARR of 0 or less, which are no customers."""
    csms: int
    """Different CSMs on the list, over all tiers."""
    chosen: int
    """Accounts whose tier a person chose."""
    moved: int
    """Accounts that ratings moved to another tier than their ARR says."""
    singles: Singles
    """What it rests on beside the list."""

    @property
    def needed(self) -> tuple[int, int]:
        """Return how many CSMs all tiers need by number of accounts, at least and at most."""
        low = sum(one.csms_low or 0 for one in self.tiers)
        return low, sum(one.csms_high or 0 for one in self.tiers)

    @property
    def unowned(self) -> int:
        """Return how many customers of tiers that need a CSM have none."""
        return sum(one.unowned for one in self.tiers if one.tier.accounts_high is not None)
