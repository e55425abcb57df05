"""Which customers get how much care, and who covers them."""

from __future__ import annotations

from csdesk.formatting import join_words, number, plural
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.library import Library
from csdesk.model.service import Coverage, ServiceModel, ServiceTier, TierCoverage
from csdesk.report.document import Block, Column, Format, Noted, Section, Table, Value

NO_CSM = "None"
"""Stands for the CSMs that a tier needs which gets by without."""


def coverage_sections(diagnosis: Diagnosis, library: Library) -> tuple[Section, ...]:
    """Return the customers by service tier, with CSMs needed and there; none without customers."""
    coverage = diagnosis.coverage
    if coverage is None or not any(one.accounts for one in coverage.tiers):
        return ()
    model = library.service_model
    blocks: tuple[Block, ...] = (_coverage_table(coverage, model), _tiers_table(model))
    return (
        Section(
            id="coverage",
            title="Segmentation and coverage",
            lead=coverage_sentence(coverage),
            blocks=blocks,
        ),
    )


def coverage_sentence(coverage: Coverage) -> str:
    """Return in words how many CSMs the customers need and have, and who is in no tier."""
    customers = plural(sum(one.accounts for one in coverage.tiers), "customer")
    needed = csm_range(*coverage.needed)
    parts = [f"CSMs needed for {customers}: {needed}; named on the list: {number(coverage.csms)}."]
    if coverage.unowned:
        unowned = plural(coverage.unowned, "customer")
        parts.append(f"No CSM is named for {unowned} who should have one.")
    if coverage.unplaced:
        unplaced = plural(coverage.unplaced, "account")
        parts.append(f"No tier is known for {unplaced} with neither ARR nor ratings.")
    return " ".join(parts)


def csm_range(low: int | None, high: int | None) -> str:
    """Return "2 to 3", "2", or that none is needed."""
    if low is None or high is None:
        return NO_CSM
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def _coverage_table(coverage: Coverage, model: ServiceModel) -> Table:
    return Table(
        name="Coverage",
        title="Customers by service tier",
        columns=(
            Column("Service tier", Format.TEXT, 0.4),
            Column("Customers", Format.INTEGER, 0.1),
            Column("ARR", Format.MONEY, 0.1),
            Column("CSMs by accounts", Format.TEXT, 0.2),
            Column("CSMs by ARR", Format.TEXT, 0.2),
            Column("CSMs named", Format.INTEGER, 0.1),
            Column("Without a CSM", Format.INTEGER, 0.1),
        ),
        rows=tuple(_coverage_row(one) for one in coverage.tiers),
        empty="No customer is in a tier yet.",
        notes=(*_exceptions(coverage), *model.notes),
    )


def _coverage_row(one: TierCoverage) -> tuple[Value, ...]:
    return (
        Noted(one.tier.name, join_words(one.tier.aliases)),
        one.accounts,
        one.arr,
        csm_range(one.csms_low, one.csms_high),
        csm_range(one.csms_by_arr_low, one.csms_by_arr_high),
        one.csms,
        one.unowned,
    )


def _exceptions(coverage: Coverage) -> tuple[str, ...]:
    """Return which customers do not stand where their ARR alone would place them."""
    if not coverage.chosen and not coverage.moved:
        return ()
    return (
        f"{number(coverage.moved)} moved by ratings, {number(coverage.chosen)} placed by a person.",
    )


def _tiers_table(model: ServiceModel) -> Table:
    return Table(
        name="Service tiers",
        title="What each tier gets",
        columns=(
            Column("Service tier", Format.TEXT, 0.15),
            Column("What customers get", Format.TEXT, 0.35),
            Column("What they can call on", Format.TEXT, 0.25),
            Column("Onboarding", Format.TEXT, 0.25),
        ),
        rows=tuple(_tier_row(tier) for tier in model.tiers),
        empty="No tier is defined.",
    )


def _tier_row(tier: ServiceTier) -> tuple[Value, ...]:
    onboarding = Noted(tier.onboarding.name, "; ".join(tier.onboarding.steps))
    return (tier.name, "; ".join(tier.attributes), "; ".join(tier.entitlements), onboarding)
