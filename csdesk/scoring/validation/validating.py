"""Testing a health score against who left (S1.28, S1.29, S3.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from csdesk.model.identifiers import SignalId
from csdesk.model.score_alarms import Alarm, AlarmKind
from csdesk.model.score_observations import ObservationSet
from csdesk.model.validation import Validation, Verdict
from csdesk.model.validation_design import Claim
from csdesk.model.validation_rules import Evidence, ValidationRules
from csdesk.progress import Progress, silent
from csdesk.scoring.validation.alarms import find_alarms, largest_share
from csdesk.scoring.validation.bands import (
    brier_scores,
    calibrate_bands,
    confuse,
    confuse_all_below_green,
)
from csdesk.scoring.validation.contenders import find_contenders
from csdesk.scoring.validation.intervals import count_accounts, rate_by_account, rate_of
from csdesk.scoring.validation.lift import lift_by_tenth
from csdesk.scoring.validation.separation import (
    estimate_auc,
    estimate_auc_by_arr,
    estimate_average_precision,
)
from csdesk.scoring.validation.suggestion import suggest_weights
from csdesk.scoring.validation.surprises import (
    list_cases,
    list_green_but_left,
    list_red_but_stayed,
)
from csdesk.scoring.validation.verdicts import COMPARABLE, MEASURED, evidence_of, verdict_of
from csdesk.scoring.validation.weight_sets import Weights, compare_weights

STEPS = 4


def validate(
    observed: ObservationSet,
    rules: ValidationRules,
    weight_sets: Mapping[str, Weights] | None = None,
    progress: Progress = silent,
) -> Validation:
    """Return what can be told about a score, and nothing that so few events cannot tell.

    ``weight_sets`` are further weights that people chose, by name. ``rules`` say from how many
    accounts that left on there are ranks, an AUC with its interval, a comparison of weights, and
    suggested ones, where past days are observed (domain 5); below that there are cases.
    """
    progress(0, STEPS, "Looking at who left")
    alarms = find_alarms(observed, rules)
    scored = observed.take(observed.is_scored)
    found = _counted(observed, scored, alarms, rules)
    if not len(scored):
        return _with_signals_alone(found, observed, rules)
    if found.evidence is Evidence.CASES:
        return found
    found = replace(
        found,
        confusion=confuse(scored),
        wide_confusion=confuse_all_below_green(scored),
    )
    if found.evidence not in MEASURED:
        return found
    progress(1, STEPS, "Measuring the score")
    found = _measured(found, scored, rules)
    progress(2, STEPS, "Comparing weights")
    if found.evidence in COMPARABLE:
        compared = compare_weights(scored, weight_sets or {}, _suspects(alarms))
        found = replace(found, comparisons=compared)
    progress(3, STEPS, "Fitting weights")
    if found.evidence is Evidence.FITTING and found.claim is Claim.PREDICTION:
        found = replace(
            found, suggestion=suggest_weights(scored, _suspects(alarms), rules.fitting_from)
        )
    return found


def _counted(
    observed: ObservationSet,
    scored: ObservationSet,
    alarms: tuple[Alarm, ...],
    rules: ValidationRules,
) -> Validation:
    """Return what can be told of any number of accounts: counts, and names."""
    accounts, left = count_accounts(scored.accounts), count_accounts(scored.accounts[scored.left])
    largest = largest_share(scored)
    return Validation(
        design=observed.design,
        claim=observed.claim,
        evidence=evidence_of(left, accounts - left, rules),
        verdict=Verdict.TOO_FEW,
        fitting_from=rules.fitting_from,
        usable_from=rules.usable_from,
        days=observed.observed_days(),
        observations=len(scored),
        unscored=len(observed) - len(scored),
        accounts=accounts,
        left=left,
        loss_rate=rate_of(left, accounts) if accounts else None,
        base_rate=rate_by_account(scored.left, scored.accounts) if accounts else None,
        largest_share=largest[0] if largest else None,
        alarms=alarms,
        green_but_left=list_green_but_left(scored),
        red_but_stayed=list_red_but_stayed(scored),
        cases=list_cases(observed),
    )


def _with_signals_alone(
    found: Validation, observed: ObservationSet, rules: ValidationRules
) -> Validation:
    """Return what the signals tell where nobody has a score, and enough accounts left."""
    left = count_accounts(observed.accounts[observed.left])
    stayed = count_accounts(observed.accounts) - left
    if evidence_of(left, stayed, rules) not in MEASURED:
        return found
    return replace(found, contenders=find_contenders(observed, _suspects(found.alarms)))


def _measured(found: Validation, scored: ObservationSet, rules: ValidationRules) -> Validation:
    """Return what ten accounts that left are enough for."""
    scores, left, accounts = scored.scores, scored.left, scored.accounts
    auc = estimate_auc(scores, left, accounts)
    brier, brier_base = brier_scores(scored) or (None, None)
    return replace(
        found,
        verdict=verdict_of(found.evidence, auc, rules),
        auc=auc,
        auc_by_arr=estimate_auc_by_arr(scores, left, accounts, scored.arr),
        average_precision=estimate_average_precision(scores, left, accounts),
        lifts=lift_by_tenth(scores, left, accounts),
        calibration=calibrate_bands(scored),
        brier=brier,
        brier_base=brier_base,
        contenders=find_contenders(scored, _suspects(found.alarms)),
    )


def _suspects(alarms: tuple[Alarm, ...]) -> frozenset[SignalId]:
    """Return the signals that know the outcome."""
    leaks = (alarm for alarm in alarms if alarm.kind is AlarmKind.LEAK)
    return frozenset(signal for alarm in leaks for signal in alarm.signals)
