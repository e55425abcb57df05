"""What the client's own data say about losses and expansions, with their 95 % intervals."""

from __future__ import annotations

from csdesk.model.few import FEWEST
from csdesk.model.identifiers import KpiId
from csdesk.model.investment import Gap, Span
from csdesk.model.kpis import KpiValue
from csdesk.scoring.validation.intervals import rate_of

LOGO_CHURN = KpiId("logo_churn")
CONVERSION = KpiId("opportunity_conversion")
WON_VALUE = KpiId("expansion_value")
YEAR_DAYS = 365.0
FULL = 100.0


def observe_churn(churn: KpiValue | None) -> Span | Gap:
    """Return the percent of customers that leave in a year, Wilson's interval at its ends.

    A rate c of another window of d days counts as 1 − (1 − c)^(365/d) a year (C18).
    """
    found = _observe(churn, "ARR preserved", "a customer list of a year ago beside today’s")
    if isinstance(found, Gap) or churn is None or not churn.window_days:
        return found
    part = YEAR_DAYS / churn.window_days
    return Span(*(FULL * (1 - (1 - end / FULL) ** part) for end in _ends(found)))


def observe_conversion(conversion: KpiValue | None) -> Span | Gap:
    """Return the percent of the client's own expansion opportunities that were won."""
    return _observe(conversion, "ARR added", "a list of expansion opportunities that ended")


def observe_value(won: KpiValue | None) -> float | Gap:
    """Return what a won expansion brought on average, in ARR."""
    if won is None or won.value is None or won.n < FEWEST:
        reason = won.reason if won and won.reason else f"fewer than {FEWEST} expansions were won"
        return Gap("ARR added", _sentence(reason), "Import expansions with what each brought.")
    return won.value


def _observe(rate: KpiValue | None, figure: str, unlock: str) -> Span | Gap:
    """Return a rate in percent; a gap where it rests on fewer than ten."""
    if rate is None or rate.value is None:
        reason = rate.reason if rate and rate.reason else "nobody knows the rate"
        return Gap(figure, _sentence(reason), f"Import {unlock}.")
    if rate.n < FEWEST:
        return Gap(figure, f"It rests on {rate.n} only: too few for a rate.", f"Import {unlock}.")
    found = rate_of(round(rate.value * rate.n / FULL), rate.n)
    low = rate.value if found.low is None else found.low
    high = rate.value if found.high is None else found.high
    return Span(low, rate.value, high)


def _ends(span: Span) -> tuple[float, float, float]:
    return span.low, span.base, span.high


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}".rstrip(".") + "."
