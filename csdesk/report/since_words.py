"""What came of a final plan, in sentences and as the steps of a bridge."""

from __future__ import annotations

from collections.abc import Iterator

from csdesk.formatting import day, money, number, plural
from csdesk.model.plan_since import PlanSince, RevenueBridge, ValueSince
from csdesk.model.revenue import MovementKind
from csdesk.report.figures import BridgeFigure, BridgeStep
from csdesk.report.revenue_words import NAMES, shown_kinds, signed_amount

CUSTOMERS, METHOD, DATA, RATES = "Customers", "Method", "Corrected data", "Exchange rates"
NO_PROOF = (
    "What moved since the plan is no proof that the plan moved it: nobody knows what would have "
    "come without it, and a group that was left alone is not there to compare with."
)
NOT_PARTED = (
    "Another kind of list tells revenue now, and the one of then is not there any more: what was "
    "corrected in it stands under the method."
)


def bridge_figure(bridge: RevenueBridge, currency: str) -> BridgeFigure:
    """Return the steps from the ARR of the plan to that of now."""
    first = BridgeStep(day(bridge.then_on), bridge.then, is_total=True)
    last = BridgeStep(day(bridge.period.end_on), bridge.now, is_total=True)
    moves = (BridgeStep(name, amount) for _, name, amount in bridge_moves(bridge))
    return BridgeFigure((first, *moves, last), currency)


def bridge_moves(bridge: RevenueBridge) -> Iterator[tuple[str, str, float]]:
    """Yield each step between the two with its cause, its name and its amount."""
    yield DATA, "Data repair", bridge.repair
    yield METHOD, "Method", bridge.method
    for kind in shown_kinds([bridge.period]):
        cause = RATES if kind is MovementKind.FX else CUSTOMERS
        yield cause, NAMES[kind], signed_amount(bridge.period, kind)


def bridge_sentence(bridge: RevenueBridge, currency: str) -> str:
    """Return how much of the difference each cause brought, in one sentence."""
    parts = [
        f"customers did {_signed(bridge.customers, currency)}",
        f"another method {_signed(bridge.method, currency)}",
        f"corrected data {_signed(bridge.repair, currency)}",
    ]
    if bridge.rates:
        parts.append(f"exchange rates {_signed(bridge.rates, currency)}")
    moved = _signed(bridge.now - bridge.then, currency)
    return f"ARR moved by {moved}: {', '.join(parts[:-1])} and {parts[-1]}."


def bridge_notes(bridge: RevenueBridge) -> tuple[str, ...]:
    """Return what has to be known to read a bridge."""
    notes = [] if bridge.is_parted else [NOT_PARTED]
    if bridge.days_apart:
        known, apart = day(bridge.period.start_on), plural(bridge.days_apart, "day")
        notes.append(
            f"Revenue of today’s lists is known on {known}, {apart} from the day of the plan: what "
            "moved in between stands with the corrected data."
        )
    return tuple(notes)


def value_sentence(value: ValueSince, currency: str) -> str:
    """Return what was kept and added beside the pace of before."""
    kept = _beside(value.kept, ("less", "more"), currency)
    added = _beside(value.added, ("more", "less"), currency)
    return (
        f"In the {plural(value.days, 'day')} since the plan {money(value.lost, currency)} of ARR "
        f"was lost, {kept} than at the pace of the {number(value.window_days)} days before it, and "
        f"{money(value.grown, currency)} was added, {added}."
    )


def since_lead(since: PlanSince) -> str:
    """Return when which plan was made final, and until when it is followed."""
    final = since.final
    by = f" by {final.made_by}" if final.made_by else ""
    audit = f" in the audit “{since.engagement.name}”" if since.engagement else ""
    return f"Made final on {day(final.made_on)}{by}{audit}."


def write_ends(ends: tuple[float, float] | None, currency: str) -> str:
    """Return an amount from low to high; "not told" where nobody could tell it."""
    if ends is None:
        return "not told"
    low, high = (money(end, currency, short=True) for end in ends)
    return low if low == high else f"{low} to {high}"


def _beside(amount: float, words: tuple[str, str], currency: str) -> str:
    return f"{money(abs(amount), currency)} {words[amount < 0]}"


def _signed(amount: float, currency: str) -> str:
    written = money(amount, currency)
    return f"+{written}" if amount > 0 else written
