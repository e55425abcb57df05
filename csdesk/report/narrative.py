"""The sentences of the report: each is chosen by the data and says nothing beyond it."""

from __future__ import annotations

from csdesk.formatting import (
    level_word,
    money,
    number,
    percent,
    plural,
    sentence,
)
from csdesk.model.assessments import Assessment
from csdesk.model.diagnosis import Diagnosis
from csdesk.model.findings import RuleKind, Severity
from csdesk.model.health import Band
from csdesk.model.identifiers import KpiId
from csdesk.model.kpis import KpiValue
from csdesk.model.levels import AreaLevel
from csdesk.model.score_columns import is_scored
from csdesk.report.document import Status
from csdesk.report.statuses import NRR, kpi_status
from csdesk.scoring.maturity import credit_of

GRR = KpiId("grr")
MISSED = (Status.WATCH, Status.RISK)
DOUBTFUL = "By the lists customers stay and spend more, but the lists contradict themselves."
HALF_IN_PLACE = 40
"""The index from which on a practice without a level is not called absent."""
ARR_AT_RISK = "of revenue a year is with accounts at risk"


def headline(diagnosis: Diagnosis) -> str:
    """Return one or two short sentences that say how things stand, strongest fact first."""
    said = [
        fact
        for fact in (
            _retention(diagnosis),
            _revenue_at_risk(diagnosis),
            _practice(diagnosis) or _others(diagnosis),
            _critical(diagnosis),
        )
        if fact
    ]
    if said:
        return " ".join(said[:2])
    if diagnosis.accounts is not None:
        return "The customer list is read; it takes more columns or answers to judge it."
    return "Nothing has been assessed yet."


def basis(diagnosis: Diagnosis) -> str:
    """Return what the report rests on: "Based on 42 of 48 answers and 176 of 184 accounts"."""
    return f"Based on {_answers_read(diagnosis)} and {_accounts_read(diagnosis)}"


def retention_sentence(diagnosis: Diagnosis) -> str:
    """Return what the customers of the earlier list pay now, or why nobody can say."""
    nrr, grr = _known(diagnosis, NRR), _known(diagnosis, GRR)
    if nrr is None and grr is None:
        return _no_retention(diagnosis)
    parts = []
    if nrr is not None:
        parts.append(
            f"Customers of the earlier list now pay {percent(nrr.value)} of what they paid then"
        )
    if grr is not None:
        kept = f"{percent(grr.value)} when growth is left out"
        parts.append(kept if parts else f"Customers of the earlier list still pay {kept}")
    caution = next((value.caution for value in (nrr, grr) if value and value.caution), "")
    return f"{'; '.join(parts)}. {caution}".strip()


def _known(diagnosis: Diagnosis, kpi: KpiId) -> KpiValue | None:
    value = diagnosis.kpis.get(kpi)
    return value if value is not None and value.value is not None else None


def _stands(diagnosis: Diagnosis, kpi: KpiId) -> Status | None:
    """Return good, watch, risk or none of a KPI; None when it has no value."""
    value, definition = _known(diagnosis, kpi), diagnosis.definition(kpi)
    if value is None or definition is None:
        return None
    return kpi_status(value, definition, diagnosis.benchmarks.get(kpi)).status


def _retention(diagnosis: Diagnosis) -> str:
    nrr, grr = _stands(diagnosis, NRR), _stands(diagnosis, GRR)
    doubtful = any(
        finding.kind is RuleKind.DATA and finding.severity is Severity.CRITICAL
        for finding in diagnosis.findings
    )
    if nrr is Status.GOOD and grr is Status.GOOD:
        # Good news that the lists themselves contradict is no news yet.
        return DOUBTFUL if doubtful else "Customers stay, and they spend more."
    if grr is Status.GOOD and nrr in MISSED:
        return "Customers stay, but they grow too little."
    if nrr is Status.GOOD and grr is Status.WATCH:
        return "Growth with some customers hides what is lost with others."
    if nrr in MISSED and grr is Status.WATCH:
        return "Too much revenue is lost with the customers there are."
    return ""


def _revenue_at_risk(diagnosis: Diagnosis) -> str:
    health = diagnosis.health
    if health is None or health.distribution[Band.RED].arr <= 0:
        return ""
    amount = money(health.distribution[Band.RED].arr, diagnosis.client.currency, short=True)
    return f"{amount} {ARR_AT_RISK}."


def _practice(diagnosis: Diagnosis) -> str:
    overall = diagnosis.maturity.overall
    if overall.tier is None:
        return ""
    is_missed = overall.tier == 0 or not overall.is_met
    if is_missed and (overall.index or 0) >= HALF_IN_PLACE:
        return _half_practice(diagnosis)
    name = level_word(overall, diagnosis.instrument).casefold()
    lowest = [level for level in diagnosis.maturity.areas if _is_lowest(level, overall)]
    if len(lowest) == 1:
        area = diagnosis.instrument.area_name(lowest[0].area)
        return f"The practice is {name}; {area} holds it back."
    return f"The practice is {name}."


def _is_lowest(level: AreaLevel, overall: AreaLevel) -> bool:
    return level.tier == overall.tier and level.is_met == overall.is_met


def _half_practice(diagnosis: Diagnosis) -> str:
    """Return how a practice stands of which much is there, but not all of the first level."""
    earned = _credits(diagnosis)
    halves = sum(0 < credit < 1 for credit in earned)
    if 2 * halves <= len(earned):
        return "Much is in place, but not all that the first level asks for."
    finished = "Little" if 1 in earned else "Nothing"
    return f"{finished} is finished yet: most practices are half in place."


def _credits(diagnosis: Diagnosis) -> list[float]:
    """Return what each answer given earns, 0 to 1."""
    answers = diagnosis.answers
    earned = (credit_of(one, answers.get(one.id)) for one in diagnosis.instrument.questions)
    return [credit for credit in earned if credit is not None]


def _critical(diagnosis: Diagnosis) -> str:
    count = sum(1 for finding in diagnosis.findings if finding.severity is Severity.CRITICAL)
    return f"{plural(count, 'finding is', 'findings are')} critical." if count else ""


def _answers_read(diagnosis: Diagnosis) -> str:
    """Return how much of the ladder is answered, or of the others where nobody began it."""
    overall = diagnosis.maturity.overall
    read = [overall] if overall.answered else [one.claimed.overall for one in _begun(diagnosis)]
    answered = sum(level.answered for level in read)
    if answered == 0:
        return "no answers"
    return f"{answered} of {plural(sum(level.applicable for level in read), 'answer')}"


def _begun(diagnosis: Diagnosis) -> list[Assessment]:
    """Return the instruments that somebody began, the ladder apart."""
    others = (one for key, one in diagnosis.assessments.items() if key != diagnosis.instrument.id)
    return [one for one in others if one.is_begun]


def _others(diagnosis: Diagnosis) -> str:
    """Return how the instrument with most answers stands; empty where none has an index."""
    begun = sorted(_begun(diagnosis), key=lambda one: one.claimed.overall.answered, reverse=True)
    for one in begun:
        if one.claimed.overall.index is not None:
            return f"{one.instrument.name}: {number(one.claimed.overall.index)} of 100."
    return ""


def _accounts_read(diagnosis: Diagnosis) -> str:
    if diagnosis.accounts is None:
        return "no customer list"
    total = plural(len(diagnosis.accounts), "account")
    if diagnosis.health is None:
        return total
    scored = int(is_scored(diagnosis.health).sum())
    if scored == 0:
        return f"{total}, none with a score"
    return total if scored == len(diagnosis.accounts) else f"{number(scored)} of {total}"


def _no_retention(diagnosis: Diagnosis) -> str:
    reasons = [
        value.reason
        for value in (diagnosis.kpis.get(NRR), diagnosis.kpis.get(GRR))
        if value is not None and value.reason
    ]
    if not reasons:
        return "Retention cannot be computed without two customer lists."
    return f"Retention is not known. {sentence(reasons[0])}"
