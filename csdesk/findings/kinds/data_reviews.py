"""Tests over what the imported lists say about themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from csdesk.findings.inputs import FindingInputs
from csdesk.findings.observation import Affected, Observation, choose_accounts
from csdesk.formatting import number, percent, plural
from csdesk.formatting.churn import churn_source_words
from csdesk.model.data_review import (
    ChurnAnswer,
    ChurnPanel,
    DataReview,
    QualityCheck,
    QualityMark,
    Reach,
)
from csdesk.model.findings import Evidence, Rule
from csdesk.model.identifiers import AccountKey, FieldId
from csdesk.model.tables import TableKind

TOLD_ELSEWHERE = {
    (TableKind.ACCOUNTS, FieldId("csm")),
    (TableKind.ACCOUNTS, FieldId("renewal_date")),
}
"""Columns whose blanks have rules of their own."""
CHURN = "churn_"
"""How the names of checks begin that compare sources of churn; they have a rule of their own."""


def checks_failed(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See more than ``threshold`` failed checks of the aspect ``subject``, the worst first."""
    return _see_checks(rule, inputs, (QualityMark.FAIL,))


def checks_warned(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See more than ``threshold`` checks of the aspect ``subject`` that warn or fail."""
    return _see_checks(rule, inputs, (QualityMark.WARN, QualityMark.FAIL))


def churn_sources_apart_above(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See two sources of churn that disagree on over ``threshold`` percent of the accounts.

    {value} names the two that disagree most, {names} lists what each source says.
    """
    panel = inputs.data.churn if inputs.data else None
    gap = panel.widest if panel else None
    if panel is None or gap is None or 100 * gap.count <= rule.limit * panel.accounts:
        return None
    keys = (*gap.only_first, *gap.only_second)
    return Observation(
        evidence=tuple(_answer_evidence(answer) for answer in panel.answers),
        value=f"{churn_source_words(gap.first)} and {churn_source_words(gap.second)}",
        threshold=percent(rule.limit, trim=True),
        limit=_names(panel, keys),
        count=gap.count,
        total=panel.accounts,
        affected=_affected(inputs, keys),
        names=tuple(_answer_words(answer) for answer in panel.answers),
    )


def next_addition_unlocks(rule: Rule, inputs: FindingInputs) -> Observation | None:
    """See one column, list or earlier list that alone gives ``threshold`` figures or more.

    {value} says what to ask for, {names} lists what it gives.
    """
    best = next(iter(inputs.data.next_additions), None) if inputs.data else None
    if best is None or len(best.kpis) + len(best.signals) < rule.limit:
        return None
    unlocked = (*best.kpis, *best.signals)
    others = inputs.data.next_additions[1:4] if inputs.data else ()
    texts = (f"{one.addition.words}: {_counts(one.kpis, one.signals)}." for one in (best, *others))
    return Observation(
        evidence=tuple(Evidence(text[:1].upper() + text[1:]) for text in texts),
        value=best.addition.words,
        count=len(unlocked),
        total=_open_measures(inputs.data),
        names=unlocked,
    )


def _see_checks(
    rule: Rule, inputs: FindingInputs, marks: Collection[QualityMark]
) -> Observation | None:
    checks = inputs.data.checks if inputs.data else ()
    asked = [check for check in checks if check.aspect.value == rule.subject]
    seen = [one for one in asked if one.mark in marks and not _is_told_elsewhere(one)]
    if len(seen) <= rule.limit:
        return None
    return Observation(
        evidence=tuple(_check_evidence(check) for check in seen),
        value=seen[0].sentence,
        limit=seen[0].limit,
        count=len(seen),
        total=len(asked),
        names=tuple(dict.fromkeys(check.steward for check in seen)),
    )


def _is_told_elsewhere(check: QualityCheck) -> bool:
    is_blank = check.field is not None and (check.table, check.field) in TOLD_ELSEWHERE
    return is_blank or check.name.startswith(CHURN)


def _check_evidence(check: QualityCheck) -> Evidence:
    text = f"{check.sentence} Steward: {check.steward}. {check.fix}".strip()
    return Evidence(text, file=next(iter(check.files), None), rows=check.rows)


def _answer_evidence(answer: ChurnAnswer) -> Evidence:
    return Evidence(f"{_answer_words(answer)}: {answer.counted}")


def _answer_words(answer: ChurnAnswer) -> str:
    left = number(len(answer.accounts))
    source = churn_source_words(answer.source)
    return f"{percent(answer.share)} by {source} ({left} of {number(answer.total)})"


def _affected(inputs: FindingInputs, keys: Iterable[AccountKey]) -> Affected | None:
    if inputs.accounts is None:
        return None
    wanted = set(keys)
    chosen = [at for at, key in enumerate(inputs.accounts.keys) if key in wanted]
    return choose_accounts(inputs.accounts, chosen, is_at_stake=False)


def _names(panel: ChurnPanel, keys: Iterable[AccountKey]) -> str:
    shown = [panel.names.get(key, key) for key in keys][:3]
    return ", ".join(shown)


def _counts(kpis: Collection[str], signals: Collection[str]) -> str:
    parts = [
        plural(len(found), word)
        for found, word in ((kpis, "KPI"), (signals, "health signal"))
        if found
    ]
    return " and ".join(parts)


def _open_measures(review: DataReview | None) -> int:
    measures = review.measures if review else ()
    return sum(one.reach is not Reach.NOW for one in measures)
